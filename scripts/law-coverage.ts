/**
 * Writes docs/law/coverage.md from the register, the findings of the gate, the sources of its rules and
 * the vectors. Run after any of them changes: `node scripts/law-coverage.ts`. A test compares.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadlineRules, findings, register } from '@consentry/law';

/** A function of `packages/law`: its name, the comment before it, its body. */
interface Coded {
  readonly name: string;
  readonly comment: string;
  readonly body: string;
}

/** File of the gate; the functions it calls are its rules. */
const GATE = 'authorize.ts';
const PAPER = 'docs/law/coverage.md';

/**
 * Gives the text of docs/law/coverage.md.
 *
 * @param root folder of the checkout
 * @throws {Error} when a finding of the gate is stated by no function the gate calls
 */
export function coverage(root: string): string {
  const functions = sources(root);
  const gate = gateRules(root, functions);
  const vectors = vectorCounts(root);
  const rows = Object.values(register).map((row) => ({
    ...row,
    rules: gate.get(row.id) ?? [],
    vectors: vectors.get(row.id) ?? 0,
    others: namedBy(row.id, functions),
  }));
  const without = rows.filter(({ rules }) => rules.length === 0);
  const law = rows.filter(({ strength }) => strength === 'law');
  const lawWithout = law.filter(({ rules }) => rules.length === 0);
  const tested = rows.filter(({ vectors }) => vectors > 0);
  const refusal = rows.length - without.length;
  const lines = [
    '# Coverage of the register',
    '',
    '<!-- Written by scripts/law-coverage.ts from the sources; do not edit. -->',
    '',
    `**${refusal} of ${rows.length} rows have a rule of the gate; ${without.length} have none yet.** Of the ${law.length} rows of strength *law*, ${law.length - lawWithout.length} have one and ${lawWithout.length} have none. ${tested.length} rows have vectors. Every row has a line in the paper of its slice.`,
    '',
    'What the columns say:',
    '',
    '* **gate**: functions that `authorize` calls and that refuse, naming the row. “not yet” means that nothing here refuses when the row is broken. A rule asks about the acts of a door, and its row may ask for more than that: see its paper. What door and vault keep by the way they are built is said in the papers too and is not counted here.',
    '* **also**: other exported functions of `packages/law` whose comment names the row. They count a date or a number, list an event or give another answer; none of them is asked before an act of a door.',
    '* **vectors**: language-neutral cases in `vectors/law` that are about the row.',
    '* **kinds**: what software is *to do* about the row by the register, whether it does so yet or not.',
    '',
    '| row | article | strength | slice | kinds | gate | also | vectors |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map(
      ({ id, article, strength, slice, kinds, rules, others, vectors }) =>
        `| ${id} | ${article['zh-CN']} | ${strength === 'law' ? strength : `**${strength}**`} | [${slice}](${slice}.md) | ${kinds.join(' · ')} | ${rules.length === 0 ? 'not yet' : code(rules)} | ${code(others)} | ${vectors} |`,
    ),
    '',
    '## Rows with no rule yet',
    '',
    ...[...new Set(without.map(({ slice }) => slice))].map((slice) => {
      const ids = without.filter((row) => row.slice === slice).map(({ id }) => id);
      return `* [${slice}](${slice}.md): ${ids.join(' ')}`;
    }),
    '',
    '## Dates that are counted',
    '',
    ...Object.entries(deadlineRules).map(
      ([kind, { row, citation }]) => `* ${row} \`${kind}\`, ${citation['zh-CN']}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Every exported function of the package but those of the gate itself, read from its sources. */
function sources(root: string): readonly Coded[] {
  const folder = join(root, 'packages/law/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== GATE)
    .toSorted()
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:function|class) (\w+)([\s\S]*?\n)\}\n/g,
      ),
    ])
    .map(([, comment = '', name = '', body = '']) => ({ name, comment, body }));
}

/** The functions that the gate calls and that state a finding of a row, by row, in the order of the gate. */
function gateRules(root: string, functions: readonly Coded[]): ReadonlyMap<string, readonly string[]> {
  const gate = readFileSync(join(root, 'packages/law/src', GATE), 'utf8').replaceAll(
    /^import [\s\S]*?;\n/gm,
    '',
  );
  const called = [...new Set(gate.match(/\b\w+\b/g))];
  const byRow = new Map<string, string[]>();
  for (const [code, { requirement }] of Object.entries(findings)) {
    const stating = functions.filter(
      ({ name, body }) => called.includes(name) && body.includes(`broken('${code}'`),
    );
    if (stating.length === 0) throw new Error(`no function that the gate calls states ${code}`);
    const names = [...(byRow.get(requirement) ?? []), ...stating.map(({ name }) => name)];
    byRow.set(
      requirement,
      [...new Set(names)].toSorted((a, b) => called.indexOf(a) - called.indexOf(b)),
    );
  }
  return byRow;
}

/** Functions outside the gate whose comment names the row. */
function namedBy(id: string, functions: readonly Coded[]): readonly string[] {
  const named = new RegExp(`\\b${id.replace('.', '\\.')}(?!\\d)`);
  return functions
    .filter(({ comment, body }) => named.test(comment) && !body.includes("broken('"))
    .map(({ name }) => name);
}

/** How many cases of the vectors are about each row. */
function vectorCounts(root: string): ReadonlyMap<string, number> {
  const folder = join(root, 'vectors/law');
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue;
    const cases: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (!Array.isArray(cases)) continue;
    for (const { requirement } of cases as readonly { requirement?: string }[]) {
      if (requirement !== undefined) counts.set(requirement, (counts.get(requirement) ?? 0) + 1);
    }
  }
  return counts;
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' ');
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  writeFileSync(join(root, PAPER), coverage(root));
  process.stdout.write(`${PAPER}\n`);
}
