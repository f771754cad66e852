import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type RegisterId, register } from './register.ts';

// What the gate cites, with how strongly, typed in from the text.
const GOLDEN = `
R02.2 | scope | law | 第二条第二款 | Article 2, paragraph 2
R04.1 | purpose | law | 第四条 | Article 4
R04.3 | purpose | law | 第四条 | Article 4
R05.1 | notice | law | 第五条第一款 | Article 5, paragraph 1
R05.2 | notice | law | 第五条第一款 | Article 5, paragraph 1
R06.1 | consent | law | 第六条第一款 | Article 6, paragraph 1
R06.2 | consent | law | 第六条第一款 | Article 6, paragraph 1
R06.4 | consent | law | 第六条第二款 | Article 6, paragraph 2
R06.7 | consent | law | 《个人信息保护法》第十四条第二款 | Personal Information Protection Law, Article 14, paragraph 2
R07.1 | minors | law | 第七条第一款 | Article 7, paragraph 1
R07.3 | minors | standard | GB/T 45574 6.7 b（标准） | GB/T 45574 6.7 b (standard)
R07.7 | minors | inference | 第七条（推论） | Article 7 (inference)
R08.4 | retention | law | 第八条第二款 | Article 8, paragraph 2
R09.1 | assessment | law | 第九条第一款 | Article 9, paragraph 1
R09.5 | assessment | law | 第九条第二款 | Article 9, paragraph 2
R10.1 | alternatives | law | 第十条第一款 | Article 10, paragraph 1
R10.2 | alternatives | law | 第十条第一款 | Article 10, paragraph 1
R10.4 | alternatives | standard | GB/T 45574 6.1 a（标准） | GB/T 45574 6.1 a (standard)
R13.1 | siting | law | 第十三条第一款 | Article 13, paragraph 1
R13.2 | siting | law | 第十三条第一款 | Article 13, paragraph 1
R13.3 | siting | law | 第十三条第一款 | Article 13, paragraph 1
R13.4 | siting | law | 第十三条第二款 | Article 13, paragraph 2
R13.10 | siting | standard | TC260-PG-20251A 6.1 b、8.1 a（标准） | TC260-PG-20251A 6.1 b; 8.1 a (standard)
R19.1 | purpose | law | 第十九条第（五）项、第（六）项 | Article 19, item 5, item 6
R19.4 | siting | law | 第十九条第（四）项 | Article 19, item 4
R20.1 | scope | law | 第二十条 | Article 20
`
  .trim()
  .split('\n');

const ids = GOLDEN.map((line) => line.split(' | ')[0] as RegisterId);

test('what the gate cites, and how strongly, is what the text says', () => {
  const ours = ids.map((id) => {
    const { slice, strength, article } = register[id];
    return [id, slice, strength, article['zh-CN'], article.en].join(' | ');
  });
  expect(ours).toEqual(GOLDEN);
});

test('every row of the gate is read in the paper of its slice, and has its vectors', () => {
  const root = join(import.meta.dirname, '../../../..');
  for (const id of ids) {
    const { slice, strength } = register[id];
    const line = readFileSync(join(root, `docs/law/${slice}.md`), 'utf8')
      .split('\n')
      .find((text) => text.startsWith(`| ${id} |`));
    expect([id, line?.includes(strength)]).toEqual([id, true]);
    if (id !== 'R02.2')
      expect([id, existsSync(join(root, `vectors/law/${slice}/${id}.json`))]).toEqual([id, true]);
  }
});
