/**
 * The authority in a real browser: somebody complains of a camera in a changing room without a name, an official handles
 * it, and the outcome is told; every page in both languages, at 320 pixels, and with what whoever sends files may send.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import { readTrust, verifyFile } from '@consentry/verifier';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningAuthority,
  callAt,
  officialOf,
  runAuthority,
} from '../apps/authority/src/testing/running-authorities.ts';
import { NoteSigner, witnessRequest } from '@consentry/ledger';
import { LogInMemory, named } from '../packages/ledger/src/log/log.fixture.ts';
import { askAsStrangers, forgedAt, listedTo, livedIn, strangersOf } from './authority-strangers.ts';
import { type Look, faults, fill, opened, settled, tick, tooWide } from './watched-page.ts';

const VERIFIER = join(import.meta.dirname, '../docs/verifier');
let browser: Browser;
let authority: RunningAuthority;
let url = '';
beforeAll(async () => {
  const { folder } = await buildScreen('authority');
  browser = await launchBrowser();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  url = `http://localhost:${port}`;
  authority = await runAuthority({ port, origins: [url], screen: folder, verify: VERIFIER, now: Date.now });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await authority[Symbol.asyncDispose]();
});

const HOSTILE = '<svg xmlns="http://www.w3.org/2000/svg" onload="fetch(`/v1/staff`)"/>';
const SOON = { timeout: 30_000 };

/** Fills the public form in by keyboard and names, and gives the reference and code of the receipt. */
async function complain(page: Page): Promise<readonly string[]> {
  await page.goto(`${url}/report/`);
  await settled(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  // Words of people stand apart from ours: what turns their order turns nothing beside them.
  const turned = page.locator('span:visible').first();
  expect(await turned.evaluate((one) => getComputedStyle(one).unicodeBidi)).toBe('isolate');
  // What is missing is named, and nothing was sent.
  await page.getByRole('alert').filter({ hasText: 'Please mend these first' }).waitFor();
  await tick(page, 'radio', { name: /changing room/ });
  await page.getByRole('button', { name: /^Choose one/ }).click();
  await page.getByRole('option', { name: 'Shanghai' }).click();
  await fill(page, 'text', 'A camera with face recognition in the changing room.');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(HOSTILE) });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('heading', { name: 'Received' }).waitFor();
  return page.locator('.a-code').allTextContents();
}

/** Saves a file that a button gives, and tells whether it proves what it says (docs/verifier). */
async function checked(
  page: Page,
  button: Locator,
  trust: Awaited<ReturnType<typeof readTrust>>,
): Promise<boolean> {
  return (await verifyFile(new Blob([await readFile(await savedBy(page, button))]), trust)).proved;
}

async function savedBy(page: Page, button: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return file.path();
}

