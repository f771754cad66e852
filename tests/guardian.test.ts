/** A child at a joined door: the guardian decides in the portal and at the door. Platform and door real, a vault in memory. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { ConsentView } from '@consentry/contract';
import { axeFinds, launchBrowser } from '@consentry/testbed';
import { buildScreen } from '@consentry/web';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { MyWorld, type Somebody } from './my-world.ts';
import { opened, tooWide } from './watched-page.ts';

const soon = { timeout: 15_000 };
const DAY_MS = 86_400_000;
let world: MyWorld;
let families = 0;
let listening: Promise<string> | null = null;
let browser: Browser;
beforeAll(async () => {
  const { folder: webRoot } = await buildScreen('kiosk');
  world = await MyWorld.open({ published: true, webRoot }, ['my']);
  await world.rulesForChildren();
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Address of the kiosk. From then on the door answers nobody but its own page. */
const url = (): Promise<string> => (listening ??= world.kiosk.courier.listen(0));

interface Family {
  readonly guardian: Somebody;
  readonly child: Somebody;
  readonly consent: string;
  /** Makes a code for the door. */
  readonly code: () => Promise<string>;
}

/** A child, and a guardian who was checked and has consented in the portal. */
async function family(born = '2016-03-01'): Promise<Family> {
  families += 1;
  const guardian = await world.person(`mother-${families}@example.com`, null);
  const child = await world.person(`child-${families}@example.com`, null, born);
  await world.guardian(guardian.person, child.person);
  const consent = await world.consent(guardian, child.person);
  const code = async () => (await guardian.may.guardianCode.make({ consent, site_id: world.site })).code;
  return { guardian, child, consent, code };
}

const byGuardian = async (token: string, code: string) =>
  world.kiosk.call('POST', '/v1/consents/by-guardian', {
    body: { presentation: (await world.kiosk.present(token)).presentation, code },
    token,
  });

/** Says yes at the door for the child of a session, as soon as the grant has come. */
async function bring(token: string, code: string) {
  const refusal = async () => {
    const reply = await byGuardian(token, code);
    return reply.status === 201 ? null : reply.text;
  };
  await expect.poll(refusal, soon).toBeNull();
}

/** Brings the consent and enrols the child's face. */
async function enrol(code: string, face: string) {
  const me = await world.kiosk.register();
  await bring(me.token, code);
  const { capture } = await world.kiosk.capture({ act: 'enrol' }, me.token);
  expect((await world.kiosk.show(capture, face, me.token)).outcome).toBe('enrolled');
  return me;
}

/** What comes of showing a face. */
async function show(number: string, face: string): Promise<string> {
  const opened = await world.kiosk.call('POST', '/v1/captures', { body: { act: 'verify', number } });
  const { capture, code } = opened.json as { capture?: string; code?: string };
  return capture === undefined ? (code ?? '') : (await world.kiosk.show(capture, face)).outcome;
}

test('T-A5: a child comes in by the guardian’s consent; the guardian withdraws in the portal: refused, and erased', async () => {
  const { kiosk } = world;
  expect((await kiosk.door()).guardians).toBe(true);
  const { guardian, child, consent, code } = await family();
  // The child alone: the law’s own answer, with its row, and the other ways.
  const alone = await kiosk.register();
  const refused = await kiosk.problem(kiosk.decide(alone.token, { age: 'under_14' }));
  expect(refused.broken?.map(({ requirement }) => requirement)).toContain('R07.1');
  expect(refused.other_ways).toEqual(['pin', 'staff', 'qr']);

  const me = await enrol(await code(), 'kid');
  expect((await kiosk.me(me.token)).session).toMatchObject({ face: 'enrolled', consent });
  expect(kiosk.vault.templates.get(consent)).toBe('kid');
  await expect.poll(() => show(me.number, 'kid'), soon).toBe('admitted');
  // Another face is not the child’s: what lets in is the comparison, not the number.
  expect(await show(me.number, 'other')).toBe('not_recognised');

  // Whose face it was the platform knows by the consent, and the door never.
  const { database } = world.platform.context;
  const uses = () =>
    database.reading
      .selectFrom('verification_uses')
      .select('outcome')
      .where('person', '=', child.person)
      .execute();
  await expect.poll(async () => (await uses()).map(({ outcome }) => outcome), soon).toContain('admitted');
  const named = [guardian.person, child.person, 'household-1', 'mother-'];
  const granted = await database.reading
    .selectFrom('device_grants')
    .selectAll()
    .where('consent', '=', consent)
    .execute();
  expect(granted).toMatchObject([{ guardian: expect.stringContaining('"check":"paper"') }]);
  for (const name of named) expect(JSON.stringify(granted)).not.toContain(name);

  await guardian.may.consent.withdraw({ consent });
  await expect.poll(() => kiosk.vault.templates.has(consent), soon).toBe(false);
  expect(await show(me.number, 'kid')).toBe('not_lawful');
  expect((await kiosk.me(me.token)).session.face).toBe('withdrawn');
  await expect
    .poll(async () => (await guardian.may.consent.withdrawal({ consent })).state, soon)
    .toBe('erased');
  // A withdrawal wins: the consent is brought by no code again, and there is none to be had.
  const again = guardian.may.guardianCode.make({ consent, site_id: world.site });
  await expect(again).rejects.toMatchObject({ code: 'no_guardian_consent' });
}, 60_000);

