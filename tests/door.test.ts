import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HealthView } from '@consentry/contract';
import { type Device, exampleDoor, startDevice } from '@consentry/device';
import { prepareModels } from '@consentry/recognition';
import { axeFinds, filmSitter, launchBrowser, portrait } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tooWide } from './watched-page.ts';

// The whole door: real models, a real browser, a camera that plays sample people. Runs in order.

const PIN = '739182';
const CACHE = join(import.meta.dirname, '../.cache');

let folder: string;
let device: Device;
let ada: Browser;
let bea: Browser;
let bare: Browser;
let page: Page;
let number: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consentry-door-'));
  await prepareModels({ cache: CACHE });
  const { folder: webRoot } = await buildScreen('kiosk');
  device = await startDevice({ data: join(folder, 'data'), port: 0, webRoot, cache: CACHE });
  ada = await launchBrowser({ camera: await filmSitter(join(folder, 'ada.mjpeg'), 'ada') });
  bea = await launchBrowser({ camera: await filmSitter(join(folder, 'bea.mjpeg'), 'bea') });
  bare = await launchBrowser();
  page = await kioskIn(ada);
});

afterAll(async () => {
  await Promise.all([ada, bea, bare].map((browser) => browser?.close()));
  await device?.close();
  await rm(folder, { recursive: true, force: true });
});

/**
 * Opens the kiosk and keeps count of the cameras the page has open. A Chromium without a GPU can lose the
 * process of a page it has just begun; that is said, and the page opened once more.
 */
async function kioskIn(browser: Browser, url = device.url): Promise<Page> {
  try {
    return await openKiosk(browser, url);
  } catch (error) {
    if (!String(error).includes('Target crashed')) throw error;
    process.stderr.write('The browser lost a page at its first opening; it is opened once more.\n');
    return openKiosk(browser, url);
  }
}

async function openKiosk(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1080, height: 1500 } });
  await context.grantPermissions(['camera'], { origin: new URL(url).origin });
  const opened = await context.newPage();
  await opened.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
    Object.assign(globalThis, {
      openCameras: () => tracks.filter((track) => track.readyState === 'live').length,
    });
  });
  await opened.goto(url);
  await at(opened, 'home');
  return opened;
}

const openCameras = (on: Page): Promise<number> =>
  on.evaluate(() => (globalThis as unknown as { openCameras: () => number }).openCameras());

/** Waits for a screen of the kiosk. */
const at = (on: Page, screen: string) =>
  on.locator(`main[data-screen="${screen}"]`).waitFor({ timeout: 30_000 });

const press = (on: Page, name: string | RegExp) => on.getByRole('button', { name, exact: true }).click();

/** Nothing on this screen is closed to people of any ability, as far as axe can tell, and nothing is lost on a small one. */
async function accessible(on: Page): Promise<void> {
  expect(await axeFinds(on)).toEqual([]);
  const size = on.viewportSize();
  // A small phone, and 1280 pixels at 200 %.
  for (const small of [
    { width: 320, height: 640 },
    { width: 640, height: 450 },
  ]) {
    await on.setViewportSize(small);
    expect([small, await tooWide(on)]).toEqual([small, 0]);
  }
  if (size !== null) await on.setViewportSize(size);
}

/** How an element is drawn, and how large: what could make it look better than another. */
const drawn = (on: Page, name: string) =>
  on.getByRole('button', { name, exact: true }).evaluate((one) => {
    const { width, height } = one.getBoundingClientRect();
    const { fontSize, fontWeight, color, backgroundColor, borderColor, borderWidth } = getComputedStyle(one);
    return { width, height, fontSize, fontWeight, color, backgroundColor, borderColor, borderWidth };
  });

async function signIn(on: Page): Promise<void> {
  await on.getByLabel('Number (6 digits)').fill(number);
  await on.getByLabel('PIN', { exact: true }).fill(PIN);
}

/** Registers somebody new and gives their number. */
async function register(on: Page): Promise<string> {
  await press(on, 'First time here? Register');
  await at(on, 'register');
  await on.getByLabel('New PIN').fill(PIN);
  await on.getByLabel('Type it again').fill(PIN);
  await press(on, 'Register');
  await at(on, 'registered');
  return (await on.locator('[data-number]').textContent())?.replaceAll(/\D/g, '') ?? '';
}

