/**
 * An inspection in a real browser, by keys: ordered from a complaint, answered by a processor without an account with
 * real evidence, drawn from, found against, mended on the second order, and closed by a second look.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { addCalendarDays, civilDateAt } from '@consentry/law';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningAuthority,
  callAt,
  officialOf,
  runAuthority,
} from '../apps/authority/src/testing/running-authorities.ts';
import { RealEvidence } from '../packages/verifier/src/testing/real-evidence.ts';
import { Keyboard } from './keyboard.ts';
import { type Look, faults, opened } from './watched-page.ts';

let browser: Browser;
let authority: RunningAuthority;
let url = '';
beforeAll(async () => {
  const { folder } = await buildScreen('authority');
  browser = await launchBrowser();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  url = `http://localhost:${port}`;
  authority = await runAuthority({ port, origins: [url], screen: folder, now: Date.now });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await authority[Symbol.asyncDispose]();
});

const CONTACT = 'zhang.li@example.com';
const inDays = (count: number): string => addCalendarDays(civilDateAt(Date.now()), count);

/** Complains of a changing room, and gives the complaint as officials name it. */
async function complained(token: string): Promise<string> {
  const body = {
    once: crypto.randomUUID(),
    topic: 'private_space',
    region: '310000',
    place: 'Changing room, second floor',
    processor: 'Some Clothes Shop',
    text: 'There is a camera.',
    contact: CONTACT,
    fears_retaliation: true,
    language: 'en',
  };
  const sent = await callAt(url, 'POST', '/v1/complaints', { body });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  const headers = { authorization: `Bearer ${token}` };
  const list = await callAt(url, 'GET', '/v1/complaints', { headers });
  return (list.body['complaints'] as Array<{ complaint: string }>)[0]?.complaint ?? '';
}

const state = async (page: Page, words: string) =>
  page.locator('.c-chip').filter({ hasText: words }).first().waitFor();

