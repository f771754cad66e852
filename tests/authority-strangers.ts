// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { NoteSigner } from '@consentry/ledger';
import { type Grant, inTransaction } from '@consentry/server';
import fc from 'fast-check';
import { z } from 'zod';
import { ACCESS } from '../apps/authority/src/access/access-table.ts';
import { addDepartment } from '../apps/authority/src/department/department-store.ts';
import {
  type RunningAuthority,
  type SignedInOfficial,
  callAt,
  officialOf,
} from '../apps/authority/src/testing/running-authorities.ts';
import { setTerms } from '../apps/authority/src/search/search-store.ts';
import { complaintOf } from '../apps/platform/src/access/testing/answer-complaint.ts';
import { type RawAnswer, sendRaw } from '../apps/platform/src/access/testing/raw-request.ts';
import { type Schema, fitting } from '../apps/platform/src/access/testing/schema-arbitrary.ts';

type Ids = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, unknown>>;

/** In everything the first department has, and in no answer to another. */
const HERS = 'Orchid-7 Clothes';
const LATER = '2099-01-01';

/** Makes something of each kind in the first department. @returns its ids by their names in addresses */
export async function livedIn(
  authority: RunningAuthority,
): Promise<{ readonly hers: string; readonly ids: Ids }> {
  const [officer, colleague] = [
    await officialOf(authority, 'officer'),
    await officialOf(authority, 'officer'),
  ];
  const manager = await officialOf(authority, 'manager');
  const made = async (path: string, body: Body, by = officer): Promise<Body> => {
    const version = (await by.call('GET', path.replace(/\/[a-z]+$/, ''))).headers.get('etag');
    const got = await by.call('POST', path, {
      body,
      headers: version === null ? {} : { 'if-match': version },
    });
    if (got.status >= 300) throw new Error(`${path}: ${JSON.stringify(got.body)}`);
    return got.body;
  };
  const said = { region: '310115', processor: HERS, text: HERS };
  const told = { topic: 'other', place: null, contact: null, fears_retaliation: false, language: 'en' };
  const receipt = await made('/v1/complaints', { once: randomUUID(), ...said, ...told });
  const { reference, code } = receipt;
  const { complaint } = await authority.context.database.reading
    .selectFrom('complaints')
    .select('complaint')
    .where('reference', '=', String(reference))
    .executeTakeFirstOrThrow();
  const at = `/v1/complaints/${complaint}`;
  const addition = randomUUID();
  await made('/v1/complaints/additions', { reference, code, addition, kind: 'more', text: HERS });
  await made(`${at}/acceptance`, {});
  const held = { reason: HERS, provision: 'Article 1', review_on: LATER };
  const [hold] = (await made(`${at}/holds`, held))['holds'] as readonly Body[];
  const to = await department(authority, 'other', '310115');
  const referral = await made(`${at}/referrals`, { kind: 'share', to, purpose: HERS, scope: 'case' });
  const scope = { from: '2026-01-01', until: '2026-02-01', sites: [HERS], purposes: [] };
  const order = {
    case_number: HERS,
    scope,
    basis: ['Article 1'],
    answer_by: LATER,
    complaint,
    log_key: null,
  };
  const { inspection } = await made('/v1/inspections', { ...said, ...order });
  const key = NoteSigner.generate('log', 'orchid.example/ledger').key.toString();
  const { log } = await made('/v1/witness/logs', { processor: HERS, key, url: null });
  const { publication } = await made('/v1/publications', { kind: 'figures', month: '2026-01' });
  const days = { takes: [], due_days: 20, contact_days: 30, keep_days: 60, mail: [] };
  const practice = await made('/v1/complaints/practice', days, manager);
  const filing = await filed(authority);
  const incident = await reported(authority);
  const alarm = await alarmed(authority, String(log));
  return {
    hers: HERS,
    ids: {
      complaint,
      case: complaint,
      addition,
      hold: String(hold?.['hold']),
      referral: String(referral['referral']),
      inspection: String(inspection),
      log: String(log),
      alarm,
      publication: String(publication),
      practice: String(practice['practice']),
      filing,
      incident,
      staff: colleague.staff,
      department: to,
    },
  };
}