test('a code counts once it is signed for this site, within its minute, for one child of the door', async () => {
  const { kiosk, platform } = world;
  const { consent, code } = await family();
  const me = await kiosk.register();
  const good = await code();
  const flipped = `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`;
  for (const bad of ['https://example.com/', flipped, `CQ1.${good.slice(4)}`]) {
    const problem = await kiosk.problem(byGuardian(me.token, bad));
    expect([bad, problem.code, problem.status]).toEqual([bad, 'guardian_code_wrong', 403]);
  }
  // As an entry code it opens nothing.
  const entered = kiosk.call('POST', '/v1/entries/qr', { body: { code: good } });
  expect((await kiosk.problem(entered)).code).toBe('entry_code_wrong');
  await bring(me.token, good);
  // Shown again it is the same consent, and for another number none.
  const twice = ConsentView.parse((await byGuardian(me.token, good)).json);
  expect(twice).toMatchObject({ consent, state: 'given' });
  const other = await kiosk.register();
  const used = await kiosk.problem(byGuardian(other.token, good));
  expect(used.detail.en).toMatch(/already used for another number/);
  // Not by a session that no PIN began, nor without one.
  const nobody = kiosk.call('POST', '/v1/consents/by-guardian', {
    body: { presentation: consent, code: good },
  });
  expect((await kiosk.problem(nobody)).code).toBe('session_missing');
  // Nobody but the guardian who gave it makes one: not the child, not staff, not another guardian of the child.
  const family2 = await family();
  const wrong = [
    family2.guardian.may.guardianCode.make({ consent, site_id: world.site }),
    family2.child.may.guardianCode.make({ consent: family2.consent, site_id: world.site }),
  ];
  for (const one of wrong)
    await expect(one).rejects.toMatchObject({ code: expect.stringMatching(/not_found|no_guardian/) });
  await expect(
    family2.guardian.may.guardianCode.make({ consent: family2.consent, site_id: consent }),
  ).rejects.toMatchObject({ code: 'not_found' });
  const operator = await signedIn(platform, 'operator', { sites: [world.site] });
  const path = `/v1/consents/${family2.consent}/guardian-codes`;
  expect((await operator.call('POST', path, { body: { site_id: world.site } })).status).toBe(403);
}, 60_000);

test('T-A5: with the fourteenth birthday the door stops by itself, and erases', async () => {
  const { kiosk } = world;
  // Fourteen begins at 00:00 in Shanghai, two days from now at the latest.
  const shanghai = new Date(Date.now() + 8 * 3_600_000 + DAY_MS);
  shanghai.setUTCFullYear(shanghai.getUTCFullYear() - 14);
  const { consent, code } = await family(shanghai.toISOString().slice(0, 10));
  const me = await enrol(await code(), 'teen');
  await expect.poll(() => show(me.number, 'teen'), soon).toBe('admitted');
  expect(kiosk.vault.templates.has(consent)).toBe(true);
  kiosk.clock.now += 2 * DAY_MS;
  kiosk.courier.sweep();
  await expect.poll(() => kiosk.vault.templates.has(consent), soon).toBe(false);
  expect(await show(me.number, 'teen')).toBe('not_lawful');
  kiosk.clock.now -= 2 * DAY_MS;
}, 60_000);

