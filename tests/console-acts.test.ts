/** Acts of staff in the console, form by form: each is done on a page and read back from the platform. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NoteSigner } from '@consentry/ledger';
import { Consentry } from '@consentry/sdk';
import { inTransaction } from '@consentry/server';
import { launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewedTable } from '../apps/platform/src/access/testing/reviewed-table.ts';
import {
  approvedDevice,
  nameOrganisation,
  openSite,
} from '../apps/platform/src/device/testing/test-device.ts';
import { lawfulContent, lawfulNotice } from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { beginSession } from '../apps/platform/src/people/sign-in-store.ts';
import { beginSchedule } from '../apps/platform/src/retention/retention-store.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { type Begun, beginPurpose } from '../apps/platform/src/testing/begun-purpose.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';
import { fill, opened, settled, started, tick } from './watched-page.ts';

const CONSOLE = join(import.meta.dirname, '../apps/web/console');
const SHARED = join(import.meta.dirname, '../apps/web/shared');
const STAFF = ['operator', 'dpo', 'installer', 'auditor', 'admin'];

let browser: Browser;
let folder = '';
let platforms: RunningPlatforms;
let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  ({ folder } = await buildScreen('console'));
  browser = await launchBrowser();
  platforms = new RunningPlatforms();
  world = await startWorld();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await platforms[Symbol.asyncDispose]();
});

/** One platform for all: a site with a device, a purpose in force, and a member of staff of each duty. */
async function startWorld() {
  const { platform, url, at } = await started(platforms, folder);
  const begun: Begun = await beginPurpose(platform);
  const purpose = begun.purpose_id;
  const site = await openSite({ ...platform, url } as never);
  const device = await approvedDevice({ ...platform, url } as never, site);
  const { database, now } = platform.context;
  await inTransaction(database, (writing) =>
    beginSchedule(
      writing,
      { purpose, version: 1, schedule: lawfulContent().schedule, by: 'dpo-1' },
      now() - 1000,
    ),
  );
  const staff = {
    dpo: site.dpo,
    second: await signedIn(platform, 'dpo'),
    admin: await signedIn(platform, 'admin'),
    auditor: await signedIn(platform, 'auditor'),
    operator: await signedIn(platform, 'operator', { sites: [site.site] }),
  };
  await staff.dpo.call('POST', '/v1/posture/facts', { body: { facts: nameOrganisation(now()) } });
  const as = (who: keyof typeof staff) => new Consentry({ url, apiKey: staff[who].token });
  const register = async (email: string | null) => {
    const identity = { name: null, email, phone: null, employee_number: null, language: 'en' as const };
    const number = email === null ? `e-${randomUUID()}` : null;
    const made = await as('operator').person.register({
      site: site.site,
      identity: { ...identity, employee_number: number },
    });
    return made.person;
  };
  return { platform, url, at, begun, purpose, site: site.site, device: device.id, staff, as, register };
}

/** A record that a door made of somebody who was enrolled there. */
async function enrolledAtDoor(): Promise<string> {
  const { platform, site, device } = world;
  const { database, now } = platform.context;
  const person = randomUUID();
  const at = now();
  await inTransaction(database, async (writing) => {
    const made = {
      person,
      site,
      state: 'active',
      registered_at: at,
      registered_by: device,
      version: 1,
    } as const;
    await writing.insertInto('people').values(made).execute();
    const link = { device, door_person: '100200', person, linked_at: at };
    await writing.insertInto('door_people').values(link).execute();
  });
  return person;
}

