import type { BiText } from '@consentry/law';
import type { PaperForm } from '@consentry/contract';

/** Something written on a paper: in both languages, or the same in both (a number, a day, a name). */
export type Words = BiText | string;

/** One field of a form. */
export interface Cell {
  readonly label: BiText;
  /** Paragraphs; empty where it is a gap. */
  readonly words: readonly Words[];
  /** Number in the list of gaps; `null` where nothing is missing. */
  readonly gap: number | null;
  /** The field is ours, made from a verified duty: no official form that has it was found. */
  readonly reconstructed: boolean;
}

/** What a table has in one place. */
export type TableCell = Pick<Cell, 'words' | 'gap'>;

/** A part of a paper, from above. */
export type Block =
  | { readonly kind: 'heading'; readonly text: BiText; readonly level: 1 | 2 }
  | { readonly kind: 'words'; readonly words: readonly Words[] }
  | { readonly kind: 'note'; readonly words: readonly Words[] }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  | { readonly kind: 'cells'; readonly cells: readonly Cell[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Pick<Cell, 'label' | 'reconstructed'>[];
      readonly rows: readonly (readonly TableCell[])[];
      /** Said where there is no row. */
      readonly empty: BiText;
    }
  /** Boxes to tick, none of them ticked, all of one size. */
  | { readonly kind: 'choices'; readonly items: readonly BiText[] }
  /** Lines to sign on. */
  | { readonly kind: 'signatures'; readonly items: readonly BiText[] }
  /** Lines to write on, so many under each. */
  | { readonly kind: 'lines'; readonly items: readonly BiText[]; readonly count: number }
  | { readonly kind: 'code'; readonly label: BiText; readonly text: string }
  | { readonly kind: 'page' };

/** Whence facts on a paper are, and as of when. */
export interface Source {
  readonly name: BiText;
  /** Instant (RFC 3339). */
  readonly as_of: string;
}

/** A fact that is missing. A paper lists it and never shows a blank. */
export interface Gap {
  /** 1, 2, 3 … in the order of the paper. */
  readonly number: number;
  /** Key of the cell in its layout. */
  readonly key: string;
  /** What is missing: the cell, in which part. */
  readonly what: BiText;
}

/** A file inside the paper (PDF alone). */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly about: BiText;
  readonly text: string;
}

/** A code to scan, with what it opens. */
export interface Scan {
  readonly text: string;
  readonly about: BiText;
}

/** Size of the sheet. */
export const SIZES = ['A4', 'A3'] as const;
export type Size = (typeof SIZES)[number];

/** A paper, filled: what it says, from which facts, and what is missing. Nothing of how it looks. */
export interface Paper {
  readonly form: PaperForm;
  readonly layout: { readonly version: number; readonly province: string | null; readonly official: boolean };
  readonly title: BiText;
  /** The law that asks for it. */
  readonly basis: BiText | null;
  /** Number of the document, where it has one. */
  readonly number: string | null;
  /** Whose paper it is; `null` where nobody has said. */
  readonly organisation: Words | null;
  /** Instant (RFC 3339). */
  readonly made_at: string;
  readonly blocks: readonly Block[];
  readonly scan: Scan | null;
  readonly sources: readonly Source[];
  readonly gaps: readonly Gap[];
  readonly attachments: readonly Attachment[];
}
