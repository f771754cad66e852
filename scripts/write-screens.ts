/**
 * Takes the pictures of docs/screens: an example organisation, a person of it, and a door, in a real browser.
 * `node scripts/write-screens.ts`
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevice } from '@consentry/device';
import { prepareModels } from '@consentry/recognition';
import { launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { lawfulFacts } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { MyWorld } from '../tests/my-world.ts';
import { type Look, opened } from '../tests/watched-page.ts';

const FOLDER = join(import.meta.dirname, '../docs/screens');
const CACHE = join(import.meta.dirname, '../.cache');

/** Waits until nothing more comes, and keeps what is on the screen. */
async function picture(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.c-skeleton').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}

async function platformPictures(browser: Browser): Promise<void> {
  await using world = await MyWorld.open();
  const { url, platform, begun } = world;
  const at = { context: platform.context, url };
  const officer = await signedIn(at, 'dpo');
  const admin = await signedIn(at, 'admin');
  const facts = lawfulFacts(begun.purpose_id, platform.context.now());
  await officer.call('POST', '/v1/posture/facts', { body: { facts } });
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
    await take(officer.token, 'console/#/home', `console-home.${locale}`, { ...desk, locale });
    await take(officer.token, 'console/#/posture', `console-posture.${locale}`, { ...desk, locale });
    await take(officer.token, 'console/#/posture/R06.1', `console-row.${locale}`, { ...desk, locale });
    await take(admin.token, 'console/#/set-up', `console-set-up.${locale}`, { ...desk, locale });
    await take(ada.token, 'my/#/', `my-home.${locale}`, { ...phone, locale });
    await take(ada.token, `my/#/consents/${consent}`, `my-consent.${locale}`, { ...phone, locale });
  }
}

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
  await platformPictures(browser);
  await kioskPictures(browser);
} finally {
  await browser.close();
}
