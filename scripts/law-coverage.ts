/**
 * Writes docs/law/coverage.md from the register, what asks about its rows, the vectors and the papers.
 * Run after any of them changes: `node scripts/law-coverage.ts`. A test compares.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AskedBy,
  type RegisterId,
  type RegisterRow,
  askedBy,
  deadlineRules,
  findings,
  register,
} from '@consentry/law';

const PAPER = 'docs/law/coverage.md';

/** A row with everything that keeps it honest. */
interface Covered extends AskedBy {
  readonly row: RegisterRow;
  /** Vectors by which it holds, and by which it is broken or at risk. */
  readonly holds: number;
  readonly breaks: number;
  readonly inPaper: boolean;
}

/** One case of the vectors, as far as it matters here. */
interface Case {
  readonly requirement?: string;
  readonly expect?: { readonly permitted?: boolean; readonly state?: string };
}

/**
 * Lists what a row still lacks: a posture rule, a case that holds, one that breaks, a line in its paper.
 *
 * @param root folder of the checkout
 * @param asked what asks about a row; another than the package’s only to test this function
 * @returns for example `R15.1: no case that breaks`; empty when every row is covered
 */
export function gaps(root: string, asked: (id: RegisterId) => AskedBy = askedBy): readonly string[] {
  return covered(root, asked).flatMap(({ row, reads, codes, holds, breaks, inPaper }) => [
    ...(reads.length === 0 ? [`${row.id}: no posture rule`] : []),
    ...(codes.length === 0 ? [`${row.id}: no finding`] : []),
    ...(holds === 0 ? [`${row.id}: no case that holds`] : []),
    ...(breaks === 0 ? [`${row.id}: no case that breaks`] : []),
    ...(inPaper ? [] : [`${row.id}: no line in docs/law/${row.slice}.md`]),
  ]);
}

/**
 * Gives the text of docs/law/coverage.md.
 *
 * @param root folder of the checkout
 */
export function coverage(root: string): string {
  const rows = covered(root, askedBy);
  const missing = gaps(root);
  const count = (which: (one: Covered) => boolean): number => rows.filter(which).length;
  const lines = [
    '# Coverage of the register',
    '',
    '<!-- Written by scripts/law-coverage.ts from the sources; do not edit. -->',
    '',
    `**${count(({ reads }) => reads.length > 0)} of ${rows.length} rows are judged on the state of a processor.** ${count(({ gate }) => gate.length > 0)} rows also stand before an act on a face, ${count(({ acts }) => acts.length > 0)} before an act of an organisation. ${count(({ holds }) => holds > 0)} have a vector that holds, ${count(({ breaks }) => breaks > 0)} one that breaks, ${count(({ inPaper }) => inPaper)} a line in the paper of their slice.`,
    '',
    'What the columns say:',
    '',
    '* **gate**: rules of `authorize` that refuse an act on a face, naming the row.',
    '* **acts**: acts of an organisation that are refused when they would leave the row broken.',
    '* **posture reads**: sections of the facts that `review` judges the row on. Rows that ask a human are never met without one; the paper of the slice says which.',
    '* **holds**, **breaks**: language-neutral cases in `vectors/law` about the row in which it is kept, and in which it is broken or at risk.',
    '',
    '| row | article | strength | slice | gate | acts | posture reads | holds | breaks |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      ({ row: { id, article, strength, slice }, gate, acts, reads, holds, breaks }) =>
        `| ${id} | ${article['zh-CN']} | ${strength === 'law' ? strength : `**${strength}**`} | [${slice}](${slice}.md) | ${code(gate)} | ${code(acts)} | ${reads.length === 0 ? 'not yet' : code(reads)} | ${holds} | ${breaks} |`,
    ),
    '',
    '## What is missing',
    '',
    ...(missing.length === 0 ? ['Nothing.'] : missing.map((gap) => `* ${gap}`)),
    '',
    '## Dates that are counted',
    '',
    ...Object.entries(deadlineRules).map(
      ([kind, { row, citation }]) => `* ${row} \`${kind}\`, ${citation['zh-CN']}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function covered(root: string, asked: (id: RegisterId) => AskedBy): readonly Covered[] {
  const cases = Map.groupBy(allCases(root), ({ requirement }) => requirement);
  const own = codesOfActs(root);
  return (Object.keys(register) as RegisterId[]).map((id) => {
    const about = cases.get(id) ?? [];
    const answers = asked(id);
    const stated = [...own].filter(([, codes]) => answers.codes.some((one) => codes.has(one)));
    return {
      ...answers,
      acts: [...new Set([...answers.acts, ...stated.map(([act]) => act)])],
      row: register[id],
      holds: about.filter(({ expect }) => expect?.permitted === true || expect?.state === 'met').length,
      breaks: about.filter(
        ({ expect }) =>
          expect?.permitted === false || expect?.state === 'broken' || expect?.state === 'at-risk',
      ).length,
      inPaper: isInPaper(root, register[id]),
    };
  });
}

/** Codes that an act states by a rule of its own, read from its source. */
function codesOfActs(root: string): ReadonlyMap<string, ReadonlySet<string>> {
  const folder = join(root, 'packages/law/src/acts');
  const acts = readdirSync(folder).filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes('= organisationalAct('),
  );
  return new Map(
    acts.map((file) => {
      const words = readFileSync(join(folder, file), 'utf8').match(/(?<=broken\(\s*')\w+/g) ?? [];
      return [
        file.replace('.ts', '').replaceAll('-', '_'),
        new Set(words.filter((word) => Object.hasOwn(findings, word))),
      ];
    }),
  );
}

/** Every case of the vectors that is about a row. */
function allCases(root: string): readonly Case[] {
  const folder = join(root, 'vectors/law');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const cases: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return Array.isArray(cases) ? (cases as readonly Case[]) : [];
    })
    .filter(({ expect }) => expect !== undefined);
}

function isInPaper(root: string, { id, slice }: RegisterRow): boolean {
  const path = join(root, 'docs/law', `${slice}.md`);
  return existsSync(path) && readFileSync(path, 'utf8').includes(`\n| ${id} | `);
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' ');
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  writeFileSync(join(root, PAPER), coverage(root));
  process.stdout.write(`${PAPER}\n`);
}
