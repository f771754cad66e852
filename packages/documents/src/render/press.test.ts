import process from 'node:process';
import { expect, test } from 'vitest';
import { organisationPaper } from '../forms/papers.ts';
import { layoutOf } from '../layout/layouts.ts';
import { exampleFacts } from '../testing/example.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { toPdf } from './pdf.ts';
import { Press } from './press.ts';

const paper = organisationPaper('filing_commitment', exampleFacts(1), layoutOf);
const printing = { as: 'pdf', paper, language: 'zh-CN', size: 'A4' } as const;

test('a paper is the same wherever it is set; one that cannot be, and a process that ends, lose themselves alone', async () => {
  const press = new Press({ idleMs: 100 });
  const here = Buffer.from(await toPdf(paper, 'zh-CN'));
  const [first, unset, word] = await Promise.allSettled([
    press.print(printing),
    press.print({ ...printing, paper: { ...paper, made_at: 'never' } }),
    press.print({ ...printing, as: 'docx' }),
  ]);
  expect(first.status === 'fulfilled' && here.equals(Buffer.from(first.value))).toBe(true);
  expect(unset).toMatchObject({ status: 'rejected', reason: { code: 'not_set' } });
  expect(word.status === 'fulfilled' && Buffer.from(word.value).toString('latin1', 0, 2)).toBe('PK');

  const pid = press.pid;
  if (pid === null) throw new Error('No process is there.');
  const [lost, next] = [press.print(printing), press.print(printing)];
  process.kill(pid, 'SIGKILL');
  await expect(lost).rejects.toMatchObject({ code: 'press_lost' });
  expect(here.equals(Buffer.from(await next))).toBe(true);
  expect(press.pid).not.toBe(pid);
  expect((await readPdf(here)).pages.length).toBeGreaterThan(0);
  // Without papers it ends, and gives its memory back.
  await expect.poll(() => press.pid).toBe(null);
});

test('a paper that takes too long is ended with its process, and more than can wait are refused', async () => {
  const press = new Press({ paperMs: 1, waiting: 1 });
  const slow = press.print(printing);
  const pid = press.pid ?? 0;
  const waits = press.print(printing);
  await expect(press.print(printing)).rejects.toMatchObject({ code: 'press_busy' });
  await expect(slow).rejects.toMatchObject({ code: 'press_too_slow' });
  await expect(waits).rejects.toMatchObject({ code: 'press_too_slow' });
  const isThere = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isThere).toBe(false);
  expect(press.pid).toBe(null);
});
