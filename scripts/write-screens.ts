/**
 * Takes the pictures of docs/screens: an example organisation, a person of it, a department that supervises it, and a
 * door, in a real browser. `node scripts/write-screens.ts`, or with the parts that are wanted: `platform`, `authority`,
 * `kiosk`.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransferNoticeDocument } from '@consentry/contract';
import { startDevice } from '@consentry/device';
import { both } from '@consentry/law';
import { prepareModels } from '@consentry/recognition';
import { launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { officialOf, runAuthority } from '../apps/authority/src/testing/running-authorities.ts';
import { DEPARTMENT } from '../apps/cli/src/example/department.ts';
import { liveThrough } from '../apps/cli/src/example/department-cases.ts';
import { PastClock } from '../apps/cli/src/example/past-clock.ts';
import { lawfulFacts } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { MyWorld } from '../tests/my-world.ts';
import { type Look, opened } from '../tests/watched-page.ts';

const FOLDER = join(import.meta.dirname, '../docs/screens');
const CACHE = join(import.meta.dirname, '../.cache');

/** WebP at this quality: half of a PNG, and no letter is blurred. */
const QUALITY = 88;
const PIN = '739182';
const HOUR_MS = 3_600_000;
/** Days that the example’s department has behind it. */
const PAST_DAYS = 34;
const LEAK = '前台的一份登记名单被拍照外传。 A list at the desk was photographed and passed on.';

/** Waits until nothing more comes, and keeps what is on the screen. */
async function picture(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.c-skeleton').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(data, 'base64'));
}

/** What people are told of a transfer to an example insurer. */
function transferTo(purpose: string): TransferNoticeDocument {
  return {
    purpose,
    purpose_version: 1,
    processor: { name: both('青竹里物业（示例）', 'Qingzhuli (example)'), contact: '0531-5555 0188' },
    recipient: {
      organisation_id: 'insurer-1',
      name: both('安泰保险（示例）', 'Antai Insurance (example)'),
      contact: '0531-5555 0199',
    },
    texts: {
      purpose: both('理赔时核对是您本人', 'To check that it is you who claims'),
      method: both('专线加密传输', 'By a leased line, encrypted'),
      kinds: both('人脸模板，不含照片', 'A face template, no photo'),
      place: both('济南', 'Jinan'),
    },
  };
}

async function platformPictures(browser: Browser): Promise<void> {
  await using world = await MyWorld.open();
  const { url, platform, begun } = world;
  const at = { context: platform.context, url };
  const officer = await signedIn(at, 'dpo');
  const admin = await signedIn(at, 'admin');
  const facts = lawfulFacts(begun.purpose_id, platform.context.now());
  await officer.call('POST', '/v1/posture/facts', { body: { facts } });
  const { purpose_id: purpose } = begun;
  await officer.call('POST', `/v1/purposes/${purpose}/transfer-notices`, { body: transferTo(purpose) });
  const known_at = new Date(platform.context.now() - HOUR_MS).toISOString();
  const incident = await officer.call('POST', '/v1/incidents', {
    body: { kind: 'leak', what: LEAK, known_at, purposes: [purpose], devices: [], sites: [world.site] },
  });
  const ada = await world.person('ada@example.com', 'Ada');
  const consent = await world.consent(ada);
  const take = async (token: string, place: string, name: string, look: Look) => {
    const { page, context } = await opened(browser, url, token, look);
    await page.goto(`${url}/${place}`);
    await picture(page, name);
    await context.close();
  };
  const desk = { width: 1280, height: 860 };
  const phone = { width: 390, height: 844 };
  for (const locale of ['zh-CN', 'en'] as const) {
    const staff = async (place: string, name: string) =>
      take(officer.token, `console/#/${place}`, `console-${name}.${locale}`, { ...desk, locale });
    await staff('home', 'home');
    await staff('posture', 'posture');
    await staff('posture/R06.1', 'row');
    await staff(`notices/new/${purpose}`, 'notice');
    await staff(`incidents/${String(incident.body['incident'])}`, 'incident');
    await staff('stock', 'filing');
    await take(admin.token, 'console/#/set-up', `console-set-up.${locale}`, { ...desk, locale });
    await take(ada.token, 'my/#/', `my-home.${locale}`, { ...phone, locale });
    await take(ada.token, `my/#/consents/${consent}`, `my-consent.${locale}`, { ...phone, locale });
    await take(ada.token, `my/#/transfers/${purpose}/insurer-1`, `my-transfer.${locale}`, {
      ...phone,
      height: 1080,
      locale,
    });
  }
}