test('an anonymous complaint with a hostile file is handled and its outcome told', async () => {
  const sender = await opened(browser, url, null);
  const [reference = '', code = ''] = await complain(sender.page);
  expect(await axeFinds(sender.page)).toEqual([]);
  const { token } = await officialOf(authority, 'officer');
  const official = await opened(browser, url, token);
  const { page } = official;
  await page.goto(`${url}/console/`);
  await page.getByRole('link', { name: reference }).click();
  await page.getByText('A camera with face recognition').waitFor();
  // It is what it is, not what it was called, and nothing of it runs here.
  await page.getByText('Page, or a picture that can carry scripts').waitFor();
  await page.getByText('May do something when it is opened').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect((await saving).suggestedFilename()).toMatch(/^[0-9a-f-]{36}\.bin$/);
  await page.getByRole('button', { name: 'Take in hand' }).click();
  await tick(page, 'radio', { name: 'Well founded' });
  await page.getByRole('textbox', { name: 'What the complainant is told' }).fill('The device was removed.');
  await page.getByRole('textbox', { name: /Provisions/ }).fill('Measures, Article 13(3)');
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  // Not closed before it is told (Article 17).
  await page.getByRole('button', { name: 'Tell the outcome' }).waitFor();
  expect(await page.getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Tell the outcome' }).click();
  await page.getByText('until then the clock runs on').waitFor();
  // Nor before they read it: that is what telling is.
  expect(await page.getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
  await sender.page.goto(`${url}/report/#/follow`);
  await fill(sender.page, 'reference', reference);
  await fill(sender.page, 'code', code);
  await sender.page.getByRole('button', { name: 'Look' }).click();
  await sender.page.getByText('The device was removed.').waitFor();
  // What they sent, and each step since, can be checked without the department.
  await authority.keeper.advance();
  await sender.page.getByRole('button', { name: 'Get the proofs' }).click();
  const trust = await readTrust({ logKey: authority.keeper.ledger.signer.key.toString() });
  for (const proof of ['Save proof 1', 'Save proof 2']) {
    const button = sender.page.getByRole('button', { name: proof });
    expect(await checked(sender.page, button, trust)).toBe(true);
  }
  expect(await axeFinds(sender.page)).toEqual([]);
  // The department has the page that checks them, and nobody has to take it from there.
  const proof = await savedBy(sender.page, sender.page.getByRole('button', { name: 'Save proof 1' }));
  await sender.page.getByRole('link', { name: 'Check a file that was saved' }).click();
  await sender.page.locator('input[type="file"]').setInputFiles(proof);
  await sender.page.locator('.verdict.trusted').waitFor();
  await page.reload();
  const all = page.getByRole('button', { name: 'Save the evidence' });
  expect(await checked(page, all, trust)).toBe(true);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect.poll(() => page.getByText('Closed', { exact: true }).count(), SOON).toBeGreaterThan(0);
  expect([...sender.wrong, ...official.wrong]).toEqual([]);
  await sender.context.close();
  await official.context.close();
}, 120_000);

/** Registers a log that then shows two pasts, and gives it with its key. */
async function splitLog(token: string): Promise<{ readonly log: string; readonly key: string }> {
  const signer = NoteSigner.generate('log', 'shop.example/ledger');
  const key = signer.key.toString();
  const { body } = await callAt(url, 'POST', '/v1/witness/logs', {
    headers: { authorization: `Bearer ${token}` },
    body: { processor: 'Some Clothes Shop', key, url: null },
  });
  for (const from of [0, 90]) {
    const one = new LogInMemory(signer).add(...named(7, from));
    await one.log.integrate();
    const request = witnessRequest(0, [], (await one.log.head()).note ?? '');
    await fetch(`${url}/witness/add-checkpoint`, { method: 'POST', body: request });
  }
  return { log: String(body['log']), key };
}

test('two pasts of a processor’s log are shown with what to do, and looked into', async () => {
  const { token } = await officialOf(authority, 'officer');
  const { log, key } = await splitLog(token);
  const looks: readonly Look[] = [
    { locale: 'zh-CN', width: 320, height: 700 },
    { locale: 'en', theme: 'dark', contrast: true, width: 820 },
  ];
  const places = ['console/#/logs', 'console/#/logs/new', `console/#/logs/${log}`];
  const found = await faults(browser, { url, token, at: (place) => `${url}/${place}` }, places, looks);
  expect(found).toEqual([]);
  const official = await opened(browser, url, token);
  const { page } = official;
  await page.goto(`${url}/console/#/logs/${log}`);
  const button = page.getByRole('button', { name: 'Note what was found' });
  await button.click();
  await page.getByRole('alert').filter({ hasText: 'What was found, and what was done' }).waitFor();
  await page.getByLabel('What was found, and what was done').fill('An inspection is ordered.');
  await button.click();
  await page.getByText('Looked into on').waitFor();
  await page.getByRole('link', { name: 'Order an inspection' }).click();
  await expect.poll(() => page.locator('[data-field="log_key"] input').inputValue(), SOON).toBe(key);
  expect(official.wrong).toEqual([]);
  await official.context.close();
}, 120_000);

test('what is offered stays usable at 320 pixels, in both languages and themes', async () => {
  const { token } = await officialOf(authority, 'officer');
  const list = (await (
    await fetch(`${url}/v1/complaints`, { headers: { authorization: `Bearer ${token}` } })
  ).json()) as { complaints: Array<{ complaint: string }> };
  const places = [
    'console/',
    `console/#/complaints/${list.complaints[0]?.complaint ?? ''}`,
    'report/',
    'report/#/follow',
    'report/#/incident',
    'console/#/incidents',
  ];
  const looks: readonly Look[] = [
    { locale: 'zh-CN', width: 320, height: 700 },
    { locale: 'en', theme: 'dark', width: 820 },
    { locale: 'zh-CN', theme: 'dark', contrast: true, width: 1440 },
  ];
  const found = await faults(browser, { url, token, at: (place) => `${url}/${place}` }, places, looks);
  expect(found).toEqual([]);
  // A page that is too wide is noticed (control).
  const { page, context } = await opened(browser, url, null, { width: 320 });
  await page.goto(`${url}/report/`);
  await settled(page);
  await page.evaluate(() => {
    document.body.style.minWidth = '400px';
  });
  expect(await tooWide(page)).toBeGreaterThan(0);
  await context.close();
}, 120_000);

test('T-A1, T-W1: another department gets of every case, log and account what it gets of none, and no other page forges', async () => {
  const here = { ...authority, url };
  const { hers, ids } = await livedIn(here);
  const strangers = await strangersOf(here);
  const { asked, told, unproved } = await askAsStrangers(here, ids, strangers);
  expect(told).toEqual([]);
  expect(unproved).toEqual([]);
  expect(asked).toBeGreaterThan(100);
  expect(await listedTo(here, hers, strangers)).toEqual([]);
  // The first department sees them (control).
  const own = await officialOf(here, 'officer');
  expect((await listedTo(here, hers, [own])).length).toBeGreaterThan(3);
  expect(await forgedAt(here)).toEqual([]);
}, 120_000);