/** Kills the vault process of the door as a fault would. Other tests of this process have vaults, too. */
function killVault(): void {
  const threads = readdirSync(`/proc/${process.pid}/task`);
  const children = threads.flatMap((thread) =>
    whileThere(`/proc/${process.pid}/task/${thread}/children`).split(' ').filter(Boolean),
  );
  const vault = children.find((pid) => {
    const command = whileThere(`/proc/${pid}/cmdline`);
    return command.includes('vault/main.ts') && command.includes(join(folder, 'data'));
  });
  if (vault === undefined) throw new Error('There is no vault process to kill.');
  process.kill(Number(vault), 'SIGKILL');
}

/** A thread or process may end before its file is read. */
function whileThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const faceState = async (url = device.url): Promise<string> =>
  HealthView.parse(await fetch(`${url}v1/health`).then((answer) => answer.json())).face;

async function faceReady(on: Page): Promise<void> {
  await expect.poll(() => faceState(), { timeout: 60_000 }).toBe('ready');
  await on.reload();
  await at(on, 'home');
}

async function useFace(on: Page): Promise<void> {
  await press(on, /^Use your face/);
  await at(on, 'face-number');
  await on.getByLabel('Number (6 digits)').fill(number);
  await press(on, 'Continue');
}

test('the page is built for production and names no path of the machine', async () => {
  const { folder: webRoot } = await buildScreen('kiosk');
  const scripts = readdirSync(join(webRoot, 'assets')).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  for (const name of scripts) {
    const text = readFileSync(join(webRoot, 'assets', name), 'utf8');
    expect(text.includes('jsxDEV')).toBe(false);
    expect(text.includes(join(import.meta.dirname, '..'))).toBe(false);
  }
});

test('axe notices a screen that is not accessible (control)', async () => {
  const poor = await bare.newPage();
  await poor.setContent('<main><img src="x.png"><input></main>');
  await expect(accessible(poor)).rejects.toThrow();
  await poor.close();
});

/** What of each way could make it look better than another: its card and its title, as drawn. */
const looksOfWays = (on: Page): Promise<string[]> =>
  on.locator('main ul:has(.c-way) > li').evaluateAll((ways) =>
    ways.map((way) => {
      const card = way.querySelector('.c-way') ?? way;
      const { width, height } = card.getBoundingClientRect();
      const style = getComputedStyle(card);
      const title = getComputedStyle(way.querySelector('button') ?? way);
      const drawn = [style.backgroundColor, style.borderColor, style.borderWidth, style.boxShadow];
      const written = [title.fontSize, title.fontWeight, title.color];
      return [Math.round(width), Math.round(height), ...drawn, ...written].join(' ');
    }),
  );

test('ways in are of one size and look, in both languages at every width, and face is not the first', async () => {
  await accessible(page);
  const context = await bare.newContext({ locale: 'en' });
  const opened = await context.newPage();
  for (const [language, face] of [
    ['en', 'Use your face'],
    ['zh-CN', '刷脸'],
  ] as const) {
    await opened.goto(`${device.url}?lang=${language}`);
    await at(opened, 'home');
    for (const width of [320, 390, 820, 1280]) {
      await opened.setViewportSize({ width, height: 900 });
      const looks = await looksOfWays(opened);
      expect(looks.length).toBeGreaterThanOrEqual(3);
      expect([language, width, new Set(looks)]).toEqual([language, width, new Set(looks.slice(0, 1))]);
      expect(await opened.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    const titles = await opened.locator('.c-way button').allTextContents();
    expect(titles.indexOf(face)).toBeGreaterThan(0);
  }
  // A way that is a little bolder is noticed (control).
  await opened.evaluate(() => document.querySelector('.c-way button')?.setAttribute('class', ''));
  expect(new Set(await looksOfWays(opened)).size).toBeGreaterThan(1);
  await context.close();
});

test('who walks away is asked for twenty seconds, may have more time, and leaves nothing on the screen', async () => {
  const context = await bare.newContext({ locale: 'en' });
  const opened = await context.newPage();
  await opened.clock.install();
  await opened.goto(device.url);
  await at(opened, 'home');
  await press(opened, /^Use a PIN/);
  await opened.getByLabel('Number (6 digits)').fill('428317');
  await opened.clock.runFor(60_000);
  expect(await opened.getByRole('alert').count()).toBe(0);
  await opened.clock.runFor(12_000);
  await opened.getByText('Are you still there?').waitFor();
  await accessible(opened);
  await press(opened, 'I am here, give me more time');
  await opened.clock.runFor(60_000);
  expect(await opened.getByLabel('Number (6 digits)').inputValue()).toBe('428317');
  await opened.clock.runFor(40_000);
  await at(opened, 'home');
  await press(opened, /^Use a PIN/);
  expect(await opened.getByLabel('Number (6 digits)').inputValue()).toBe('');
  await context.close();
});

test('a door whose lease is over says so, and leads to the other ways', async () => {
  const opened = await (await bare.newContext({ locale: 'en' })).newPage();
  // As a door that joined a platform and lost it answers; how it does is in tests/lease.test.ts.
  await opened.route('**/v1/door', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      json: { ...(await answer.json()), face: { state: 'lease_over', liveness: 'none' } },
    });
  });
  await opened.goto(device.url);
  await at(opened, 'home');
  await opened.getByText('Resting: the organisation is out of reach').waitFor();
  await press(opened, /^Use your face/);
  await at(opened, 'face-unavailable');
  await opened.getByText('cannot know who has withdrawn').waitFor();
  await accessible(opened);
  await press(opened, /^Use a PIN/);
  await at(opened, 'pin');
  await opened.context().close();
});

