/** Filings at the authority in a real browser: a filer hands a package in, is told every reason, and gets a number. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { type FilingContent, writeFiling } from '@consentry/documents';
import { exampleFiles, exampleFiling } from '@consentry/documents/testing';
import { NoteSigner } from '@consentry/ledger';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningAuthority,
  officialOf,
  runAuthority,
} from '../apps/authority/src/testing/running-authorities.ts';
import { type Look, faults, opened, settled } from './watched-page.ts';

let browser: Browser;
let authority: RunningAuthority;
let url = '';
beforeAll(async () => {
  const { folder } = await buildScreen('authority');
  browser = await launchBrowser();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  url = `http://localhost:${port}`;
  const name = { 'zh-CN': '山东省互联网信息办公室', en: 'Cyberspace Administration of Shandong' };
  const department = { kind: 'cac', region: '370000', name } as const;
  authority = await runAuthority({ port, origins: [url], screen: folder, now: Date.now, department });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await authority[Symbol.asyncDispose]();
});

const signer = NoteSigner.generate('log', 'platform.luzhong.example/ledger');

function packageOf(change: (content: FilingContent) => Partial<FilingContent>, drop = ''): Buffer {
  const log = { key: signer.key.toString(), checkpoint: null };
  const base = { ...exampleFiling({ package: crypto.randomUUID(), log }), gaps: [] };
  const files = exampleFiles().filter(({ name }) => name !== drop);
  const sign = (text: string): string => `${text}\n${signer.sign(text, 0)}`;
  return Buffer.from(writeFiling({ ...base, ...change(base) }, files, sign).zip);
}

async function handIn(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(`${url}/report/#/filing`);
  await settled(page);
  const file = { name: 'filing.zip', mimeType: 'application/zip', buffer };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
}

test('a filing is refused with every reason, handed in, looked at and accepted', async () => {
  const filer = await opened(browser, url, null);
  const bad = packageOf(
    ({ facts }) => ({ facts: { ...facts, processor: { ...facts.processor, agent: null } } }),
    'commitment-scan.pdf',
  );
  await handIn(filer.page, bad);
  await filer.page.getByRole('heading', { name: 'Not taken, for 2 reasons' }).waitFor();
  await filer.page.getByText('/facts/processor/agent').waitFor();
  expect(await axeFinds(filer.page)).toEqual([]);
  // Retention longer than the notice tells.
  const contradicting = packageOf(({ facts }) => ({
    facts: {
      ...facts,
      scenarios: facts.scenarios.map((one, at) => (at === 0 ? { ...one, retention_days: 365 } : one)),
    },
  }));
  await handIn(filer.page, contradicting);
  await filer.page.getByRole('heading', { name: 'Received', exact: true }).waitFor();

  const { token } = await officialOf(authority, 'officer');
  const official = await opened(browser, url, token);
  const { page } = official;
  await page.goto(`${url}/console/#/filings`);
  await page.getByRole('link', { name: /Luzhong/ }).click();
  await page.getByText('R05.2').waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByRole('textbox', { name: /all the same/ }).fill('The notice is being corrected.');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('heading', { name: /^人脸备37-\d{4}-000001$/ }).waitFor();
  expect([...filer.wrong, ...official.wrong.filter((line) => !line.includes('409'))]).toEqual([]);

  const [filing = ''] = page.url().split('/').slice(-1);
  const places = ['console/#/filings', `console/#/filings/${filing}`, 'report/#/filing'];
  const looks: readonly Look[] = [
    { locale: 'zh-CN', width: 320, height: 700 },
    { locale: 'en', theme: 'dark', width: 820 },
    { locale: 'zh-CN', theme: 'dark', contrast: true, width: 1440 },
  ];
  const found = await faults(browser, { url, token, at: (place) => `${url}/${place}` }, places, looks);
  expect(found).toEqual([]);
  await filer.context.close();
  await official.context.close();
}, 180_000);
