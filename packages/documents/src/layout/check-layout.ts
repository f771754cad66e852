import { type BiText, Province, both } from '@consentry/law';
import { z } from 'zod';
import { PaperForm } from '@consentry/contract';
import { BlockLayout, type CellLayout, Layout } from './layout.ts';
import { type OfferedFact, isOwn, offeredBy } from './offered.ts';

/** Something wrong with a layout. */
export interface LayoutFault {
  /** Where: a JSON Pointer (RFC 6901) into it. */
  readonly at: string;
  /** What, and what to do. */
  readonly text: BiText;
}

/** Which fact stands in which cell. */
export interface MappedCell {
  readonly at: string;
  /** As the form says it. */
  readonly label: BiText;
  readonly key: string;
  /** As we call the fact; `null` for one that the organisation writes itself. */
  readonly fact: BiText | null;
}

/** A layout that was looked at. */
export interface CheckedLayout {
  /** `null` where something is wrong. */
  readonly layout: Layout | null;
  /** All of it, not the first alone. */
  readonly faults: readonly LayoutFault[];
  readonly mapped: readonly MappedCell[];
  /** Facts that the form can show, and this layout does not. */
  readonly unused: ReadonlyArray<Pick<OfferedFact, 'key' | 'name'>>;
}

const FAULTS_MAX = 500;

/** Looks at a layout that somebody wrote: its form, and whether each key is a fact that the form can show. */
export function checkLayout(value: unknown): CheckedLayout {
  const parsed = Layout.safeParse(value);
  if (!parsed.success) {
    const shape = parsed.error.issues.map(faultOf);
    return {
      layout: null,
      faults: [...shape, ...keyFaults(value)].slice(0, FAULTS_MAX),
      mapped: [],
      unused: [],
    };
  }
  const layout = parsed.data;
  const walk = new Walk(layout.form, layout.blocks);
  const faults = [...headFaults(layout), ...walk.faults].slice(0, FAULTS_MAX);
  return {
    layout: faults.length === 0 ? layout : null,
    faults,
    mapped: walk.mapped,
    unused: offeredBy(layout.form)
      .filter(({ key }) => !walk.used.has(key))
      .map(({ key, name }) => ({ key, name })),
  };
}

/** Keys are looked at in the parts that are right, too, so that nobody mends a layout twice. */
function keyFaults(value: unknown): readonly LayoutFault[] {
  const { success, data } = Parts.safeParse(value);
  return success ? new Walk(data.form, data.blocks).faults : [];
}

/** What of a layout is needed to look at its keys: parts that are wrong are `null`. */
const Parts = z.object({ form: PaperForm, blocks: z.array(BlockLayout.nullable().catch(null)).max(1000) });

/** Lists what a layout asks the organisation to write itself. */
export function ownAsked(layout: Layout): ReadonlyArray<{ readonly key: string; readonly label: BiText }> {
  // Ours ask for nothing of the kind.
  if (layout.official === null) return [];
  const { mapped } = checkLayout(layout);
  return mapped.filter(({ fact }) => fact === null).map(({ key, label }) => ({ key, label }));
}

const PROVINCE = both(
  '不是省级行政区划代码（GB/T 2260 前两位，如 37）；全国通用写 null',
  'is no code of a province (first two digits of GB/T 2260, as 37); null is for all',
);
const KEY = both(
  '键只用小写英文字母、数字和下划线，以字母开头，至多 64 个',
  'a key has small letters, digits and underscores, begins with a letter, and is 64 long at most',
);

function headFaults({ official, province }: Layout): readonly LayoutFault[] {
  return [
    ...(official === null
      ? [
          {
            at: '/official',
            text: both(
              '须写明公布机关、公布日期：平台自带的版式不用装入',
              'has to say who published it and when: ours need no loading',
            ),
          },
        ]
      : []),
    ...(province === null || Province.safeParse(province).success
      ? []
      : [{ at: '/province', text: PROVINCE }]),
  ];
}

const PLACE = /\{([a-z][a-z0-9_]*)\}/g;

/** Goes through a layout, and notes what stands where. */
class Walk {
  readonly faults: LayoutFault[] = [];
  readonly mapped: MappedCell[] = [];
  readonly used = new Set<string>();

  constructor(form: PaperForm, blocks: readonly (BlockLayout | null)[]) {
    const facts = new Map(offeredBy(form).map((one) => [one.key, one]));
    for (const [at, block] of blocks.entries())
      if (block !== null) this.#block(block, `/blocks/${at}`, facts, null);
  }