async function reported(authority: RunningAuthority): Promise<string> {
  const { reading } = authority.context.database;
  const items = { organisation: HERS, event: HERS, trend: null, cause: null, traces: null };
  const known = new Date(authority.context.now() - 60_000).toISOString();
  const incident = {
    kind: 'leak',
    certainty: 'happened',
    grade: 'general',
    operator: 'other',
    known_at: known,
    faces: true,
    persons: { at_least: 1, at_most: 2 },
    minors: 0,
    remedied_at: null,
    contained_at: null,
    items: { ...items, response: null, scene: null, other: null },
    notice: null,
    told: null,
    handling_ended_on: null,
    summary: null,
    contact: HERS,
  };
  const sent = {
    once: randomUUID(),
    sent_at: known,
    incident,
    to: 'provincial_cyberspace',
    region: '310115',
  };
  const got = await callAt(authority.url, 'POST', '/v1/incidents', {
    body: { ...sent, processor: HERS, log_key: null },
  });
  if (got.status >= 300) throw new Error(JSON.stringify(got.body));
  const row = await reading
    .selectFrom('incidents')
    .select('incident')
    .where('reference', '=', String(got.body['reference']))
    .executeTakeFirstOrThrow();
  return row.incident;
}

async function alarmed({ context, department: of }: RunningAuthority, log: string): Promise<string> {
  const alarm = randomUUID();
  const sizes = { held_size: null, shown_size: null, evidence: '{}', raised_at: 1, ended_at: null } as const;
  const looked = { looked_by: null, looked_at: null, note: null, version: 1 };
  const row = { alarm, log, department: of, kind: 'stalled', subject: HERS, ...sizes, ...looked } as const;
  await inTransaction(context.database, async (writing) =>
    writing.insertInto('witness_alarms').values(row).execute(),
  );
  return alarm;
}

/** A filing as its row: its package is looked into by tests of its own. */
async function filed({ context, department }: RunningAuthority): Promise<string> {
  const filing = randomUUID();
  const name = JSON.stringify({ 'zh-CN': HERS, en: HERS });
  const counts = { persons: 1, scenarios: 1, devices: 1, broken: 0, modes: '[]' };
  const of = {
    filing,
    reference: filing.slice(0, 10),
    number: null,
    state: 'pending',
    kind: 'first',
  } as const;
  const rest = {
    department,
    region: '310000',
    name,
    words: HERS.toLowerCase(),
    credit_code: null,
    key: HERS,
  };
  const row = { ...of, ...rest, ...counts, received_at: 1, arrival: 1, accepted_at: null, version: 1 };
  await inTransaction(context.database, async (writing) => {
    await writing.insertInto('filings').values(row).execute();
    await setTerms(writing, 'filings', row.arrival, { ...row, sort: row.kind });
  });
  return filing;
}

async function department(
  { context }: RunningAuthority,
  kind: 'public_security' | 'other',
  region: string,
): Promise<string> {
  const id = randomUUID();
  const name = JSON.stringify({ 'zh-CN': '另一部门', en: 'Another' });
  const row = { department: id, kind, region, name, state: 'active', proposed_by: null } as const;
  await inTransaction(context.database, async (writing) =>
    addDepartment(writing, { ...row, approved_by: null, added_at: 0 }),
  );
  return id;
}

/** An official of each role in a department of another kind, in the same region. */
export async function strangersOf(authority: RunningAuthority): Promise<readonly Stranger[]> {
  const of = await department(authority, 'public_security', '310115');
  const all: Stranger[] = [];
  for (const role of ['officer', 'manager', 'auditor'] as const)
    all.push({ role, ...(await officialOf(authority, role, { department: of })) });
  return all;
}
type Stranger = Pick<SignedInOfficial, 'token'> & { readonly role: string };

