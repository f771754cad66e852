/**
 * The whole story in a real browser, by its keys alone: an organisation from nothing to a lawful first door by the
 * wizard, a device with real models that joins it, and people who say yes, say no, come in, and stop it.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Device, joinPlatform, startDevice } from '@consentry/device';
import type { Platform } from '@consentry/platform';
import { prepareModels } from '@consentry/recognition';
import { Consentry } from '@consentry/sdk';
import { axeFinds, filmSitter, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase32 } from '../packages/staff/src/testing/from-base32.ts';
import { totpCode, totpStep } from '../packages/staff/src/totp.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { completeDraft } from './guided-assessment.ts';
import { Keyboard } from './keyboard.ts';
import { Line } from './line.ts';
import { type Look, opened } from './watched-page.ts';

const soon = { timeout: 60_000 };
/** Each part is a few dozen screens. */
const LONG = { timeout: 300_000 };
const CACHE = join(import.meta.dirname, '../.cache');

const open = new AsyncDisposableStack();
const platforms = open.use(new RunningPlatforms());
const data = mkdtempSync(join(tmpdir(), 'consentry-story-'));
open.defer(() => rmSync(data, { recursive: true, force: true }));
const port = 20_000 + Math.floor(Math.random() * 20_000);
const url = `http://localhost:${port}`;
const letters = join(data, 'codes.jsonl');
const line = open.use(new Line(port));

let platform: Platform;
let browser: Browser;
/** What pages did that they are never to do, and what axe found, with where it was. */
const wrong: string[] = [];

beforeAll(async () => {
  await prepareModels({ cache: CACHE });
  const [my, console_] = [await buildScreen('my'), await buildScreen('console')];
  await line.open();
  platform = await platforms.start({
    data: join(data, 'platform'),
    port,
    origins: [url, line.url],
    codes: { via: 'file', path: letters },
    screens: {
      my: my.folder,
      console: console_.folder,
      verify: join(import.meta.dirname, '../docs/verifier'),
    },
  });
  browser = await launchBrowser({ camera: await filmSitter(join(data, 'ada.mjpeg'), 'ada') });
  open.defer(async () => browser.close());
});
afterAll(async () => open.disposeAsync());

/** Somebody with a browser of their own. */
class Somebody extends Keyboard {
  readonly #wrong: readonly string[];

  private constructor(keyboard: Keyboard, noted: readonly string[]) {
    super(keyboard.page);
    this.#wrong = noted;
  }

  static async at(address: string, look: Look = {}): Promise<Somebody> {
    const { page, wrong: noted } = await opened(browser, new URL(address).origin, null, look);
    page.setDefaultTimeout(soon.timeout);
    await page.goto(address);
    return new Somebody(new Keyboard(page), noted);
  }

  /** Notes what axe finds here, and what the page did so far. */
  async look(name: string): Promise<void> {
    wrong.push(...(await axeFinds(this.page)).map((one) => `${name}: ${one}`));
    wrong.push(...this.#wrong.map((one) => `${name}: ${one}`));
  }

  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }
}

/** One of staff in the console. */
class Staff {
  readonly me: Somebody;

  constructor(me: Somebody) {
    this.me = me;
  }

  /** Makes an account by a link: a password, and an app whose codes count. */
  static async join(link: string, name: string): Promise<Staff> {
    const me = await Somebody.at(link);
    await me.fill('name', name);
    await me.fill('login', name.toLowerCase().replace(' ', '.'));
    await me.press('Next');
    const secret = (await me.page.locator('.w-secret code').innerText()).replaceAll(' ', '');
    await me.fill('password', `a long password of ${name}`);
    await me.fill('code', totpCode(fromBase32(secret), totpStep(Date.now())));
    await me.press('Make the account');
    await me.page.getByRole('heading', { name: `Hello, ${name}` }).waitFor();
    return new Staff(me);
  }

  async go(place: string): Promise<void> {
    await this.me.page.goto(`${url}/console/#/${place}`);
    await this.me.page.reload();
    await this.me.page.locator('main h1').waitFor();
  }