  /** @param row facts of the row it stands in; `null` outside of any */
  #block(
    block: BlockLayout,
    at: string,
    facts: ReadonlyMap<string, OfferedFact>,
    row: ReadonlyMap<string, OfferedFact> | null,
  ): void {
    const here = row ?? facts;
    switch (block.kind) {
      case 'cells':
        for (const [index, cell] of block.cells.entries()) this.#cell(cell, `${at}/cells/${index}`, here);
        return;
      case 'paragraphs':
      case 'list':
      case 'code':
        this.#cell(block.cell, `${at}/cell`, here);
        return;
      case 'words':
      case 'note':
        this.#text(block.text, `${at}/text`, here);
        return;
      case 'table': {
        const columns = this.#rows(block.key, `${at}/key`, here);
        if (columns === null) return;
        for (const [index, cell] of block.columns.entries())
          this.#cell(cell, `${at}/columns/${index}`, columns);
        return;
      }
      case 'each': {
        const columns = this.#rows(block.key, `${at}/key`, here);
        if (columns === null) return;
        for (const [index, one] of block.blocks.entries())
          this.#block(one, `${at}/blocks/${index}`, facts, columns);
        return;
      }
      default:
        return;
    }
  }

  #cell({ key, label }: CellLayout, at: string, facts: ReadonlyMap<string, OfferedFact>): void {
    this.used.add(key);
    if (isOwn(key)) {
      this.mapped.push({ at, label, key, fact: null });
      return;
    }
    const fact = facts.get(key);
    if (fact === undefined) {
      this.faults.push({ at: `${at}/key`, text: noSuchFact(key, label, facts) });
    } else if (fact.columns === null) {
      this.mapped.push({ at, label, key, fact: fact.name });
    } else {
      this.faults.push({
        at: `${at}/key`,
        text: both(
          `“${key}”有多行，须放在 kind 为 table 或者 each 的部分`,
          `“${key}” is rows: it goes into a part of kind table or each`,
        ),
      });
    }
  }

  #text(text: BiText, at: string, facts: ReadonlyMap<string, OfferedFact>): void {
    const [zh, en] = [text['zh-CN'], text.en].map(
      (one) => new Set([...one.matchAll(PLACE)].map(([, key = '']) => key)),
    );
    for (const key of zh ?? []) {
      if (key === 'ordinal') continue;
      this.#cell({ key, label: both(`{${key}}`, `{${key}}`), basis: 'verified' }, at, facts);
    }
    for (const key of en ?? []) {
      if (zh?.has(key) === true) continue;
      this.faults.push({
        at: `${at}/en`,
        text: both(`英文里的 {${key}} 中文里没有`, `{${key}} is in the English and not in the Chinese`),
      });
    }
  }

  #rows(
    key: string,
    at: string,
    facts: ReadonlyMap<string, OfferedFact>,
  ): ReadonlyMap<string, OfferedFact> | null {
    this.used.add(key);
    const fact = facts.get(key);
    if (fact === undefined) {
      this.faults.push({ at, text: noSuchFact(key, both(key, key), facts) });
      return null;
    }
    if (fact.columns === null) {
      this.faults.push({
        at,
        text: both(`“${key}”只有一项，没有多行`, `“${key}” is one fact, and has no rows`),
      });
      return null;
    }
    return new Map([...fact.columns, ORDINAL].map((one) => [one.key, one]));
  }
}

const ORDINAL: OfferedFact = { key: 'ordinal', name: both('序号', 'number in the list'), columns: null };

/** Names one that is called alike, where there is one. */
function noSuchFact(key: string, label: BiText, facts: ReadonlyMap<string, OfferedFact>): BiText {
  const alike = [...facts.values()].find(
    ({ key: known, name }) =>
      known.startsWith(key) || key.startsWith(known) || name['zh-CN'] === label['zh-CN'],
  );
  return both(
    `没有“${key}”这项事实${alike === undefined ? '；平台不掌握的内容，键以 own_ 开头，在“单位资料”里填一次' : `；是不是“${alike.key}”（${alike.name['zh-CN']}）？`}`,
    `no fact is called “${key}”${alike === undefined ? '; what the platform does not know has a key that begins with own_, and is written once under “About the organisation”' : `; is it “${alike.key}” (${alike.name.en})?`}`,
  );
}

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue): LayoutFault {
  const at = issue.path.length === 0 ? '' : `/${issue.path.map(String).join('/')}`;
  return { at, text: issueText(issue) };
}

function issueText(issue: Issue): BiText {
  switch (issue.code) {
    case 'unrecognized_keys':
      return both(
        `没有这个成员：${issue.keys.join('、')}；请删去`,
        `no such member: ${issue.keys.join(', ')}; leave it out`,
      );
    case 'invalid_value': {
      const values = issue.values.map(String).join(' | ');
      return both(`只能是：${values}`, `has to be one of: ${values}`);
    }
    case 'invalid_union':
      return both(
        'kind 不对：可以是 heading、words、note、paragraphs、list、cells、table、choices、signatures、lines、code、page、each（each 里不能再有 each）',
        'wrong kind: heading, words, note, paragraphs, list, cells, table, choices, signatures, lines, code, page, each (but none in another)',
      );
    case 'invalid_type':
      return both(
        `缺少，或者类型不对：须是 ${issue.expected}`,
        `missing, or of another type: it has to be ${issue.expected}`,
      );
    case 'too_small':
      return both(`太少或者太短：至少 ${issue.minimum}`, `too few or too short: at least ${issue.minimum}`);
    case 'too_big':
      return both(`太多或者太长：至多 ${issue.maximum}`, `too many or too long: at most ${issue.maximum}`);
    case 'invalid_format':
      if (issue.path.at(-1) === 'province') return PROVINCE;
      if (issue.path.at(-1) === 'key') return KEY;
      return both(
        `写法不对${issue.pattern === undefined ? `（${issue.format}）` : `，须符合 ${issue.pattern}`}`,
        `written wrongly${issue.pattern === undefined ? ` (${issue.format})` : `: it has to match ${issue.pattern}`}`,
      );
    default:
      return both('不符合 docs/formats/paper.md', 'not as docs/formats/paper.md says');
  }
}
