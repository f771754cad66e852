import type { BiText } from '@consentry/law';
import { both } from '@consentry/law';
import type { Attachment, Block, Cell, Gap, Paper, Scan, Source, Words } from '../paper/paper.ts';
import { nameOf } from './fact-names.ts';
import type { BlockLayout, CellLayout, Layout } from './layout.ts';
import { isOwn } from './offered.ts';

/** A fact as a paper takes it: paragraphs, or rows of further facts. */
export type Fact = readonly Words[] | { readonly rows: readonly Facts[] };

/** Facts by the keys of a layout. What is left out is not known. */
export interface Facts {
  readonly [key: string]: Fact | undefined;
}

/** What a paper is made from. */
export interface Filling {
  readonly facts: Facts;
  readonly sources: readonly Source[];
  readonly organisation: Words | null;
  /** Instant (RFC 3339). */
  readonly made_at: string;
  readonly number?: string | null;
  readonly scan?: Scan | null;
  readonly attachments?: readonly Attachment[];
}

/** Gaps as they are found, in the order of the paper. */
class Gaps {
  readonly found: Gap[] = [];

  add(key: string, what: BiText): number {
    const number = this.found.length + 1;
    this.found.push({ number, key, what });
    return number;
  }
}

const filledWith = new WeakMap<Paper, Facts>();

/** Gives the facts that a paper was filled with, used by its layout or not: what another layout may ask for. */
export function factsOf(paper: Paper): Facts {
  return filledWith.get(paper) ?? {};
}

/**
 * Fills a layout with facts. Pure: the same facts give the same paper. A fact that is missing is a gap in the
 * list, never a blank.
 */
export function fill(layout: Layout, filling: Filling): Paper {
  const gaps = new Gaps();
  const blocks = layout.blocks.flatMap((block) => fillBlock(block, filling.facts, gaps, null));
  const paper: Paper = {
    form: layout.form,
    layout: { version: layout.version, province: layout.province, official: layout.official !== null },
    title: layout.title,
    basis: layout.basis,
    number: filling.number ?? null,
    organisation: filling.organisation,
    made_at: filling.made_at,
    blocks,
    scan: filling.scan ?? null,
    sources: filling.sources,
    gaps: gaps.found,
    attachments: filling.attachments ?? [],
  };
  filledWith.set(paper, filling.facts);
  return paper;
}

function fillBlock(block: BlockLayout, facts: Facts, gaps: Gaps, of: BiText | null): readonly Block[] {
  switch (block.kind) {
    case 'heading':
    case 'choices':
    case 'signatures':
    case 'lines':
    case 'page':
      return [block];
    case 'words':
    case 'note':
      return [{ kind: block.kind, words: [withFacts(block.text, facts, gaps, of)] }];
    case 'paragraphs':
    case 'list': {
      const cell = fillCell(block.cell, facts, gaps, of);
      if (cell === null) return [];
      if (cell.gap !== null) return [{ kind: 'cells', cells: [cell] }];
      return block.kind === 'list'
        ? [{ kind: 'list', items: cell.words }]
        : [{ kind: 'words', words: cell.words }];
    }
    case 'cells': {
      const cells = block.cells.flatMap((cell) => fillCell(cell, facts, gaps, of) ?? []);
      return cells.length === 0 ? [] : [{ kind: 'cells', cells }];
    }
    case 'code': {
      const cell = fillCell(block.cell, facts, gaps, of);
      if (cell === null) return [];
      const [text] = cell.words;
      return typeof text === 'string'
        ? [{ kind: 'code', label: cell.label, text }]
        : [{ kind: 'cells', cells: [cell] }];
    }
    case 'table': {
      const rows = rowsOf(facts[block.key]);
      const columns = block.columns.map(({ label, basis }) => ({ label, reconstructed: isOurs(basis) }));
      if (rows === null) {
        const gap = gaps.add(block.key, named(block.label, of));
        const cell = { label: block.label, words: [], gap, reconstructed: false };
        return [{ kind: 'cells', cells: [cell] }];
      }
      const filled = rows.map((row, at) => {
        const place = named(
          both(`${block.label['zh-CN']}第${at + 1}行`, `${block.label.en} row ${at + 1}`),
          of,
        );
        return block.columns.map((column) => {
          const { words, gap } = fillCell(column, row, gaps, place) ?? { words: [], gap: null };
          return { words, gap };
        });
      });
      return [{ kind: 'table', columns, rows: filled, empty: block.empty }];
    }
    case 'each': {
      const rows = rowsOf(facts[block.key]);
      if (rows === null) {
        const gap = gaps.add(block.key, calledBy(block.key));
        return [
          { kind: 'cells', cells: [{ label: calledBy(block.key), words: [], gap, reconstructed: false }] },
        ];
      }
      if (rows.length === 0) return block.empty === undefined ? [] : [{ kind: 'note', words: [block.empty] }];
      return rows.flatMap((row, at): readonly Block[] => {
        const place = both(`第${at + 1}项`, `no. ${at + 1}`);
        const inner = { ...ownOf(facts), ...row, ordinal: [`${at + 1}`] };
        const filled = block.blocks.flatMap((one) => fillBlock(one, inner, gaps, place));
        return block.apart === true && at > 0 ? [{ kind: 'page' }, ...filled] : filled;
      });
    }
  }
}

