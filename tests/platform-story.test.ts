/**
 * The platform from nothing to a first lawful door and back, through the client and the doors alone. Read it with
 * docs/guides/first-platform.md, which tells the same to somebody at a terminal.
 */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandedInFacts, StaffRole } from '@consentry/contract';
import { exampleDoor, joinPlatform } from '@consentry/device';
import { Consentry } from '@consentry/sdk';
import { totpCode, totpStep } from '@consentry/staff';
import { fromBase32 } from '@consentry/staff/testing';
import { expect, onTestFinished, test } from 'vitest';
import { openKiosk } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { SPOT, SURVEY } from '../apps/platform/src/device/testing/test-device.ts';
import {
  lawfulAssessment,
  lawfulCheckpoint,
  lawfulConfiguration,
  lawfulContent,
  lawfulFacts,
  lawfulNotice,
} from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

/** What the register calls evidence; `filing.changed` comes with a filing, of which the story has none. */
const EVIDENCE = [
  'notice.published',
  'notice.presented',
  'consent.given',
  'consent.refused',
  'consent.withdrawn',
  'withdrawal.effective',
  'face.enrolled',
  'face.erased',
  'verification.completed',
  'purpose.changed',
  'retention.changed',
  'approval.given',
  'site.surveyed',
  'device.changed',
  'assessment.changed',
  'alternative.changed',
  'minor.changed',
  'right.changed',
  'complaint.changed',
  'incident.changed',
  'audit.changed',
  'facts.handed_in',
  'staff.changed',
  'posture.changed',
  'personal_data.accessed',
  'authority.read',
] as const;

const soon = { timeout: 15_000 };