test('an inspection goes from a complaint to a second look, and is answered without an account', async () => {
  const { token } = await officialOf(authority, 'officer');
  const complaint = await complained(token);
  const real = await RealEvidence.of(4);
  const official = await opened(browser, url, token);
  const { page } = official;
  const keys = new Keyboard(page);
  await page.goto(`${url}/console/#/complaints/${complaint}`);
  await keys.follow('Order an inspection');

  // Place and processor came with it, who complained did not.
  await page.getByRole('heading', { name: 'Order an inspection' }).waitFor();
  await expect
    .poll(() => page.locator('[data-field="processor"] input').inputValue())
    .toBe('Some Clothes Shop');
  await keys.press('Order an inspection');
  await page.getByRole('alert').filter({ hasText: 'Fill in or mend: Case number' }).waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await keys.fill('case_number', 'CAC-SH 2026-17');
  await keys.fillDate('scope.from', inDays(-60));
  await keys.fillDate('scope.until', inDays(-1));
  await keys.fill('text', 'Show when the device was installed and used.');
  await keys.tick(/Article 63/);
  await keys.fillDate('answer_by', inDays(10));
  await keys.fill('log_key', real.logKey);
  await keys.confirm('Order an inspection');
  await page.getByRole('heading', { name: 'The inspection is ordered' }).waitFor();
  const [reference = '', code = ''] = await page.locator('.c-callout .a-code').allTextContents();
  const letter = page.locator('.a-sheet').first();
  expect(await letter.textContent()).toContain(code);
  expect(await page.textContent('body')).not.toContain(CONTACT);
  expect(await axeFinds(page)).toEqual([]);
  // On paper there is the letter, and nothing else.
  await page.emulateMedia({ media: 'print' });
  expect(await letter.isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Print the letter' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });

  // The processor: a wrong code tells nothing, the right one opens the order.
  const processor = await opened(browser, url, null);
  const theirs = new Keyboard(processor.page);
  const look = async (by: string) => {
    await theirs.fill('reference', reference);
    await theirs.fill('code', by);
    await theirs.press('Look');
  };
  await processor.page.goto(`${url}/report/#/order`);
  await look(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await processor.page.getByText('The reference or the code is not right').waitFor();
  expect(await processor.page.getByText('CAC-SH 2026-17').count()).toBe(0);
  await look(code);
  await processor.page.getByText('CAC-SH 2026-17').waitFor();
  await processor.page.locator('input[type="file"]').setInputFiles([
    { name: 'evidence.json', mimeType: 'application/json', buffer: Buffer.from(await real.file(2)) },
    { name: 'notes.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') },
  ]);
  await theirs.press('Hand in');
  await processor.page.getByText('It agrees with the log key that is known').first().waitFor();
  await processor.page.getByText('It is no evidence file').first().waitFor();
  await state(processor.page, 'Files were handed in');
  expect(await axeFinds(processor.page)).toEqual([]);

  // Drawn by chance, found by its row.
  await keys.follow('Go to the inspection');
  await state(page, 'Files were handed in');
  const saving = page.waitForEvent('download');
  await keys.press('Save');
  expect((await saving).suggestedFilename()).toMatch(/^[0-9a-f-]{36}\.bin$/);
  await keys.choose('Entries of the log', 'what');
  await keys.fill('of', '40');
  await keys.fill('count', '5');
  await keys.press('Draw by chance');
  await page.getByText('5 of 40').waitFor();
  await keys.press('Add a finding');
  await keys.fill('findings.0.requirement', 'public changing rooms');
  await page.getByRole('option', { name: /^R13\.4/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await keys.fill('findings.0.text', 'A device stands in the changing room.');
  expect(await axeFinds(page)).toEqual([]);
  await keys.confirm('Note the result');
  await keys.fill('text', 'Take the device out.');
  await keys.tick(/Article 66/);
  await keys.fillDate('by', inDays(3));
  await keys.confirm('Order it to be mended');
  await state(page, 'To be mended');

  // It is reported while the official still looks at what was: nothing typed is lost.
  await look(code);
  await theirs.fill('text', 'It was taken out.');
  await theirs.confirm('Report that it is mended');
  await state(processor.page, 'Reported as mended');
  await keys.choose('Not mended', 'fulfilled');
  await keys.fill('text', 'The cable is still there.');
  await keys.fillDate('by', inDays(6));
  await keys.confirm('Note the second look');
  // Both are shown beside each other; what was typed is done on what is there now.
  await page.getByRole('heading', { name: 'Somebody has just changed this' }).waitFor();
  await page.getByText('It was taken out.').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save my changes over the latest version' }).click();
  await page.getByText('Order 2').first().waitFor();
  await look(code);
  await processor.page.getByText('The cable is still there.').waitFor();
  await theirs.fill('text', 'The cable too.');
  await theirs.confirm('Report that it is mended');
  await state(processor.page, 'Reported as mended');
  expect(await axeFinds(processor.page)).toEqual([]);
  await page.reload();
  await keys.choose('Mended', 'fulfilled');
  await keys.fill('text', 'Seen on the spot.');
  await keys.confirm('Note the second look');
  await state(page, 'Closed');
  await look(code);
  await state(processor.page, 'Closed');

  const isConflict = (line: string) => line.includes('412');
  expect([...processor.wrong, ...official.wrong].filter((line) => !isConflict(line))).toEqual([]);
  await page.goto(`${url}/console/#/complaints/${complaint}`);
  await page.getByRole('link', { name: 'CAC-SH 2026-17' }).click();
  await state(page, 'Closed');
  const inspection = page.url().split('/').at(-1) ?? '';
  await processor.context.close();
  await official.context.close();

  const places = [
    'console/#/inspections',
    'console/#/inspections/new',
    `console/#/inspections/${inspection}`,
    `console/#/complaints/${complaint}`,
    'report/#/order',
  ];
  const looks: readonly Look[] = [
    { locale: 'zh-CN', width: 320, height: 700 },
    { locale: 'en', theme: 'dark', contrast: true, width: 1440 },
  ];
  const served = { url, token, at: (place: string) => `${url}/${place}` };
  expect(await faults(browser, served, places, looks)).toEqual([]);
}, 120_000);