/** What the organisation wrote itself stands in every row, too. */
function ownOf(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => isOwn(key)));
}

function isOurs(basis: CellLayout['basis']): boolean {
  return basis === 'reconstructed';
}

function fillCell(cell: CellLayout, facts: Facts, gaps: Gaps, of: BiText | null): Cell | null {
  const words = wordsOf(facts[cell.key]);
  const shown = { label: cell.label, reconstructed: isOurs(cell.basis) };
  if (words.length > 0) return { ...shown, words, gap: null };
  if (cell.optional === true) return null;
  return { ...shown, words: [], gap: gaps.add(cell.key, named(cell.label, of)) };
}

function named(label: BiText, of: BiText | null): BiText {
  return of === null ? label : both(`${of['zh-CN']}：${label['zh-CN']}`, `${of.en}: ${label.en}`);
}

/** What is only white space says nothing. */
function wordsOf(fact: Fact | undefined): readonly Words[] {
  if (fact === undefined || 'rows' in fact) return [];
  return fact.filter((one) => (typeof one === 'string' ? one : one['zh-CN']).trim() !== '');
}

function rowsOf(fact: Fact | undefined): readonly Facts[] | null {
  return fact !== undefined && 'rows' in fact ? fact.rows : null;
}

const PLACE = /\{([a-z][a-z0-9_]*)\}/g;

/** Puts facts into fixed words; what is missing is a gap, with its number in its place. */
function withFacts(text: BiText, facts: Facts, gaps: Gaps, of: BiText | null): BiText {
  const missing = new Map<string, number>();
  for (const [, key = ''] of text['zh-CN'].matchAll(PLACE)) {
    if (wordsOf(facts[key]).length > 0 || missing.has(key)) continue;
    missing.set(key, gaps.add(key, named(calledBy(key), of)));
  }
  const said = (language: 'zh-CN' | 'en') =>
    text[language].replaceAll(PLACE, (_, key: string) => {
      const gap = missing.get(key);
      if (gap !== undefined) return language === 'zh-CN' ? `〔缺${gap}〕` : `[missing ${gap}]`;
      const words = wordsOf(facts[key]).map((one) => (typeof one === 'string' ? one : one[language]));
      return words.join(language === 'zh-CN' ? '；' : '; ');
    });
  return both(said('zh-CN'), said('en'));
}

function calledBy(key: string): BiText {
  return nameOf(key) ?? both(key, key);
}
