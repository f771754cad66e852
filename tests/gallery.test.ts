import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import pixelmatch from 'pixelmatch';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Every component in every state, in the real browser under the policy of the real servers.

const PICTURES = join(import.meta.dirname, 'gallery');
const SEEN = join(import.meta.dirname, '../.cache/gallery');
/** `UPDATE_PICTURES=1 npx vitest run tests/gallery.test.ts` takes the pictures anew; look at them before they are committed. */
const UPDATE = process.env['UPDATE_PICTURES'] === '1';
/** Share of pixels that may differ: edges of letters, not a component that is gone. */
const DIFFERENT_MAX = 0.01;

/** As in packages/server/src/http/headers.ts. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Look {
  readonly language: 'zh-CN' | 'en';
  readonly theme: 'light' | 'dark';
  readonly highContrast?: boolean;
  readonly largeText?: boolean;
}

let server: Server;
let browser: Browser;
let url: string;
/** What the browser refused, and what the page threw. */
const refused: string[] = [];

beforeAll(async () => {
  const { folder } = await buildScreen('gallery');
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (body) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8',
          'content-security-policy': POLICY,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Opens one page of the gallery as somebody wants to see it. */
async function open(place: string, look: Look, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1180, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => refused.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await page.addInitScript((settings) => {
    localStorage.setItem('consentry.settings', JSON.stringify(settings));
  }, look);
  await page.goto(`${url}#${place}`);
  await page.locator('h1').first().waitFor();
  return page;
}

/** Menus and lists hang at the end of the body, beside all landmarks: `region` is only asked of what is always there. */
async function accessible(page: Page, without: readonly string[] = []): Promise<void> {
  expect(await axeFinds(page, { without })).toEqual([]);
}

const LOOKS: readonly Look[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    [false, true].map((highContrast) => ({ language, theme, highContrast })),
  ),
);

describe('everything', () => {
  test.concurrent.each(LOOKS)(
    'is open to everybody: $language, $theme, high contrast $highContrast',
    async (look) => {
      const page = await open('all', look);
      await page.locator('.c-chart-picture[data-state="drawn"]').nth(2).waitFor();
      await accessible(page);
      await page.context().close();
    },
  );

  test.concurrent.each([
    [320, true],
    [320, false],
    [640, true],
    [820, false],
  ] as const)('has room on %i pixels, large text %s', async (width, largeText) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const page = await open(
        'all',
        { language, theme: 'light', largeText },
        { viewport: { width, height: 800 } },
      );
      await page.locator('.c-chart-picture[data-state="drawn"]').nth(2).waitFor();
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('main *, header *')]
          .filter(
            (element) =>
              element.closest('.c-hidden, .c-chart-place, .c-data-table thead, .c-table thead') === null,
          )
          .filter(
            (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
          )
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(wide).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  test('stands still for whoever wants less motion', async () => {
    const running = () => document.getAnimations().filter(({ playState }) => playState === 'running').length;
    const still = await open('layout', { language: 'en', theme: 'light' });
    expect(await still.evaluate(running)).toBe(0);
    const moving = await open(
      'layout',
      { language: 'en', theme: 'light' },
      { reducedMotion: 'no-preference' },
    );
    expect(await moving.evaluate(running)).toBeGreaterThan(0);
    await still.context().close();
    await moving.context().close();
  });

  test('keeps its marks where the system chooses the colours', async () => {
    const page = await open('form', { language: 'en', theme: 'light' }, { forcedColors: 'active' });
    const of = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await of('.c-check[data-selected] .c-check-box')).not.toBe(
      await of('.c-check:not([data-selected]) .c-check-box'),
    );
    await page.context().close();
  });
});

describe('what opens', () => {
  test('is open to everybody, gives the focus back, and asks with the safe answer first', async () => {
    const page = await open('overlay', { language: 'en', theme: 'dark' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tries = async (name: string, look: string, first: string | null) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.locator(look).waitFor();
      if (first !== null) await expect.poll(focused).toBe(first);
      await accessible(page, ['region']);
      await page.keyboard.press('Escape');
      await page.locator(look).waitFor({ state: 'detached' });
      await expect.poll(focused).toBe(name);
    };
    await tries('Open a dialog', '[role=dialog]', null);
    await tries('Open a question', '[role=alertdialog]', 'Cancel');
    await tries('More', '[role=menu]', null);
    await tries('Why?', '[role=dialog]', null);
    await page.getByRole('button', { name: 'Open a question' }).press('Enter');
    const answers = page.locator('.c-confirm-actions button');
    const sizes = await answers.evaluateAll((buttons) =>
      buttons.map((button) => `${button.clientWidth} × ${button.clientHeight}`),
    );
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBe(sizes[1]);
    await page.context().close();
  });

  test('a few letters lead anywhere', async () => {
    const page = await open('overlay', { language: 'en', theme: 'light' });
    await page.keyboard.press('Control+k');
    await page.getByRole('menu').waitFor();
    await accessible(page);
    await page.keyboard.type('chart');
    await expect.poll(() => page.getByRole('menuitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('h1').first().textContent()).toBe('Charts');
    await page.context().close();
  });

  test('the drawer of a phone holds the way, and leads on', async () => {
    const page = await open(
      'overlay',
      { language: 'zh-CN', theme: 'light' },
      { viewport: { width: 390, height: 844 } },
    );
    await page.getByRole('button', { name: '打开目录' }).press('Enter');
    await page.locator('.c-drawer').waitFor();
    await accessible(page);
    await page.locator('.c-drawer').getByRole('link', { name: '列表' }).press('Enter');
    await page.locator('.c-drawer').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('h1').first().textContent()).toBe('列表');
    await page.context().close();
  });

  test('messages wait while somebody is at them, and go by hand', async () => {
    const page = await open('overlay', { language: 'en', theme: 'light' });
    await page.clock.install();
    await page.getByRole('button', { name: 'Show messages' }).click();
    const messages = page.locator('.c-toast');
    await expect.poll(() => messages.count()).toBe(2);
    await accessible(page);
    await messages.first().hover();
    await page.clock.runFor(120_000);
    expect(await messages.count()).toBe(2);
    await page.mouse.move(0, 0);
    await page.clock.runFor(120_000);
    // What went wrong stays.
    await expect.poll(() => messages.count()).toBe(1);
    await messages.getByRole('button').press('Enter');
    await expect.poll(() => messages.count()).toBe(0);
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  test('the first stop skips to the page, and every stop shows where it is', async () => {
    const page = await open('buttons', { language: 'en', theme: 'light' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const stops = new Set<string>();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        // The mark of a hidden input is on what is drawn in its place.
        const drawn = [
          element,
          ...(element.closest('label')?.querySelectorAll('*') ?? []),
          element.closest('label'),
        ];
        const isMarked = drawn.some(
          (part) => part !== null && getComputedStyle(part).outlineStyle !== 'none',
        );
        return `${element.tagName} ${element.textContent || element.getAttribute('aria-label')} ${isMarked}`;
      });
      if (stop === null) break;
      stops.add(stop);
    }
    expect(stops.size).toBeGreaterThan(12);
    expect([...stops].filter((stop) => stop.endsWith('false'))).toEqual([]);
    await page.context().close();
  });

  test('an error leads to its field', async () => {
    const page = await open('form', { language: 'en', theme: 'light' });
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    const summary = page.locator('.c-form-errors');
    await expect.poll(() => summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await accessible(page);
    await page.getByRole('button', { name: 'Write the name.' }).press('Enter');
    const name = page.getByLabel('Name');
    expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Check it, then tick.' }).press('Enter');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('checkbox');
    await page.context().close();
  });

  test('choose, count, date: by the keys people know', async () => {
    const page = await open('form', { language: 'en', theme: 'light' });
    await page.getByRole('button', { name: /Kind of place/ }).press('Enter');
    await page.getByRole('listbox').waitFor();
    await accessible(page, ['region']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('button', { name: /Kind of place/ }).textContent())
      .toContain('School');
    const days = page.getByRole('textbox', { name: 'Days kept' });
    // Twice: react-aria empties what it said before, which Trusted Types refuse if it is done by `innerHTML`.
    await days.press('ArrowUp');
    await days.press('ArrowUp');
    await expect.poll(() => days.inputValue()).toBe('32');
    const year = page.getByRole('spinbutton', { name: /year, Begins on/ });
    await year.press('ArrowUp');
    await year.press('ArrowUp');
    await year.press('ArrowDown');
    await expect.poll(() => year.textContent()).toBe('2027');
    await year.press('ArrowDown');
    await page.getByRole('group', { name: 'Begins on' }).getByRole('button').press('Enter');
    await page.getByRole('grid').waitFor();
    await accessible(page, ['region']);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('group', { name: 'Begins on' }).first().textContent())
      .toContain('16');
    await page.context().close();
  });

  test('an area is drawn without a pointer, and with one', async () => {
    const page = await open('evidence', { language: 'en', theme: 'light' });
    const corners = page.locator('.c-polygon-corner');
    await corners.first().press('ArrowRight');
    expect(await corners.first().getAttribute('aria-label')).toBe(
      'Corner 1: 29% from the left, 18% from the top',
    );
    await corners.first().press('Delete');
    expect(await corners.count()).toBe(3);
    await page.getByRole('button', { name: 'Add a corner' }).press('Enter');
    expect(await corners.count()).toBe(4);
    const plane = await page.locator('.c-polygon-plane').boundingBox();
    if (plane === null) throw new Error('There is no plan.');
    await page.mouse.click(plane.x + plane.width * 0.05, plane.y + plane.height * 0.5);
    expect(await corners.count()).toBe(5);
    const corner = await corners.last().boundingBox();
    if (corner === null) throw new Error('There is no corner.');
    await page.mouse.move(corner.x + 22, corner.y + 22);
    await page.mouse.down();
    await page.mouse.move(plane.x + plane.width * 0.5, plane.y + plane.height * 0.95, { steps: 4 });
    await page.mouse.up();
    expect(await corners.last().getAttribute('aria-label')).toContain('95% from the top');
    await page.context().close();
  });
});

const SHOWN: readonly (readonly [place: string, look: Look, width: number])[] = [
  ['buttons', { language: 'zh-CN', theme: 'light' }, 1000],
  ['form', { language: 'en', theme: 'light' }, 390],
  ['layout', { language: 'zh-CN', theme: 'dark' }, 1000],
  ['table', { language: 'zh-CN', theme: 'light' }, 390],
  ['status', { language: 'en', theme: 'light' }, 1000],
  ['evidence', { language: 'zh-CN', theme: 'light', highContrast: true }, 820],
  ['chart', { language: 'en', theme: 'dark', highContrast: true }, 820],
];

describe('its looks', () => {
  test.concurrent.each(SHOWN)('%s is as it was', async (place, look, width) => {
    const page = await open(place, look, { viewport: { width, height: 800 } });
    await page.evaluate(() => document.fonts.ready);
    if (place === 'chart') await page.locator('.c-chart-picture[data-state="drawn"]').nth(2).waitFor();
    if (place === 'evidence') await page.locator('svg.c-qr').waitFor();
    const seen = await page.locator('main').screenshot();
    const name = `${place}.png`;
    if (UPDATE) {
      await mkdir(PICTURES, { recursive: true });
      await writeFile(join(PICTURES, name), seen);
    }
    const share = differing(await readFile(join(PICTURES, name)), seen);
    if (share > DIFFERENT_MAX) {
      await mkdir(SEEN, { recursive: true });
      await writeFile(join(SEEN, name), seen);
    }
    expect(
      share,
      `.cache/gallery/${name} is what is seen now; UPDATE_PICTURES=1 keeps it`,
    ).toBeLessThanOrEqual(DIFFERENT_MAX);
    await page.context().close();
  });

  test('a component that is gone is noticed (control)', async () => {
    const page = await open(
      'buttons',
      { language: 'zh-CN', theme: 'light' },
      { viewport: { width: 1000, height: 800 } },
    );
    await page.evaluate(() => document.querySelector('.c-callout')?.classList.add('c-hidden'));
    const seen = await page.locator('main').screenshot();
    expect(differing(await readFile(join(PICTURES, 'buttons.png')), seen)).toBeGreaterThan(DIFFERENT_MAX);
    await page.context().close();
  });
});

/** Share of pixels that differ; all of them when the sizes do. */
function differing(before: Buffer, after: Buffer): number {
  const [one, two] = [PNG.sync.read(before), PNG.sync.read(after)];
  if (one.width !== two.width || Math.abs(one.height - two.height) > 4) return 1;
  const height = Math.min(one.height, two.height);
  const cut = ({ data, width }: PNG) => data.subarray(0, width * height * 4);
  return (
    pixelmatch(cut(one), cut(two), undefined, one.width, height, { threshold: 0.2 }) / (one.width * height)
  );
}

describe('the policy', () => {
  test('refused nothing in all of the above, and no page threw', () => {
    expect(refused).toEqual([]);
  });

  test('a style in a page and HTML from a string would be refused (control)', async () => {
    const page = await open('buttons', { language: 'en', theme: 'light' });
    const isRefused = await page.evaluate(async () => {
      const told = new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective));
      });
      document.body.setAttribute('style', 'color: red');
      let threw = false;
      try {
        document.body.innerHTML = 'x';
      } catch {
        threw = true;
      }
      return `${await told} ${threw}`;
    });
    expect(isRefused).toBe('style-src-attr true');
    expect(refused.length).toBeGreaterThan(0);
    await page.context().close();
  });
});
