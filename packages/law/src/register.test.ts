import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RequirementId } from './finding.ts';
import { findings } from './findings.ts';
import { register } from './register.ts';

// Id, article and strength as the project's register of 125 rows has them, typed in from it.
const GOLDEN = `
R02.2 | 2(2) | law
R04.1 | 4; PIPL 28 | law
R04.3 | 4 | law
R05.1 | 5(1); PIPL 17, 30; Network Data Reg. 21 | law
R05.2 | 5(1); Audit guideline item 4 | law
R06.1 | 6(1); PIPL 29; Network Data Reg. 22(2), 62(7) | law
R06.2 | 6(1); PIPL 14 | law
R06.4 | 6(2); PIPL 15 | law
R06.7 | PIPL 14(2); Network Data Reg. 22(6) | law
R07.1 | 7(1); PIPL 31; Network Data Reg. 22(3); Children PI Provisions 9, 10 | law
R07.3 | GB/T 45574 6.7 b; YD/T 6414-2025 7-9 | standard
R07.7 | 7; Minor Protection | inference
R08.4 | 8(2); PIPL 19 | law
R09.1 | 9(1); PIPL 55 | law
R10.1 | 10(1) | law
R10.2 | 10(1) | law
R10.4 | GB/T 45574 6.1 a; TC260-PG-20251A 8.1 e-i | standard
R13.1 | 13(1); PIPL 26 | law
R13.2 | 13(1); Video Reg. 13 | law
R13.3 | 13(1); PIPL 26; Video Reg. 13 | law
R13.4 | 13(2) | law
R13.10 | TC260-PG-20251A 6.1 b, 8.1 a | standard
R19.1 | 19(5)(6) | law
R19.4 | 19(4) | law
R20.1 | 20 | law
`;

test('the rows the gate uses are those of the register, no more and no less binding', () => {
  const ours = Object.entries(register).map(
    ([id, { source, strength }]) => `${id} | ${source} | ${strength}`,
  );
  expect(ours.toSorted()).toEqual(GOLDEN.trim().split('\n').toSorted());
});

test('every row has an id of the register’s form and is used', () => {
  const used = new Set<string>(Object.values(findings).map(({ requirement }) => requirement));
  for (const id of Object.keys(register)) {
    expect(RequirementId.safeParse(id).success).toBe(true);
    // R02.2 is answered by declareResearch and not by the gate.
    expect([id, used.has(id)]).toEqual([id, id !== 'R02.2']);
  }
});

test('a row of the Measures cites their article in Chinese and English alike', () => {
  const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const article = (id: string): string => {
    const number = Number(id.slice(1, 3));
    const tens = number >= 20 ? '二十' : number >= 10 ? '十' : '';
    return `第${tens}${digits[(number % 10) - 1] ?? ''}条`;
  };
  for (const [id, row] of Object.entries(register)) {
    if (row.strength !== 'law' || !/^\d/.test(row.source)) continue;
    expect([id, row.article['zh-CN'].startsWith(article(id))]).toEqual([id, true]);
    expect([id, row.article.en.startsWith(`Article ${Number(id.slice(1, 3))}`)]).toEqual([id, true]);
  }
});

test('every row is read in the paper of its slice, and has its vectors', () => {
  const root = join(import.meta.dirname, '../../..');
  for (const [id, { slice, strength }] of Object.entries(register)) {
    const line = readFileSync(join(root, `docs/law/${slice}.md`), 'utf8')
      .split('\n')
      .find((text) => text.startsWith(`| ${id} |`));
    expect([id, line?.includes(strength)]).toEqual([id, true]);
    // R02.2 is answered by declareResearch and not by the gate.
    if (id !== 'R02.2')
      expect([id, existsSync(join(root, `vectors/law/${slice}/${id}.json`))]).toEqual([id, true]);
  }
});