test('with the guardianship ends the face of the child, and nothing is enrolled on what is over', async () => {
  const { kiosk, platform } = world;
  const operator = await signedIn(platform, 'operator', { sites: [world.site] });
  const { guardian, child, consent, code } = await family();
  const me = await kiosk.register();
  await bring(me.token, await code());
  const [linked] = (await guardian.may.guardian.list({ person: child.person })).guardians;
  const path = `/v1/guardianships/${linked?.guardianship ?? ''}/end`;
  const ended = await operator.call('POST', path, { body: {} });
  expect(ended.status).toBe(200);
  await expect
    .poll(async () => {
      const opened = await kiosk.call('POST', '/v1/captures', { body: { act: 'enrol' }, token: me.token });
      return (opened.json as { code?: string }).code;
    }, soon)
    .toBe('not_lawful');
  expect(kiosk.vault.templates.has(consent)).toBe(false);
}, 60_000);

test('who stops it at the door stops it everywhere; the guardian may agree anew, and the door takes that', async () => {
  const { kiosk } = world;
  const { guardian, child, consent, code } = await family();
  const me = await enrol(await code(), 'kid');
  await kiosk.withdraw(me.token);
  await expect.poll(async () => (await guardian.may.consent.read({ consent })).state, soon).toBe('withdrawn');
  await expect.poll(() => kiosk.vault.templates.has(consent), soon).toBe(false);
  const anew = await world.consent(guardian, child.person);
  expect(anew).not.toBe(consent);
  await bring(me.token, (await guardian.may.guardianCode.make({ consent: anew, site_id: world.site })).code);
  // Agreed and not captured: an enrolment waits for the platform where it is not within reach.
  const capture = () => kiosk.call('POST', '/v1/captures', { body: { act: 'enrol' }, token: me.token });
  expect((await capture()).status).toBe(201);
}, 60_000);

