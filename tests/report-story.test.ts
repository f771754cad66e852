/**
 * A complaint from end to end, in real browsers over an authority of two departments and a platform: a passer-by
 * complains without a name of a camera that sees a changing room, 网信 hands it over to 公安, 公安 inspects, the device is
 * blocked until it stands elsewhere, and the passer-by reads the outcome. Then a parent’s complaint, and an incident
 * with its clocks.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeviceJoined, IncidentView } from '@consentry/contract';
import { addCalendarDays, civilDateAt } from '@consentry/law';
import { inTransaction } from '@consentry/server';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDepartment } from '../apps/authority/src/department/department-store.ts';
import { officialOf } from '../apps/authority/src/testing/running-authorities.ts';
import { setUpExample } from '../apps/cli/src/example/first-set-up.ts';
import { SPOT, TestDevice } from '../apps/platform/src/device/testing/test-device.ts';
import { type SignedIn, callAt, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { type BothServers, runBothServers } from './both-servers.ts';
import { type Watched, fill, opened, settled, tick } from './watched-page.ts';

const SOON = { timeout: 30_000 };
const LONG = 180_000;
const PLACE = 'Changing room, second floor';
const LOOKS_IN = 'A camera looks in while people change.';
const OUTCOME = 'The device saw into the changing room. It was taken away, and we looked again.';
const door = mkdtempSync(join(tmpdir(), 'consentry-story-'));
const device = new TestDevice();
let browser: Browser;
let both: BothServers;
let bureau = '';
/** Department of 公安. */
let security = '';
let site = '';
let dpo: SignedIn;
let installer: SignedIn;
/** Who complains, the officers of the two departments, and the officer at the console. */
let passer: Watched;
let cac: Watched;
let police: Watched;
let officer: Watched;

const here = () => `http://localhost:${20_000 + Math.floor(Math.random() * 20_000)}`;
const portOf = (url: string) => Number(new URL(url).port);
const inDays = (count: number) => addCalendarDays(civilDateAt(Date.now()), count);

beforeAll(async () => {
  const [{ folder: consoleScreen }, { folder: screen }] = await Promise.all([
    buildScreen('console'),
    buildScreen('authority'),
  ]);
  browser = await launchBrowser();
  const [url, authorityUrl] = [here(), here()];
  bureau = authorityUrl;
  both = await runBothServers({
    runs: true,
    authority: { port: portOf(bureau), origins: [bureau], screen },
    platform: { port: portOf(url), origins: [url], screens: { console: consoleScreen } },
  });
  const { platform, authority } = both;
  const token = platform.setUp?.link.split('#')[1] ?? '';
  const { example } = await setUpExample(url, token, door, () => {});
  ({ site } = example);
  dpo = await signedIn(platform, 'dpo');
  installer = await signedIn(platform, 'installer', { sites: [site] });
  await joined(example.purpose);

  security = await publicSecurity();
  passer = await opened(browser, bureau, null);
  cac = await opened(browser, bureau, (await officialOf(authority, 'officer')).token);
  const { token: badge } = await officialOf(authority, 'officer', { department: security });
  police = await opened(browser, bureau, badge);
  officer = await opened(browser, url, dpo.token);
}, LONG);
afterAll(async () => {
  await browser.close();
  await both[Symbol.asyncDispose]();
  rmSync(door, { recursive: true, force: true });
});

/** 公安 of the region of the 网信 department. */
async function publicSecurity(): Promise<string> {
  const department = randomUUID();
  const name = { 'zh-CN': '上海市公安局', en: 'Shanghai Public Security Bureau' };
  await inTransaction(both.authority.context.database, async (writing) =>
    addDepartment(writing, {
      department,
      kind: 'public_security',
      region: '310000',
      name: JSON.stringify(name),
      state: 'active',
      proposed_by: null,
      approved_by: null,
      added_at: 0,
    }),
  );
  return department;
}