test('register with a PIN, without a face', async () => {
  await faceReady(page);
  await press(page, 'First time here? Register');
  await at(page, 'register');
  await accessible(page);
  page = await kioskIn(ada);
  number = await register(page);
  expect(number).toMatch(/^[1-9]\d{5}$/);
  await accessible(page);
  expect(await openCameras(page)).toBe(0);
});

test('read the notice, consent separately, enrol before the camera', async () => {
  await press(page, 'Set up face');
  await at(page, 'notice');
  await accessible(page);
  await press(page, 'I have read it, continue');
  await at(page, 'consent');
  await accessible(page);
  expect(await drawn(page, 'I agree')).toEqual(await drawn(page, 'I do not agree'));
  // Of another look it would be noticed (control).
  expect(await drawn(page, 'I agree')).not.toEqual(await drawn(page, 'Stop using my face'));
  await page.getByText('14 or over').click();
  await press(page, 'I agree');
  await at(page, 'ready');
  await accessible(page);
  expect(await openCameras(page)).toBe(0);
  await page.setViewportSize({ width: 390, height: 500 });
  await press(page, 'Start');
  await page.getByText('Camera is on').first().waitFor();
  expect(await openCameras(page)).toBe(1);
  // On a small screen that is scrolled to its end the light is still in view.
  const light = await page.evaluate(() => {
    scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
    const { top, bottom } = document.querySelector('[data-camera="on"]')?.getBoundingClientRect() ?? {};
    return { top, bottom, scrolled: scrollY };
  });
  expect(light.scrolled).toBeGreaterThan(100);
  expect(light.top).toBeGreaterThanOrEqual(0);
  expect(light.bottom).toBeLessThanOrEqual(500);
  await page.setViewportSize({ width: 1080, height: 1500 });
  await accessible(page);
  await at(page, 'enrolled');
  expect(await openCameras(page)).toBe(0);
  await accessible(page);
});

test('come in by face', async () => {
  page = await kioskIn(ada);
  await useFace(page);
  await at(page, 'ready');
  await press(page, 'Start');
  await at(page, 'capture');
  await at(page, 'admitted');
  expect(await page.locator('main').textContent()).toContain('You were recognised');
  // The door that opens moves, and stands still for whoever wants less motion.
  const motion = () =>
    page
      .locator('.c-mark-left')
      .last()
      .evaluate((half) => getComputedStyle(half).animationName);
  expect(await motion()).toBe('k-join-left');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await motion()).toBe('none');
  expect(await openCameras(page)).toBe(0);
  await accessible(page);
});

test('a stranger with the number is not recognised, and gets in with the PIN of it only', async () => {
  const stranger = await kioskIn(bea);
  await useFace(stranger);
  await at(stranger, 'ready');
  await press(stranger, 'Start');
  await at(stranger, 'not-recognised');
  expect(await openCameras(stranger)).toBe(0);
  await accessible(stranger);
  await press(stranger, /^Use a PIN/);
  await at(stranger, 'pin');
  await accessible(stranger);
  await stranger.getByLabel('Number (6 digits)').fill(number);
  await stranger.getByLabel('PIN', { exact: true }).fill('1357');
  await press(stranger, 'Come in');
  await stranger.getByRole('alert').first().waitFor();
  await accessible(stranger);
  await stranger.context().close();
});

test('come in by PIN', async () => {
  page = await kioskIn(ada);
  await press(page, /^Use a PIN/);
  await at(page, 'pin');
  await signIn(page);
  await press(page, 'Come in');
  await at(page, 'admitted');
  await accessible(page);
});