/** A page of one of them; what it should not do is looked at when it ends. */
async function pageOf(who: keyof (typeof world)['staff']) {
  const { page, wrong, context } = await opened(browser, world.url, world.staff[who].token);
  const press = async (name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  return {
    page,
    press,
    go: async (place: string) => {
      // The same address again is no visit: what others did meanwhile is read anew.
      if (page.url() === world.at(place)) await page.reload();
      else await page.goto(world.at(place));
      await settled(page);
    },
    /** Presses, and confirms by the same words. */
    confirm: async (name: string) => {
      await press(name);
      await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
    },
    choose: (field: string, option: string | RegExp) => choose(page, field, option),
    [Symbol.asyncDispose]: async () => {
      expect(wrong).toEqual([]);
      await context.close();
    },
  };
}

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.locator(`[data-field="${field}"] button`).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

async function fillDate(page: Page, field: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.locator(`[data-field="${field}"]`).getByRole('spinbutton').first().click();
  await page.keyboard.type(`${month}${date}${year}`);
}

const SOON = { timeout: 15_000 };

/** All the source below a folder. */
async function sourceOf(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return sources.join('\n');
}

test('each operation that staff may do is done somewhere in the console, or its README says why not', async () => {
  const staffed = new Set(
    reviewedTable()
      .filter(({ role }) => STAFF.includes(role))
      .map(({ action }) => action),
  );
  const code = await sourceOf(CONSOLE);
  // What a shared part does with what it was handed: `<WaysToSignIn factor={platform.factor} />`.
  const shared = await sourceOf(SHARED);
  const handed = new Set(code.matchAll(/\b(\w+)=\{platform\.\1\}/g).map(([, slice]) => slice));
  const readme = await readFile(join(CONSOLE, 'README.md'), 'utf8');
  const excused = new Set(readme.matchAll(/^\| `(\w+\.\w+)` \| \S.*\|$/gm).map(([, name]) => name));
  const clientName = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const names = world.platform.routes
    .filter(({ action, answer }) => staffed.has(action) && answer !== null)
    .map(({ operation }) => clientName(operation));
  const isCalled = (name: string) => {
    const call = `${name.replace('.', '\\s*\\.\\s*')}\\b`;
    if (new RegExp(`platform\\s*\\.\\s*${call}`).test(code)) return true;
    return handed.has(name.split('.')[0]) && new RegExp(`\\b${call}`).test(shared);
  };
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !isCalled(name) && !excused.has(name))).toEqual([]);
  // Control: what nobody calls would be found.
  expect([isCalled('face.export'), isCalled('session.export')]).toEqual([false, false]);
});

test('an operator tells an age, links and ends a guardian, asks for a decision; an officer approves a merge', async () => {
  const { as, register, platform, begun } = world;
  await using operator = await pageOf('operator');
  const { page, press, go, confirm, choose: pick } = operator;
  const [child, mother] = [await register(null), await register('mother@example.com')];
  await go(`people/${child}`);
  await press('Enter the day of birth from a document');
  await press('Save');
  await page.getByText('Fill in: Day of birth').first().waitFor();
  await fillDate(page, 'born', '2016-03-01');
  await page.locator('[data-field="proof"] input').first().fill('id-7');
  await press('Save');
  await expect
    .poll(async () => (await as('operator').age.read({ person: child })).age, SOON)
    .toEqual({ kind: 'born', on: '2016-03-01' });
  // Nobody is their own guardian: said at the field.
  await press('Register a guardian');
  await fill(page, 'guardian', child);
  await pick('check', 'Documents seen');
  const link = page.locator('form', { has: page.locator('[data-field="guardian"]') });
  await link.locator('[data-field="proof"] input').fill('household-1');
  await link.getByRole('button', { name: 'Register a guardian' }).click();
  await page.getByRole('alert').first().waitFor();
  await fill(page, 'guardian', mother);
  await link.getByRole('button', { name: 'Register a guardian' }).click();
  const guardians = async () => (await as('operator').guardian.list({ person: child })).guardians;
  await expect.poll(guardians, SOON).toMatchObject([{ guardian: mother, ended_at: null }]);
  await confirm('End the guardianship');
  await expect.poll(async () => (await guardians())[0]?.ended_at, SOON).not.toBeNull();
  await go('children');
  await page.getByRole('link', { name: child }).waitFor();

  // Asked by staff, answered by nobody but them.
  await go(`people/${mother}`);
  await pick('ask', /./);
  await page.locator('form').getByRole('button', { name: 'Ask them to decide' }).click();
  await page.getByText(/^Sent; it can be answered until/).waitFor();
  const { database } = platform.context;
  expect(await database.reading.selectFrom('consent_requests').selectAll().execute()).toMatchObject([
    { person: mother, purpose: begun.purpose_id },
  ]);

  // A record that is of no door is not merged, and the words say so.
  await press('Propose to merge');
  await fill(page, 'absorbed', child);
  const merge = page.locator('form', { has: page.locator('[data-field="absorbed"]') });
  await merge.locator('[data-field="proof"] input').fill('case-1');
  await merge.getByRole('button', { name: 'Propose to merge' }).click();
  await page.getByRole('alert').first().waitFor();
  const absorbed = await enrolledAtDoor();
  await fill(page, 'absorbed', absorbed);
  await merge.getByRole('button', { name: 'Propose to merge' }).click();
  const merges = async () => (await as('dpo').personMerge.list({ person: mother })).merges;
  await expect.poll(merges, SOON).toMatchObject([{ absorbed, state: 'open', asked_by: 'staff' }]);
  await using officer = await pageOf('dpo');
  await officer.go(`people/${mother}`);
  await officer.confirm('Approve the merge');
  await expect.poll(async () => (await merges())[0]?.state, SOON).toBe('merged');
}, 120_000);

