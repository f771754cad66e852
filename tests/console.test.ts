/**
 * The console in a real browser, over a real platform: from nothing to a purpose in force by the wizard, the
 * posture by keyboard, and every screen in both languages and themes.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { Consentry } from '@consentry/sdk';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen, firstLoad } from '@consentry/web';
import { totpCode, totpStep } from '@consentry/staff';
import { fromBase32 } from '@consentry/staff/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SECTIONS } from '../apps/web/console/sections.ts';
import { reviewedTable } from '../apps/platform/src/access/testing/reviewed-table.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { lawfulContent, lawfulFacts, lawfulNotice } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { completeDraft } from './guided-assessment.ts';
import { type Look, faults, fill, opened, started, tick, tooWide } from './watched-page.ts';

/** First load of the console, gzip and fonts (bytes). */
const FIRST_LOAD_MAX = 350 * 1024;

let browser: Browser;
let folder = '';
beforeAll(async () => {
  ({ folder } = await buildScreen('console'));
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser.close());

async function fillDate(page: Page, field: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.locator(`[data-field="${field}"]`).getByRole('spinbutton').first().click();
  // In English the month comes first.
  await page.keyboard.type(`${month}${date}${year}`);
}

test('each section names an action of the reviewed table, and the first load is small', async () => {
  const actions = new Set(reviewedTable().map(({ action }) => action));
  for (const { action } of SECTIONS) if (action !== null) expect(actions).toContain(action);
  expect(new Set(SECTIONS.map(({ path }) => path)).size).toBe(SECTIONS.length);
  const { bytes, files } = await firstLoad(folder);
  expect([bytes < FIRST_LOAD_MAX, files.length > 3]).toEqual([true, true]);
});

test('from nothing to a purpose in force, by the wizard and by four eyes', async () => {
  await using platforms = new RunningPlatforms();
  let ahead = 0;
  const { platform, url, at } = await started(platforms, folder, () => Date.now() + ahead);
  const anyone = new Consentry({ url });
  const wrong: string[][] = [];

  // The first admin, by the link of the first run: a password and an app whose codes count.
  const admin = await opened(browser, url, null);
  wrong.push(admin.wrong);
  await admin.page.goto(platform.setUp?.link ?? '');
  await fill(admin.page, 'name', 'Wang Min');
  await fill(admin.page, 'login', 'wang');
  await admin.page.getByRole('button', { name: 'Next' }).click();
  const secret = (await admin.page.locator('.w-secret code').innerText()).replaceAll(' ', '');
  const code = () => totpCode(fromBase32(secret), totpStep(Date.now() + ahead));
  await fill(admin.page, 'password', 'a long password of wang');
  await fill(admin.page, 'code', code());
  await admin.page.getByRole('button', { name: 'Make the account' }).click();
  await admin.page.getByRole('heading', { name: 'Hello, Wang Min' }).waitFor();
  expect(admin.page.url()).not.toContain('csi_');

  // A link for a colleague; the second factor is asked for again after ten minutes, and the same is done.
  ahead += 11 * 60_000;
  await admin.page.goto(at('set-up'));
  await admin.page.getByRole('button', { name: /Duty/ }).click();
  await admin.page.getByRole('option', { name: 'Data protection officer' }).click();
  await admin.page.getByRole('button', { name: 'Make an invitation link' }).click();
  await fill(admin.page, 'code', code());
  await admin.page.getByRole('button', { name: 'Confirm', exact: true }).click();
  const link = admin.page.getByRole('textbox', { name: 'Invitation link' });
  await link.waitFor();
  const dpo = await opened(browser, url, null);
  wrong.push(dpo.wrong);
  const { page } = dpo;
  await page.goto(await link.inputValue());
  await fill(page, 'name', 'Li Na');
  await fill(page, 'login', 'li.na');
  await page.getByRole('button', { name: 'Next' }).click();
  const own = (await page.locator('.w-secret code').innerText()).replaceAll(' ', '');
  await fill(page, 'password', 'a long password of li.na');
  await fill(page, 'code', totpCode(fromBase32(own), totpStep(Date.now() + ahead)));
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.getByRole('heading', { name: 'Hello, Li Na' }).waitFor();
  const second = await signedIn(platform, 'dpo');
  const surveyor = await signedIn(platform, 'installer');

  // The organisation.
  const step = (name: string) => page.locator('.k-step', { has: page.getByRole('heading', { name }) });
  // What refuses it is told with it.
  const standing = async (name: string) => ({
    done: await step(name).getAttribute('data-done'),
    refused: await page.getByRole('alert').allInnerTexts(),
  });
  const isDone = async (name: string) =>
    expect.poll(() => standing(name), { timeout: 15_000 }).toMatchObject({ done: 'true' });
  await page.goto(at('set-up'));
  await isDone('People, and four eyes');
  await fill(page, 'id', 'qingzhuli');
  await fill(page, 'zh', '青竹里物业（示例）');
  await fill(page, 'en', 'Qingzhuli (example)');
  for (const kind of ['management_rules', 'operating_procedures', 'classification', 'incident_plan']) {
    await fill(page, `${kind}.id`, `${kind.slice(0, 5)}-2026`);
    await fillDate(page, `${kind}.on`, '2026-01-05');
  }
  await fillDate(page, 'screensOn', '2026-01-06');
  await tick(page, 'checkbox', { name: /it is true/ });
  await page.getByRole('button', { name: 'Hand in' }).click();
  await isDone('The organisation');

  // The purpose: what is missing is named, and leads to its field.
  await page.getByRole('button', { name: 'Save the purpose' }).click();
  await page
    .getByRole('alert')
    .getByRole('button', { name: 'Fill in: The purpose in one sentence (English)' })
    .click();
  await page.keyboard.type('To open your own locker');
  await fill(page, 'zh', '打开您本人的储物柜');
  for (const field of ['necessity', 'retentionReason', 'ethics', 'ethicsBy'])
    await fill(page, field, `${field}-1`);
  await fill(page, 'pinReason', 'A number opens each locker, too.');
  await fill(page, 'cardReason', 'The staff card opens each locker, too.');
  await fillDate(page, 'ethicsOn', '2026-01-07');
  await page.getByRole('button', { name: 'Save the purpose' }).click();
  await isDone('A first purpose');
  const { purpose } = (await anyoneAs(url, second.token).purpose.list()[Symbol.asyncIterator]().next())
    .value as { purpose: string };

  // The site: surveyed by the installer elsewhere, approved here by the officer.
  await anyoneAs(url, surveyor.token).site.survey({
    name: { 'zh-CN': '三号楼', en: 'Building 3' },
    place: 'non_public',
    managing_unit: 'Qingzhuli',
    public_security_basis: null,
    user_initiated_memo: null,
    surroundings: null,
  });
  await page.reload();
  await page.getByRole('button', { name: 'Approve the site' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve the site' }).click();
  await isDone('Site and siting');

  // Other ways, tried just now.
  await fillDate(page, 'seen', '2026-01-08');
  await tick(page, 'checkbox', { name: /not chosen beforehand/ });
  await tick(page, 'checkbox', { name: /just tried/ });
  await page.getByRole('button', { name: 'Register door and ways' }).click();
  await isDone('Other ways');

  // The assessment: the wizard leads into the guide; the second officer reads it, advises and approves.
  await fill(page, 'algorithm', 'matcher-3');
  await fill(page, 'supplier', 'visible-labs');
  await tick(page, 'checkbox', { name: 'Staff' });
  await page.getByRole('radio', { name: /^An office · fits best/, checked: true }).waitFor();
  await page.getByRole('button', { name: 'Begin the assessment' }).click();
  // Nothing is answered that only people can judge; a colleague writes it to its end, the wizard says how far it is.
  await page.getByRole('heading', { name: 'How it runs' }).waitFor();
  const [begun] = (await anyoneAs(url, second.token).assessment.list({ purpose })).assessments;
  expect(begun?.content).toMatchObject({ risks: [], mitigation_works: null, protection_is: [] });
  await page.goto(at('set-up'));
  await page.getByText('1 of 7 steps have nothing open').waitFor();
  await completeDraft(anyoneAs(url, (await signedIn(platform, 'dpo')).token), purpose);
  const other = await opened(browser, url, second.token);
  wrong.push(other.wrong);
  await other.page.goto(at(`set-up/${purpose}`));
  await other.page.getByRole('button', { name: 'Read it, give the opinion, approve' }).click();
  await tick(other.page, 'radio', { name: 'Begin', exact: true });
  await fill(other.page, 'opinion', 'Read and agreed.');
  await other.page.getByRole('button', { name: 'Give the opinion' }).click();
  await other.page.getByRole('button', { name: 'Approve the assessment' }).click();
  await other.page.getByRole('alertdialog').getByRole('button', { name: 'Approve the assessment' }).click();
  await expect
    .poll(
      async () => (await anyoneAs(url, second.token).assessment.list({ purpose })).assessments[0]?.state,
      { timeout: 15_000 },
    )
    .toBe('approved');

  // The gate refuses, row by row, while the notice and the last facts are missing.
  await page.reload();
  await isDone('Impact assessment');
  await page.getByRole('button', { name: 'Open this step Into force' }).click();
  await page.getByText(/^Not yet: \d+ requirements are broken/).waitFor();
  expect(
    await page
      .locator('.k-step-body')
      .getByRole('link', { name: /R05\.1/ })
      .count(),
  ).toBeGreaterThan(0);
  await tick(page, 'radio', { name: 'No' });
  await page.getByRole('button', { name: 'Hand in these facts' }).click();
  await page.getByRole('button', { name: 'Propose that it begins' }).waitFor();

  // The notice: written for the purpose, published.
  await page.getByRole('button', { name: 'Open this step Notice' }).click();
  expect(await page.locator('[data-field="purpose.zh"] textarea').inputValue()).toBe('打开您本人的储物柜');
  await fill(page, 'contact', '010-5555 0100');
  await page.getByRole('button', { name: 'Write and publish' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Write and publish' }).click();
  await isDone('Notice');

  // Proposed here, approved there: in force, and the rules are public.
  await page.reload();
  await page.getByRole('button', { name: 'Propose that it begins' }).waitFor();
  await page.getByRole('button', { name: 'Propose that it begins' }).click();
  await page.getByText('You proposed this yourself').waitFor();
  await page.getByText('The check passes').waitFor();
  await other.page.goto(at('home'));
  await other.page.getByRole('link', { name: /Approve the purpose/ }).click();
  await other.page.getByRole('button', { name: 'Approve, put in force' }).click();
  await other.page.getByRole('alertdialog').getByRole('button', { name: 'Approve, put in force' }).click();
  await other.page.getByText('Approved: it is in force.').first().waitFor();
  expect((await anyone.rules.read()).rules[0]).toMatchObject({ purpose, state: 'active' });
  // What the wizard keeps is in the platform: another browser goes on where this one is.
  expect(await admin.page.evaluate(() => Object.keys(localStorage))).toEqual(['consentry.settings']);
  expect(wrong.flat()).toEqual([]);
  for (const { context } of [admin, dpo, other]) await context.close();
}, 180_000);

test('the posture by keyboard: sign in, find a requirement, read it, judge it', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const officer = await signedIn(platform, 'dpo');
  const nobody = await opened(browser, url, null);
  await nobody.page.goto(at(''));
  await nobody.page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await fill(nobody.page, 'login', 'somebody');
  await fill(nobody.page, 'password', 'a password that is wrong');
  await fill(nobody.page, 'code', '000000');
  await nobody.page.keyboard.press('Enter');
  await nobody.page.getByText('The sign-in is not right').waitFor();
  // Whoever waits at the way in asks the platform nothing.
  await nobody.page.waitForLoadState('networkidle');
  let asked = 0;
  nobody.page.on('request', () => {
    asked += 1;
  });
  await nobody.page.waitForTimeout(500);
  expect(asked).toBe(0);
  await nobody.context.close();

  const { page, wrong, context } = await opened(browser, url, officer.token);
  await page.goto(at('home'));
  await page.getByRole('heading', { name: /^Hello/ }).waitFor();
  // Whoever presses Tab first can jump over the navigation.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.type('R05.1');
  await page
    .getByRole('menuitem', { name: /R05\.1/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /R05\.1/ }).waitFor();
  expect(await page.locator('blockquote[lang="zh-CN"]').first().innerText()).toContain('告知');
  // The map has every row once, told by words and not by colour alone.
  await page.goto(at('posture'));
  await page.locator('.k-tile').first().waitFor();
  expect(await page.locator('.k-tile').count()).toBe(125);
  const words = await page.locator('.k-tile-state').allInnerTexts();
  expect(words.filter((word) => word.trim() === '')).toEqual([]);
  await page.getByRole('button', { name: /^Needs a human/ }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('show=needs-human');
  await expect.poll(() => page.locator('.k-tile').count()).toBeLessThan(125);
  expect(await page.locator('.k-tile').count()).toBeGreaterThan(0);
  // A list is exported whole, as it is filtered.
  await page.goto(at('posture?as=list'));
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const csv = await (await file.createReadStream()).toArray();
  expect(
    Buffer.concat(csv as Buffer[])
      .toString()
      .trim()
      .split('\r\n')
      .filter((line) => /^\uFEFF?R/.test(line)),
  ).toHaveLength(125);
  // Somebody judges what software cannot.
  await page.goto(at('posture/R13.4'));
  await page.getByRole('button', { name: 'Write a judgement' }).click();
  await tick(page, 'radio', { name: 'Met', exact: true });
  await fill(page, 'text', 'Looked at it with counsel on site.');
  await fill(page, 'evidence', 'memo-1');
  const next = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await fillDate(page, 'until', next);
  await page.locator('form').getByRole('button', { name: 'Write a judgement' }).click();
  await page.getByText('Looked at it with counsel on site.').waitFor();
  expect(wrong).toEqual([]);
  await context.close();
}, 120_000);

test('facts are handed in by forms; what two officers write at once is shown to both', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const officer = await signedIn(platform, 'dpo');
  const other = anyoneAs(url, (await signedIn(platform, 'dpo')).token);
  const { purpose } = await other.purpose.write(lawfulContent());
  const draft = await other.notice.write(lawfulNotice(purpose));
  const { page, wrong, context } = await opened(browser, url, officer.token);

  // An entry that lacks something is not sent, and the way leads to the field; then it is handed in and kept.
  await page.goto(at('facts/complaint'));
  await page.getByRole('button', { name: /^Add: Measures/ }).click();
  await tick(page, 'checkbox', { name: /it is true/ });
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('alert').getByRole('button').first().waitFor();
  await page.getByRole('button', { name: /^Entry 1/ }).click();
  await page.getByRole('button', { name: 'Remove this entry' }).click();
  const anonymous = page.locator('[data-field="reporters.anonymous_channel"]').first();
  await anonymous.getByRole('radio', { name: 'Known, as follows' }).focus();
  await page.keyboard.press('Space');
  await page.locator('[data-field="reporters.anonymous_channel"] input[type="text"]').fill('box-1');
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('The posture is being judged anew').first().waitFor();
  const { facts, handed_in } = await other.posture.readFacts();
  expect([facts.complaint.reporters.anonymous_channel, handed_in?.by]).toEqual(['box-1', officer.staff]);

  // The notice that is open here is changed elsewhere: nothing is lost, and nothing saved over it unseen.
  await page.goto(at(`set-up/${purpose}`));
  await page.getByRole('button', { name: 'Open this step Notice' }).click();
  await fill(page, 'impact.en', 'Mine.');
  const document = {
    ...draft.document,
    texts: { ...draft.document.texts, impact: { 'zh-CN': '他的。', en: 'Theirs.' } },
  };
  await other.notice.change(
    { notice: draft.notice, document, legibility: draft.legibility, changed_part: null },
    { ifMatch: draft },
  );
  await page.getByRole('button', { name: 'Write and publish' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Write and publish' }).click();
  const differ = page.locator('.w-conflict tbody tr');
  await differ.first().waitFor();
  expect((await differ.allInnerTexts()).join(' ')).toMatch(/Impact on you\s+Mine\.\s+Theirs\./);
  expect((await other.notice.read({ notice: draft.notice })).document.texts.impact?.en).toBe('Theirs.');
  await page.getByRole('button', { name: 'Save my changes over the latest version' }).click();
  await expect
    .poll(async () => (await other.notice.read({ notice: draft.notice })).document.texts.impact?.en, {
      timeout: 15_000,
    })
    .toBe('Mine.');
  expect(wrong).toEqual([]);
  await context.close();
}, 120_000);

const PLACES = [
  'home',
  'purposes',
  'notices',
  'assessments',
  'posture',
  'posture?as=list',
  'posture/R05.1',
  'posture/articles/5',
  'facts',
  'facts/complaint',
  'set-up',
  'account',
  'alternatives',
  'alternatives/new',
  'people',
  'people/new',
  'children',
  'verifications',
  'retention',
  'transfers',
  'transfers/new',
  'papers',
  'papers/about',
  'papers/particulars',
  'papers/layouts',
  'consents',
  'rights',
  'complaints',
  'complaints/new',
  'complaints/guide',
  'orders',
  'orders/new',
  'deadlines',
  'incidents',
  'incidents/new',
  'incidents/departments',
  'ledger',
  'ledger/entries',
  'ledger/bundle',
  'ledger/witnesses',
  'record',
  'record/processing',
  'record/extract',
  'audits',
  'audits/new',
  'staff',
  'staff/new',
  'integrations',
  'integrations/new',
  'webhooks',
  'webhooks/new',
];

test('every screen, in both languages and all themes: nothing that axe finds, nothing lost at 320 pixels or 200 %', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, url, at } = await started(platforms, folder);
  const { token, call } = await signedIn(platform, 'dpo');
  const { body } = await call('POST', '/v1/purposes', { body: lawfulContent() });
  const facts = lawfulFacts(String(body['purpose']), Date.now());
  expect((await call('POST', '/v1/posture/facts', { body: { facts } })).status).toBe(201);
  const ofPurpose = ['purposes', 'notices/new', 'assessments/new'].map(
    (of) => `${of}/${String(body['purpose'])}`,
  );
  const looks: readonly Look[] = [
    { locale: 'zh-CN' },
    { locale: 'en', theme: 'dark' },
    { locale: 'zh-CN', contrast: true, width: 320, height: 640 },
    // 1280 pixels at 200 %: half as wide, twice as large.
    { locale: 'en', width: 640, height: 450 },
  ];
  const found = await faults(browser, { url, token, at }, [...PLACES, ...ofPurpose], looks);
  // Whoever is not signed in sees the way in.
  for (const locale of ['zh-CN', 'en'] as const) {
    const { page, context } = await opened(browser, url, null, { locale, width: 320, height: 640 });
    await page.goto(at(''));
    await page.locator('main h1').waitFor();
    found.push(...(await axeFinds(page)), ...((await tooWide(page)) > 0 ? ['sign-in too wide'] : []));
    // Control: what is broken by hand is found.
    await page.evaluate(() => document.querySelector('label')?.remove());
    expect(await axeFinds(page)).not.toEqual([]);
    await context.close();
  }
  expect(found).toEqual([]);
}, 300_000);

function anyoneAs(url: string, token: string): Consentry {
  return new Consentry({ url, apiKey: token });
}