test('withdraw with one press, and be refused by face at once while the PIN works', async () => {
  await press(page, 'My page');
  await at(page, 'my');
  await accessible(page);
  await press(page, 'Withdraw consent');
  await page.getByText('Your consent is withdrawn and your face information is erased.').waitFor();
  await accessible(page);

  page = await kioskIn(ada);
  await useFace(page);
  await at(page, 'ready');
  await press(page, 'Start');
  await at(page, 'refused');
  expect(await openCameras(page)).toBe(0);
  await accessible(page);

  await press(page, /^Use a PIN/);
  await signIn(page);
  await press(page, 'Come in');
  await at(page, 'admitted');
});

test('calling staff is a way, and saying no closes none', async () => {
  page = await kioskIn(ada);
  await press(page, /^Call staff/);
  await at(page, 'staff');
  await accessible(page);

  page = await kioskIn(ada);
  await register(page);
  await press(page, 'Set up face');
  await press(page, 'I have read it, continue');
  await press(page, 'I do not agree');
  await at(page, 'declined');
  expect(await openCameras(page)).toBe(0);
  await accessible(page);
  expect(await page.getByRole('button', { name: /^Use a PIN/ }).isEnabled()).toBe(true);
});

test('after five wrong PINs the number waits, and staff are offered', async () => {
  page = await kioskIn(ada);
  const locked = await register(page);
  page = await kioskIn(ada);
  await press(page, /^Use a PIN/);
  for (let tries = 0; tries < 6; tries += 1) {
    await page.getByLabel('Number (6 digits)').fill(locked);
    await page.getByLabel('PIN', { exact: true }).fill('917354');
    const answered = page.waitForResponse((response) => response.url().endsWith('/v1/entries/pin'));
    await press(page, 'Come in');
    await answered;
  }
  await at(page, 'locked');
  await accessible(page);
  expect(await page.getByRole('button', { name: /^Call staff/ }).isEnabled()).toBe(true);
});

test('a killed vault closes the face only, and comes back', async () => {
  killVault();
  await expect.poll(() => faceState()).not.toBe('ready');
  page = await kioskIn(ada);
  expect(await page.getByRole('list', { name: 'Ways to come in' }).textContent()).toMatch(/not usable/i);
  await accessible(page);
  await press(page, /^Use a PIN/);
  await signIn(page);
  await press(page, 'Come in');
  await at(page, 'admitted');
  await faceReady(page);
});

test('under fourteen, nothing is captured and the other ways are offered', async () => {
  page = await kioskIn(ada);
  await register(page);
  await press(page, 'Set up face');
  await press(page, 'I have read it, continue');
  await page.getByText('Under 14').click();
  await press(page, 'I agree');
  await at(page, 'guardian');
  expect(await openCameras(page)).toBe(0);
  // A door that works alone knows no guardian: it says so and what to do, and asks nobody whether one is there.
  await page.getByText('has joined no platform that checks guardianship').waitFor();
  await page.getByText('A guardian may ask staff').waitFor();
  expect(await page.getByRole('button', { name: 'The guardian is here, continue' }).count()).toBe(0);
  expect(await page.locator('.c-way').count()).toBe(2);
  await accessible(page);
});

test('without a camera, photo files take its place', async () => {
  const without = await kioskIn(bare);
  await register(without);
  await press(without, 'Set up face');
  await press(without, 'I have read it, continue');
  await without.getByText('14 or over').click();
  await press(without, 'I agree');
  await at(without, 'ready');
  await press(without, 'Start');
  await at(without, 'photo');
  await accessible(without);
  const choose = async (photo: Uint8Array, name: string) => {
    await without
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'image/jpeg', buffer: Buffer.from(photo) });
  };
  await choose(new TextEncoder().encode('GIF89a, not a photo'), 'fun.gif');
  await without.getByText('cannot be used').first().waitFor();
  await accessible(without);
  await choose(await portrait('dora', { format: 'jpeg' }), 'me.jpg');
  await at(without, 'enrolled');
  await without.context().close();
});

