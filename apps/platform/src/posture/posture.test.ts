import { type HandedInFacts, PostureChangeList, PostureRowView, PostureView } from '@consentry/contract';
import { register } from '@consentry/law';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { approvedDevice, openSite } from '../device/testing/test-device.ts';
import {
  SITE,
  lawfulAssessment,
  lawfulCheckpoint,
  lawfulConfiguration,
  lawfulContent,
  lawfulFacts,
  lawfulNotice,
} from '../facts/testing/lawful-facts.ts';
import type { Platform } from '../platform.ts';
import { type SignedIn, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';

let platforms: RunningPlatforms;
let platform: Platform;
let now: number;
let data: string;
let dpo: SignedIn;
let other: SignedIn;
/** A row of which the example comes without a judgement. */
let unjudged: string | null;

beforeEach(async () => {
  platforms = new RunningPlatforms();
  now = Date.parse('2026-11-22T09:00:00+08:00');
  data = platforms.folder();
  platform = await platforms.start({ data, now: () => now });
  dpo = await signedIn(platform, 'dpo');
  other = await signedIn(platform, 'dpo');
  unjudged = null;
});
afterEach(() => platforms[Symbol.asyncDispose]());

async function posture(who = dpo, query = ''): Promise<PostureView> {
  const { status, body } = await who.call('GET', `/v1/posture${query}`);
  expect([status, JSON.stringify(body)]).toEqual([200, expect.any(String)]);
  return PostureView.parse(body);
}

async function state(row: string, who = dpo): Promise<string | undefined> {
  return (await posture(who)).rows.find((one) => one.row === row)?.state;
}

async function row(id: string, who = dpo): Promise<PostureRowView> {
  return PostureRowView.parse((await who.call('GET', `/v1/posture/${id}`)).body);
}

async function post(
  path: string,
  body: unknown,
  { who = dpo, revision }: { readonly who?: SignedIn; readonly revision?: number } = {},
): Promise<Readonly<Record<string, unknown>>> {
  now += 1000;
  const headers = revision === undefined ? {} : { 'if-match': `"${revision}"` };
  const got = await who.call('POST', path, { body, headers });
  expect([path, got.status < 300, got.body['code'], got.body['fields'], got.body['broken']]).toEqual([
    path,
    true,
    undefined,
    undefined,
    undefined,
  ]);
  return got.body;
}

/** The state of the example without what is of the purposes and devices that this platform does not have. */
function facts(purpose: string): HandedInFacts {
  const { attestations, ...lawful } = lawfulFacts(purpose, now);
  return { ...lawful, attestations: attestations.filter(({ requirement }) => requirement !== unjudged) };
}

/** Writes a purpose with everything that stands before it, and lets it begin; all of it through HTTP. */
async function begin(): Promise<{ readonly purpose: string; readonly ways: readonly string[] }> {
  const { purpose } = (await post('/v1/purposes', lawfulContent())) as { readonly purpose: string };
  const notice = await post('/v1/notices', lawfulNotice(purpose));
  const published = { facts: facts(purpose) };
  await post(`/v1/notices/${String(notice['notice'])}/publication`, published, { revision: 1 });
  const set = await dpo.call('PUT', `/v1/purposes/${purpose}/configuration`, {
    body: { configuration: lawfulConfiguration(), minor_change: null },
  });
  expect([set.status, set.body['fields'], set.body['code']]).toEqual([200, undefined, undefined]);
  const assessed = await post(`/v1/purposes/${purpose}/assessments`, {
    content: lawfulAssessment(),
    after_incident: null,
  });
  await post(
    `/v1/assessments/${String(assessed['assessment'])}/approval`,
    {},
    { who: other, revision: Number(assessed['revision']) },
  );
  const made = await post(`/v1/purposes/${purpose}/checkpoints`, lawfulCheckpoint());
  const ways = (made['ways'] as ReadonlyArray<{ readonly way: string }>).map(({ way }) => way);
  for (const way of ways) await post(`/v1/ways/${way}/health`, { live: true });
  const revision = async (): Promise<number> =>
    Number((await dpo.call('GET', `/v1/purposes/${purpose}`)).body['revision']);
  await post(`/v1/purposes/${purpose}/proposal`, { facts: facts(purpose) }, { revision: await revision() });
  await post(`/v1/purposes/${purpose}/approval`, {}, { who: other, revision: await revision() });
  return { purpose, ways };
}

test('an empty platform says of 125 rows what it knows, and meets none that turns on what nobody handed in', async () => {
  const { rows, counts, basis } = await posture();
  expect(rows.map((one) => one.row)).toEqual(Object.keys(register));
  expect(Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0)).toBe(125);
  expect(basis).toEqual({ handed_in: null, contradictions: [], disagreements: [] });
  expect(counts.met).toBe(0);
  expect(counts['needs-human']).toBeGreaterThan(80);
  for (const one of rows) {
    expect(one.why['zh-CN']).not.toBe('');
    expect(one.who_text.en).not.toBe('');
    if (one.state === 'needs-human') expect([one.row, one.asks]).not.toEqual([one.row, null]);
  }
});

