/**
 * A filing from end to end, in real browsers over both servers: an organisation passes 100,000 persons, prepares its
 * package in the console, and hands it in at the authority, which refuses it with every reason, asks for a supplement,
 * gives a number, takes a change of substance, and at the end the deregistration.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FilingOverview, type FilingView } from '@consentry/contract';
import { civilDateAt } from '@consentry/law';
import { inTransaction } from '@consentry/server';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningAuthority,
  officialOf,
  runAuthority,
} from '../apps/authority/src/testing/running-authorities.ts';
import { setUpExample } from '../apps/cli/src/example/first-set-up.ts';
import { changePurpose, requirePurpose } from '../apps/platform/src/purpose/purpose-store.ts';
import { lawfulFacts } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { SealedFiles } from '../apps/platform/src/filing/sealed-files.ts';
import { eraseFromStock, putInStock } from '../apps/platform/src/filing/testing/stock.ts';
import { watchFiling } from '../apps/platform/src/filing/watch-filing.ts';
import { type SignedIn, signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { type Watched, fill, opened, settled, started, tick } from './watched-page.ts';

const SOON = { timeout: 30_000 };
const DAY_MS = 86_400_000;
const LONG = 240_000;
const platforms = new RunningPlatforms();
const data = platforms.folder();
let browser: Browser;
let served: Awaited<ReturnType<typeof started>>;
let authority: RunningAuthority;
let bureau = '';
let purpose = '';
let dpo: SignedIn;
/** The officer at the console, the agent at the public page of the authority, and the official. */
let officer: Watched;
let agent: Watched;
let official: Watched;
let files: SealedFiles;

beforeAll(async () => {
  const [{ folder }, { folder: screen }] = await Promise.all([
    buildScreen('console'),
    buildScreen('authority'),
  ]);
  browser = await launchBrowser();
  served = await started(platforms, folder, Date.now, data);
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  bureau = `http://localhost:${port}`;
  const name = { 'zh-CN': '北京市互联网信息办公室', en: 'Cyberspace Administration of Beijing' };
  const department = { kind: 'cac', region: '110000', name } as const;
  authority = await runAuthority({ port, origins: [bureau], screen, now: Date.now, department });
  const { url, platform } = served;
  const token = platform.setUp?.link.split('#')[1] ?? '';
  ({
    example: { purpose },
  } = await setUpExample(url, token, join(data, 'door'), () => {}));
  files = new SealedFiles(join(data, 'filing'), platform.context.keys.secret);
  dpo = await signedIn(platform, 'dpo');
  const { token: badge } = await officialOf(authority, 'officer');
  officer = await opened(browser, url, dpo.token);
  agent = await opened(browser, bureau, null);
  official = await opened(browser, bureau, badge);
}, LONG);
afterAll(async () => {
  await browser.close();
  await authority[Symbol.asyncDispose]();
  await platforms[Symbol.asyncDispose]();
});

const watch = () => watchFiling(served.platform.context, files);
const overview = async () => FilingOverview.parse((await dpo.call('GET', '/v1/filing')).body);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Goes to a place of the console, as it is now. */
async function at(place: string): Promise<Page> {
  await officer.page.goto(served.at(place));
  await officer.page.reload();
  await settled(officer.page);
  return officer.page;
}

/** The filing that is under way, opened in the console. */
async function underWay(): Promise<FilingView['filing']> {
  const [{ filing } = { filing: '' }] = (await overview()).open;
  await at(`stock/${filing}`);
  return filing;
}

/** Has the package made in the console, and gives the file that the browser saved. */
async function packed(): Promise<Buffer> {
  const { page } = officer;
  const saves = page.getByRole('button', { name: /^Download/ });
  const before = await saves.count();
  await press(page, 'Make the package');
  await expect.poll(() => saves.count(), SOON).toBe(before + 1);
  const [file] = await Promise.all([page.waitForEvent('download'), saves.first().click()]);
  return readFile(await file.path());
}

interface Receipt {
  readonly reference: string;
  readonly code: string;
}

/** Hands a package in at the public page of the authority. */
async function handedIn(buffer: Buffer, supplements: Receipt | null = null): Promise<Page> {
  const { page } = agent;
  await page.goto(`${bureau}/report/#/filing`);
  await page.reload();
  await settled(page);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'filing.zip', mimeType: 'application/zip', buffer });
  if (supplements !== null) {
    await tick(page, 'checkbox', { name: /This supplements/ });
    await fill(page, 'reference', supplements.reference);
    await fill(page, 'code', supplements.code);
  }
  await press(page, 'Hand in');
  return page;
}

async function receiptOf(page: Page): Promise<Receipt> {
  await page.getByRole('heading', { name: 'Received', exact: true }).waitFor();
  const [reference = '', code = ''] = await page.locator('strong.a-code').allInnerTexts();
  return { reference, code };
}

