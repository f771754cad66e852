import { type Facts, factsOf } from '../layout/fill.ts';
import { PaperForm } from '@consentry/contract';
import type { BlockLayout } from '../layout/layout.ts';
import { layoutOf } from '../layout/layouts.ts';
import { cellsOf } from '../layout/offered.ts';
import { examplePapers } from './papers.ts';

/** Keys, and of rows the keys in them; `null` for words. */
interface Keys {
  readonly [key: string]: Keys | null;
}

/** What each form can show, of the example and of our layouts: the content of `layout/offered.json`. */
export function offeredNow(): Readonly<Record<string, string>> {
  const papers = new Map(examplePapers().map((paper) => [paper.form, factsOf(paper)]));
  return Object.fromEntries(
    PaperForm.options.map((form) => [
      form,
      written(joined(inLayout(layoutOf(form).blocks), inFacts(papers.get(form) ?? {}))),
    ]),
  );
}

function written(keys: Keys): string {
  return Object.keys(keys)
    .toSorted()
    .filter((key) => key !== 'ordinal')
    .map((key) => {
      const rows = keys[key] ?? null;
      return rows === null ? key : `${key}(${written(rows)})`;
    })
    .join(' ');
}

function joined(one: Keys, other: Keys): Keys {
  const both = Object.entries(other).map(([key, rows]) => {
    const known = one[key] ?? null;
    return [key, known === null ? rows : rows === null ? known : joined(known, rows)] as const;
  });
  return { ...one, ...Object.fromEntries(both) };
}

function inFacts(facts: Facts): Keys {
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [
      key,
      fact !== undefined && 'rows' in fact ? fact.rows.map(inFacts).reduce(joined, {}) : null,
    ]),
  );
}

function inLayout(blocks: readonly BlockLayout[]): Keys {
  return blocks.reduce<Keys>((found, block) => {
    const cells = Object.fromEntries(cellsOf(block).map(({ key }) => [key, null]));
    const rows: Keys =
      block.kind === 'table'
        ? { [block.key]: Object.fromEntries(block.columns.map(({ key }) => [key, null])) }
        : block.kind === 'each'
          ? { [block.key]: inLayout(block.blocks) }
          : {};
    return joined(found, joined(cells, rows));
  }, {});
}