test('the code on a paper withdraws, and a wrong one says so', async () => {
  const { as, register, platform, begun, url } = world;
  const person = await register('a@example.com');
  const age = { kind: 'born', on: '1990-05-01' } as const;
  await as('operator').age.tell({ person, age, proof: 'id-1' });
  const { token } = await inTransaction(platform.context.database, (writing) =>
    beginSession(writing, person, platform.context.now()),
  );
  const own = new Consentry({ url, apiKey: token });
  const { presentation } = await own.notice.present({
    person,
    purpose_id: begun.purpose_id,
    kind: 'recognition',
    digest: begun.notice_digest,
    language: 'en',
    place: { kind: 'portal', id: null },
  });
  const { consent } = await own.consent.decide({ person, presentation, decision: 'given' });
  const { paper_code: code } = await own.consent.receipt({ consent });
  await using officer = await pageOf('dpo');
  const { page, press, go } = officer;
  await go('consents');
  const send = async () => {
    await press('Withdraw this consent');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  };
  await fill(page, 'paper_code', 'AAAAAAAAAAAAAAAAAAAA');
  await send();
  await page.getByRole('alert').first().waitFor();
  await fill(page, 'paper_code', code ?? '');
  await send();
  await expect.poll(async () => (await as('dpo').consent.read({ consent })).state, SOON).toBe('withdrawn');
}, 120_000);

test('an incident is graded, stopped and proposed to close; what another does meanwhile is shown', async () => {
  const { as, purpose } = world;
  const { incident } = await as('operator').incident.report({
    kind: 'leak',
    what: 'A list lay open.',
    known_at: new Date().toISOString(),
    purposes: [],
    devices: [],
    sites: [],
  });
  const now = async () => as('second').incident.read({ incident });
  await using officer = await pageOf('dpo');
  const { page, press, go, choose: pick } = officer;
  await go(`incidents/${incident}`);
  await press('Record facts');
  await fill(page, 'what', 'A list with names lay open.');
  const read = await now();
  await as('second').incident.record({ incident, ...read.facts, harm: 'Fraud.' }, { ifMatch: read });
  await press('Save');
  // Both versions; saved over the latest by choice alone.
  const differ = page.locator('.w-conflict tbody tr');
  await differ.first().waitFor();
  expect((await differ.allInnerTexts()).join(' ')).toMatch(/What happened\s+A list with names/);
  expect((await now()).facts.what).toBe('A list lay open.');
  await press('Save my changes over the latest version');
  await expect.poll(async () => (await now()).facts.what, SOON).toBe('A list with names lay open.');

  await press('Grade');
  await press('Save');
  await page.getByText('Fill in: Reason').first().waitFor();
  await pick('grade', 'General');
  await fill(page, 'reason', 'Few were concerned.');
  await press('Save');
  await expect.poll(async () => (await now()).grade?.grade, SOON).toBe('general');

  await press('Take a measure, stop');
  await fill(page, 'action', 'The list was taken away.');
  await tick(page, 'checkbox', { name: /locker/ });
  await press('Save');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop at once' }).click();
  await expect.poll(async () => (await as('dpo').purpose.read({ purpose })).state, SOON).toBe('suspended');

  await press('Propose to close');
  await fill(page, 'root_cause', 'The printer.');
  await fill(page, 'measures', 'It stands behind a door now.');
  await press('Save');
  await expect.poll(async () => (await now()).proposed?.root_cause, SOON).toBe('The printer.');
  await page.getByText(/You proposed this yourself/).waitFor();
}, 120_000);

