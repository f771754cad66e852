import { randomUUID } from 'node:crypto';
import { SetMeasure } from '@consentry/contract';
import { NoteSigner } from '@consentry/ledger';
import { inTransaction } from '@consentry/server';
import { addMeasure, findAudit } from '../../audit/audit-store.ts';
import { lawfulCheckpoint } from '../../facts/testing/lawful-facts.ts';
import { addScan } from '../../filing/filing-store.ts';
import { addMerge } from '../../people/merge-store.ts';
import { beginSession } from '../../people/sign-in-store.ts';
import type { Platform } from '../../platform.ts';
import { callAt, type Got, signedIn } from '../../staff/testing/signed-in.ts';
import { blankAnswer } from '../../supervision/answer-routes.ts';
import { addAnswer } from '../../supervision/supervision-store.ts';
import { beginPurpose } from '../../testing/begun-purpose.ts';
import { RECIPIENT } from '../../testing/consent-setting.ts';
import { addIntegrator, replaceSecret } from '../integrator-store.ts';

type Ask = (method: string, path: string, body: unknown) => Promise<Got['body']>;

/** Wants what is made here made: a thing that is missing would be tried by nobody. */
function asking(call: (method: string, path: string, sent: { readonly body: unknown }) => Promise<Got>): Ask {
  return async (method, path, body) => {
    const got = await call(method, path, { body });
    if (got.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(got.body)}`);
    return got.body;
  };
}

/** Adds what people hand in, officers decide on and programs ask: one of each. */
export async function addWork(
  platform: Platform,
  { site, person, former }: { readonly site: string; readonly person: string; readonly former: string },
): Promise<void> {
  const staff = {
    admin: await signedIn(platform, 'admin'),
    auditor: await signedIn(platform, 'auditor'),
    dpo: await signedIn(platform, 'dpo'),
    operator: await signedIn(platform, 'operator', { sites: [site] }),
  };
  const admin = asking(staff.admin.call);
  const dpo = asking(staff.dpo.call);
  await addHandedIn(platform, asking(staff.operator.call), site, person);
  await addAudit(platform, dpo, staff.auditor.staff);
  await addFiling(platform, dpo);
  await addOrder(platform, dpo);
  await dpo('POST', '/v1/calendars', {
    year: 2030,
    document: '国办发明电〔2029〕0号',
    published: '2029-11-20',
    source: 'of this test',
    holidays: [{ name: both('元旦', 'New Year'), from: '2030-01-01', to: '2030-01-01' }],
    worked_weekends: [],
  });
  await dpo('POST', '/v1/report-departments', {
    name: 'Cyberspace Administration',
    recipient: 'provincial_cyberspace',
    url: 'https://authority.example.com/',
    region: '310000',
    key: null,
  });
  await dpo('POST', '/v1/posture/R13.4/attestation', {
    judged: 'met',
    text: 'Looked at it with counsel on site.',
    evidence: ['memo-1'],
    until: new Date(platform.context.now() + 86_400_000).toISOString(),
  });
  const hook = { name: 'Gate', url: 'https://hooks.example.com/', events: ['consent.*'] };
  const { endpoint } = await admin('POST', '/v1/webhooks', hook);
  await admin('POST', `/v1/webhooks/${String(endpoint)}/ping`, {});
  const witness = {
    key: NoteSigner.generate('witness', 'auditor.example/witness').key.toString(),
    organisation: both('某某会计师事务所', 'An audit firm'),
    kind: 'auditor',
  };
  await admin('POST', '/v1/ledger/policies', { quorum: 1, witnesses: [witness] });
  await addVerification(platform, { dpo, admin: staff.admin.staff }, site, person);
  const { database, now } = platform.context;
  const asked = { ticket_hash: null, asked_by_kind: 'staff', asked_by: 'operator-1', proof: 'x' } as const;
  const merge = { person, absorbed: former, ...asked, ends_at: null };
  await inTransaction(database, (writing) => addMerge(writing, merge, now()));
  await platform.keeper.advance();
}

/** A report, a request, a complaint. */
async function addHandedIn(platform: Platform, operator: Ask, site: string, person: string): Promise<void> {
  const { context, url } = platform;
  const now = context.now();
  const { token } = await inTransaction(context.database, (writing) => beginSession(writing, person, now));
  const known_at = new Date(now).toISOString();
  const concerned = { purposes: [], devices: [], sites: [site] };
  await operator('POST', '/v1/incidents', { kind: 'leak', what: 'A list lay open.', known_at, ...concerned });
  const anyone = asking((method, path, sent) => callAt(url, method, path, sent));
  const about = { contact: null, purpose_id: null, site };
  await anyone('POST', '/v1/complaints', { once: randomUUID(), from: 'public', text: 'No sign.', ...about });
  const headers = { authorization: `Bearer ${token}` };
  const own = asking((method, path, sent) => callAt(url, method, path, { ...sent, headers }));
  const wanted = { kind: 'explain', wish: 'Why?', correction: null, purpose_id: null, counter: null };
  await own('POST', `/v1/people/${person}/rights-requests`, wanted);
}

async function addFiling({ context: { database } }: Platform, dpo: Ask): Promise<void> {
  const { filing } = await dpo('POST', '/v1/filings', { members: [] });
  const change = {
    field: 'rules',
    scenario: null,
    path: '/rules',
    before: 'a',
    after: 'b',
    why: both('变', 'Changed.'),
  };
  await inTransaction(database, async (writing) => {
    const row = { change: randomUUID(), what: 'x', body: JSON.stringify({ ...change, substantive: true }) };
    await writing
      .insertInto('filing_changes')
      .values({ ...row, substantive: true, found_on: '2026-11-22', minor: null, filing: null })
      .execute();
    const plan = {
      slot: 'other',
      name: '平面图',
      type: 'application/pdf',
      bytes: 1,
      digest: '0'.repeat(64),
    } as const;
    await addScan(writing, { ...plan, scan: randomUUID(), filing: String(filing), uploaded_by: 'dpo-1' }, 0);
  });
}

/** An order on paper, and an answer that is on its way to nobody. */
async function addOrder({ context: { database, now } }: Platform, dpo: Ask): Promise<void> {
  const { order } = await dpo('POST', '/v1/orders', {
    way: 'paper',
    kind: 'inspection',
    authority: 'cyberspace',
    received_on: '2026-11-20',
    department: 'Cyberspace Administration',
    case_number: 'SH-1',
    text: 'Show the records of the gate.',
    basis: [],
    answer_by: '2026-11-30',
    scope: null,
  });
  const [answer, by] = [randomUUID(), 'dpo-1'];
  const row = {
    ...blankAnswer(String(order), answer, by, now()),
    kind: 'bundle',
    state: 'prepared',
  } as const;
  await inTransaction(database, (writing) => addAnswer(writing, row));
}

async function addAudit({ context }: Platform, dpo: Ask, auditor: string): Promise<void> {
  const made = await dpo('POST', '/v1/audits', {
    kind: 'compliance',
    year: null,
    by: 'self',
    auditor,
    body: null,
    scope: 'Every purpose and device of the year.',
    begins_on: '2026-11-22',
    ends_on: '2026-12-20',
    required: null,
  });
  const measure = SetMeasure.parse({ item: 11, text: 'A sign.', owner: 'staff-9', due_on: '2026-12-01' });
  await inTransaction(context.database, async (writing) => {
    const audit = await findAudit(writing, String(made['audit']));
    if (audit === null) throw new Error('An audit that was planned is not there.');
    await addMeasure(writing, audit.row, measure, 'dpo-1', context.now());
  });
}

/** A purpose in force, to whom its faces may go, and a program that asks who somebody is there. */
async function addVerification(
  platform: Platform,
  { dpo, admin }: { readonly dpo: Ask; readonly admin: string },
  site: string,
  person: string,
): Promise<void> {
  const { database, now } = platform.context;
  const { purpose_id, purpose_version } = await beginPurpose(platform);
  const { purpose, ...recipient } = RECIPIENT;
  await dpo('POST', `/v1/purposes/${purpose_id}/transfer-notices`, {
    purpose: purpose_id,
    purpose_version,
    processor: { name: both('某公司', 'A company'), contact: 'privacy@example.com' },
    recipient,
    texts: {
      purpose,
      method: both('专线传输', 'By a line.'),
      kinds: both('模板', 'Templates.'),
      place: both('北京', 'Beijing.'),
    },
  });
  const place = { ...lawfulCheckpoint(), site };
  const { checkpoint } = await dpo('POST', `/v1/purposes/${purpose_id}/checkpoints`, place);
  const integrator = randomUUID();
  const secret = await inTransaction(database, async (writing) => {
    await addIntegrator(writing, {
      integrator,
      name: 'Visitors',
      kind: 'api_key',
      scopes: JSON.stringify(['verification.open']),
      sites: JSON.stringify([site]),
      state: 'active',
      made_at: now(),
      made_by: admin,
    });
    return replaceSecret(writing, integrator, now(), now());
  });
  const headers = { authorization: `Bearer ${secret}` };
  const program = asking((method, path, sent) => callAt(platform.url, method, path, { ...sent, headers }));
  await program('POST', '/v1/verifications', {
    purpose_id,
    at: { kind: 'checkpoint', checkpoint_id: checkpoint },
    subject: { kind: 'person', person },
    nonce: 'n'.repeat(22),
  });
}

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en });
