import { type BiText, both } from '@consentry/law';
import { nameOf } from './fact-names.ts';
import { OwnKey, PaperForm } from '@consentry/contract';
import type { BlockLayout, CellLayout } from './layout.ts';
import { layoutOf } from './layouts.ts';
import offered from './offered.json' with { type: 'json' };

/** A fact that a form can show. */
export interface OfferedFact {
  readonly key: string;
  readonly name: BiText;
  /** Facts of each row; `null` for words. */
  readonly columns: readonly OfferedFact[] | null;
}

/** Tells the key of a fact that the organisation writes itself, where a form asks for what nobody keeps. */
export const isOwn = (key: string): boolean => OwnKey.safeParse(key).success;

/** Keys of facts; of rows, with those of their facts in brackets. */
const KEYS: Readonly<Record<PaperForm, string>> = offered;
const TOKEN = /[a-z0-9_]+|[()]/g;

let labels: ReadonlyMap<string, BiText> | null = null;

/**
 * Lists the facts that a form can show: what the keys of a layout may be. Each is called as our layout of the form
 * calls it, else as another one does.
 */
export function offeredBy(form: PaperForm): readonly OfferedFact[] {
  labels ??= new Map(PaperForm.options.toReversed().flatMap((one) => [...labelsOf(layoutOf(one).blocks)]));
  const [own, others] = [labelsOf(layoutOf(form).blocks), labels];
  const tokens = [...KEYS[form].matchAll(TOKEN)].map(([token]) => token);
  return readFacts(tokens, (key) => own.get(key) ?? nameOf(key) ?? others.get(key) ?? both(key, key));
}

/** The same in one list, each with the keys of the rows in which it stands. */
export function factsOffered(form: PaperForm) {
  const listed = (facts: readonly OfferedFact[], within: string[]): OfferedPlace[] =>
    facts.flatMap(({ key, name, columns }) => [
      { key, name, rows: columns !== null, within },
      ...(columns === null ? [] : listed(columns, [...within, key])),
    ]);
  return listed(offeredBy(form), []);
}

interface OfferedPlace {
  readonly key: string;
  readonly name: BiText;
  readonly rows: boolean;
  readonly within: string[];
}

/** Takes tokens from the front, up to the bracket that ends them. */
function readFacts(tokens: string[], named: (key: string) => BiText): readonly OfferedFact[] {
  const facts: OfferedFact[] = [];
  for (let key = tokens.shift(); key !== undefined && key !== ')'; key = tokens.shift()) {
    const hasRows = tokens[0] === '(';
    if (hasRows) tokens.shift();
    facts.push({ key, name: named(key), columns: hasRows ? readFacts(tokens, named) : null });
  }
  return facts;
}

/** Cells of a part. */
export function cellsOf(block: BlockLayout): readonly CellLayout[] {
  if (block.kind === 'cells') return block.cells;
  return 'cell' in block ? [block.cell] : [];
}

function labelsOf(blocks: readonly BlockLayout[]): ReadonlyMap<string, BiText> {
  return new Map(
    blocks.flatMap((block): readonly (readonly [string, BiText])[] => {
      if (block.kind === 'table')
        return [[block.key, block.label], ...block.columns.map(({ key, label }) => [key, label] as const)];
      if (block.kind === 'each') return [...labelsOf(block.blocks)];
      return cellsOf(block).map(({ key, label }) => [key, label] as const);
    }),
  );
}