/** A kiosk on which a child was just registered and said that they are under fourteen. */
class ChildAtKiosk {
  readonly page: Page;
  /** What axe found, and what was wider than the window. */
  readonly wrong: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  async at(screen: string): Promise<void> {
    await this.page.locator(`main[data-screen="${screen}"]`).waitFor({ timeout: 30_000 });
    const lost = await tooWide(this.page);
    this.wrong.push(
      ...(await axeFinds(this.page)),
      ...(lost > 0 ? [`${screen}: ${lost} pixels too wide`] : []),
    );
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Two answers, as drawn: size, colour and weight. */
  async looks(names: readonly string[]): Promise<string[]> {
    const look = (button: Locator) =>
      button.evaluate((element) => {
        const { width, height } = element.getBoundingClientRect();
        const { backgroundColor, borderColor, color, fontSize, fontWeight } = getComputedStyle(element);
        return [
          Math.round(width),
          Math.round(height),
          backgroundColor,
          borderColor,
          color,
          fontSize,
          fontWeight,
        ].join(' ');
      });
    // Away from both: neither is drawn as pressed or pointed at.
    await this.page.mouse.move(0, 0);
    return Promise.all(names.map((name) => look(this.page.getByRole('button', { name, exact: true }))));
  }

  async register(words: {
    register: string;
    pin: string;
    again: string;
    submit: string;
    setUp: string;
  }): Promise<void> {
    await this.page.locator('main[data-screen="home"]').waitFor({ timeout: 30_000 });
    await this.press(words.register);
    await this.page.getByLabel(words.pin).fill('739182');
    await this.page.getByLabel(words.again).fill('739182');
    await this.press(words.submit);
    await this.press(words.setUp);
  }
}

const EN = {
  register: 'First time here? Register',
  pin: 'New PIN',
  again: 'Type it again',
  submit: 'Register',
  setUp: 'Set up face',
};

test('at the kiosk and in the portal: the guardian reads, says yes or no on buttons alike, and shows their code', async () => {
  const { consent, child, guardian } = await family();
  const context = await browser.newContext({ locale: 'en', viewport: { width: 390, height: 844 } });
  const kiosk = new ChildAtKiosk(await context.newPage());
  await kiosk.page.goto(await url());
  await kiosk.register(EN);
  await kiosk.press('I have read it, continue');
  await kiosk.page.getByText('Under 14').click();
  await kiosk.press('I agree');
  await kiosk.at('guardian');
  const [notNow, here] = await kiosk.looks(['Not now, back to start', 'The guardian is here, continue']);
  expect(here).toBe(notNow);
  // The other ways stand on the same screen, and face is not among them.
  expect(await kiosk.page.locator('.c-way').count()).toBe(3);
  await kiosk.press('The guardian is here, continue');
  await kiosk.page.getByText('For a child this holds as well').waitFor();
  await kiosk.at('notice');
  await kiosk.press('I am the guardian and have read it, continue');
  await kiosk.page.getByText('As the guardian, do you agree?').waitFor();
  await kiosk.at('consent');
  const [no, yes] = await kiosk.looks(['I do not agree', 'I agree']);
  expect(yes).toBe(no);
  await kiosk.press('I agree');
  await kiosk.at('guardian-code');
  await kiosk.page.locator('input:focus').waitFor();
  await kiosk.page.keyboard.type('https://example.com/');
  await kiosk.page.keyboard.press('Enter');
  await kiosk.page.getByRole('alert').getByText('No valid consent of a guardian was shown').waitFor();
  await kiosk.at('guardian-code');

  // On the guardian’s phone, acting for the child.
  const phone = await opened(browser, world.url, guardian.token, { width: 390, height: 844 });
  await phone.page.goto(`${world.url}/my/#/consents/${consent}?for=${child.person}`);
  const made = phone.page.waitForResponse((answer) => answer.url().endsWith('/guardian-codes'));
  await phone.page.getByRole('button', { name: 'Make a code for the door' }).click();
  const { code } = (await (await made).json()) as { code: string };
  await phone.page.getByRole('img', { name: /^Code of the guardian/ }).waitFor();
  expect([...(await axeFinds(phone.page)), ...phone.wrong]).toEqual([]);
  await phone.context.close();

  await kiosk.page.keyboard.type(code);
  await kiosk.page.keyboard.press('Enter');
  await kiosk.at('ready');
  expect(kiosk.wrong).toEqual([]);
  await context.close();
}, 120_000);

test('a guardian’s no is heard in Chinese as well, with large text and in the dark; nothing was captured', async () => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 820, height: 1180 },
    colorScheme: 'dark',
  });
  const kiosk = new ChildAtKiosk(await context.newPage());
  await kiosk.page.goto(await url());
  await kiosk.press('大字');
  await kiosk.register({
    register: '第一次来？登记',
    pin: '新密码',
    again: '再输入一次',
    submit: '登记',
    setUp: '设置刷脸',
  });
  await kiosk.press('看完了，继续');
  await kiosk.page.getByText('未满 14 周岁').click();
  await kiosk.press('同意');
  await kiosk.at('guardian');
  await kiosk.press('监护人在这里，继续');
  await kiosk.page.getByText('对孩子的人脸信息，还有这些规则').waitFor();
  await kiosk.at('notice');
  await kiosk.press('我是监护人，我看完了，继续');
  await kiosk.at('consent');
  const [no, yes] = await kiosk.looks(['不同意', '同意']);
  expect(yes).toBe(no);
  await kiosk.press('不同意');
  await kiosk.at('declined');
  expect(kiosk.wrong).toEqual([]);
  await context.close();
}, 120_000);

test('before the time of a session is over the kiosk says so, and gives more at one press', async () => {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 820, height: 1180 } });
  const kiosk = new ChildAtKiosk(await context.newPage());
  await kiosk.page.clock.install();
  // As if eight and a half minutes were gone when it begins; the device’s own count is in its tests.
  await kiosk.page.route('**/v1/people', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), seconds_left: 90 } });
  });
  await kiosk.page.goto(await url());
  await kiosk.register(EN);
  const warning = kiosk.page.getByRole('region', { name: 'Your time here is nearly over' });
  expect(await warning.count()).toBe(0);
  await kiosk.page.clock.runFor(31_000);
  await warning.waitFor();
  await kiosk.at('notice');
  await kiosk.press('Ten more minutes, please');
  await warning.waitFor({ state: 'detached' });
  // Somebody who then does not press is told, and signed out when it is over.
  await kiosk.page.mouse.move(5, 5);
  for (let at = 1; at <= 9; at += 1) {
    await kiosk.page.clock.runFor(60_000);
    await kiosk.page.mouse.move(at, 5);
  }
  await warning.waitFor();
  await kiosk.page.clock.runFor(61_000);
  await kiosk.at('session-ended');
  expect(kiosk.wrong).toEqual([]);
  await context.close();
}, 120_000);
