import { BiText } from '@consentry/law';
import { z } from 'zod';
import { PaperForm } from '@consentry/contract';

/** Name of a fact on a paper. */
const Key = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);

/** A cell of a form. */
const CellLayout = z.strictObject({
  key: Key,
  label: BiText,
  /**
   * `verified`: a text in force names it. `reconstructed`: made from a verified duty, no official form was found;
   * the paper marks it.
   */
  basis: z.enum(['verified', 'reconstructed']),
  /** The text that names it, `§15(1)(2)` or the like. */
  cites: z.string().max(200).optional(),
  /** Left out of the paper where there is no such fact; otherwise that is a gap. */
  optional: z.literal(true).optional(),
});
export type CellLayout = z.infer<typeof CellLayout>;

const heading = z.strictObject({
  kind: z.literal('heading'),
  text: BiText,
  level: z.union([z.literal(1), z.literal(2)]).default(1),
});
/** Fixed words; `{key}` stands for a fact. */
const words = z.strictObject({ kind: z.literal('words'), text: BiText });
const note = z.strictObject({ kind: z.literal('note'), text: BiText });
/** Paragraphs that are a fact, under no label of their own. */
const paragraphs = z.strictObject({ kind: z.literal('paragraphs'), cell: CellLayout });
const list = z.strictObject({ kind: z.literal('list'), cell: CellLayout });
const cells = z.strictObject({ kind: z.literal('cells'), cells: z.array(CellLayout).min(1).max(100) });
const table = z.strictObject({
  kind: z.literal('table'),
  key: Key,
  label: BiText,
  columns: z.array(CellLayout).min(1).max(10),
  /** Said where there is no row. */
  empty: BiText,
});
const choices = z.strictObject({ kind: z.literal('choices'), items: z.array(BiText).min(1).max(20) });
const signatures = z.strictObject({ kind: z.literal('signatures'), items: z.array(BiText).min(1).max(10) });
/** Ruled lines to write on by hand, on a form that somebody else fills. */
const lines = z.strictObject({
  kind: z.literal('lines'),
  items: z.array(BiText).min(1).max(10),
  /** Lines under each. */
  count: z.int().min(1).max(12),
});
const code = z.strictObject({ kind: z.literal('code'), cell: CellLayout });
const page = z.strictObject({ kind: z.literal('page') });

const Flat = z.discriminatedUnion('kind', [
  heading,
  words,
  note,
  paragraphs,
  list,
  cells,
  table,
  choices,
  signatures,
  lines,
  code,
  page,
]);
/** The same parts once for each: scenarios of a filing, certificates of devices. */
const each = z.strictObject({
  kind: z.literal('each'),
  key: Key,
  blocks: z.array(Flat).min(1).max(50),
  /** Each on a page of its own: sheets that are signed one by one. */
  apart: z.literal(true).optional(),
  /** Said where there is no row. */
  empty: BiText.optional(),
});

/** A part of a form, from above. */
export const BlockLayout = z.discriminatedUnion('kind', [...Flat.options, each]);
export type BlockLayout = z.infer<typeof BlockLayout>;

/** Schema of layouts. It changes only with a new number. */
export const LAYOUT_SCHEMA = 'consentry.layout@v1';

/**
 * What a form asks for, and in which order: data, since provinces publish their own and change them. The
 * layouts that come with the product are ours; an official one takes their place when it is loaded.
 */
export const Layout = z.strictObject({
  schema: z.literal(LAYOUT_SCHEMA),
  form: PaperForm,
  /** Code of the province whose authority published it (GB/T 2260, two digits); `null` for all. */
  province: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  version: z.int().min(1).max(10_000),
  /** Where the official form is published; `null` for a layout of ours. */
  official: z
    .strictObject({ published_by: BiText, published_on: z.iso.date(), address: z.url().nullable() })
    .nullable(),
  title: BiText,
  /** The law that asks for it. */
  basis: BiText.nullable(),
  blocks: z.array(BlockLayout).min(1).max(200),
});
export type Layout = z.infer<typeof Layout>;
