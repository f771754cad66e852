/** 我的人脸 in a real browser, over a real platform with a door that joined it. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import type { TransferNoticeDocument } from '@consentry/contract';
import { both } from '@consentry/law';
import { inTransaction } from '@consentry/server';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen, firstLoad } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { publishTransferNotice } from '../apps/platform/src/transfer/transfer-store.ts';
import { MyWorld, type Somebody } from './my-world.ts';
import { type Look, type Watched, movingOn, opened, tooWide, withAuthenticator } from './watched-page.ts';

const soon = { timeout: 15_000 };

let world: MyWorld;
let browser: Browser;
beforeAll(async () => {
  world = await MyWorld.open();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** A phone of one person. */
interface Phone extends Watched {
  go(place: string): Promise<void>;
}

async function phone(who: Somebody | null, look: Look = {}): Promise<Phone> {
  const { context, page, wrong } = await opened(browser, world.url, who?.token ?? null, {
    width: 390,
    height: 844,
    ...look,
  });
  const go = async (place: string) => {
    await page.goto(`${world.url}/my/#/${place}`);
    await page.locator('h1').first().waitFor(soon);
  };
  return { context, page, wrong, go };
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor(soon);

/** How a button is drawn, and how large. */
async function looksOf(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true });
  const look = await button.evaluate((one) => {
    const { fontSize, fontWeight, color, backgroundColor, borderWidth } = getComputedStyle(one);
    return { fontSize, fontWeight, color, backgroundColor, borderWidth };
  });
  const box = await button.boundingBox();
  return { ...look, width: box?.width, height: box?.height };
}

/** Publishes what people are told of a transfer to a bank. @returns its name */
async function tellOfTransfer(method = 'By line.'): Promise<string> {
  const { database, now } = world.platform.context;
  const { purpose_id: purpose } = world.begun;
  const document: TransferNoticeDocument = {
    purpose,
    purpose_version: 1,
    processor: { name: both('某公司', 'A company'), contact: 'privacy@example.com' },
    recipient: { organisation_id: 'bank-1', name: both('某银行', 'Some Bank'), contact: '95500' },
    texts: {
      purpose: both('柜台比对', 'To compare at the counter'),
      method: both('专线', method),
      kinds: both('模板', 'A template.'),
      place: both('北京', 'Beijing.'),
    },
  };
  await inTransaction(database, (writing) => publishTransferNotice(writing, document, 'dpo-1', now()));
  return document.recipient.name.en;
}