test('rows come to be met as real things are done, and break when one is taken away', async () => {
  const watched = ['R04.1', 'R05.5', 'R09.1', 'R10.1'];
  const states = async (): Promise<ReadonlyArray<string | undefined>> => {
    const { rows } = await posture();
    return watched.map((id) => rows.find((one) => one.row === id)?.state);
  };
  const before = await states();
  expect(before.filter((one) => one === 'met')).toEqual([]);
  const { purpose, ways } = await begin();
  const after = await posture();
  const rowsAfter = Object.fromEntries(after.rows.map((one) => [one.row, one]));
  expect(watched.map((id) => [id, rowsAfter[id]?.state, rowsAfter[id]?.why.en])).toEqual(
    watched.map((id) => [id, 'met', expect.any(String)]),
  );
  expect(after.counts.met).toBeGreaterThan(40);
  expect(after.basis.handed_in).toMatchObject({ by: dpo.staff, stale: false });
  expect(after.basis.contradictions).toEqual([]);
  // The platform counts another stock than the example tells of: its own is used and both are shown.
  expect(after.basis.disagreements).toContainEqual({
    path: '/filing/stock/processor/upper',
    handed_in: 120012,
    platform: 0,
  });

  // It runs otherwise than was assessed: the assessment does not carry it any more.
  const configure = async (threshold: number, revision: number) => {
    const { status } = await dpo.call('PUT', `/v1/purposes/${purpose}/configuration`, {
      body: { configuration: { ...lawfulConfiguration(), threshold }, minor_change: null },
      headers: { 'if-match': `"${revision}"` },
    });
    expect(status).toBe(200);
  };
  await configure(0.1, 1);
  const broken = await row('R09.5');
  expect([broken.state, broken.found.length]).toEqual(['broken', 1]);
  expect(broken.explained.person['zh-CN']).not.toBe(broken.explained.engineer['zh-CN']);
  expect(broken.text[0]?.citation['zh-CN']).toContain('第九条');
  expect(broken.remedy).not.toBeNull();
  await configure(lawfulConfiguration().threshold, 2);
  expect(await state('R09.5')).toBe('met');

  // Both other ways stop working: nobody is asked for a face there any more.
  for (const way of ways) await post(`/v1/ways/${way}/health`, { live: false });
  expect(await state('R10.1')).toBe('not-applicable');
  await post(`/v1/ways/${ways[0]}/health`, { live: true });
  expect(await state('R10.1')).toBe('met');

  // What happened is history: each change once, the latest first.
  for (const id of ['R10.1', 'R09.1'])
    await expect
      .poll(async () => (await changes(`?row=${id}`)).map(({ after: to }) => to)[0], { timeout: 10_000 })
      .toBe('met');
  expect((await changes('?row=R09.1')).at(-1)?.before).toBeNull();
});

async function changes(query = '', who = dpo) {
  return PostureChangeList.parse((await who.call('GET', `/v1/posture/changes${query}`)).body).changes;
}

test('two replicas answer alike, and write each change once', async () => {
  const replica = await platforms.start({ data, now: () => now });
  const there = await signedIn(replica, 'auditor');
  await posture();
  await openSite(platform);
  await begin();
  const [one, two] = [await posture(), await posture(there)];
  expect(two.rows.map(({ row: id, state: is }) => [id, is])).toEqual(
    one.rows.map(({ row: id, state: is }) => [id, is]),
  );
  await expect
    .poll(async () => (await changes('?row=R09.1', there))[0]?.after, { timeout: 10_000 })
    .toBe('met');
  now += 120_000;
  const pages = [...(await changes()), ...(await changes('', there))];
  expect(pages.length).toBeGreaterThan(0);
  const { reading } = platform.context.database;
  const all = await reading.selectFrom('posture_changes').selectAll().orderBy('change').execute();
  expect(all.map(({ change }) => change)).toEqual(all.map((_, index) => index + 1));
  // Of each row every change begins where the one before ended.
  for (const of of Map.groupBy(all, (change) => change.row).values())
    for (const [index, change] of of.entries()) expect(change.before).toBe(of[index - 1]?.after ?? null);
});

