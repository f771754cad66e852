/**
 * Officials of three departments in a real browser: an account takes two persons, a case goes to another department as
 * far as each way says, and an auditor sees who read it.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { inTransaction } from '@consentry/server';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDepartment } from '../apps/authority/src/department/department-store.ts';
import {
  type RunningAuthority,
  callAt,
  officialOf,
  runAuthority,
} from '../apps/authority/src/testing/running-authorities.ts';
import { Keyboard } from './keyboard.ts';
import { faults, fill, opened, settled, tick, withAuthenticator } from './watched-page.ts';

const TEXT = 'A camera looks at everybody who passes the gate.';
const TOGETHER = 'Work together with another department';
const BASIS = 'Public Security Administration Punishments Law, Article 50';
let browser: Browser;
let authority: RunningAuthority;
let url = '';
let ahead = 0;
let police = '';
let school = '';

beforeAll(async () => {
  const { folder } = await buildScreen('authority');
  browser = await launchBrowser();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  url = `http://localhost:${port}`;
  authority = await runAuthority({ port, origins: [url], screen: folder, now: () => Date.now() + ahead });
  police = await department('public_security', 'Shanghai Public Security Bureau');
  school = await department('other', 'Shanghai Education Commission');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await authority[Symbol.asyncDispose]();
});

async function department(kind: 'public_security' | 'other', name: string): Promise<string> {
  const id = randomUUID();
  await inTransaction(authority.context.database, async (writing) =>
    addDepartment(writing, {
      department: id,
      kind,
      region: '310000',
      name: JSON.stringify({ 'zh-CN': name, en: name }),
      state: 'active',
      proposed_by: null,
      approved_by: null,
      added_at: 0,
    }),
  );
  return id;
}

/** A complaint that came to the 网信 department, with a file. */
async function complaint(): Promise<{ readonly id: string; readonly reference: string }> {
  const { body } = await callAt(url, 'POST', '/v1/complaints', {
    body: {
      once: randomUUID(),
      topic: 'not_told',
      region: '310000',
      place: null,
      processor: 'A shop',
      text: TEXT,
      contact: '138 0013 8000',
      fears_retaliation: false,
      language: 'en',
    },
  });
  const { reference, code } = body as { reference: string; code: string };
  const sent = await fetch(`${url}/v1/complaints/attachments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'complaint-reference': reference,
      'complaint-code': code,
    },
    body: Uint8Array.from([0xff, 0xd8, 0xff, 1]),
  });
  expect(sent.ok).toBe(true);
  const { complaint: id } = await authority.context.database.reading
    .selectFrom('complaints')
    .select('complaint')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  return { id, reference };
}

/** A page of an official who is signed in. */
async function pageOf(role: 'manager' | 'officer' | 'auditor', of = authority.department) {
  const { token, staff } = await officialOf(authority, role, { department: of });
  return { ...(await opened(browser, url, token)), token, staff };
}

const see = async (page: Page, place: string) => {
  await page.goto(`${url}/console/#/${place}`);
  await settled(page);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const confirm = async (page: Page, name: string) => {
  await press(page, name);
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
};

/** Proposes to the police by keyboard alone. */
async function proposeByKeys(page: Page, { id }: { readonly id: string }, way: RegExp): Promise<void> {
  const keys = new Keyboard(page);
  await see(page, `complaints/${id}`);
  await keys.press(TOGETHER);
  await page.getByRole('heading', { name: TOGETHER }).waitFor();
  await keys.choose(way, 'kind');
  await keys.to(page.locator('[data-field="to"]').getByRole('combobox'));
  await page.keyboard.type('Shanghai Pub');
  await page.getByRole('option', { name: /Public Security/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await keys.fill('purpose', 'To look at the place.');
  await keys.press('Propose');
}

/** The same by pointing; gives the referral. */
async function propose(page: Page, { id }: { readonly id: string }, way: RegExp): Promise<string> {
  await see(page, `referrals/new?complaint=${id}`);
  await tick(page, 'radio', { name: way });
  await page.locator('[data-field="to"]').getByRole('combobox').click();
  await page.keyboard.type('Shanghai Pub');
  await page.getByRole('option', { name: /Public Security/ }).click();
  await fill(page, 'purpose', 'To look at the place.');
  await press(page, 'Propose');
  return shown(page);
}

/** The referral whose page is shown. */
async function shown(page: Page): Promise<string> {
  await page.waitForURL(/#\/referrals\/[0-9a-f-]{36}$/);
  await page.getByText('This is coordination, not a penalty').waitFor();
  return page.url().split('/').at(-1) ?? '';
}

test('an account takes two persons; a case goes to another department as far as each way says; who read it is on record', async () => {
  // Invited by one manager, who cannot approve; joined by passkey; approved by another.
  const [first, second] = [await pageOf('manager'), await pageOf('manager')];
  const { page: one } = first;
  await see(one, 'staff');
  await press(one, 'Invite');
  await one.getByRole('checkbox', { name: /Officer/ }).focus();
  await one.keyboard.press('Space');
  await press(one, 'Make a link');
  const link = await one.getByRole('textbox', { name: 'Link of invitation' }).inputValue();
  await press(one, 'Done');

  const newcomer = await opened(browser, url, null);
  const { page: cac } = newcomer;
  const authenticator = await withAuthenticator(cac);
  await cac.goto(link);
  await fill(cac, 'login', 'wang');
  await fill(cac, 'name', 'Wang Min');
  await press(cac, 'Next');
  expect(await axeFinds(cac)).toEqual([]);
  await press(cac, 'Make a passkey');
  await cac.getByText('Wait until another manager approves it').waitFor();
  expect(await authenticator.count()).toBe(1);

  await one.reload();
  await one.getByRole('link', { name: 'Wang Min' }).click();
  await one.getByText('You proposed this yourself').waitFor();
  expect(await one.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  const { page: two } = second;
  await see(two, '');
  await two.getByRole('link', { name: 'Wang Min' }).click();
  await two.getByText('Waits for another person').waitFor();
  expect(await axeFinds(two)).toEqual([]);
  await confirm(two, 'Approve');
  await two.getByText('Active', { exact: true }).waitFor();
  const [newStaff = ''] = two.url().split('/').slice(-1);

  // What the department sets for complaints takes two managers as well; a number that is missing is named.
  await see(one, 'practice');
  await one.getByText('Nothing was set yet').waitFor();
  const days = one.locator('[data-field="due_days"] input');
  await days.fill('');
  await press(one, 'Propose it');
  await one
    .getByRole('alert')
    .getByText(/Working days in which the outcome is told/)
    .waitFor();
  await days.fill('10');
  await press(one, 'Propose it');
  await one.getByText('You proposed this yourself').waitFor();
  expect(await one.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await see(two, 'practice');
  expect(await axeFinds(two)).toEqual([]);
  await confirm(two, 'Approve');
  await two.getByText('Nothing was set yet').waitFor({ state: 'detached' });
  await two.getByText('10 working days').waitFor();

  await cac.goto(`${url}/console/`);
  await press(cac, 'Sign in by passkey');
  await cac.getByRole('heading', { name: 'Hello, Wang Min' }).waitFor();
  await see(cac, 'account');
  await cac.getByText('last used').waitFor();

  // Handed over: what is needed for it is asked for, and it is theirs once they accept.
  const handed = await complaint();
  await see(cac, '');
  await cac.getByRole('link', { name: handed.reference }).waitFor();
  ahead += 11 * 60_000;
  await proposeByKeys(cac, handed, /^Hand over/);
  await press(cac, 'Confirm by passkey');
  await shown(cac);
  const officer = await pageOf('officer', police);
  const { page: ps } = officer;
  await see(ps, '');
  await ps.getByRole('link', { name: handed.reference }).click();
  const referral = await shown(ps);
  expect(await ps.getByRole('link', { name: 'See the case' }).count()).toBe(0);
  expect(await axeFinds(ps)).toEqual([]);
  await confirm(ps, 'Accept');
  await ps.getByRole('link', { name: 'See the case' }).click();
  await ps.getByText(TEXT).waitFor();
  await ps.getByRole('button', { name: 'Open the sealed contact' }).waitFor();
  await see(cac, `complaints/${handed.id}`);
  await cac.getByText('This case is with Shanghai Public Security Bureau').waitFor();
  expect(await cac.getByRole('button', { name: 'Open the sealed contact' }).count()).toBe(0);

  // Shared without its files: it is read, and nothing is done with it.
  const shared = await complaint();
  const share = await propose(cac, shared, /^Share/);
  await see(ps, `referrals/${share}`);
  await confirm(ps, 'Accept');
  await ps.getByRole('link', { name: 'See the case' }).click();
  await ps.getByText(TEXT).waitFor();
  await ps.getByText('Photo (JPEG)').waitFor();
  const acts = ['Take in hand', 'Open the sealed contact', 'Save', TOGETHER];
  const offered = async (page: Page) => {
    const names = await page.getByRole('main').getByRole('button').allTextContents();
    return acts.filter((act) => names.some((name) => name.trim() === act));
  };
  expect(await offered(ps)).toEqual([]);
  await see(cac, `complaints/${shared.id}`);
  expect(await offered(cac)).toEqual(acts);

  // Declined, with the reason; the case stays.
  await see(cac, `referrals/${share}`);
  await confirm(cac, 'End it');
  await cac.getByText('Ended', { exact: true }).first().waitFor();
  const told = await propose(cac, shared, /^Tell/);
  await see(ps, `referrals/${told}`);
  await press(ps, 'Decline');
  await ps.getByRole('alert').filter({ hasText: 'Please mend these first' }).waitFor();
  await fill(ps, 'reason', 'Not our district.');
  await press(ps, 'Decline');
  await ps.getByText('Declined', { exact: true }).waitFor();
  await see(ps, `complaints/${shared.id}`);
  await ps.getByRole('alert').first().waitFor();
  expect(await ps.getByText(TEXT).count()).toBe(0);

  // Joint: each department notes its measure, on its own legal basis.
  const joint = await propose(cac, shared, /^Handle jointly/);
  await see(ps, `referrals/${joint}`);
  await confirm(ps, 'Accept');
  await fill(ps, 'text', 'The place was looked at.');
  await press(ps, 'Note it');
  await ps.getByRole('alert').filter({ hasText: 'Please fill in: Legal basis' }).waitFor();
  await fill(ps, 'basis', BASIS);
  await press(ps, 'Note it');
  await ps.getByText(`Legal basis: ${BASIS}`).waitFor();
  await cac.reload();
  await fill(cac, 'text', 'The manager was called in.');
  await fill(cac, 'basis', 'Personal Information Protection Law, Article 64');
  await press(cac, 'Note it');
  await cac.getByText('Legal basis: Personal Information Protection Law, Article 64').waitFor();
  await cac.getByText(`Legal basis: ${BASIS}`).waitFor();
  expect(await axeFinds(cac)).toEqual([]);

  // A third department gets nothing of it (control).
  const far = await pageOf('officer', school);
  await see(far.page, 'referrals');
  await far.page.getByText('Nothing here').waitFor();
  for (const place of [`referrals/${joint}`, `complaints/${shared.id}`]) {
    await see(far.page, place);
    await far.page.getByRole('alert').first().waitFor();
    expect(await far.page.getByText(/shop|camera|manager was called/i).count()).toBe(0);
  }

  // The auditor of the 网信 department sees who read which case, and no case.
  const auditor = await pageOf('auditor');
  const { page: audit } = auditor;
  await see(audit, `accesses?case=${handed.reference}`);
  await audit.getByRole('cell', { name: 'Proposed to work together' }).waitFor();
  expect(new Set(await audit.locator('tbody tr td:nth-of-type(1)').allInnerTexts())).toEqual(
    new Set(['Wang Min']),
  );
  const saving = audit.waitForEvent('download');
  await press(audit, 'Export CSV');
  expect((await saving).suggestedFilename()).toMatch(/\.csv$/);
  await see(audit, `complaints/${handed.id}`);
  expect(await audit.getByText(TEXT).count()).toBe(0);

  const bare = ({ wrong }: { readonly wrong: readonly string[] }) => wrong;
  expect([first, second, newcomer, officer, far, auditor].flatMap(bare)).toEqual([]);

  // Everything at 320 pixels in Chinese; wide, dark and in high contrast in English.
  const found: string[] = [];
  const looked = async (token: string, places: readonly string[]) => {
    const at = (place: string) => `${url}/console/#/${place}`;
    found.push(
      ...(await faults(browser, { url, token, at }, places, [
        { locale: 'zh-CN', width: 320, height: 700 },
        { locale: 'en', theme: 'dark', contrast: true, width: 1440 },
      ])),
    );
  };
  await looked(officer.token, [`referrals/${joint}`, 'referrals', '', `referrals/${referral}`]);
  await looked((await pageOf('officer')).token, [`referrals/new?complaint=${shared.id}`, 'account']);
  await looked(first.token, [
    `staff/${newStaff}`,
    'staff',
    'staff/new',
    'departments',
    'practice',
    'departments/new',
  ]);
  await looked(auditor.token, ['accesses']);
  expect(found).toEqual([]);
}, 180_000);