/** Writes down in the console that it was handed in. */
async function noted(): Promise<void> {
  const { page } = officer;
  const today = civilDateAt(Date.now());
  await press(page, 'It is ready');
  await fill(page, 'despite', 'Identity documents are shown at the counter.');
  await press(page, 'Record');
  await press(page, 'Record the handing-in');
  await fillDay(page, 'on', today);
  await fillDay(page, 'signed_on', today);
  await choose(page, 'channel', 'The online system');
  await choose(page, 'level', 'Provincial');
  await press(page, 'Record');
  await page.getByRole('button', { name: 'Record the acceptance' }).waitFor();
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.locator(`[data-field="${field}"] button`).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function fillDay(page: Page, field: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.locator(`[data-field="${field}"]`).getByRole('spinbutton').first().click();
  await page.keyboard.type(`${month}${date}${year}`);
}

/** The filing of the organisation, opened by the official. */
async function looksAt(): Promise<Page> {
  const { page } = official;
  await page.goto(`${bureau}/console/#/filings`);
  await page.reload();
  await page.getByRole('link', { name: /Example organisation/ }).click();
  await page.getByRole('heading', { name: 'Decision' }).waitFor();
  return page;
}

/** Accepts what is open, and gives the number of the filing. */
async function accepted(): Promise<string> {
  const page = await looksAt();
  await fill(page, 'why', 'Looked at: the rest follows at the counter.');
  await press(page, 'Accept');
  const number = page.getByRole('heading', { name: /^人脸备11-\d{4}-\d{6}$/ });
  await number.waitFor();
  await page.getByRole('heading', { name: 'Decision' }).waitFor({ state: 'detached' });
  return (await number.innerText()).trim();
}

/** Writes the acceptance down in the console. */
async function acceptanceOf(filing: string, number: string): Promise<void> {
  const page = await at(`stock/${filing}`);
  await press(page, 'Record the acceptance');
  await fillDay(page, 'on', civilDateAt(Date.now()));
  await fill(page, 'number', number);
  await press(page, 'Record');
  await page.getByText(number).first().waitFor();
}

let receipt: Receipt;
let number = '';

test(
  '99,999 persons warn; one more is a filing, with its last day by the calendar',
  async () => {
    const { database } = served.platform.context;
    const yesterday = Date.now() - DAY_MS;
    await putInStock(database, purpose, { from: 1, to: 99_999, at: yesterday });
    await watch();
    const page = await at('stock');
    await page.getByText('Below 100,000, and nothing filed').first().waitFor();
    await page.getByText(/99,999 of 100,000 persons/).waitFor();
    await putInStock(database, purpose, { from: 100_000, to: 100_000, at: yesterday });
    await watch();
    await at('stock');
    await page.getByText('To be filed').first().waitFor();
    const [open] = (await overview()).open;
    expect(open).toMatchObject({ sort: 'initial', state: 'due', trigger_on: civilDateAt(yesterday) });
    expect(open?.calendars.length).toBeGreaterThan(0);
    expect(await axeFinds(page)).toEqual([]);
    // The same clock stands among all the others.
    await at('deadlines');
    await page.getByText('R15.1').first().waitFor();
  },
  LONG,
);

/** Chooses a stamped scan in the console and sends it. */
async function scanned(page: Page, slot: string): Promise<void> {
  const buffer = Buffer.from(`%PDF-1.7 stamped ${slot}`);
  const before = await page.getByText(/^uploaded /).count();
  await page
    .locator(`[data-field="${slot}"] input[type="file"]`)
    .setInputFiles({ name: `${slot}.pdf`, mimeType: 'application/pdf', buffer });
  await page.getByRole('button', { name: new RegExp(`^Upload ${NAMES[slot] ?? ''}`) }).click();
  await expect.poll(() => page.getByText(/^uploaded /).count(), SOON).toBe(before + 1);
}
const NAMES: Readonly<Record<string, string>> = {
  credit_code_licence: 'Licence with the credit code',
  power_of_attorney: 'Power of attorney',
  commitment: 'Letter of commitment',
};
const SLOTS = Object.keys(NAMES);
/** What a change and the end take of them. */
const STAMPED = SLOTS.slice(1);

test(
  'what is incomplete is refused with every reason; complete, it is received',
  async () => {
    const filing = await underWay();
    const { page } = officer;
    await press(page, 'Begin');
    await page.getByText('Not complete yet').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    const refused = await handedIn(await packed());
    await refused.getByRole('heading', { name: /^Not taken, for \d+ reasons$/ }).waitFor();
    for (const lacking of [
      '/documents/credit_code_licence',
      '/facts/processor/credit_code',
      '/facts/security',
    ])
      await refused.getByText(lacking, { exact: true }).first().waitFor();
    expect(await axeFinds(refused)).toEqual([]);

    // What only people know is told once: the particulars, and which measures protect the data.
    const words = {
      uscc: '91350100M000100Y43',
      agent_name: 'Sun Hui',
      agent_phone: '010-5555 0100',
      dpo_name: 'Li Na',
      dpo_phone: '010-5555 0101',
    };
    const particulars = Object.fromEntries(
      Object.entries(words).map(([key, word]) => [key, { 'zh-CN': word, en: word }]),
    );
    expect((await dpo.call('PUT', '/v1/particulars', { body: { particulars } })).status).toBe(200);
    const { body } = await dpo.call('GET', '/v1/posture/facts');
    const { security } = lawfulFacts(purpose, Date.now());
    const facts = { ...(body['facts'] as object), as_of: new Date().toISOString(), security };
    expect((await dpo.call('POST', '/v1/posture/facts', { body: { facts } })).status).toBe(201);
    await at(`stock/${filing}`);
    for (const slot of SLOTS) await scanned(page, slot);
    receipt = await receiptOf(await handedIn(await packed()));
    await noted();
  },
  LONG,
);

test(
  'a supplement is asked for and handed in, and the filing has its number on both sides',
  async () => {
    const page = await looksAt();
    expect(await axeFinds(page)).toEqual([]);
    await fill(page, 'text', 'Which door does the second purpose stand at?');
    await fillDay(page, 'answer_by', civilDateAt(Date.now() + 10 * DAY_MS));
    await press(page, 'Ask for a supplement');
    await page.getByText('Waits for a supplement').first().waitFor();

    // Whoever handed it in sees by reference and code what is lacking.
    await agent.page.reload();
    await settled(agent.page);
    await fill(agent.page, 'reference', receipt.reference);
    await fill(agent.page, 'code', receipt.code);
    await press(agent.page, 'Look');
    await agent.page.getByText(/Which door does the second purpose stand at\?/).waitFor();

    const filing = await underWay();
    const mine = officer.page;
    await press(mine, 'Record what was asked for');
    await fillDay(mine, 'on', civilDateAt(Date.now()));
    await fill(mine, 'asked', 'Which door the second purpose stands at.');
    await press(mine, 'Record');
    await press(mine, 'Begin');
    await mine.getByRole('button', { name: 'It is ready' }).waitFor();
    await receiptOf(await handedIn(await packed(), receipt));
    await noted();
    number = await accepted();
    await acceptanceOf(filing, number);
    expect(await overview()).toMatchObject({ standing: 'filed', number, open: [] });
  },
  LONG,
);

test(
  'another name is a change of substance, filed in its own time',
  async () => {
    const { body } = await dpo.call('GET', '/v1/particulars');
    const name = { 'zh-CN': '改名示例机构', en: 'Example organisation, renamed' };
    const particulars = { ...(body['particulars'] as object), name };
    expect((await dpo.call('PUT', '/v1/particulars', { body: { particulars } })).status).toBe(200);
    await watch();
    await at('stock');
    await officer.page.getByText('Changed since it was filed').first().waitFor();
    const filing = await underWay();
    await press(officer.page, 'Begin');
    for (const slot of STAMPED) await scanned(officer.page, slot);
    await receiptOf(await handedIn(await packed()));
    await noted();
    expect(await accepted()).toBe(number);
    await acceptanceOf(filing, number);
    expect((await overview()).standing).toBe('filed');
  },
  LONG,
);

test(
  'the end of the use is deregistered with what became of every face',
  async () => {
    const { context } = served.platform;
    const page = await at('stock');
    await press(page, 'End of the use');
    await fillDay(page, 'ceased_on', civilDateAt(Date.now()));
    await fill(page, 'reason', 'The gate is taken down.');
    // Just before it is recorded: the platform finds the end by itself, too.
    await inTransaction(context.database, async (writing) => {
      const held = await requirePurpose(writing, purpose);
      await changePurpose(writing, held, { state: 'ended' }, null, Date.now());
    });
    await press(page, 'Record');
    await page.getByText(/^Ended on /).waitFor();
    const filing = await underWay();
    await press(page, 'Begin');
    await page.getByText('100,000').first().waitFor();
    await eraseFromStock(context.database, 100_000, Date.now());
    await at(`stock/${filing}`);
    for (const slot of STAMPED) await scanned(page, slot);
    await receiptOf(await handedIn(await packed()));
    await noted();
    expect(await accepted()).toBe(number);
    await acceptanceOf(filing, number);
    expect((await overview()).standing).toBe('deregistered');
    await official.page.getByText('Deregistered', { exact: true }).first().waitFor();
    for (const { wrong } of [officer, agent, official]) expect(wrong).toEqual([]);
  },
  LONG,
);