  #step(name: string) {
    const { page } = this.me;
    return page.locator('.k-step', { has: page.getByRole('heading', { name, exact: true }) });
  }

  /** Waits until a step of the wizard is done. */
  async done(step: string): Promise<void> {
    await expect.poll(() => this.#step(step).getAttribute('data-done'), soon).toBe('true');
  }

  /** Opens a step of the wizard, where it is not what is to be done now. */
  async step(name: string): Promise<void> {
    if ((await this.#step(name).getAttribute('data-open')) === 'true') return;
    await this.me.press(`Open this step ${name}`);
  }

  /** Makes a link for a colleague in the wizard. */
  async invite(role: string, site: string | null = null): Promise<string> {
    const { me } = this;
    const link = me.page.getByRole('textbox', { name: 'Invitation link' });
    const before = (await link.count()) > 0 ? await link.inputValue() : '';
    await me.select(/Duty/, role);
    if (site !== null) await me.tick(site);
    await me.press('Make an invitation link');
    await expect.poll(async () => link.inputValue(), soon).not.toBe(before);
    return link.inputValue();
  }
}

let admin: Staff;
let li: Staff;
let chen: Staff;
let zhao: Staff;
let sun: Staff;

test('from nothing: staff by links, the organisation, a purpose and a site', LONG, async () => {
  admin = await Staff.join(platform.setUp?.link ?? '', 'Wang Min');
  await admin.go('set-up');
  await admin.me.look('wizard, empty');
  li = await Staff.join(await admin.invite('Data protection officer'), 'Li Na');
  chen = await Staff.join(await admin.invite('Data protection officer'), 'Chen Yu');

  await li.go('set-up');
  const { me } = li;
  await li.step('The organisation');
  await me.fill('id', 'qingzhuli');
  await me.fill('zh', '青竹里物业（示例）');
  await me.fill('en', 'Qingzhuli (example)');
  for (const kind of ['management_rules', 'operating_procedures', 'classification', 'incident_plan']) {
    await me.fill(`${kind}.id`, `${kind.slice(0, 5)}-2026`);
    await me.fillDate(`${kind}.on`, '2026-01-05');
  }
  await me.fillDate('screensOn', '2026-01-06');
  await me.tick(/it is true/);
  await me.press('Hand in');
  await li.done('The organisation');

  await li.step('A first purpose');
  await me.fill('zh', '打开您本人的储物柜');
  await me.fill('en', 'To open your own locker');
  for (const field of ['necessity', 'retentionReason', 'ethics', 'ethicsBy'])
    await me.fill(field, `${field}-1`);
  await me.fill('pinReason', 'A number opens each locker, too.');
  await me.fill('cardReason', 'The staff card opens each locker, too.');
  await me.fillDate('ethicsOn', '2026-01-07');
  await me.press('Save the purpose');
  await li.done('A first purpose');
  await me.look('wizard, with a purpose');

  // Who surveys is not who approves; then there are people of that site.
  await admin.go('set-up');
  await admin.step('Site and siting');
  await admin.me.fill('zh', '三号楼大厅');
  await admin.me.fill('en', 'Hall of building 3');
  await admin.me.fill('unit', 'Qingzhuli');
  await admin.me.press('Register the site');
  await admin.me.see('waits for an officer');
  expect(await admin.me.page.getByRole('button', { name: 'Approve the site' }).count()).toBe(0);
  await li.go('set-up');
  await li.step('Site and siting');
  await me.confirm('Approve the site');
  await li.done('Site and siting');
  await admin.go('set-up');
  await admin.step('People, and four eyes');
  zhao = await Staff.join(await admin.invite('Installer', 'Hall of building 3'), 'Zhao Bo');
  sun = await Staff.join(await admin.invite('Operator', 'Hall of building 3'), 'Sun Hui');
});

/** The folder of the device. */
const door = join(data, 'door');
let deviceId = '';
let device: Device;

test('a device joins by a token, is placed by one and approved by another', LONG, async () => {
  await zhao.go('set-up');
  await zhao.step('Device');
  await zhao.me.press('Make a token to join');
  const command = zhao.me.page.getByRole('textbox', { name: 'Token to join' });
  await command.waitFor();
  await zhao.me.look('wizard, with a token');
  const [token = ''] = /csd_\S+/.exec(await command.inputValue()) ?? [];
  ({ device: deviceId } = await joinPlatform({ data: door, url: line.url, token }));
  await zhao.go('set-up');
  await zhao.step('Device');
  await zhao.me.follow('Tell its place on the page of the device');
  await zhao.me.press('Say where it stands');
  await zhao.me.choose('Looked at');
  await zhao.me.choose('Known, as follows', 'survey.sees_private_space');
  await zhao.me.choose('No', 'survey.sees_private_space');
  await zhao.me.choose('Known, as follows', 'survey.camera');
  await zhao.me.fillDate('survey.camera.measured_on', '2026-01-08');
  await zhao.me.choose('Yes', 'survey.camera.opens_only_after_start');
  await zhao.me.fill('survey.camera.closes_after_ms', '300');
  await zhao.me.choose('Yes', 'survey.camera.shows_that_it_runs');
  await zhao.me.fill('survey.camera.other_outward_cameras', '0');
  await zhao.me.choose('No', 'survey.camera.sees_keypad');
  await zhao.me.fill('survey.camera.applications', '1');
  await zhao.me.look('where it stands');
  await zhao.me.press('Save');
  await zhao.me.see(`Device ${deviceId.slice(0, 8)}`);
  await li.go('set-up');
  await li.step('Device');
  await li.me.confirm('Approve the device');
  await li.done('Device');
});

test('other ways, assessment, notice: the gate refuses until all is there', LONG, async () => {
  const { me } = li;
  await li.step('Other ways');
  await me.fillDate('seen', '2026-01-08');
  await me.tick(/not chosen beforehand/);
  await me.tick(/just tried/);
  await me.press('Register door and ways');
  await li.done('Other ways');

  await li.step('Impact assessment');
  await me.fill('algorithm', 'matcher-3');
  await me.fill('supplier', 'visible-labs');
  await me.tick('Staff');
  await me.press('Begin the assessment');
  await me.page.getByRole('heading', { name: 'How it runs' }).waitFor();
  await me.look('the guide of the assessment');
  // A colleague writes it to its end (tests/assessment.test.ts walks the guide).
  const wu = new Consentry({ url, apiKey: (await signedIn(platform, 'dpo')).token });
  const [first] = await Array.fromAsync(wu.purpose.list());
  await completeDraft(wu, first?.purpose ?? '');
  await chen.go('set-up');
  await chen.step('Impact assessment');
  await chen.me.press('Read it, give the opinion, approve');
  await chen.me.choose('Begin');
  await chen.me.fill('opinion', 'Read and agreed.');
  await chen.me.press('Give the opinion');
  await chen.me.confirm('Approve the assessment');
  await chen.me.follow('Go on with the set-up');
  await chen.done('Impact assessment');

  await li.go('set-up');
  await li.step('Into force');
  await me.see(/^Not yet: \d+ requirements are broken/);
  await me.choose('No');
  await me.tick(/speech and large print/);
  await me.press('Hand in these facts');
  await me.page.getByRole('button', { name: 'Propose that it begins' }).waitFor();
  await me.look('the gate of the law');
  await li.step('Notice');
  await me.fill('contact', '010-5555 0100');
  await me.confirm('Write and publish');
  await li.done('Notice');
  await li.step('Into force');
  await me.press('Propose that it begins');
  await me.see('You proposed this yourself');
  await me.see('The check passes');
  await chen.go('home');
  await chen.me.follow(/Approve the purpose/);
  await chen.me.confirm('Approve, put in force');
  await chen.me.see('Approved: it is in force.');
  await li.go('set-up');
  await me.press('Let the approved devices serve it');
  await me.see('1 device serves this purpose.');
  await me.look('wizard, at its end');

  // What the device is started with comes from the console, in the words of the notice in force.
  await li.go(`devices/${deviceId}`);
  const [file] = await Promise.all([me.page.waitForEvent('download'), me.press(/^Declaration of the door/)]);
  const declared = JSON.parse(readFileSync(await file.path(), 'utf8')) as unknown;
  const { folder: webRoot } = await buildScreen('kiosk');
  const log = { level: 'silent' } as const;
  device = await startDevice({ data: door, port: 0, door: declared, webRoot, cache: CACHE, log });
  open.defer(async () => device.close());
  expect(wrong).toEqual([]);
});

/** Somebody at the terminal of the door, before its camera. */
class AtDoor {
  readonly me: Somebody;
  number = '';

  constructor(me: Somebody) {
    this.me = me;
  }

  static async come(): Promise<AtDoor> {
    const me = await Somebody.at(device.url, { width: 1080, height: 1500 });
    await me.page.context().grantPermissions(['camera'], { origin: new URL(device.url).origin });
    const somebody = new AtDoor(me);
    await somebody.on('home');
    return somebody;
  }

  /** Waits for one of these screens, and says which. */
  async on(...screens: readonly string[]): Promise<string> {
    const main = this.me.page.locator(screens.map((name) => `main[data-screen="${name}"]`).join(', '));
    await main.waitFor();
    return (await main.getAttribute('data-screen')) ?? '';
  }

  async home(): Promise<void> {
    await this.me.page.reload();
    await this.on('home');
  }

  async register(): Promise<void> {
    const { me } = this;
    await me.press(/First time here/);
    await me.type(me.page.getByLabel('New PIN'), PIN);
    await me.type(me.page.getByLabel('Type it again'), PIN);
    await me.press('Register');
    await this.on('registered');
    this.number = (await me.page.locator('[data-number]').innerText()).replaceAll(/\D/g, '');
  }

  /** Reads the notice and says yes or no; counts the presses from the question to its end. */
  async decide(yes: boolean): Promise<void> {
    const { me } = this;
    await me.press('Set up face');
    await this.on('notice');
    await me.press('I have read it, continue');
    await this.on('consent');
    if (yes) await me.choose('14 or over');
    await me.press(yes ? 'I agree' : 'I do not agree');
    await this.on(yes ? 'ready' : 'declined');
  }

  async enrol(): Promise<void> {
    await this.decide(true);
    await this.me.press('Start');
    await this.on('enrolled');
  }

  async byPin(): Promise<void> {
    const { me } = this;
    await me.press(/^Use a PIN/);
    await me.type(me.page.getByLabel('Number (6 digits)'), this.number);
    await me.type(me.page.getByLabel('PIN', { exact: true }), PIN);
    await me.page.keyboard.press('Enter');
    await this.on('admitted');
  }

  /** Shows the face, and says what came of it. */
  async byFace(): Promise<string> {
    const { me } = this;
    await this.home();
    await me.press(/^Use your face/);
    await me.type(me.page.getByLabel('Number (6 digits)'), this.number);
    await me.press('Continue');
    await this.on('ready');
    await me.press('Start');
    return this.on('admitted', 'not-recognised', 'refused', 'locked', 'face-unavailable');
  }
}

const PIN = '739182';
let ada: AtDoor;
let phone: Somebody;

test('at the door: one agrees and comes in by face, one does not and comes in', LONG, async () => {
  await expect
    .poll(async () => (await fetch(`${device.url}v1/health`)).json(), { timeout: 60_000 })
    .toMatchObject({ face: 'ready' });
  ada = await AtDoor.come();
  await ada.register();
  await ada.enrol();
  await expect.poll(async () => ada.byFace(), { timeout: 60_000 }).toBe('admitted');

  const bea = await AtDoor.come();
  await bea.register();
  await bea.decide(false);
  await bea.me.look('said no');
  await bea.byPin();
  await bea.me.page.context().close();
});

test('on the phone, with the door online: withdrawn, in three states', LONG, async () => {
  await sun.go('people/new');
  await sun.me.fill('email', 'ada@example.com');
  await sun.me.fill('name', 'Ada');
  await sun.me.choose('English');
  await sun.me.press('Register');
  await sun.me.page.getByRole('heading', { level: 1, name: 'A person' }).waitFor();

  phone = await Somebody.at(`${url}/my`, { width: 390, height: 844 });
  await phone.type(phone.page.getByLabel('Phone number or e-mail address'), 'ada@example.com');
  await phone.page.keyboard.press('Enter');
  await phone.type(phone.page.getByLabel('Eight digits'), await codeTo('ada@example.com'));
  await phone.page.keyboard.press('Enter');
  await phone.see('No face is kept');
  // What the door knows by a number alone becomes hers by eight digits, and her PIN there.
  await phone.press('Get eight digits for the door');
  const digits = phone.page.getByLabel('Eight digits for the door');
  await digits.waitFor();
  await phone.look('digits for the door');
  await ada.home();
  await ada.me.press('I have a verification code');
  await ada.me.type(ada.me.page.getByLabel('Code (8 digits)'), await digits.innerText());
  await ada.me.press('Go on');
  await ada.on('home');
  await ada.byPin();
  await phone.see('Done: what that door knows of you is here.');
  await phone.see('Hall of building 3 (1 device)');

  await phone.press('Stop using my face');
  await phone.see('From this moment you have withdrawn.');
  await phone.see('Every device confirmed');
  await phone.see('All done.');
  expect(await ada.byFace()).toBe('refused');
});

test('on the phone, with the door offline: pending until the line is there', LONG, async () => {
  await ada.byPin();
  await ada.me.press('My page');
  await ada.on('my');
  await ada.enrol();
  await expect.poll(async () => ada.byFace(), { timeout: 60_000 }).toBe('admitted');
  line.cut();
  // The control: without the line the lease still lets her in, until she withdraws and the door hears of it.
  expect(await ada.byFace()).toBe('admitted');
  await phone.page.reload();
  await phone.press('Stop using my face');
  await phone.see('Now: Accepted');
  await phone.see('Waiting for every device to confirm');
  await phone.look('a withdrawal that waits');
  line.mend();
  await expect.poll(async () => phone.page.getByText('Now:').count(), soon).toBe(0);
  await phone.see('All done.');
  expect(await ada.byFace()).toBe('refused');
  await ada.byPin();
  expect(wrong).toEqual([]);
});

test('a complaint is answered, and an incident has its clocks', LONG, async () => {
  await phone.page.goto(`${url}/my/#/complaint`);
  await phone.type(phone.page.getByLabel('What happened'), 'The door asked for my face twice.');
  await phone.press('Send the complaint');
  await phone.see('Your complaint arrived');
  const [reference = '', code = ''] = await phone.page.locator('.m-code').allInnerTexts();
  const { me } = li;
  await li.go('complaints');
  await me.follow(reference);
  await me.press('Confirm receipt');
  await me.press('Write the outcome');
  await me.choose('Upheld');
  await me.fill('text', 'The door was set anew on the same day.');
  await me.press('Save the outcome');
  await me.page.getByRole('button', { name: 'Close the complaint' }).waitFor();
  await me.look('a complaint that is handled');
  await me.confirm('Close the complaint');
  await phone.type(phone.page.getByLabel('Reference', { exact: true }), reference);
  await phone.type(phone.page.getByLabel('Code', { exact: true }), code);
  await phone.press('Look');
  await phone.see('The door was set anew on the same day.');
  await phone.look('a complaint that is answered');

  await sun.go('incidents/new');
  await sun.me.select(/Kind/, 'Leak');
  await sun.me.fill('what', 'A list of numbers was left on a desk.');
  await sun.me.press('Send the report');
  await sun.me.see('Reported; the clocks run.');
  await li.go('incidents');
  await me.follow('Leak');
  await me.see('Running clocks');
  expect(await me.page.getByText(/^3 hours, \d+ minutes left$/).count()).toBe(2);
  await me.look('an incident that runs');
  expect(wrong).toEqual([]);
});

test('what is watched for is noticed (control)', LONG, async () => {
  for (const address of [device.url, `${url}/my/`, `${url}/console/`]) {
    const { page, wrong: noted, context } = await opened(browser, new URL(address).origin, null);
    await page.goto(address);
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://elsewhere.example/x.png';
      document.body.append(image);
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
      } catch {
        // Trusted Types refuse it, and the browser reports it.
      }
    });
    await expect
      .poll(() => noted.join(' '), soon)
      .toMatch(/elsewhere\.example[^]*Trusted|Trusted[^]*elsewhere\.example/);
    expect(await axeFinds(page)).not.toEqual([]);
    await context.close();
  }
});

/** The last code that was sent to somebody. */
async function codeTo(email: string): Promise<string> {
  const digits = () => {
    const sent = (existsSync(letters) ? readFileSync(letters, 'utf8') : '').split('\n');
    const last = sent.filter((one) => one.includes(email)).at(-1) ?? '';
    return (/(\d{4}) (\d{4})/.exec(last) ?? []).slice(1).join('');
  };
  await expect.poll(digits, soon).not.toBe('');
  return digits();
}