/** Asks each route that names something for what is there and for what is not. */
export async function askAsStrangers(
  { url, routes, fileRoutes }: RunningAuthority,
  ids: Ids,
  strangers: readonly Stranger[],
) {
  const told: string[] = [];
  const unproved: string[] = [];
  let asked = 0;
  const files = fileRoutes.map((route) => ({ ...route, body: null }));
  for (const route of [...routes, ...files].filter((one) => one.url.includes('/:'))) {
    const grants: Partial<Record<string, Grant>> = ACCESS[route.action as keyof typeof ACCESS];
    if (!Object.values(grants).some((grant) => grant?.reach === 'department')) continue;
    const body = route.body === null ? null : Buffer.from(JSON.stringify(fittingBody(route.body)));
    const names = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const there = ids[names[0] ?? ''];
    for (const { role, token } of strangers) {
      const send = async (first: string) => {
        let part = 0;
        const of = [first, ...names.slice(1).map((name) => ids[name])];
        const path = route.url.replaceAll(
          /:\w+/g,
          (name) => of[part++] ?? (name === ':position' ? '1' : randomUUID()),
        );
        const type = body === null ? {} : { 'content-type': 'application/json' };
        const headers = { authorization: `Bearer ${token}`, 'if-match': '"1"', ...type };
        return sendRaw(url, { method: route.method, path, headers, body });
      };
      const none = randomUUID();
      const [real, gone] = [await send(there ?? none), await send(none)];
      asked += 1;
      const name = `${role} ${route.method} ${route.url}`;
      if (bare(real) !== bare(gone)) told.push(`${name}: ${real.text} / ${gone.text}`);
      // A role that has no part in it is told so; one that has finds nothing there.
      const wanted = grants[role] === undefined ? 403 : 404;
      if (there === undefined || real.status !== wanted)
        unproved.push(`${name}: ${real.status} ${real.text}`);
    }
  }
  return { asked, told, unproved };
}

/** A body that the schema takes, made by chance. */
function fittingBody(body: z.ZodType): unknown {
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema;
  const some = fitting(schema, (schema['$defs'] ?? {}) as Schema, () => []);
  for (const numRuns of [5, 300]) {
    const made = fc.sample(some, { seed: 42, numRuns }).find((one) => body.safeParse(one).success);
    if (made !== undefined) return made;
  }
  throw new Error(`no body that fits: ${JSON.stringify(schema)}`);
}

/** An answer without what differs each time. */
function bare({ status, headers, text }: RawAnswer): string {
  return JSON.stringify([status, text.replace(/"request_id":"[^"]*"/, ''), Object.keys(headers).toSorted()]);
}

/** Reads each list. @returns those in which something of the first department is */
export async function listedTo(
  { url, routes }: RunningAuthority,
  hers: string,
  all: readonly Pick<SignedInOfficial, 'token'>[],
): Promise<readonly string[]> {
  const showing: string[] = [];
  for (const { url: path } of routes.filter((one) => one.method === 'GET' && !one.url.includes('/:'))) {
    for (const { token } of all) {
      const headers = { authorization: `Bearer ${token}` };
      const { text } = await sendRaw(url, { method: 'GET', path, headers, body: null });
      if (text.includes(hers)) showing.push(path);
    }
  }
  return showing;
}

/** What another page can make a browser send (T-W1); `headers.test.ts` of the platform has the rest, of the same server kit. */
const FORGED = [
  { origin: 'https://evil.example' },
  { cookie: `__Host-session=css_${'A'.repeat(43)}` },
] as const;
/** Its answers are those of a protocol of others (tlog-witness). */
const TEXTS = '/witness/';

/** Sends to each route what a page of another can. @returns what was taken, and answers that are not guarded */
export async function forgedAt({ url, routes, fileRoutes }: RunningAuthority): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { method, url: path } of [...routes, ...fileRoutes].filter((one) => one.method !== 'GET')) {
    const type = { 'content-type': 'application/json' };
    const send = async (headers: Readonly<Record<string, string>>) =>
      sendRaw(url, { method, path: path.replaceAll(/:\w+/g, 'x'), headers, body: Buffer.from('{}') });
    for (const headers of FORGED) {
      const got = await send({ ...type, ...headers });
      if (got.status !== 403 || !got.text.includes('wrong_origin'))
        wrong.push(`${method} ${path}: ${got.status}`);
    }
    const own = await send({ ...type, origin: url });
    const said = path.startsWith(TEXTS) ? null : complaintOf(own);
    if (said !== null || own.text.includes('wrong_origin')) wrong.push(`${method} ${path}: ${said}`);
  }
  return wrong;
}