test('a person judges what software cannot; relaxing a reading needs another person; a later no counts', async () => {
  // The example says that people have looked; of this row nobody has.
  const id = 'R13.4';
  unjudged = id;
  await begin();
  expect(await state(id)).toBe('needs-human');
  expect((await row(id)).asks).not.toBeNull();
  const [gap] = register[id].gaps;
  const until = new Date(now + 30 * 86_400_000).toISOString();
  const judgement = {
    judged: 'met',
    text: 'Looked at it with counsel on site.',
    evidence: ['memo-1'],
    until,
  };
  const attest = (body: object, who = dpo) => who.call('POST', `/v1/posture/${id}/attestation`, { body });

  const admin = await signedIn(platform, 'admin');
  expect((await attest(judgement, admin)).body['code']).toBe('not_your_role');
  const late = new Date(now + 400 * 86_400_000).toISOString();
  expect((await attest({ ...judgement, until: late })).body['code']).toBe('attestation_time');
  expect((await attest({ ...judgement, relaxes: 'G99' })).body['code']).toBe('reading_unknown');
  expect((await attest({ ...judgement, evidence: [] })).status).toBe(400);

  const relaxed = await attest({ ...judgement, relaxes: gap });
  expect([relaxed.status, relaxed.body['state']]).toEqual([201, 'waiting']);
  expect(await state(id)).toBe('needs-human');
  const approval = `/v1/attestations/${String(relaxed.body['attestation'])}/approval`;
  expect((await dpo.call('POST', approval, { body: {} })).body['code']).toBe('four_eyes');
  expect((await admin.call('POST', approval, { body: {} })).body['state']).toBe('counting');
  expect(await state(id)).toBe('met');
  expect((await row(id)).attestations[0]).toMatchObject({ approved_by: admin.staff, relaxes: gap });

  now += 1000;
  expect((await attest({ ...judgement, judged: 'not_met' }, other)).status).toBe(201);
  expect(['broken', 'at-risk']).toContain(await state(id));
  // Its time over, it no longer counts, nor does the yes before it.
  now += 31 * 86_400_000;
  dpo = await signedIn(platform, 'dpo');
  expect(await state(id)).toBe('needs-human');
});

test('who sees which rows, by which filter; an ETag that changes with what is shown', async () => {
  const all = (await posture()).rows;
  for (const role of ['auditor', 'admin'] as const)
    expect((await posture(await signedIn(platform, role))).rows).toHaveLength(125);
  const installer = await signedIn(platform, 'installer');
  const own = (await posture(installer)).rows;
  expect(own.map((one) => one.row)).toEqual(
    all.filter(({ who }) => who === 'installer').map((one) => one.row),
  );
  expect(own.length).toBeGreaterThan(0);
  const theirs = own[0]?.row;
  const not = all.find(({ who }) => who === 'dpo')?.row;
  expect((await installer.call('GET', `/v1/posture/${theirs}`)).status).toBe(200);
  expect((await installer.call('GET', `/v1/posture/${not}`)).status).toBe(404);
  expect((await dpo.call('GET', '/v1/posture/R99.1')).status).toBe(400);
  expect((await dpo.call('GET', '/v1/posture/R20.9')).status).toBe(404);

  const article = (await posture(dpo, '?article=13')).rows;
  expect(article.map((one) => one.row)).toEqual(['R13.1', 'R13.2', 'R13.3', 'R13.4']);
  expect((await posture(dpo, '?slice=audit')).rows.map((one) => one.row)).toEqual(['RP.8']);
  expect((await posture(dpo, '?owner=counsel')).rows.every(({ who }) => who === 'counsel')).toBe(true);
  expect((await posture(dpo, '?state=met')).rows).toEqual([]);
  expect((await dpo.call('GET', '/v1/posture?state=well')).status).toBe(400);

  await expect.poll(async () => (await row('R13.4')).since, { timeout: 10_000 }).not.toBeNull();
  const tag = async (): Promise<string | null> =>
    (await dpo.call('GET', '/v1/posture/R13.4')).headers.get('etag');
  const before = await tag();
  expect(await tag()).toBe(before);
  await approvedDevice(platform, await openSite(platform));
  expect(await tag()).not.toBe(before);
});

test('what is handed in is of these days and stands together with the platform', async () => {
  const old = { facts: { ...facts('none'), as_of: '2026-11-01T00:00:00+08:00' } };
  expect((await dpo.call('POST', '/v1/posture/facts', { body: old })).body['code']).toBe('facts_stale');
  // The example names a purpose that is not here.
  const foreign = await dpo.call('POST', '/v1/posture/facts', { body: { facts: facts('nobody-has-it') } });
  expect([foreign.status, foreign.body['code']]).toEqual([422, 'facts_contradictory']);
  expect((foreign.body['fields'] as readonly string[]).length).toBeGreaterThan(0);
  const { purpose } = (await post('/v1/purposes', lawfulContent())) as { readonly purpose: string };
  const taken = await post('/v1/posture/facts', { facts: facts(purpose) });
  expect((taken['disagreements'] as readonly unknown[]).length).toBeGreaterThan(0);
  expect((await posture()).basis.contradictions).toEqual([]);
  expect((await posture()).basis.handed_in?.document).toBe(taken['document']);
  // Whoever hands in again goes on from there.
  const { body: latest } = await dpo.call('GET', '/v1/posture/facts');
  // Whoever goes on from what was read before somebody else handed in is told; nothing is overwritten.
  const stale = await dpo.call('POST', '/v1/posture/facts', {
    body: { facts: facts(purpose) },
    headers: { 'if-match': '"0"' },
  });
  expect([stale.status, stale.body['code']]).toEqual([412, 'version_other']);
  expect(latest).toMatchObject({
    handed_in: { document: taken['document'] },
    facts: { purpose: { counted: [{ purpose_id: purpose }] } },
  });
  now += 8 * 86_400_000;
  dpo = await signedIn(platform, 'dpo');
  expect((await posture()).basis.handed_in?.stale).toBe(true);
  expect(SITE).not.toBe('');
});
