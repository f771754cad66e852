/**
 * How soon the screens are there on a slow phone: Chromium with a quarter of its processor and Lighthouse's
 * slow 4G (562.5 ms before each answer, 1,475 kbit/s), nothing cached. Beside them, in the same run, a page
 * without scripts that has the words of `my` alone, which shows what the network and the browser cost by
 * themselves; and the gallery, a page of the same parts.
 *
 *   node bench/screens.ts [--runs 5] [--cpu 4]
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startDevice } from '@consentry/device';
import { prepareModels } from '@consentry/recognition';
import { launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { MyWorld } from '../tests/my-world.ts';
import { opened } from '../tests/watched-page.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, cpu: { type: 'string', default: '4' } },
});
const RUNS = Number(values.runs);
const CPU = Number(values.cpu);
/** `mobileSlow4G` of Lighthouse as DevTools applies it; bytes a second. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};
/** What a task takes beyond this blocks (Lighthouse), milliseconds. */
const LONG_TASK_MS = 50;
/** Nothing more is awaited once a page was quiet for so long, milliseconds. */
const QUIET_MS = 2000;
const CACHE = join(import.meta.dirname, '../.cache');

interface Visit {
  readonly name: string;
  readonly url: string;
  readonly at: string;
  readonly token: string | null;
}

/** Milliseconds from the navigation, and bytes as they came over the network. */
interface Timing {
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** What is asked of the page is on it: its heading, and nothing that still loads. */
  readonly ready: number;
  readonly blocked: number;
  readonly bytes: number;
}

async function visit(browser: Browser, { url, at, token }: Visit): Promise<Timing> {
  const { page, context } = await opened(browser, url, token, { width: 390, height: 844, locale: 'zh-CN' });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(`${url}${at}`, { timeout: 120_000 });
  await page.locator('h1').first().waitFor({ timeout: 60_000 });
  await page.locator('.c-skeleton').first().waitFor({ state: 'detached', timeout: 60_000 });
  const ready = await page.evaluate(() => performance.now());
  await page.waitForTimeout(QUIET_MS);
  const timing = await timesOf(page);
  await context.close();
  return { ...timing, ready, bytes };
}

function timesOf(page: Page): Promise<Pick<Timing, 'firstPaint' | 'largestPaint' | 'blocked'>> {
  return page.evaluate(async (longest) => {
    const entriesOf = (type: string) =>
      new Promise<PerformanceEntryList>((resolve) => {
        const none = setTimeout(() => resolve([]), 300);
        new PerformanceObserver((list) => {
          clearTimeout(none);
          resolve(list.getEntries());
        }).observe({ type, buffered: true });
      });
    const paints = await entriesOf('paint');
    const firstPaint = paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Number.NaN;
    const largestPaint = (await entriesOf('largest-contentful-paint')).at(-1)?.startTime ?? Number.NaN;
    const blocked = (await entriesOf('longtask'))
      .filter(({ startTime, duration }) => startTime + duration > firstPaint)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - longest), 0);
    return { firstPaint, largestPaint, blocked };
  }, LONG_TASK_MS);
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves files packed as the platform packs them, at an address of its own. */
async function serve(fileOf: (path: string) => Buffer): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const name = path === '/' ? 'index.html' : path.slice(1);
    try {
      const packed = gzipSync(fileOf(name));
      response.writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'text/plain',
        'content-encoding': 'gzip',
      });
      response.end(packed);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

await using stack = new AsyncDisposableStack();
const world = stack.use(await MyWorld.open());
const ada = await world.person('ada@example.com', 'Ada');
await world.consent(ada);
const officer = await signedIn(world.platform, 'dpo');
await prepareModels({ cache: CACHE });
const data = mkdtempSync(join(tmpdir(), 'consentry-screens-'));
stack.defer(() => rmSync(data, { recursive: true }));
const { folder: webRoot } = await buildScreen('kiosk');
const device = await startDevice({ data, port: 0, webRoot, cache: CACHE });
stack.defer(() => device.close());
const browser = stack.adopt(await launchBrowser(), (one) => one.close());

const { folder: gallery } = await buildScreen('gallery');
const { page, context } = await opened(browser, world.url, ada.token, { width: 390, locale: 'zh-CN' });
await page.goto(`${world.url}/my/#/`);
await page.locator('[data-consent]').first().waitFor();
const words = (await page.locator('main').innerText()).split('\n').filter((line) => line.trim() !== '');
await context.close();
const [heading = '', ...lines] = words;
const plain = Buffer.from(
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title><h1>${heading}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`,
);
const plainServer = stack.use(await serve(() => plain));
const galleryServer = stack.use(await serve((path) => readFileSync(join(gallery, path))));

const visits: readonly Visit[] = [
  { name: 'the words of my, no script', url: plainServer.url, at: '/', token: null },
  { name: 'gallery', url: galleryServer.url, at: '/', token: null },
  { name: 'kiosk', url: device.url.replace(/\/$/, ''), at: '/', token: null },
  { name: 'my, signing in', url: world.url, at: '/my/', token: null },
  { name: 'my, signed in', url: world.url, at: '/my/', token: ada.token },
  { name: 'console, signing in', url: world.url, at: '/console/', token: null },
  { name: 'console, today', url: world.url, at: '/console/#/home', token: officer.token },
];
process.stdout.write(
  `processor at 1/${CPU}, slow 4G, ${RUNS} runs in turn, medians, load ${loadavg()[0]?.toFixed(1) ?? '?'}\n`,
);
const found = new Map<string, Timing[]>(visits.map(({ name }) => [name, []]));
for (let run = 0; run < RUNS; run += 1)
  for (const one of visits) found.get(one.name)?.push(await visit(browser, one));
for (const [name, all] of found) {
  const of = (key: keyof Timing) => median(all.map((one) => one[key]));
  const seconds = (key: keyof Timing) => (of(key) / 1000).toFixed(1);
  process.stdout.write(
    `${name}: first paint ${seconds('firstPaint')} s, largest ${seconds('largestPaint')} s, ready ${seconds('ready')} s, ` +
      `blocked ${Math.round(of('blocked'))} ms, ${Math.round(of('bytes') / 1024)} KiB\n`,
  );
}