test('a purpose is proposed, taken back and ended; a notice is refused in plain words; a time is shortened', async () => {
  const { as, purpose, device } = world;
  await using officer = await pageOf('dpo');
  const { page, press, go, confirm, choose: pick } = officer;
  await go(`retention/${purpose}`);
  const template = page.locator('.c-card', { hasText: 'Enrolled face templates' });
  await template.getByRole('button', { name: 'Keep shorter' }).click();
  await fill(page, 'days', '400');
  await template.locator('form').getByRole('button', { name: 'Keep shorter' }).click();
  await page
    .getByText(/^From 1 to/)
    .first()
    .waitFor();
  await fill(page, 'days', '90');
  await template.locator('form').getByRole('button', { name: 'Keep shorter' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep shorter' }).click();
  const kept = async () =>
    (await as('dpo').retention.read({ purpose })).kept.find(({ keeps }) => keeps === 'template');
  await expect.poll(async () => (await kept())?.limit.amount, SOON).toBe(90);
  // Longer: only a law can be named, and another approves.
  await template.getByRole('button', { name: 'Propose a longer time' }).click();
  await fill(page, 'days', '365');
  await fill(page, 'document', 'guoling-799');
  await fill(page, 'provision', 'Article 17');
  expect(await page.getByRole('radio').count()).toBe(2);
  await template.locator('form').getByRole('button', { name: 'Propose a longer time' }).click();
  await expect.poll(async () => (await kept())?.proposal?.days, SOON).toBe(365);
  await page.getByText(/You proposed this yourself/).waitFor();

  // The device serves it while it is in force; suspended, it cannot be chosen.
  const state = async () => (await as('dpo').purpose.read({ purpose })).state;
  if ((await state()) === 'active') {
    await go(`devices/${device}`);
    await pick('purpose', /locker/);
    await confirm('Serve a purpose');
    await expect
      .poll(async () => (await as('dpo').device.read({ device })).purpose_ids, SOON)
      .toEqual([purpose]);
    await go(`purposes/${purpose}`);
    await press('Suspend');
    await fill(page, 'reason', 'The lockers are moved.');
    await page.locator('form').getByRole('button', { name: 'Suspend' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' }).click();
    await expect.poll(state, SOON).toBe('suspended');
  }
  await go(`purposes/${purpose}`);
  await press('Propose that it goes on');
  await expect
    .poll(async () => (await as('dpo').purpose.read({ purpose })).proposal?.act, SOON)
    .toBe('activate_purpose');
  await press('Take it back');
  await expect.poll(async () => (await as('dpo').purpose.read({ purpose })).proposal, SOON).toBeNull();
  await press('End this purpose');
  await page.locator('form').getByRole('button', { name: 'End this purpose' }).click();
  await page.getByText('Fill in: Why').first().waitFor();
  await fill(page, 'reason', 'The lockers are gone.');
  await page.locator('form').getByRole('button', { name: 'End this purpose' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End this purpose' }).click();
  await expect.poll(state, SOON).toBe('ended');

  const next = await as('dpo').purpose.write(lawfulContent());
  const draft = await as('dpo').notice.write(lawfulNotice(next.purpose));
  await go(`notices/${draft.notice}`);
  await confirm('Publish');
  // What nobody has judged is refused, row by row, in plain words (published it is in console.test.ts).
  await page
    .getByText(/nobody has judged it; software does not guess/)
    .first()
    .waitFor();
  expect((await as('dpo').notice.read({ notice: draft.notice })).state).toBe('draft');
}, 120_000);

test('facts of two officers: another section stays as it is, the same one is shown beside', async () => {
  const { as } = world;
  await using officer = await pageOf('dpo');
  const { page, press, go } = officer;
  const handIn = async (channel?: string) => {
    const { facts } = await as('second').posture.readFacts();
    const complaint =
      channel === undefined
        ? facts.complaint
        : { ...facts.complaint, reporters: { ...facts.complaint.reporters, anonymous_channel: channel } };
    await as('second').posture.handIn({ facts: { ...facts, complaint, as_of: new Date().toISOString() } });
  };
  const channel = async () => (await as('second').posture.readFacts()).facts.complaint.reporters;
  const write = async (text: string) => {
    await page.locator('[data-field="reporters.anonymous_channel"] input[type="text"]').fill(text);
    const vouch = page.getByRole('checkbox', { name: /it is true/ });
    if (!(await vouch.isChecked())) await tick(page, 'checkbox', { name: /it is true/ });
  };
  await go('facts/complaint');
  const field = page.locator('[data-field="reporters.anonymous_channel"]').first();
  await field.getByRole('radio', { name: 'Known, as follows' }).focus();
  await page.keyboard.press('Space');
  await write('box-1');
  await handIn();
  await press('Hand in');
  await expect.poll(channel, SOON).toMatchObject({ anonymous_channel: 'box-1' });
  await page.getByText('The posture is being judged anew').first().waitFor();
  await write('box-2');
  await handIn('box-9');
  await press('Hand in');
  const differ = page.locator('.w-conflict tbody tr');
  await differ.first().waitFor();
  expect((await differ.allInnerTexts()).join(' ')).toMatch(/box-2\s+box-9/);
  expect(await channel()).toMatchObject({ anonymous_channel: 'box-9' });
  await press('Save my changes over the latest version');
  await expect.poll(channel, SOON).toMatchObject({ anonymous_channel: 'box-2' });
}, 120_000);

test('an audit finds a gap, which is mended and closed; witnesses are proposed by one and confirmed by another', async () => {
  const { as, staff } = world;
  await using officer = await pageOf('dpo');
  await officer.go('audits/new');
  await officer.choose('kind', 'Compliance audit');
  await officer.choose('by', 'The organisation');
  await officer.choose('auditor', /./);
  await fill(officer.page, 'scope', 'Everything.');
  await fillDate(officer.page, 'begins_on', '2026-11-01');
  await fillDate(officer.page, 'ends_on', '2026-11-30');
  await officer.press('Plan an audit');
  const audits = async () => (await as('dpo').audit.list()).audits;
  await expect.poll(async () => (await audits()).length, SOON).toBe(1);
  const [planned] = await audits();
  const audit = planned?.audit ?? '';
  expect(planned?.auditor).toBe(staff.auditor.staff);

  await using auditor = await pageOf('auditor');
  await auditor.go(`audits/${audit}`);
  await auditor.press(/^Record Item 3$/);
  await auditor.choose('result', 'Gap');
  await fill(auditor.page, 'text', 'No record of visits.');
  await auditor.press('Save');
  await expect.poll(async () => (await audits())[0]?.items.length, SOON).toBe(1);

  await officer.go(`audits/${audit}`);
  await officer.press('Set a measure');
  await officer.choose('item', 'Item 3');
  await officer.choose('owner', /./);
  await fill(officer.page, 'text', 'Keep a book.');
  await fillDate(officer.page, 'due_on', '2026-12-31');
  await officer.press('Save');
  await officer.press('Done: hand in documents');
  await fill(officer.page, 'evidence', 'book-1');
  await officer.press('Save');
  const measure = async () => (await audits())[0]?.measures[0];
  await expect.poll(async () => (await measure())?.done_at ?? null, SOON).not.toBeNull();
  await auditor.go(`audits/${audit}`);
  await auditor.confirm('Confirm that it is done');
  await expect.poll(async () => (await measure())?.closed_at ?? null, SOON).not.toBeNull();

  await using admin = await pageOf('admin');
  await admin.go('ledger/witnesses/new');
  await fill(admin.page, 'quorum', '1');
  await admin.press(/^Add: /);
  await admin.press(/^Entry 1/);
  const key = NoteSigner.generate('witness', 'auditor.example/witness').key.toString();
  await fill(admin.page, 'witnesses.0.key', key);
  const sides = admin.page.locator('[data-field^="witnesses.0.organisation"]').locator('input, textarea');
  await sides.nth(0).fill('某某会计师事务所');
  await sides.nth(1).fill('An audit firm');
  await admin.choose('witnesses.0.kind', /audit/i);
  await admin.press('Save');
  await expect
    .poll(async () => (await as('auditor').witness.list()).policies[0]?.state, SOON)
    .toBe('proposed');
  await auditor.go('ledger/witnesses');
  await auditor.confirm('Confirm the list');
  await expect
    .poll(async () => (await as('auditor').witness.list()).policies[0]?.state, SOON)
    .toBe('in_force');
}, 120_000);