test('every kiosk text is there in Chinese, too', async () => {
  const context = await bare.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
  const chinese = await context.newPage();
  await chinese.goto(device.url);
  await at(chinese, 'home');
  expect(await chinese.locator('html').getAttribute('lang')).toBe('zh-CN');
  await accessible(chinese);
  const ways = chinese.getByRole('button');
  expect(await ways.count()).toBeGreaterThan(3);
  expect(await chinese.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await context.close();
});

test('the whole way to a PIN entry by keyboard alone', async () => {
  page = await kioskIn(ada);
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const focused = page.locator(':focus');
      if ((await focused.count()) > 0 && name.test((await focused.textContent()) ?? '')) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await tabTo(/^Use a PIN/);
  await page.keyboard.press('Enter');
  await at(page, 'pin');
  await page.getByLabel('Number (6 digits)').focus();
  await page.keyboard.type(number);
  await page.getByLabel('PIN', { exact: true }).focus();
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await at(page, 'admitted');
});

test('a device without a door, and a courier that is gone, say so and send to staff', async () => {
  const { folder: webRoot } = await buildScreen('kiosk');
  const empty = await startDevice({
    data: join(folder, 'empty'),
    port: 0,
    door: null,
    webRoot,
    cache: CACHE,
  });
  const lost = await (await bare.newContext({ locale: 'en' })).newPage();
  await lost.goto(empty.url);
  await at(lost, 'not-set-up');
  await accessible(lost);
  await empty.close();
  await press(lost, 'Try again');
  await at(lost, 'unreachable');
  await accessible(lost);
  await lost.context().close();
});

test('at a one-to-many door each look has its own notice and consent, and a stranger is nobody', async () => {
  const { folder: webRoot } = await buildScreen('kiosk');
  const many = await startDevice({
    data: join(folder, 'many'),
    port: 0,
    door: exampleDoor({ mode: 'identify' }),
    webRoot,
    cache: CACHE,
  });
  await expect.poll(() => faceState(many.url), { timeout: 60_000 }).toBe('ready');
  const agreeAndLook = async (on: Page) => {
    await at(on, 'notice');
    await press(on, 'I have read it, continue');
    await at(on, 'consent');
    await accessible(on);
    await on.getByText('14 or over').click();
    await press(on, 'I agree');
    await at(on, 'ready');
    expect(await openCameras(on)).toBe(0);
    await press(on, 'Start');
  };
  const own = await kioskIn(ada, many.url);
  await register(own);
  await press(own, 'Set up face');
  await agreeAndLook(own);
  await at(own, 'enrolled');

  const again = await kioskIn(ada, many.url);
  await press(again, /^Use your face/);
  await agreeAndLook(again);
  await at(again, 'admitted');

  const stranger = await kioskIn(bea, many.url);
  await press(stranger, /^Use your face/);
  await agreeAndLook(stranger);
  await at(stranger, 'not-recognised');
  await accessible(stranger);
  await Promise.all([own, again, stranger].map((opened) => opened.context().close()));
  await many.close();
});

test('the code of a verification is typed, goes with the way that is chosen, and can be declined', async () => {
  const opened = await kioskIn(bare);
  const verification = '3f0e0a52-7f0a-4a53-9d5c-6d1f0a9d0b11';
  // As a door that joined a platform answers; how it does is in tests/verification.test.ts.
  await opened.route('**/v1/door', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), tickets: true } });
  });
  const expires_at = '2026-11-22T08:00:00+08:00';
  await opened.route('**/v1/tickets', (route) =>
    route.fulfill({ status: 201, json: { verification, expires_at, face: false } }),
  );
  const ended: string[] = [];
  await opened.route('**/v1/tickets/*', async (route) => {
    ended.push(`${route.request().method()} ${route.request().url().split('/').at(-1) ?? ''}`);
    await route.fulfill({ status: 204 });
  });
  const show = async () => {
    await press(opened, 'I have a verification code');
    await at(opened, 'ticket');
    await press(opened, 'Go on');
    await opened.getByText('The code has eight digits.').waitFor();
    await accessible(opened);
    await opened.getByLabel('Code (8 digits)').fill('01234567');
    await press(opened, 'Go on');
    await at(opened, 'home');
  };
  await opened.reload();
  await at(opened, 'home');
  await show();
  await accessible(opened);
  expect(await opened.getByRole('button', { name: /^Use your face/ }).count()).toBe(0);
  await press(opened, 'I would rather not be verified');
  await opened.getByRole('button', { name: /^Use your face/ }).waitFor();
  expect(ended).toEqual([`DELETE ${verification}`]);

  await show();
  const [entry] = await Promise.all([
    opened.waitForRequest('**/v1/entries/pin'),
    (async () => {
      await press(opened, /^Use a PIN/);
      await at(opened, 'pin');
      await opened.getByLabel('Number (6 digits)').fill('428317');
      await opened.getByLabel('PIN', { exact: true }).fill(PIN);
      await opened.keyboard.press('Enter');
    })(),
  ]);
  expect(entry.postDataJSON()).toMatchObject({ number: '428317', verification, took_ms: expect.any(Number) });
  // This door never saw that ticket: it says so, and goes on without.
  await at(opened, 'problem');
  await opened.context().close();
});