/** A second device joins, is placed, approved, and serves. */
async function joined(purpose: string): Promise<void> {
  const invited = await installer.call('POST', `/v1/sites/${site}/device-tokens`);
  const body = device.joining(String(invited.body['token']));
  const answer = await callAt(both.platform.url, 'POST', '/v1/devices', { body });
  device.id = DeviceJoined.parse(answer.body).device_id;
  expect((await placed(false)).status).toBe(200);
  expect((await approved()).status).toBe(200);
  const served = await dpo.call('PUT', `/v1/devices/${device.id}/purposes/${purpose}`);
  expect(served.status, JSON.stringify(served.body)).toBeLessThan(300);
}

const version = async () => {
  const { headers } = await dpo.call('GET', `/v1/devices/${device.id}`);
  return { 'if-match': headers.get('etag') ?? '' };
};
/** The installer says where it stands, and whether it sees a private space. */
async function placed(sees_private_space: boolean) {
  const [today, at] = [inDays(0), `/v1/devices/${device.id}/spot`];
  const camera = { ...SPOT.survey.camera, measured_on: today };
  const survey = { ...SPOT.survey, camera, sees_private_space };
  return installer.call('PUT', at, {
    body: { ...SPOT, sign_photo_on: today, survey },
    headers: await version(),
  });
}
const approved = async () =>
  dpo.call('POST', `/v1/devices/${device.id}/approval`, { headers: await version() });
/** Without a lease a device opens no camera. */
const leased = async () =>
  device.call(both.platform, 'POST', `/v1/devices/${device.id}/lease`, device.leaseRequest(0));

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const confirm = async (page: Page, name: string) => {
  await press(page, name);
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
};
async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.locator(`[data-field="${field}"] button`).first().click();
  await page.getByRole('option', { name: option }).click();
}
async function fillDay(page: Page, field: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.locator(`[data-field="${field}"]`).getByRole('spinbutton').first().click();
  await page.keyboard.type(`${month}${date}${year}`);
}
const chip = async (page: Page, words: string) =>
  page.locator('.c-chip').filter({ hasText: words }).first().waitFor();
async function see({ page }: Watched, place: string): Promise<Page> {
  await page.goto(place);
  await page.reload();
  await settled(page);
  return page;
}
const atBureau = (place: string) => `${bureau}/console/#/${place}`;
const atConsole = (place: string) => `${both.platform.url}/console/#/${place}`;

interface Receipt {
  readonly reference: string;
  readonly code: string;
}

/** Complains at the public page without a name. */
async function complains(topic: RegExp, text: string, to: RegExp | null): Promise<Receipt> {
  const page = await see(passer, `${bureau}/report/`);
  await tick(page, 'radio', { name: topic });
  await choose(page, 'region', 'Shanghai');
  if (to !== null) await choose(page, 'department', to);
  await fill(page, 'place', PLACE);
  await fill(page, 'processor', 'Example organisation');
  await fill(page, 'text', text);
  await press(page, 'Send');
  await page.getByRole('heading', { name: 'Received' }).waitFor();
  const [reference = '', code = ''] = await page.locator('strong.a-code').allInnerTexts();
  return { reference, code };
}

/** Looks by reference and code what became of it. */
async function follows({ reference, code }: Receipt): Promise<Page> {
  const page = await see(passer, `${bureau}/report/#/follow`);
  await fill(page, 'reference', reference);
  await fill(page, 'code', code);
  await press(page, 'Look');
  return page;
}

