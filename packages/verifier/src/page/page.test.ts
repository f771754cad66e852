import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports -- what writes the page is a script of the project
import { HOW, PAGE, verifierPage } from '../../../../scripts/write-verifier.ts';
import { RealEvidence } from '../testing/real-evidence.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const URL = pathToFileURL(join(ROOT, PAGE)).href;
const folder = mkdtempSync(join(tmpdir(), 'consentry-verifier-'));

let browser: Browser;
let real: RealEvidence;
beforeAll(async () => {
  browser = await launchBrowser();
  real = await RealEvidence.of(9);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The page from disk with the network off; every request beyond it is written down, and every complaint. */
async function open(
  options: { readonly width?: number; readonly locale?: string; readonly scheme?: 'light' | 'dark' } = {},
) {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 800 },
    locale: options.locale ?? 'en',
    colorScheme: options.scheme ?? 'light',
    offline: true,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== URL) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(URL);
  return { page, requests, complaints, [Symbol.asyncDispose]: () => context.close() };
}

async function verdict(page: Page, path: string): Promise<string> {
  await page.locator('#result').evaluate((result) => result.replaceChildren());
  await page.locator('#picker').setInputFiles(path);
  return page.locator('.verdict h2').innerText();
}

test(`the page is the one its modules give: ${HOW}`, () => {
  expect(readFileSync(join(ROOT, PAGE), 'utf8')).toBe(verifierPage());
});

describe('the page, opened from disk in a browser without a network', () => {
  test('tells good from bad, file, paste and bundle, and asks nobody', async () => {
    const good = put('good.evidence.json', await real.file(0));
    const bad = put('bad.evidence.json', (await real.file(0)).replace('con_7', 'con_8'));
    const bundle = put('good.evidence.zip', await real.bundle());
    await using opened = await open();
    const { page, requests, complaints } = opened;
    expect(await verdict(page, good)).toBe('Proved, if the key of the log is right');
    expect(await page.locator('#result').innerText()).toMatch(/Consent given[\s\S]*per_0042[\s\S]*con_7/);
    expect(await verdict(page, bad)).toBe('Not proved');
    expect(await page.locator('#result').innerText()).not.toContain('per_0042');
    expect(await verdict(page, bundle)).toBe('Proved, if the key of the log is right');
    expect(await page.locator('#result').innerText()).toContain('示例科技有限公司');

    await page.getByText('Keys you got elsewhere').click();
    await page.getByLabel('Key of the log').fill(real.logKey);
    await page.getByLabel('Keys of witnesses, one a line').fill(`${real.witnesses.join('\n')}\n`);
    expect(await verdict(page, good)).toBe('Proved');
    await page.getByText('Paste the content instead').click();
    await page.getByLabel('Content of the evidence file').fill(`${readFileSync(good, 'utf8')}\n`);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.locator('.verdict.holds').getByText('pasted content').waitFor();
    // A key that is changed is used at once.
    await page.getByLabel('Key of the log').fill('nonsense');
    await page.getByLabel('Key of the log').blur();
    await page.getByText('A key you gave is wrong').waitFor();

    await page.getByRole('button', { name: '中文' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('h1').innerText()).toBe('证据核验');
    expect(await verdict(page, bad)).toBe('填写的密钥有误，没有进行核验。');
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('can be dropped a file', async () => {
    await using opened = await open();
    const { page } = opened;
    const text = await real.file(1);
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.evidence.json'));
      return transfer;
    }, text);
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: data });
    expect(await page.locator('.verdict').innerText()).toContain('dropped.evidence.json');
  });

  test('writes what a file says as text, whatever it says', async () => {
    const hostile = await RealEvidence.of(1, 1);
    const name = `<img src=x onerror="document.title='owned'">`;
    const path = put(
      'hostile.evidence.json',
      (await hostile.file(0)).replace('"consent.given"', JSON.stringify(name)),
    );
    await using opened = await open();
    await verdict(opened.page, put(`a<b onload=x>.json`, readFileSync(path)));
    expect(await opened.page.locator('#result img').count()).toBe(0);
    expect(await opened.page.title()).not.toBe('owned');
    expect(opened.requests).toEqual([]);
  });

  test('a request that is planted is seen, and the policy refuses it (control)', async () => {
    await using opened = await open();
    const { page, requests, complaints } = opened;
    await page.evaluate(() => fetch('https://example.org/x').catch(() => undefined));
    await page.evaluate(() => new Image().setAttribute('src', 'https://example.org/y.png'));
    await page
      .evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "owned"';
        document.body.append(script);
      })
      .catch(() => undefined);
    expect(complaints.join('\n')).toMatch(/Content Security Policy/);
    expect(await page.title()).not.toBe('owned');
    // Without the policy the browser does ask, and the test hears of it.
    const bare = put(
      'bare.html',
      readFileSync(join(ROOT, PAGE), 'utf8').replace(/<meta http-equiv[^>]*>/, ''),
    );
    await page.goto(pathToFileURL(bare).href);
    requests.length = 0;
    await page.evaluate(() => fetch('https://example.org/x').catch(() => undefined));
    expect(requests).toEqual(['https://example.org/x']);
  });

  test.each([
    [320, 'en', 'light'],
    [320, 'zh-CN', 'dark'],
    [768, 'zh-CN', 'light'],
    [1280, 'en', 'dark'],
  ] as const)('can be used by everybody at %i px, in %s, %s', async (width, locale, scheme) => {
    const good = put('good.evidence.json', await real.file(2));
    const bad = put('bad.evidence.json', (await real.file(0)).replace('con_7', 'con_8'));
    await using opened = await open({ width, locale, scheme });
    const { page } = opened;
    const unreachable = async () => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      return [await axeFinds(page), Math.max(0, wide)];
    };
    expect(await unreachable()).toEqual([[], 0]);
    for (const summary of await page.locator('summary').all()) await summary.click();
    for (const path of [good, bad, put('good.evidence.zip', await real.bundle())]) {
      await verdict(page, path);
      expect(await unreachable()).toEqual([[], 0]);
    }
  });

  test('works by the keyboard alone, and says the result where the focus is', async () => {
    await using opened = await open();
    const { page } = opened;
    const stops: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || ''),
      );
    }
    expect(stops).toEqual([
      '中文',
      'English',
      'picker',
      'Paste the content instead',
      'Keys you got elsewhere',
    ]);
    await verdict(page, put('good.evidence.json', await real.file(0)));
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  });
});
