/** A page of a platform in a real browser, watched while it is used. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { axeFinds } from '@consentry/testbed';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const SOON = { timeout: 30_000 };

/** What a page is never to do, noted while it is used. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly wrong: string[];
}

/** Language, theme and size of a page. */
export interface Look {
  readonly locale?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly contrast?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** A browser of one person, watched for breaks of the policy and requests to anywhere else. */
export async function opened(
  browser: Browser,
  url: string,
  token: string | null,
  look: Look = {},
): Promise<Watched> {
  const { locale = 'en', theme = 'light', contrast = false, width = 1280, height = 900 } = look;
  const context = await browser.newContext({ locale, viewport: { width, height }, reducedMotion: 'reduce' });
  const wrong: string[] = [];
  const settings = { language: locale, theme, highContrast: contrast };
  await context.addInitScript(
    (kept) => localStorage.setItem('consentry.settings', kept),
    JSON.stringify(settings),
  );
  if (token !== null) {
    const cookie = { name: '__Host-session', value: token, domain: 'localhost', path: '/' };
    await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Strict' }]);
  }
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:')) wrong.push(request.url());
  });
  return { context, page, wrong };
}

/** A platform that serves the console, by a name for which browsers keep its cookie. */
export async function started(
  platforms: RunningPlatforms,
  folder: string,
  now: () => number = Date.now,
  data = platforms.folder(),
) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const url = `http://localhost:${port}`;
  const { context, setUp, routes } = await platforms.start({
    data,
    port,
    origins: [url],
    screens: { console: folder },
    now,
  });
  // By its name: a request from elsewhere is refused.
  const platform = { context, setUp, routes, url };
  return { platform, url, at: (place: string) => `${url}/console/#/${place}` };
}

/** Waits until nothing on a page is being read any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await expect.poll(() => page.locator('.c-skeleton').count(), SOON).toBe(0);
  await expect.poll(() => page.getByText(/^(Loading…|正在读取…)$/).count(), SOON).toBe(0);
}

/** Where a page is looked at, by whom. */
export interface Served {
  readonly url: string;
  readonly token: string;
  /** The address of a place. */
  readonly at: (place: string) => string;
}

/**
 * What nobody should meet at these places, in any of the looks: what axe finds, what is wider than its window, what the
 * policy forbids. The looks are taken side by side.
 */
export async function faults(
  browser: Browser,
  served: Served,
  places: readonly string[],
  looks: readonly Look[],
): Promise<string[]> {
  return (await Promise.all(looks.map((look) => faultsIn(browser, served, places, look)))).flat();
}

async function faultsIn(
  browser: Browser,
  { url, token, at }: Served,
  places: readonly string[],
  look: Look,
): Promise<string[]> {
  const { page, context, wrong } = await opened(browser, url, token, look);
  const found: string[] = [];
  for (const place of places) {
    await page.goto(at(place));
    await settled(page);
    found.push(...(await axeFinds(page)).map((one) => `${place} ${one}`));
    const lost = await tooWide(page);
    if (lost > 0) found.push(`${place}: ${lost} pixels too wide`);
    const moving = await movingOn(page);
    if (moving > 0) found.push(`${place}: ${moving} parts move for whoever wants less motion`);
  }
  await context.close();
  return [...found, ...wrong].map((one) => `${JSON.stringify(look)} ${one}`);
}

/** How far the page is wider than its window, CSS pixels. */
export const tooWide = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** How many parts of the page move by themselves. */
export const movingOn = (page: Page) =>
  page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);

/** Types into a field by its name. */
export const fill = (page: Page, field: string, text: string) =>
  page.locator(`[data-field="${field}"] input, [data-field="${field}"] textarea`).first().fill(text);

/** By keyboard, as whoever does not see where to press. */
export async function tick(
  page: Page,
  role: 'checkbox' | 'radio',
  named: { readonly name: string | RegExp; readonly exact?: boolean },
): Promise<void> {
  const box = page.getByRole(role, named);
  await box.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => box.isChecked()).toBe(true);
}

/** Gives a page an authenticator of its own that answers at once, as a phone with a screen lock that is open. */
export async function withAuthenticator(page: Page): Promise<{
  /** Passkeys that it holds. */
  readonly count: () => Promise<number>;
  /** Takes all of them away, as when the phone is lost. */
  readonly forget: () => Promise<void>;
}> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length;
    },
    forget: async () => {
      await devtools.send('WebAuthn.clearCredentials', { authenticatorId });
    },
  };
}