/** Decides a complaint that is in hand and tells it: whoever complained reads it, and only then it is closed. */
async function ends(page: Page, text: string, basis: string, theirs: Receipt): Promise<void> {
  await tick(page, 'radio', { name: 'Well founded' });
  await page.getByRole('textbox', { name: 'What the complainant is told' }).fill(text);
  await page.getByRole('textbox', { name: /Provisions/ }).fill(basis);
  await press(page, 'Decide');
  await press(page, 'Tell the outcome');
  await page.getByText('until then the clock runs on').waitFor();
  expect(await page.getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
  const told = await follows(theirs);
  await told.getByText(text).waitFor();
  await page.reload();
  await press(page, 'Close');
  await chip(page, 'Closed');
}

let receipt: Receipt;
let complaint = '';
let order: Receipt;
let inspection = '';

test(
  'a complaint without a name goes from the department that got it to the one that deals with it',
  async () => {
    receipt = await complains(/changing room/, LOOKS_IN, /Cyberspace/);
    expect(await axeFinds(passer.page)).toEqual([]);
    const mine = await see(cac, atBureau(''));
    await mine.getByRole('link', { name: receipt.reference }).click();
    await mine.getByText('Without a name').waitFor();
    await press(mine, 'Work together with another department');
    await tick(mine, 'radio', { name: /^Hand over/ });
    await mine.locator('[data-field="to"]').getByRole('combobox').click();
    await mine.keyboard.type('Shanghai Pub');
    await mine.getByRole('option', { name: /Public Security/ }).click();
    await fill(mine, 'purpose', 'Private spaces are for you to look at.');
    await press(mine, 'Propose');
    await mine.getByText('Waits for the other department.').waitFor();

    const theirs = await see(police, atBureau(''));
    await theirs.getByRole('link', { name: receipt.reference }).click();
    await confirm(theirs, 'Accept');
    await theirs.getByRole('link', { name: 'See the case' }).click();
    await chip(theirs, 'In hand');
    complaint = theirs.url().split('/').at(-1) ?? '';
    // Whoever handed it over sees whose it is, and does nothing with it any more.
    await see(cac, atBureau(`complaints/${complaint}`));
    await mine.getByText('This case is with Shanghai Public Security Bureau').waitFor();
    expect(await axeFinds(mine)).toEqual([]);
    const told = await follows(receipt);
    await told.getByText('Shanghai Public Security Bureau').first().waitFor();
  },
  LONG,
);

test(
  'an inspection is ordered, entered in the console, and answered with evidence that is proved',
  async () => {
    const { page } = police;
    await page.getByRole('link', { name: 'Order an inspection' }).click();
    await fill(page, 'case_number', 'PS-SH 2026-17');
    await fillDay(page, 'scope.from', inDays(-30));
    await fillDay(page, 'scope.until', inDays(0));
    await fill(page, 'text', 'Show which devices stand there, since when, and what they did.');
    await tick(page, 'checkbox', { name: /Article 24/ });
    await fillDay(page, 'answer_by', inDays(7));
    await fill(page, 'log_key', both.platform.keeper.ledger.signer.key.toString());
    await confirm(page, 'Order an inspection');
    await page.getByRole('heading', { name: 'The inspection is ordered' }).waitFor();
    const [reference = '', code = ''] = await page.locator('.c-callout .a-code').allTextContents();
    order = { reference, code };
    await page.getByRole('link', { name: 'Go to the inspection' }).click();
    await chip(page, 'Ordered');
    inspection = page.url().split('/').at(-1) ?? '';

    const mine = await see(officer, atConsole('orders/new'));
    await choose(mine, 'kind', 'Inspection');
    await choose(mine, 'authority', 'Public security organ');
    await fill(mine, 'url', bureau);
    await fill(mine, 'reference', order.reference);
    await fill(mine, 'code', order.code);
    await press(mine, 'Save');
    // It is read by itself: number, scope and day are the authority’s.
    await mine.getByRole('heading', { name: 'PS-SH 2026-17' }).waitFor(SOON);
    await mine.getByText(PLACE).first().waitFor();
    await mine.getByRole('heading', { name: 'Answer by' }).waitFor();
    const shown = await mine.textContent('body');
    for (const hidden of [order.code, LOOKS_IN, receipt.reference]) expect(shown).not.toContain(hidden);
    expect(await axeFinds(mine)).toEqual([]);

    await both.platform.keeper.advance();
    await press(mine, 'Make evidence');
    await choose(mine, 'site', /East door/);
    await press(mine, 'Make it');
    await Promise.all([mine.waitForEvent('download'), press(mine, 'Save and look')]);
    await confirm(mine, 'Hand in to the server');
    await mine.getByText('Checked by the authority: proved', { exact: true }).waitFor(SOON);
    await see(police, atBureau(`inspections/${inspection}`));
    await page.getByText('It agrees with the log key that is known').waitFor();
  },
  LONG,
);

test(
  'the device that sees a private space is blocked until it stands elsewhere; then it is looked at again',
  async () => {
    const { page } = police;
    await press(page, 'Add a finding');
    await fill(page, 'findings.0.requirement', 'R13.5');
    await page.getByRole('option', { name: /^R13\.5/ }).click();
    await fill(page, 'findings.0.text', 'A device looks into the changing room.');
    // Another official draws a sample meanwhile: both are shown beside each other, and what was typed is kept.
    const { token } = await officialOf(both.authority, 'officer', { department: security });
    const headers = { authorization: `Bearer ${token}` };
    const before = await callAt(bureau, 'GET', `/v1/inspections/${inspection}`, { headers });
    const drawn = await callAt(bureau, 'POST', `/v1/inspections/${inspection}/samples`, {
      body: { what: 'devices', of: 2, count: 1 },
      headers: { ...headers, 'if-match': before.headers.get('etag') ?? '' },
    });
    expect(drawn.status, JSON.stringify(drawn.body)).toBe(200);
    await confirm(page, 'Note the result');
    await page.getByRole('heading', { name: 'Somebody has just changed this' }).waitFor();
    await page.getByRole('columnheader', { name: 'Saved now' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await press(page, 'Save my changes over the latest version');
    await fill(page, 'text', 'Take it away from there, and show where it stands.');
    await tick(page, 'checkbox', { name: /Article 27/ });
    await fillDay(page, 'by', inDays(3));
    await confirm(page, 'Order it to be mended');
    await chip(page, 'To be mended');
    expect(await axeFinds(page)).toEqual([]);

    const mine = officer.page;
    await press(mine, 'Read it now');
    await mine.getByRole('link', { name: 'R13.5' }).waitFor(SOON);
    await mine.getByText('A device looks into the changing room.').waitFor();
    await chip(mine, 'To be put right by us');
    const orderAt = mine.url();
    await see(officer, atConsole('deadlines'));
    await mine
      .locator(`a[href="${new URL(orderAt).hash}"]`)
      .first()
      .waitFor();

    // It served until the installer looked; what sees a private space is approved by nobody.
    expect((await leased()).status).toBe(200);
    expect((await placed(true)).status).toBe(200);
    expect((await leased()).body).toMatchObject({ code: 'device_not_approved' });
    await see(officer, atConsole(`devices/${device.id}`));
    await confirm(mine, 'Approve the device');
    await mine
      .getByText(/looks into a private space/)
      .first()
      .waitFor();
    expect(await axeFinds(mine)).toEqual([]);
    expect((await leased()).body).toMatchObject({ code: 'device_not_approved' });
    expect((await placed(false)).status).toBe(200);
    await see(officer, atConsole(`devices/${device.id}`));
    await confirm(mine, 'Approve the device');
    await chip(mine, 'Approved');
    expect((await leased()).status).toBe(200);

    await see(officer, orderAt);
    await press(mine, 'Report');
    await fill(mine, 'text', 'It stands at the entrance now, and sees no private space.');
    await press(mine, 'Send');
    await chip(mine, 'Reported as put right');
    await see(police, atBureau(`inspections/${inspection}`));
    await page.getByText('It stands at the entrance now').waitFor();
    await tick(page, 'radio', { name: 'Mended', exact: true });
    await fill(page, 'text', 'Seen on the spot.');
    await confirm(page, 'Note the second look');
    await chip(page, 'Closed');
    await press(mine, 'Read it now');
    await chip(mine, 'Ended');
    expect(await axeFinds(mine)).toEqual([]);
  },
  LONG,
);

test(
  'the outcome is decided, told, and read by reference and code alone',
  async () => {
    const page = await see(police, atBureau(`complaints/${complaint}`));
    await page.getByRole('link', { name: 'PS-SH 2026-17' }).waitFor();
    const early = await follows(receipt);
    await early.getByText('The outcome appears here once it is told.').waitFor();
    await ends(page, OUTCOME, 'Measures, Article 13(3)', receipt);
    const told = await follows(receipt);
    await told.getByText(OUTCOME).waitFor();
    await told.getByText('Closed', { exact: true }).first().waitFor();
    expect(await axeFinds(told)).toEqual([]);
  },
  LONG,
);

/** Somebody else complains of no child. */
async function another(): Promise<void> {
  const body = {
    once: randomUUID(),
    topic: 'not_told',
    region: '310000',
    place: null,
    processor: null,
    text: 'There is no sign at the gate.',
    contact: null,
    fears_retaliation: false,
    language: 'en',
  };
  expect((await callAt(bureau, 'POST', '/v1/complaints', { body })).status).toBe(201);
}

test(
  'a parent’s complaint of a child comes before others, and is answered',
  async () => {
    const text = 'The nursery took the face of our child. Nobody asked us.';
    await another();
    const parents = await complains(/A child under 14/, text, null);
    await another();
    const page = await see(cac, atBureau(''));
    const waits = page.locator('.c-card').filter({ hasText: 'Complaints nobody has in hand' });
    expect(await waits.getByRole('link').count()).toBe(3);
    expect(await waits.getByRole('link').first().innerText()).toBe(parents.reference);
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('link', { name: parents.reference }).click();
    await page.getByText(text).waitFor();
    await press(page, 'Take in hand');
    await ends(page, 'The faces of the children were erased.', 'Measures, Article 7', parents);
    const told = await follows(parents);
    await told.getByText('The faces of the children were erased.').waitFor();
  },
  LONG,
);

const WRONG = 'What is wrong so far';
const CLOCKS = ['Report to the authority', 'Tell the personal information authority', 'Tell the persons'];

/** Does one step of an incident by its form. */
async function does(page: Page, act: string, filled: () => Promise<void>): Promise<void> {
  await press(page, act);
  await filled();
  await press(page, 'Save');
  await page.getByRole('heading', { name: 'What can be done now' }).waitFor();
}

test(
  'an incident has its clocks to the authority and to the persons, until both are told',
  async () => {
    const page = await see(officer, atConsole('incidents/new'));
    await choose(page, 'kind', 'Leak');
    await fill(page, 'what', 'A list of who passed the door lay open.');
    await press(page, 'Send the report');
    await chip(page, 'Reported, to be judged');
    const incidentAt = page.url();
    const at = `/v1/incidents/${incidentAt.split('/').at(-1) ?? ''}`;
    const incident = async () => {
      const { headers, body } = await dpo.call('GET', at);
      return { seen: { 'if-match': headers.get('etag') ?? '' }, view: IncidentView.parse(body) };
    };
    const called = async (method: string, path: string, made: (facts: IncidentView['facts']) => object) => {
      const { seen, view } = await incident();
      const { status, body } = await dpo.call(method, at + path, { body: made(view.facts), headers: seen });
      expect(status, JSON.stringify(body)).toBe(200);
    };
    const stateOfClocks = async () => {
      const { clocks } = (await incident()).view;
      const those = (state: string) => clocks.filter((one) => one.state === state).map(({ kind }) => kind);
      return { due: those('due'), in_time: those('in_time') };
    };
    await called('PUT', '', (facts) => ({
      ...facts,
      certainty: 'happened',
      persons: { at_least: 2, at_most: 2 },
      minors: 0,
    }));
    await page.reload();
    await does(page, 'Grade', async () => {
      await choose(page, 'grade', 'Relatively serious');
      await fill(page, 'reason', 'By the guide.');
    });
    for (const clock of CLOCKS) await page.getByText(clock, { exact: true }).first().waitFor();
    expect((await stateOfClocks()).due).toEqual(['report', 'authority', 'persons']);
    // Its hours stand among the days of all the others.
    await see(officer, atConsole('deadlines'));
    const hours = page.locator(`a[href="${new URL(incidentAt).hash}"]`);
    await hours.first().waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await see(officer, incidentAt);
    await page.getByRole('heading', { name: WRONG }).waitFor();
    await does(page, 'Take a measure, stop', async () => {
      await fill(page, 'action', 'The list was put away.');
      await tick(page, 'radio', { name: 'Yes', exact: true });
    });
    const side = {
      'zh-CN': '清单已收好，请留意陌生来电。',
      en: 'The list was put away. Mind calls of strangers.',
    };
    const contents = ['kinds', 'cause', 'harm', 'measures', 'self_help', 'contact'];
    await called('PUT', '/notice', () => Object.fromEntries(contents.map((name) => [name, side])));
    await see(officer, incidentAt);
    const [paper] = await Promise.all([page.waitForEvent('download'), press(page, 'Save the report (PDF)')]);
    expect((await readFile(await paper.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await does(page, 'Note the report sent', async () => {
      await tick(page, 'checkbox', { name: 'Provincial cyberspace office' });
      for (let item = 1; item <= 8; item += 1) await tick(page, 'checkbox', { name: `Item ${item}` });
    });
    await does(page, 'Note a notice given', async () => {
      await choose(page, 'to', 'The authority');
      await fill(page, 'channel', 'By courier');
    });
    await does(page, 'Note a notice given', async () => {
      await choose(page, 'to', 'Persons');
      await fill(page, 'channel', 'By telephone');
      await fill(page, 'reached', '2');
    });
    expect(await stateOfClocks()).toEqual({
      due: [],
      in_time: ['grading', 'report', 'authority', 'persons'],
    });
    expect(await page.getByRole('heading', { name: WRONG }).count()).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    await see(officer, atConsole('deadlines'));
    expect(await hours.count()).toBe(0);
  },
  LONG,
);

const INCIDENT_TEXT = 'A list of who passed the gate lay open.';
const SUMMED = ['cause', 'response', 'harm', 'accountability', 'improvement', 'lessons'];

/** Reads and sends what the form of a report has. */
async function reports(page: Page, filled: () => Promise<void>): Promise<void> {
  await press(page, 'Send to the department');
  await page.getByText('Read it, then send it').first().waitFor();
  await filled();
  await confirm(page, 'Send');
  await page.getByRole('button', { name: 'Send to the department' }).waitFor();
}

test(
  'an incident is sent to the department, received in its hours, asked about, answered, summed up and closed',
  async () => {
    const mine = await see(officer, atConsole('incidents/departments'));
    await press(mine, 'Enter a department');
    await fill(mine, 'name', 'Cyberspace office of Shanghai');
    await fill(mine, 'url', bureau);
    await fill(mine, 'region', '310115');
    await fill(mine, 'key', both.authority.keeper.ledger.signer.key.toString());
    await mine.getByRole('form').getByRole('button', { name: 'Enter a department' }).click();
    await mine.getByRole('heading', { name: 'Cyberspace office of Shanghai' }).waitFor();
    const known_at = new Date(Date.now() - 60_000).toISOString();
    const concerned = { purposes: [], devices: [], sites: [] };
    const seen = { kind: 'leak', what: INCIDENT_TEXT, known_at, ...concerned };
    const { body } = await dpo.call('POST', '/v1/incidents', { body: seen });
    const at = `/v1/incidents/${String(body['incident'])}`;
    const called = async (method: string, path: string, sent: object) => {
      const { headers } = await dpo.call('GET', at);
      const version = { 'if-match': headers.get('etag') ?? '' };
      const got = await dpo.call(method, at + path, { body: sent, headers: version });
      expect(got.status, JSON.stringify(got.body)).toBe(200);
    };
    const { facts } = IncidentView.parse((await dpo.call('GET', at)).body);
    const persons = { at_least: 1_000_000, at_most: 1_200_000 };
    await called('PUT', '', { ...facts, certainty: 'happened', faces: true, persons, minors: 0 });
    await called('POST', '/grade', { grade: 'relatively_serious', reason: 'By the guide.' });
    await see(officer, atConsole(`incidents/${String(body['incident'])}`));
    await reports(mine, async () => {
      await fill(mine, 'processor', 'Example organisation');
      await fill(mine, 'contact', 'Security desk, 021-12345678');
      await fill(mine, 'items.organisation', 'Example organisation, its gates.');
      // What is missing is named before it goes, and may follow.
      await mine.getByText('Items that are missing', { exact: true }).waitFor();
      expect(await axeFinds(mine)).toEqual([]);
    });
    await chip(mine, 'The department has it');
    await mine.getByText('The signature of the receipt was checked').waitFor();

    const page = await see(cac, atBureau(''));
    await page
      .getByRole('link', { name: /Example organisation · / })
      .first()
      .click();
    await page.getByText('First report').first().waitFor();
    await page.getByText('Items that are missing (Article 7)').waitFor();
    await page.getByText(INCIDENT_TEXT).first().waitFor();
    await press(page, 'Confirm that it is read');
    await chip(page, 'Confirmed');
    await fill(page, 'text', 'Are children among them?');
    await fillDay(page, 'answer_by', inDays(2));
    await press(page, 'Ask');
    await chip(page, 'Asked');
    expect(await axeFinds(page)).toEqual([]);

    await press(mine, 'Try and read now');
    await mine.getByText('Are children among them?').waitFor(SOON);
    // It is among what waits for the officer.
    await see(officer, atConsole(''));
    await mine.getByRole('link', { name: /asks about an incident/ }).click();
    await fill(mine, 'text', 'None.');
    await press(mine, 'Send the answer');
    await chip(mine, 'The department confirmed');
    await called('POST', '/handling', { step: 'ended', on: inDays(0) });
    await mine.reload();
    await settled(mine);
    await reports(mine, async () => {
      await tick(mine, 'radio', { name: 'Final report' });
      for (const item of ['trend', 'cause', 'traces', 'response', 'scene'])
        await fill(mine, `items.${item}`, 'Found and put right.');
      for (const part of SUMMED) await fill(mine, `summary.${part}`, 'Looked into.');
    });
    await expect
      .poll(async () => IncidentView.parse((await dpo.call('GET', at)).body).summary_sent_on, SOON)
      .not.toBeNull();
    await page.reload();
    await settled(page);
    await page.getByText('None.', { exact: false }).first().waitFor();
    await page.getByText('Lessons').first().waitFor();
    await fill(page, 'outcome', 'We looked into it with you.');
    await confirm(page, 'Close');
    await chip(page, 'Closed');
    await press(mine, 'Try and read now');
    await chip(mine, 'The department closed it');
    await mine.getByText('We looked into it with you.').waitFor();
    expect(await axeFinds(mine)).toEqual([]);
  },
  LONG,
);

test(
  'an organisation without an account reports an incident on the public page, and follows it',
  async () => {
    const page = await see(passer, `${bureau}/report/#/incident`);
    await press(page, 'Report');
    await page.getByRole('alert').filter({ hasText: 'Please mend these first' }).waitFor();
    await choose(page, 'region', 'Shanghai');
    await fill(page, 'processor', 'A shop');
    await tick(page, 'radio', { name: 'Loss' });
    const day = page.locator('[data-field="incident.known_at"]').getByRole('spinbutton');
    const [year = '', month = '', date = ''] = inDays(0).split('-');
    await day.first().click();
    await page.keyboard.type(`${month}${date}${year}0001`);
    await fill(page, 'incident.items.organisation', 'A shop, its door.');
    await fill(page, 'incident.items.event', 'A disk was lost today.');
    await fill(page, 'incident.contact', 'Office, 021-87654321');
    await confirm(page, 'Report');
    await page.getByRole('heading', { name: 'Received' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const [reference = '', code = ''] = await page.locator('strong.a-code').allInnerTexts();
    await page.reload();
    await settled(page);
    await tick(page, 'radio', { name: /I have a reference/ });
    await fill(page, 'reference', reference);
    await fill(page, 'code', code);
    await press(page, 'Look');
    await page.getByText('Items that are missing (Article 7)').waitFor();
    expect(await axeFinds(page)).toEqual([]);
  },
  LONG,
);

test('no page asked for anything from elsewhere, nor broke its policy', () => {
  for (const { wrong } of [passer, cac, police, officer]) expect(wrong).toEqual([]);
});