/** The department of the example, which has some weeks behind it. */
async function authorityPictures(browser: Browser): Promise<void> {
  const { folder: screen } = await buildScreen('authority');
  const clock = new PastClock();
  clock.goTo(PAST_DAYS);
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const url = `http://localhost:${port}`;
  await using authority = await runAuthority({
    port,
    origins: [url, `http://127.0.0.1:${port}`],
    screen,
    now: clock.now,
    department: DEPARTMENT,
  });
  await liveThrough(url, authority.setUp, clock);
  clock.goTo(0);
  const official = await officialOf(authority, 'officer', { name: '王敏（示例）' });
  const { body: reports } = await official.call('GET', '/v1/complaints?topic=child');
  const { body: orders } = await official.call('GET', '/v1/inspections');
  const { body: filers } = await official.call('GET', '/v1/filings');
  const { body: open } = await official.call('GET', '/v1/publications?state=published');
  const first = (list: unknown, id: string): string =>
    String((list as ReadonlyArray<Readonly<Record<string, unknown>>>)[0]?.[id]);
  const places: ReadonlyArray<readonly [name: string, place: string]> = [
    ['home', 'console/'],
    ['complaint', `console/#/complaints/${first(reports['complaints'], 'complaint')}`],
    ['inspection', `console/#/inspections/${first(orders['inspections'], 'inspection')}`],
    ['filing', `console/#/filings/${first(filers['filings'], 'filing')}`],
    ['figures', 'console/#/figures'],
    ['report', 'report/'],
    ['open', `report/#/open/${first(open['publications'], 'publication')}`],
  ];
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const [name, place] of places) {
      const look = name === 'report' ? { width: 390, height: 844 } : { width: 1280, height: 860 };
      const token = place.startsWith('console/') ? official.token : null;
      const { page, context } = await opened(browser, url, token, { ...look, locale });
      await page.goto(`${url}/${place}`);
      await picture(page, `authority-${name}.${locale}`);
      await context.close();
    }
  }
}

/** The words that the kiosk is walked by. */
const KIOSK = {
  'zh-CN': { first: '第一次来？登记', register: '登记', setUp: '设置刷脸', read: '看完了，继续' },
  en: {
    first: 'First time here? Register',
    register: 'Register',
    setUp: 'Set up face',
    read: 'I have read it, continue',
  },
} as const;

async function kioskPictures(browser: Browser): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'consentry-screens-'));
  await prepareModels({ cache: CACHE });
  const { folder: webRoot } = await buildScreen('kiosk');
  const device = await startDevice({ data, port: 0, webRoot, cache: CACHE });
  try {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { page, context } = await opened(browser, device.url, null, { locale, width: 820, height: 1080 });
      await page.goto(device.url);
      // The models are made ready after the door is open.
      await page.locator('.c-way-note').first().waitFor({ state: 'detached' });
      await picture(page, `kiosk-home.${locale}`);
      await page.emulateMedia({ contrast: 'more' });
      await page.reload();
      await picture(page, `kiosk-contrast.${locale}`);
      await page.emulateMedia({ contrast: 'no-preference' });
      await page.reload();
      const words = KIOSK[locale];
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await press(words.first);
      for (const field of await page.locator('main input').all()) await field.fill(PIN);
      await press(words.register);
      await press(words.setUp);
      await page.locator('main[data-screen="notice"]').waitFor();
      await picture(page, `kiosk-notice.${locale}`);
      await press(words.read);
      await page.locator('main[data-screen="consent"]').waitFor();
      await picture(page, `kiosk-consent.${locale}`);
      await context.close();
    }
  } finally {
    await device.close();
    rmSync(data, { recursive: true });
  }
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  const parts = { platform: platformPictures, authority: authorityPictures, kiosk: kioskPictures };
  const wanted = process.argv.slice(2);
  for (const [name, write] of Object.entries(parts))
    if (wanted.length === 0 || wanted.includes(name)) await write(browser);
} finally {
  await browser.close();
}