test('from an empty platform to a lawful first door, and back', async () => {
  await using platforms = new RunningPlatforms();
  const folder = platforms.folder();
  const letters = join(folder, 'codes.jsonl');
  const { url, setUp, context, keeper } = await platforms.start({
    data: folder,
    codes: { via: 'file', path: letters },
  });
  const anyone = new Consentry({ url });

  // Staff: each by a link, with a password and an app that counts.
  const join_ = async (token: string, login: string) => {
    const offer = await anyone.staff.join({ token, login, name: login });
    const code = totpCode(fromBase32(offer.totp_secret), totpStep(Date.now()));
    const password = `a long password of ${login}`;
    const session = await anyone.staff.completeJoining({
      way: 'password',
      carrier: 'bearer',
      token,
      password,
      code,
    });
    return { staff: session.staff, may: new Consentry({ url, apiKey: session.token ?? '' }) };
  };
  const { may: admin } = await join_(setUp?.link.split('#')[1] ?? '', 'admin');
  const invited = async (role: StaffRole, login: string, sites: string[] = []) =>
    join_((await admin.staff.invite({ roles: [role], sites })).token, login);
  const { may: dpo } = await invited('dpo', 'dpo-writes');
  const { may: second } = await invited('dpo', 'dpo-approves');
  const { may: surveyor } = await invited('installer', 'surveyor');
  const { may: auditor, staff: auditing } = await invited('auditor', 'auditor');
  // An empty platform claims nothing.
  const empty = await dpo.posture.list();
  expect(empty.counts).toMatchObject({ met: 0, broken: 1 });
  expect(empty.rows.find(({ state }) => state === 'broken')?.row).toBe('RP.8');

  // A site: who surveys does not approve.
  const surveyed = await surveyor.site.survey(SURVEY as never);
  await expect(
    surveyor.site.approve({ site: surveyed.site_id }, { ifMatch: surveyed }),
  ).rejects.toMatchObject({
    code: 'not_your_role',
  });
  const { site_id: site } = await dpo.site.approve({ site: surveyed.site_id }, { ifMatch: surveyed });
  const { may: installer } = await invited('installer', 'installer', [site]);
  const { may: operator } = await invited('operator', 'operator', [site]);

  // A device: invited by the installer, approved by the officer.
  const data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const { token } = await installer.device.invite({ site });
  const { device } = await joinPlatform({ data, url, token });
  const joined = await installer.device.read({ device });
  await expect(dpo.device.approve({ device }, { ifMatch: joined })).rejects.toMatchObject({
    code: 'device_not_placed',
  });
  const placed = await installer.device.place({ device, ...SPOT } as never, { ifMatch: joined });
  await dpo.device.approve({ device }, { ifMatch: placed });

  // A purpose begins only when everything stands before it, and by four eyes.
  const { purpose } = await dpo.purpose.write(lawfulContent());
  const facts = (): HandedInFacts => lawfulFacts(purpose, Date.now());
  const now = () => dpo.purpose.read({ purpose });
  const checkpoint = await installer.checkpoint.add({ purpose, ...lawfulCheckpoint(), site });
  await dpo.purpose.propose({ purpose, facts: facts() }, { ifMatch: await now() });
  await expect(dpo.purpose.approve({ purpose }, { ifMatch: await now() })).rejects.toMatchObject({
    code: 'four_eyes',
  });
  await expect(admin.purpose.approve({ purpose }, { ifMatch: await now() })).rejects.toMatchObject({
    code: 'not_lawful',
    broken: expect.arrayContaining([
      expect.objectContaining({ requirement: 'R05.1' }),
      expect.objectContaining({ requirement: 'R09.1' }),
      expect.objectContaining({ requirement: 'R10.1' }),
    ]),
  });
  const draft = await dpo.notice.write(lawfulNotice(purpose));
  const notice = await dpo.notice.publish({ notice: draft.notice, facts: facts() }, { ifMatch: draft });
  await installer.configuration.set({ purpose, configuration: lawfulConfiguration(), minor_change: null });
  const written = await dpo.assessment.write({ purpose, content: lawfulAssessment(), after_incident: null });
  await second.assessment.approve({ assessment: written.assessment }, { ifMatch: written });
  for (const { way } of checkpoint.ways) await dpo.way.report({ way, live: true });
  const active = await admin.purpose.approve({ purpose }, { ifMatch: await now() });
  expect(active.state).toBe('active');
  expect((await dpo.retention.read({ purpose })).kept.map(({ keeps }) => keeps)).toContain('template');
  await dpo.device.serve({ device, purpose });

  // A person: signs in by a code, sees the notice, agrees, refuses the transfer, gets a receipt.
  const identity = { phone: null, employee_number: null, language: 'zh-CN' } as const;
  const register = async (name: string, email: string | null) =>
    (await operator.person.register({ site, identity: { ...identity, name, email } })).person;
  const codeTo = async (to: string) => {
    const last = () =>
      (existsSync(letters) ? readFileSync(letters, 'utf8') : '')
        .split('\n')
        .filter((line) => line.includes(to))
        .at(-1) ?? '';
    await expect.poll(last, soon).not.toBe('');
    return (/(\d{4}) (\d{4})/.exec(last()) ?? []).slice(1).join('');
  };
  const signIn = async (email: string) => {
    const { challenge } = await anyone.personSession.ask({ to: { kind: 'email', value: email } });
    const session = await anyone.personSession.begin({ challenge, code: await codeTo(email) });
    return new Consentry({ url, apiKey: session.token ?? '' });
  };
  const shown = async (who: Consentry, person: string, of: { digest: string; recipient?: string }) => {
    const { presentation } = await who.notice.present({
      person,
      purpose_id: purpose,
      kind: of.recipient === undefined ? 'recognition' : 'transfer',
      recipient_id: of.recipient ?? null,
      digest: of.digest,
      language: 'zh-CN',
      place: { kind: 'portal', id: null },
    });
    return presentation;
  };
  const wang = await register('王芳', 'wang@example.com');
  const me = await signIn('wang@example.com');
  const [rule] = (await anyone.rules.read()).rules;
  expect(rule?.notice).toBe(notice.digest);
  await me.age.tell({ person: wang, age: { kind: 'declared', band: '14_or_over' }, proof: null });
  const agreed = await me.consent.decide({
    person: wang,
    presentation: await shown(me, wang, notice),
    decision: 'given',
  });
  const text = { 'zh-CN': '核对理赔申请人。', en: 'To check who claims.' };
  const recipient = { organisation_id: 'insurer-1', name: text, contact: '010-5555 0200' };
  const transfer = await dpo.transfer.publish({
    purpose,
    purpose_version: 1,
    processor: notice.document.processor,
    recipient,
    texts: { purpose: text, method: text, kinds: text, place: text },
  });
  const asked = await shown(me, wang, { digest: transfer.digest, recipient: 'insurer-1' });
  const no = await me.consent.decide({ person: wang, presentation: asked, decision: 'refused' });
  expect([no.state, (await me.consent.read({ consent: agreed.consent })).state]).toEqual([
    'refused',
    'given',
  ]);
  const receipt = await me.consent.receipt({ consent: agreed.consent });
  expect(await anyone.receipt.check({ content: receipt.content, digest: receipt.digest })).toEqual({
    genuine: true,
  });

  // The door: the same words, its own people; face, PIN and staff alike.
  const clock = { now: Date.now() };
  const published = { purpose_id: purpose, purpose_version: 1, notice_digest: notice.digest };
  const door = { ...exampleDoor(), published };
  const vault = new VaultInMemory(() => clock.now);
  await using kiosk = await openKiosk({ store: join(data, 'courier.db'), vault, door, clock });
  const li = await kiosk.enrolled('li');
  const look = async () => {
    const started = await kiosk.call('POST', '/v1/captures', { body: { act: 'verify', number: li.number } });
    if (started.status !== 201) return started.status;
    return (await kiosk.show((started.json as { capture: string }).capture, 'li')).outcome;
  };
  await expect.poll(look, { ...soon, interval: 1000 }).toBe('admitted');
  const pin = await kiosk.call('POST', '/v1/entries/pin', { body: { number: li.number, pin: '836154' } });
  expect(pin.json).toMatchObject({ outcome: 'admitted', way: 'pin' });
  const scopes = ['verification.open', 'verification.read'];
  const key = await admin.integrator.add({ name: 'Visitors', kind: 'api_key', scopes, sites: [site] });
  const program = new Consentry({ url, apiKey: key.secret });
  const at = { kind: 'checkpoint', checkpoint_id: checkpoint.checkpoint } as const;
  const subject = { kind: 'visitor', reference: 'v-1' } as const;
  const nonce = crypto.randomUUID();
  const opened = await program.verification.open({ purpose_id: purpose, at, subject, nonce });
  await operator.verification.check({ ticket: opened.ticket, outcome: 'verified' });
  expect(await program.verification.read({ verification: opened.verification_id })).toMatchObject({
    state: 'verified',
    amr: ['staff'],
  });

  // Withdrawn at the portal and at the door: accepted, effective, erased. Somebody who misreads the paper is helped.
  const state = (consent: string) => async () => (await dpo.consent.withdrawal({ consent })).state;
  await expect(anyone.consent.withdrawByPaper({ paper_code: 'A'.repeat(20) })).rejects.toMatchObject({
    code: 'paper_code_wrong',
  });
  await anyone.consent.withdrawByPaper({ paper_code: receipt.paper_code ?? '' });
  await kiosk.withdraw(li.token);
  expect(await look()).not.toBe('admitted');
  await expect.poll(state(agreed.consent), soon).toBe('erased');
  await expect.poll(state(li.consent ?? ''), soon).toBe('erased');
  expect(vault.templates.size).toBe(0);

  // A child of nine: only by a guardian whom staff have checked, and only when there are rules for children.
  const child = await register('小明', null);
  await operator.age.tell({ person: child, age: { kind: 'born', on: '2017-05-01' }, proof: 'register-1' });
  const mother = await register('王敏', 'min@example.com');
  await operator.age.tell({ person: mother, age: { kind: 'born', on: '1985-05-01' }, proof: 'id-1' });
  const link = { person: child, guardian: mother, proof: 'register-1', check: 'paper' } as const;
  const { guardianship } = await operator.guardian.link(link);
  const guardian = await signIn('min@example.com');
  const forChild = async () =>
    guardian.consent.decide({
      person: child,
      presentation: await shown(guardian, child, notice),
      decision: 'given',
    });
  await expect(forChild()).rejects.toMatchObject({
    code: 'not_lawful',
    broken: [expect.objectContaining({ requirement: 'R07.2' })],
  });
  const base = facts();
  const headings = ['storage', 'use', 'transfer', 'disclosure'] as const;
  const rules = [
    {
      id: 'rules-1',
      version: 1,
      purpose_ids: [purpose],
      headings: [...headings],
      published_on: '2026-10-01' as never,
    },
  ];
  await dpo.posture.handIn({ facts: { ...base, minors: { ...base.minors, rules } } });
  const forHim = await forChild();
  expect(forHim.given_by).toBe('guardian');
  await guardian.guardian.end({ guardianship });
  expect((await dpo.consent.read({ consent: forHim.consent })).ended?.reason).toBe('guardianship_ended');

  // Rights and complaints: what needs nobody's judgement is done at once; the rest has a last day.
  const wish = { person: wang, wish: null, correction: null, purpose_id: null, counter: null };
  const copy = await me.rights.open({ ...wish, kind: 'copy' });
  expect(copy.state).toBe('granted');
  expect((await me.rights.copy({ request: copy.request })).consents).toHaveLength(2);
  const complaint = await anyone.complaint.send({
    once: crypto.randomUUID(),
    from: 'public',
    text: '为什么要刷脸？',
    contact: 'somebody@example.com',
    purpose_id: purpose,
    site: null,
  });
  const { reference, code } = complaint;
  expect((await anyone.complaint.follow({ reference, code })).state).toBe('received');

  // An incident stops what it touches; nothing goes on before the authority was told and another person agrees.
  const incident = await operator.incident.report({
    kind: 'leak',
    what: 'A list of ids was left on a desk.',
    known_at: new Date(Date.now() - 1000).toISOString(),
    purposes: [purpose],
    devices: [],
    sites: [],
  });
  const file = () => dpo.incident.read({ incident: incident.incident });
  await admin.incident.contain(
    {
      incident: incident.incident,
      action: 'Stopped.',
      taken_at: new Date().toISOString(),
      contained: true,
      suspend: { purposes: [purpose], devices: [device] },
    },
    { ifMatch: await file() },
  );
  expect([(await now()).state, (await dpo.device.read({ device })).state]).toEqual([
    'suspended',
    'suspended',
  ]);
  await expect(
    dpo.device.approve({ device }, { ifMatch: await dpo.device.read({ device }) }),
  ).rejects.toMatchObject({ code: 'stopped_by_incident' });
  await dpo.incident.record(
    {
      incident: incident.incident,
      ...(await file()).facts,
      certainty: 'happened',
      faces: false,
      persons: { at_least: 1, at_most: 1 },
      minors: 0,
      harm: 'None is to be expected.',
    },
    { ifMatch: await file() },
  );
  await dpo.incident.propose(
    { incident: incident.incident, root_cause: 'A printout.', measures: 'Shredded.', facts: facts() },
    { ifMatch: await file() },
  );
  await expect(
    admin.incident.resume({ incident: incident.incident }, { ifMatch: await file() }),
  ).rejects.toMatchObject({ code: 'not_lawful' });

  // Templates are kept a day shorter from now on.
  const template = (await dpo.retention.read({ purpose })).kept.find(({ keeps }) => keeps === 'template');
  if (template === undefined) throw new TypeError('templates are kept');
  const limit = { ...template.limit, amount: template.limit.amount - 1 };
  await dpo.retention.shorten({ purpose, keeps: 'template', limit }, { ifMatch: `"${template.revision}"` });

  // The device is retired, the purpose ends: nobody is asked any more.
  expect((await dpo.device.retire({ device, reason: 'Over.' })).purpose_ids).toEqual([]);
  await dpo.purpose.end({ purpose, reason: 'Over.' }, { ifMatch: await now() });
  expect((await anyone.rules.read()).rules).toEqual([]);

  // The auditor writes down all 27 items; the row that was broken at the beginning is.
  let audit = await dpo.audit.plan({
    kind: 'compliance',
    year: null,
    by: 'self',
    auditor: auditing,
    body: null,
    scope: 'Everything.',
    begins_on: '2026-11-01',
    ends_on: '2026-11-30',
    required: null,
  });
  for (let item = 1; item <= 27; item += 1) {
    const found = { result: 'evidenced' as const, text: 'Seen.', evidence: ['doc-1'] };
    audit = await auditor.audit.record({ audit: audit.audit, item: `${item}`, ...found }, { ifMatch: audit });
  }
  await auditor.audit.finish({ audit: audit.audit, report: 'report-1' }, { ifMatch: audit });
  expect((await dpo.posture.read({ row: 'RP.8' })).state).not.toBe('broken');

  // An authority asks, and is handed the evidence of the month.
  const { token: asAuditor } = (await signedIn({ url, context }, 'auditor')) as { readonly token: string };
  const handedOut = await fetch(`${url}/v1/evidence-bundles?from=2026-11-01&to=2026-12-31`, {
    headers: { authorization: `Bearer ${asAuditor}`, 'access-reason': 'authority:case-7' },
  });
  expect(handedOut.status).toBe(200);

  // Everything the register calls evidence is an entry of the log.
  await keeper.advance();
  const entries = await context.database.reading
    .selectFrom('ledger_entries')
    .leftJoin('ledger_openings', 'ledger_openings.position', 'ledger_entries.position')
    .select(['entry', 'opening'])
    .execute();
  const missing = (of: typeof entries) => {
    const types = new Set(of.map(({ entry }) => (JSON.parse(entry) as { type: string }).type));
    return EVIDENCE.filter((type) => !types.has(type));
  };
  expect(missing(entries)).toEqual([]);
  // The control: of each kind, its absence is noticed.
  for (const type of EVIDENCE)
    expect(missing(entries.filter(({ entry }) => !entry.includes(`"type":"${type}"`)))).toEqual([type]);
  // A verification tells its way, what came of it, under which purpose and by which models.
  const verified = entries.filter(({ entry }) => entry.includes('"type":"verification.completed"'));
  expect(
    verified.map(({ opening }) => (JSON.parse(opening ?? '{}') as { body: unknown }).body),
  ).toContainEqual(
    expect.objectContaining({
      way: 'face',
      outcome: 'admitted',
      purpose_id: purpose,
      purpose_version: 1,
      model: expect.stringMatching(/^[0-9a-f]{16}$/),
    }),
  );

  // Nothing that was told of anybody says who they are.
  const told = JSON.stringify(await context.database.reading.selectFrom('events').selectAll().execute());
  expect(told).toContain(wang);
  expect(
    ['王芳', '小明', '王敏', 'example.com', 'register-1', '刷脸'].filter((one) => told.includes(one)),
  ).toEqual([]);
}, 120_000);
