/**
 * Figures and open data of the authority in a real browser: counted, prepared by one official, published by another, and
 * read by anyone who did not sign in; every page in both languages, at 320 pixels, dark and with more contrast.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countCases } from '../apps/authority/src/publication/count-cases.ts';
import { monthAt } from '../apps/authority/src/publication/figure.ts';
import {
  type RunningAuthority,
  callAt,
  officialOf,
  runAuthority,
} from '../apps/authority/src/testing/running-authorities.ts';
import { type Look, faults, fill, opened, settled } from './watched-page.ts';

let browser: Browser;
let authority: RunningAuthority;
let url = '';
const NOW = Date.now();
const RECEIVED = NOW - 40 * 86_400_000;
beforeAll(async () => {
  const { folder } = await buildScreen('authority');
  browser = await launchBrowser();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  url = `http://localhost:${port}`;
  authority = await runAuthority({ port, origins: [url], screen: folder });
  authority.clock.now = RECEIVED;
  for (const topic of [...Array.from({ length: 9 }, () => 'private_space'), 'child']) {
    const report = { once: crypto.randomUUID(), topic, region: '310115', place: null, processor: null };
    const rest = { text: '更衣室里有摄像头。', contact: null, fears_retaliation: false, language: 'zh-CN' };
    const { status } = await callAt(url, 'POST', '/v1/complaints', { body: { ...report, ...rest } });
    expect(status).toBe(201);
    authority.clock.now += 120_000;
  }
  authority.clock.now = NOW;
  await countCases(authority.context);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await authority[Symbol.asyncDispose]();
});

test('one official prepares the figures of a month, another publishes them, and anyone reads them', async () => {
  const first = await officialOf(authority, 'officer');
  const second = await officialOf(authority, 'officer');
  const prepares = await opened(browser, url, first.token);
  const { page } = prepares;
  await page.goto(`${url}/console/#/figures`);
  await settled(page);
  // The map is a list of links where there is something to see, and a table.
  await page.getByRole('link', { name: 'Shanghai: 10' }).waitFor();
  await page.getByText('Taiwan: 0').first().waitFor();
  // A count leads to the cases that it counts.
  await page.getByRole('link', { name: /See the cases.*A child under fourteen/ }).click();
  await expect.poll(() => page.locator('.a-rows > li').count()).toBe(1);
  // So does a part of a name, two characters or more.
  await page.goto(`${url}/console/#/complaints`);
  await settled(page);
  await fill(page, 'find', 'nobody by that name');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByText('None.', { exact: true }).waitFor();
  await page.goto(`${url}/console/#/publications/new/figures`);
  await settled(page);
  await page.getByRole('button', { name: 'Hand over to a colleague' }).click();
  await page.getByRole('alert').filter({ hasText: 'Please mend these first' }).waitFor();
  await page.getByRole('button', { name: /^Month/ }).click();
  await page.getByRole('option', { name: monthAt(RECEIVED) }).click();
  await page.getByRole('button', { name: 'Hand over to a colleague' }).click();
  await page.getByText('A colleague has to agree.').waitFor();
  expect(await page.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
  const publishes = await opened(browser, url, second.token);
  await publishes.page.goto(page.url());
  await settled(publishes.page);
  await publishes.page.getByRole('button', { name: 'Publish', exact: true }).click();
  await publishes.page.getByRole('alertdialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await publishes.page.getByRole('link', { name: 'The page anyone sees' }).waitFor();

  const anyone = await opened(browser, url, null);
  await anyone.page.goto(`${url}/report/#/open`);
  await settled(anyone.page);
  await anyone.page.getByRole('link', { name: `Figures of ${monthAt(RECEIVED)}` }).click();
  await anyone.page.getByText('no rule of law').waitFor();
  // The complaint of a child is withheld, and so is what it would follow from.
  const topics = anyone.page.getByRole('figure').filter({ hasText: 'Complaints by what they are about' });
  await expect.poll(() => topics.getByText('Withheld', { exact: true }).count()).toBeGreaterThanOrEqual(2);
  expect(await axeFinds(anyone.page)).toEqual([]);
  const csv = await anyone.page.getByRole('link', { name: 'CSV (spreadsheet)' }).getAttribute('href');
  expect((await fetch(url + (csv ?? ''))).headers.get('content-type')).toContain('text/csv');

  // Withdrawn, it stays in the list with the reason, and nothing of it is shown.
  await fill(publishes.page, 'withdraw', 'Counted wrongly.');
  await publishes.page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await publishes.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Withdraw', exact: true })
    .click();
  await publishes.page.getByText('Counted wrongly.').waitFor();
  await anyone.page.reload();
  await settled(anyone.page);
  await anyone.page.getByText('Counted wrongly.').waitFor();
  expect(await anyone.page.getByRole('figure').count()).toBe(0);
  expect([...prepares.wrong, ...publishes.wrong, ...anyone.wrong]).toEqual([]);
  for (const { context } of [prepares, publishes, anyone]) await context.close();
}, 120_000);

test('every page stays usable at 320 pixels, in both languages and themes', async () => {
  const officer = await officialOf(authority, 'officer');
  const colleague = await officialOf(authority, 'officer');
  const as = async (token: string, path: string, body: object, headers: object = {}) =>
    callAt(url, 'POST', `/v1/publications${path}`, {
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  const made = await as(officer.token, '', { kind: 'figures', month: monthAt(RECEIVED) });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const publication = String(made.body['publication']);
  const version = { 'if-match': '"1"' };
  const { status } = await as(colleague.token, `/${publication}/approval`, { despite: null }, version);
  expect(status).toBe(200);
  // One more came in that month after all: the correction shows what it says otherwise.
  authority.clock.now = RECEIVED + 3_600_000;
  const late = { topic: 'private_space', region: '310115', place: null, processor: null, text: '还有一处。' };
  const more = {
    once: crypto.randomUUID(),
    ...late,
    contact: null,
    fears_retaliation: false,
    language: 'zh-CN',
  };
  expect((await callAt(url, 'POST', '/v1/complaints', { body: more })).status).toBe(201);
  authority.clock.now = NOW;
  await countCases(authority.context);
  const draft = { kind: 'figures', month: monthAt(RECEIVED) };
  const corrected = await as(
    officer.token,
    `/${publication}/corrections`,
    { reason: 'One more.', draft },
    {
      'if-match': '"2"',
    },
  );
  expect(corrected.status, JSON.stringify(corrected.body)).toBeLessThan(300);
  const drafts = await opened(browser, url, colleague.token);
  await drafts.page.goto(`${url}/console/#/publications/${publication}`);
  await drafts.page.getByRole('heading', { name: 'Changes from version 1 to version 2' }).waitFor();
  expect(await drafts.page.locator('.c-diff ins').allInnerTexts()).toContainEqual(
    expect.stringContaining('11'),
  );
  await drafts.context.close();
  const places = [
    'console/#/figures',
    'console/#/publications',
    'console/#/publications/new/notice',
    `console/#/publications/${publication}`,
    'report/#/open',
    `report/#/open/${publication}`,
  ];
  const looks: readonly Look[] = [
    { locale: 'zh-CN', width: 320, height: 700 },
    { locale: 'en', theme: 'dark', width: 820 },
  ];
  const contrast: Look = { locale: 'zh-CN', theme: 'dark', contrast: true, width: 1440 };
  const served = { url, token: officer.token, at: (place: string) => `${url}/${place}` };
  expect(await faults(browser, served, places, looks)).toEqual([]);
  expect(await faults(browser, served, places.slice(-1), [contrast])).toEqual([]);
}, 180_000);