test('a person signs in by a code with the keyboard alone, the page is told who it is, and a script never has the session', async () => {
  const fang = await world.person('fang@example.com', 'Fang');
  await using stack = new AsyncDisposableStack();
  const { context, page, wrong } = stack.adopt(await phone(null), async (one) => one.context.close());
  await page.goto(`${world.url}/my`);
  await heading(page, 'Sign in');
  await page.keyboard.press('Tab');
  await page.getByLabel('Phone number or e-mail address').focus();
  await page.keyboard.press('Enter');
  // What is missing is said, and leads to its field.
  await page.getByRole('button', { name: 'Write a phone number' }).waitFor(soon);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('fang@example.com');
  await page.keyboard.press('Enter');
  await heading(page, 'Type the digits you received');
  await page.getByLabel('Eight digits').focus();
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Type all eight digits' }).waitFor(soon);
  await page.getByLabel('Eight digits').fill(await world.codeTo('fang@example.com'));
  await page.getByLabel('Eight digits').press('Enter');
  await heading(page, 'My face');
  await page.getByText('No face is kept').waitFor(soon);
  const cookies = await context.cookies();
  expect(cookies.find(({ name }) => name === '__Host-session')).toMatchObject({
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
  });
  const seen = await page.evaluate(() =>
    JSON.stringify([document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(seen).not.toContain('cps_');
  expect((await fang.may.person.read({ person: fang.person })).state).toBe('active');
  await press(page, 'Sign out');
  await heading(page, 'Sign in');
  expect(wrong).toEqual([]);
});

test('one click withdraws, and the three states come by themselves; receipt and evidence can be kept', async () => {
  const li = await world.person('li@example.com', 'Li Min');
  const consent = await world.consent(li);
  await using stack = new AsyncDisposableStack();
  const { page, wrong, go } = stack.adopt(await phone(li), async (one) => one.context.close());
  await go('');
  await page.getByText('Hall of building 3 (1 device)').waitFor(soon);
  await page.getByText(/an encrypted face template, not a photo/).waitFor(soon);
  await press(page, 'Stop using my face');
  // No question, no second step: it is accepted.
  await page.getByText('From this moment you have withdrawn.').waitFor(soon);
  await page.getByText('Every device confirmed').waitFor(soon);
  await page.getByText('All done.').waitFor(soon);
  expect((await li.may.consent.withdrawal({ consent })).state).toBe('erased');
  await page.getByRole('link', { name: 'Receipt and evidence' }).click();
  await heading(page, 'Receipt and evidence');
  await press(page, 'Show the withdrawal code');
  expect(await page.getByLabel('Withdrawal code').innerText()).toMatch(/^[0-9A-Z-]{20,}$/);
  const pdf = await page.getByRole('link', { name: 'Download the receipt (PDF)' }).getAttribute('href');
  expect(pdf).toContain(`/v1/consents/${consent}/receipt/paper`);
  const typeOf = (href: string) =>
    page.evaluate(async (at) => (await fetch(at)).headers.get('content-type'), href);
  expect(await typeOf(pdf ?? '')).toBe('application/pdf');
  expect(await typeOf(`/v1/consents/${consent}/withdrawal/paper?language=en`)).toBe('application/pdf');
  const record = page.waitForEvent('download', soon);
  await press(page, 'Download a record in the standard format');
  expect((await record).suggestedFilename()).toBe(`consentry-record-${consent}.json`);
  expect(wrong).toEqual([]);
}, 60_000);

test('a code on the phone lets in at the door, and the use is on the page', async () => {
  const zhao = await world.person('zhao@example.com', 'Zhao');
  await using stack = new AsyncDisposableStack();
  const { page, wrong, go } = stack.adopt(await phone(zhao), async (one) => one.context.close());
  await go('uses');
  await page.getByText('Nothing on record yet').waitFor(soon);
  await go('code');
  const answer = page.waitForResponse((got) => got.url().endsWith('/entry-codes'), soon);
  await press(page, 'Make a code');
  const { code } = (await (await answer).json()) as { code: string };
  await page.getByRole('img', { name: /Entry code/ }).waitFor(soon);
  await page.getByText(/seconds left/).waitFor(soon);
  const came = await world.kiosk.call('POST', '/v1/entries/qr', { body: { code, took_ms: 1800 } });
  expect(came.json).toEqual({ outcome: 'admitted', way: 'qr' });
  await expect
    .poll(async () => (await zhao.may.verification.list({ person: zhao.person })).uses.length, soon)
    .toBe(1);
  await go('uses');
  await page.getByRole('cell', { name: 'Came in' }).waitFor(soon);
  await page.getByRole('cell', { name: 'Hall of building 3' }).waitFor(soon);
  await page.getByText('Only those by face').click();
  await page.getByText('Your face was not used').waitFor(soon);
  expect(wrong).toEqual([]);
}, 60_000);

test('a request has its clock and its answer; a wrong one says what is missing; a complaint needs no sign-in', async () => {
  const qian = await world.person('qian@example.com', 'Qian');
  await using stack = new AsyncDisposableStack();
  const { page, wrong, go } = stack.adopt(await phone(qian), async (one) => one.context.close());
  await go('rights');
  await page.getByText('No requests yet').waitFor(soon);
  await press(page, 'Make a request');
  await heading(page, 'Make a request');
  await press(page, 'Send the request');
  await page.getByRole('button', { name: 'Choose what you want to do.' }).waitFor(soon);
  await page.getByText('Correct my information').click();
  await press(page, 'Send the request');
  await page.getByRole('button', { name: 'Say what is wrong' }).waitFor(soon);
  await page.getByText('Limit or refuse processing').click();
  await page.getByLabel('In your words').fill('Not at night.');
  await press(page, 'Send the request');
  await heading(page, 'Limit or refuse processing');
  await page.getByText('Not at night.').waitFor(soon);
  await page.getByText(/\d+ days?.* left/).waitFor(soon);
  await page.getByText('our own promise, not law').waitFor(soon);
  await go('rights');
  await page.getByText('Received', { exact: true }).first().waitFor(soon);

  const nobody = stack.adopt(await phone(null), async (one) => one.context.close());
  await nobody.go('complaint');
  await nobody.page.getByLabel('What happened').fill('The door asked for my face twice.');
  await press(nobody.page, 'Send the complaint');
  await nobody.page.getByText('Your complaint arrived').waitFor(soon);
  const [reference = '', code = ''] = await nobody.page.locator('.m-code').allInnerTexts();
  await nobody.page.getByLabel('Reference', { exact: true }).fill(reference);
  await nobody.page.getByLabel('Code', { exact: true }).fill(code);
  await press(nobody.page, 'Look');
  await nobody.page.getByText('Received on').waitFor(soon);
  // What they were told is a paper to keep, by the code alone.
  const sent = await world.platform.context.database.reading
    .selectFrom('complaints')
    .select(['complaint', 'version'])
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  const officer = await signedIn(world.platform, 'dpo');
  await officer.call('POST', `/v1/complaints/${sent.complaint}/acknowledgement`, {
    body: {},
    headers: { 'if-match': `"${sent.version}"` },
  });
  await press(nobody.page, 'Look');
  const paper = nobody.page.waitForEvent('download', soon);
  await press(nobody.page, 'Download the acknowledgement');
  expect((await paper).suggestedFilename()).toBe(`complaint-${reference}-acknowledgement.pdf`);
  await nobody.page.getByLabel('Code', { exact: true }).fill('AAAAA');
  await press(nobody.page, 'Look');
  await nobody.page.locator('.c-callout[data-tone="problem"]').waitFor(soon);
  // What the platform refuses is said: what, why, and what to do.
  await nobody.go('paper');
  await nobody.page.getByLabel('Withdrawal code').fill('ABCDE FGHJK MNPQR STVWX');
  await press(nobody.page, 'Stop using my face');
  const refusal = nobody.page.getByRole('alert');
  await refusal.waitFor(soon);
  expect((await refusal.locator('p').allInnerTexts()).length).toBeGreaterThanOrEqual(3);
  expect([...wrong, ...nobody.wrong]).toEqual([]);
}, 60_000);

test('a guardian decides for a child, yes and no alike; a child’s name and nobody else’s is told', async () => {
  const sun = await world.person('sun@example.com', 'Sun');
  const child = await world.person('sun-child@example.com', 'Sun Xiaoyu', '2019-05-01');
  const stranger = await world.person('stranger@example.com', 'Stranger');
  await world.guardian(sun.person, child.person);
  await using stack = new AsyncDisposableStack();
  const { page, wrong, go } = stack.adopt(await phone(sun), async (one) => one.context.close());
  await go('children');
  await page.getByText('Sun Xiaoyu').waitFor(soon);
  await page.getByRole('link', { name: 'Act for the child' }).click();
  await page.getByText('You are acting for your child: Sun Xiaoyu').waitFor(soon);
  await page.getByRole('link', { name: 'Read the notice' }).click();
  await heading(page, 'Notice and decision');
  const [no, yes] = await Promise.all(
    ['I do not consent', 'I consent'].map(async (name) => looksOf(page, name)),
  );
  expect(no).toEqual(yes);
  expect(no?.width).toBeGreaterThan(44);
  // Without dedicated rules for children the law refuses, and the page says which row and what mends it.
  await press(page, /^I consent$/);
  await page.getByRole('alert').waitFor(soon);
  expect(await page.locator('.w-problem-broken li').count()).toBeGreaterThan(0);
  await world.rulesForChildren();
  await press(page, /^I consent$/);
  await page.getByText('Noted: you consent').waitFor(soon);
  await page.getByRole('link', { name: 'Back to My face' }).click();
  await page.getByText('the guardian', { exact: true }).waitFor(soon);
  const { consents } = await sun.may.consent
    .list({ person: child.person })
    .pages()
    .next()
    .then(({ value }) => value ?? { consents: [] });
  expect(consents.map(({ given_by, state }) => [given_by, state])).toEqual([['guardian', 'given']]);
  // No takes as many presses as yes.
  await go(`?for=${child.person}`);
  await press(page, 'Stop using my face');
  await page.getByText('From this moment you have withdrawn.').waitFor(soon);
  // Of somebody who is no child of theirs there is nothing.
  await page.goto(`${world.url}/my/#/?for=${stranger.person}`);
  await page.getByRole('alert').waitFor(soon);
  expect(await page.getByText('Stranger').count()).toBe(0);
  expect(wrong).toEqual([]);
}, 60_000);

test('passkeys are added and removed by the person, and sign in', async () => {
  const wu = await world.person('wu@example.com', 'Wu');
  await using stack = new AsyncDisposableStack();
  const { page, wrong, go } = stack.adopt(await phone(wu), async (one) => one.context.close());
  const authenticator = await withAuthenticator(page);
  await go('account');
  await page.getByText('No passkey yet.').waitFor(soon);
  await press(page, 'Add a passkey');
  await page.getByText('Not used yet').waitFor(soon);
  await press(page, 'Sign out everywhere');
  await heading(page, 'Sign in');
  await press(page, 'Sign in by passkey');
  await heading(page, 'Sign-in and safety');
  await page.getByText('Last used').waitFor(soon);
  expect(await authenticator.count()).toBe(1);
  await press(page, 'Remove');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No passkey yet.').waitFor(soon);
  // The phone still has its half: it signs nobody in any more, and the page says why.
  await press(page, 'Sign out everywhere');
  await heading(page, 'Sign in');
  await press(page, 'Sign in by passkey');
  await page.getByText('The passkey is not right').waitFor(soon);
  await page.getByLabel('Phone number or e-mail address').waitFor();
  expect(await page.getByText('you were signed out').count()).toBe(0);
  expect(wrong).toEqual([]);
}, 60_000);

test('a transfer is decided on apart, yes and no alike, and stopped without stopping anything else', async () => {
  const chu = await world.person('chu@example.com', 'Chu');
  const consent = await world.consent(chu);
  const recipient = await tellOfTransfer();
  await using stack = new AsyncDisposableStack();
  const { page, wrong, go } = stack.adopt(await phone(chu), async (one) => one.context.close());
  await go('');
  await page.getByText(`${recipient} · To compare at the counter`).waitFor(soon);
  await page.locator('li', { hasText: recipient }).getByRole('link', { name: 'Read the notice' }).click();
  await heading(page, 'Notice and decision: passing on');
  expect(await looksOf(page, 'I do not consent')).toEqual(await looksOf(page, 'I consent'));
  await press(page, 'I do not consent');
  await heading(page, 'Noted: it is not passed on');
  await page.getByRole('link', { name: 'Back to My face' }).click();
  await page.getByText('· you said no', { exact: true }).waitFor(soon);
  await go(`transfers/${world.begun.purpose_id}/bank-1`);
  await press(page, /^I consent$/);
  await heading(page, 'Noted: it may be passed on');
  await go('');
  // Other words of it are asked about anew.
  await page.getByText('You consented', { exact: true }).waitFor(soon);
  await tellOfTransfer('By line, encrypted.');
  await page.reload();
  await page.getByText('What is passed on has changed').waitFor(soon);
  await page.getByText('Not passed on until you decide').waitFor(soon);
  await press(page, 'Stop passing it on');
  await page.getByText('From this moment nothing more is passed on.').waitFor(soon);
  expect((await chu.may.consent.read({ consent })).state).toBe('given');
  expect(wrong).toEqual([]);
}, 60_000);

test('a notice that changed asks for a decision: what is other is marked, and nothing runs before it', async () => {
  const zhou = await world.person('zhou@example.com', 'Zhou');
  const consent = await world.consent(zhou);
  const jiang = await world.person('jiang@example.com', 'Jiang');
  await world.consent(jiang);
  await world.change({ kinds: { 'zh-CN': '人脸图像、模板和视频。', en: 'Images, a template and video.' } });
  await using stack = new AsyncDisposableStack();
  const { page, wrong, go } = stack.adopt(await phone(zhou), async (one) => one.context.close());
  await go('');
  await page.getByText('What is done has changed').waitFor(soon);
  await page.getByText('Not used until you decide').waitFor(soon);
  await page.getByRole('link', { name: 'Read and decide' }).click();
  await heading(page, 'Notice and decision');
  await expect.poll(() => page.locator('[data-changed="true"] h3').allInnerTexts(), soon).toHaveLength(1);
  expect(await page.locator('[data-changed="true"] h3').innerText()).toContain('Which face information');
  await press(page, 'I do not consent');
  await page.getByText('Noted: you do not consent').waitFor(soon);
  expect((await zhou.may.consent.read({ consent })).state).toBe('withdrawn');
  // Who says yes does so to the new version.
  const other = stack.adopt(await phone(jiang), async (one) => one.context.close());
  await other.go('');
  await other.page.getByRole('link', { name: 'Read and decide' }).click();
  await press(other.page, /^I consent$/);
  await other.page.getByText('Noted: you consent').waitFor(soon);
  const [latest] = await Array.fromAsync(jiang.may.consent.list({ person: jiang.person }));
  expect(latest).toMatchObject({ state: 'given', purpose_version: 2 });
  expect([...wrong, ...other.wrong]).toEqual([]);
}, 60_000);

test('every page is open to people of any ability, in both languages and all themes, 320 px wide, and loads little', async () => {
  const zheng = await world.person('zheng@example.com', 'Zheng');
  const child = await world.person('zheng-child@example.com', 'Zheng Xiao', '2019-05-01');
  await world.guardian(zheng.person, child.person);
  const { digest } = await zheng.may.rules.read().then(({ rules }) => ({ digest: rules[0]?.notice ?? '' }));
  const { presentation } = await zheng.may.notice.present({
    person: zheng.person,
    purpose_id: world.begun.purpose_id,
    kind: 'recognition',
    recipient_id: null,
    digest,
    language: 'en',
    place: { kind: 'portal', id: null },
  });
  const { consent } = await zheng.may.consent.decide({
    person: zheng.person,
    presentation,
    decision: 'given',
  });
  const asked = { person: zheng.person, wish: null, correction: null, purpose_id: null, counter: null };
  const { request } = await zheng.may.rights.open({ ...asked, kind: 'copy' });
  const places = [
    '',
    `notices/${world.begun.purpose_id}`,
    `transfers/${world.begun.purpose_id}/bank-1`,
    `consents/${consent}`,
    'code',
    'uses',
    'rights',
    'rights/new',
    `rights/${request}`,
    'children',
    'account',
    'complaint',
    'rules',
    'paper',
  ];
  const found: string[] = [];
  const looks: readonly Look[] = [
    { locale: 'en', width: 320 },
    { locale: 'zh-CN', theme: 'dark', width: 1280 },
  ];
  const walk = async (look: Look) => {
    const { context, page, wrong, go } = await phone(zheng, look);
    for (const place of places) {
      const name = `${place} ${look.locale}`;
      await go(place);
      await expect.poll(() => page.getByText(/^(?:Loading…|正在读取…)$/).count(), soon).toBe(0);
      if ((await tooWide(page)) > 0) found.push(`${name} is too wide`);
      if ((await movingOn(page)) > 0) found.push(`${name} moves for whoever wants less motion`);
      for (const line of await axeFinds(page)) found.push(`${name}: ${line}`);
    }
    // 1280 pixels at 200 %: half as wide, twice as large.
    await page.setViewportSize({ width: 640, height: 450 });
    for (const place of places) {
      await go(place);
      if ((await tooWide(page)) > 0) found.push(`${place} is too wide at 200 %`);
    }
    await page.setViewportSize({ width: look.width ?? 390, height: 844 });
    for (const place of ['', 'rights/new', 'uses', 'complaint']) {
      await page.evaluate(() => document.documentElement.setAttribute('data-contrast', 'more'));
      await go(place);
      for (const line of await axeFinds(page, { rules: ['color-contrast'] }))
        found.push(`${place} contrast: ${line}`);
    }
    found.push(...wrong);
    await context.close();
  };
  await Promise.all(looks.map(walk));
  expect(found).toEqual([]);
  const { bytes } = await firstLoad((await buildScreen('my')).folder);
  expect(bytes).toBeLessThanOrEqual(200 * 1024);
}, 300_000);

test('what the tests watch for is noticed (control)', async () => {
  const { context, page, wrong, go } = await phone(null);
  await go('rules');
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
  await expect.poll(() => wrong.length, soon).toBeGreaterThanOrEqual(2);
  expect(wrong.join(' ')).toMatch(/elsewhere\.example/);
  expect(await axeFinds(page)).not.toEqual([]);
  expect(await movingOn(page)).toBe(0);
  await page.evaluate(() => void document.body.animate([{ opacity: 0.9 }, { opacity: 1 }], 60_000));
  expect(await movingOn(page)).toBe(1);
  await context.close();
});
