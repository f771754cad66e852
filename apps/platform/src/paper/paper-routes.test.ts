import { randomUUID } from 'node:crypto';
import { OrganisationPaper, PaperList, PurposePaper } from '@consentry/contract';
import { readPdf } from '@consentry/documents/testing';
import { expect, test } from 'vitest';
import { personAsker } from '../access/testing/everybody.ts';
import { liveIn } from '../access/testing/lived-in.ts';
import { callAt, signedIn } from '../staff/testing/signed-in.ts';
import { RunningPlatforms } from '../testing/running-platform.ts';

async function lived(platforms: RunningPlatforms) {
  const platform = await platforms.start({ codes: { via: 'file', path: '/dev/null' } });
  const ids = await liveIn(platform);
  const dpo = await signedIn(platform, 'dpo');
  const get = (path: string, token: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(platform.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const textOf = async (path: string, headers = {}) => {
    const answer = await get(path, dpo.token, headers);
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'application/pdf']);
    return (await readPdf(new Uint8Array(await answer.arrayBuffer()))).text;
  };
  const { reading } = platform.context.database;
  const [purpose] = await reading
    .selectFrom('purposes')
    .select('purpose')
    .where('state', '=', 'active')
    .execute();
  if (purpose === undefined) throw new Error('No purpose is in force.');
  return { platform, dpo, get, textOf, reading, purpose: purpose.purpose, ...ids };
}

test('every paper is filled from what the platform holds, and says what is missing', async () => {
  await using platforms = new RunningPlatforms();
  const { textOf, purpose, reading, site, device, idsOf } = await lived(platforms);
  for (const form of OrganisationPaper.options)
    expect(await textOf(`/v1/papers/${form}`)).toContain('本文件所据事实');
  for (const form of PurposePaper.options)
    expect(await textOf(`/v1/purposes/${purpose}/papers/${form}?language=en`)).toContain('本文件所据事实');
  expect(await textOf(`/v1/purposes/${purpose}/papers/notice`)).toContain('撤回同意');
  const [assessment] = await reading
    .selectFrom('assessments')
    .select('assessment')
    .where('purpose', '=', purpose)
    .execute();
  expect(await textOf(`/v1/assessments/${assessment?.assessment ?? ''}/paper`)).toContain('法定四项内容');
  expect(await textOf(`/v1/devices/${device.id}/sign/paper?size=A3`)).toContain('人脸识别区域');
  expect(await textOf(`/v1/sites/${site}/paper`)).toContain('视频');
  expect(await textOf(`/v1/sites/${site}/paper?paper=approval`)).toContain('场所与设备审批表');
  const [audit] = await idsOf('audit');
  expect(await textOf(`/v1/audits/${audit ?? ''}/paper`)).toContain('逐项结论');
  const [complaint] = await idsOf('complaint');
  expect(await textOf(`/v1/complaints/${complaint ?? ''}/paper?paper=acknowledgement`)).toContain('Nosign.');
  expect(await textOf(`/v1/complaints/${complaint ?? ''}/paper?paper=reply`)).toMatch(/缺\d处理结果/);
  const [incident] = await idsOf('incident');
  expect(await textOf(`/v1/incidents/${incident ?? ''}/paper?paper=report`)).toContain('Alistlayopen.');
  expect(await textOf(`/v1/incidents/${incident ?? ''}/paper?paper=notice`)).toMatch(/缺\d/);
  expect(await textOf(`/v1/incidents/${incident ?? ''}/paper?paper=network_report`)).toContain('12387');
  const period = `purpose=${purpose}&from=2026-11-01&to=2026-11-30`;
  expect(await textOf(`/v1/record/extract/paper?${period}`, { 'access-reason': 'audit' })).toContain(
    '记录摘录',
  );
});

test('what only the organisation knows closes its gaps, once for all papers', async () => {
  await using platforms = new RunningPlatforms();
  const { dpo, textOf, platform, get } = await lived(platforms);
  const gapsOf = async (form: string) => {
    const { papers } = PaperList.parse((await dpo.call('GET', '/v1/papers')).body);
    return papers.find((one) => one.form === form)?.gaps.map(({ key }) => key) ?? [];
  };
  expect(await gapsOf('filing_organisation')).toEqual(expect.arrayContaining(['uscc', 'agent_name']));
  const both = (text: string) => ({ 'zh-CN': text, en: text });
  const particulars = {
    uscc: both('91370100MA3EXAMPLE'),
    agent_name: both('陈一'),
    agent_title: both('专员'),
    agent_phone: both('0531-1'),
  };
  const set = await dpo.call('PUT', '/v1/particulars', { body: { particulars } });
  expect(set).toMatchObject({ status: 200, body: { particulars, set_by: `staff ${dpo.staff}` } });
  expect(await gapsOf('filing_organisation')).not.toEqual(expect.arrayContaining(['uscc']));
  expect(await textOf('/v1/papers/filing_authorisation')).toContain(
    '受托经办人：陈一，职务：专员，联系电话：0531-1。',
  );
  // An identity number has no place to be kept.
  const number = { particulars: { agent_identity: both('370100') } };
  expect((await dpo.call('PUT', '/v1/particulars', { body: number })).status).toBe(400);
  const operator = await signedIn(platform, 'operator');
  expect((await get('/v1/papers/filing_commitment', operator.token)).status).toBe(403);
  expect((await operator.call('PUT', '/v1/particulars', { body: { particulars } })).status).toBe(403);
});

test('a paper is for whoever may read what it is about, and for nobody else', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, purpose, get, device, idsOf, site } = await lived(platforms);
  const person = (await personAsker(platform)).signed({ method: 'GET', path: '/', headers: {}, body: null });
  const token = String(person.headers['authorization']).replace('Bearer ', '');
  const [complaint] = await idsOf('complaint');
  const paths = [
    `/v1/purposes/${purpose}/papers/notice`,
    `/v1/devices/${device.id}/sign/paper`,
    `/v1/complaints/${complaint ?? ''}/paper?paper=reply`,
    '/v1/papers/filing_scenarios',
  ];
  for (const path of paths) expect([path, (await get(path, token)).status]).toEqual([path, 403]);
  const installer = await signedIn(platform, 'installer', { sites: [site] });
  const elsewhere = await signedIn(platform, 'installer', { sites: ['elsewhere'] });
  expect((await get(`/v1/devices/${device.id}/sign/paper`, installer.token)).status).toBe(200);
  expect((await get(`/v1/devices/${device.id}/sign/paper`, elsewhere.token)).status).toBe(404);
  const dpo = await signedIn(platform, 'dpo');
  expect((await get('/v1/papers/none', dpo.token)).status).toBe(400);
  const gone = '/v1/assessments/00000000-0000-4000-8000-000000000000/paper';
  expect((await get(gone, dpo.token)).status).toBe(404);
});

test('an official layout takes the place of ours, in its province alone, and an unfit one is refused', async () => {
  await using platforms = new RunningPlatforms();
  const { dpo, textOf, platform } = await lived(platforms);
  const { body } = await dpo.call('GET', '/v1/paper-layouts/filing_commitment');
  const ours = body['layout'] as Record<string, unknown>;
  expect(ours).toMatchObject({ schema: 'consentry.layout@v1', official: null, province: null });
  const official = {
    published_by: { 'zh-CN': '某省网信办', en: 'A provincial office' },
    published_on: '2026-10-01',
    address: null,
  };
  const words = { kind: 'words', text: { 'zh-CN': '官方文本：{organisation}承诺如下。', en: 'Official.' } };
  const layout = { ...ours, official, blocks: [words] };
  const load = (one: object) => dpo.call('POST', '/v1/paper-layouts', { body: { layout: one } });
  for (const wrong of [ours, { ...layout, version: 0 }, { ...layout, blocks: [] }, { ...layout, extra: 1 }]) {
    expect(await load(wrong)).toMatchObject({ status: 422, body: { code: 'layout_unfit' } });
  }
  const province = '65';
  expect((await load({ ...layout, province, version: 9 })).status).toBe(201);
  expect(await textOf('/v1/papers/filing_commitment')).not.toContain('官方文本：');
  expect((await load(layout)).status).toBe(201);
  expect(await textOf('/v1/papers/filing_commitment')).toContain('官方文本：');
  expect((await load(layout)).status).toBe(422);
  // Back to ours, or to the one before.
  const end = (version: number) =>
    dpo.call('POST', '/v1/paper-layouts/ends', {
      body: { form: 'filing_commitment', province: null, version },
    });
  expect(await end(1)).toMatchObject({ status: 200, body: { layout: { official: null } } });
  expect(await textOf('/v1/papers/filing_commitment')).not.toContain('官方文本：');
  expect((await end(1)).status).toBe(404);
  expect((await load(layout)).status).toBe(422);
  const { forms } = (await dpo.call('GET', '/v1/paper-layouts')).body as {
    forms: { form: string; loaded: { version: number; ended_by: string | null }[] }[];
  };
  expect(forms.find(({ form }) => form === 'filing_commitment')?.loaded).toMatchObject([
    { version: 1, ended_by: `staff ${dpo.staff}` },
    { version: 9, province, ended_by: null },
  ]);
  const admin = await signedIn(platform, 'admin');
  expect((await admin.call('POST', '/v1/paper-layouts', { body: { layout } })).status).toBe(403);
});

test('anyone takes the notice home; who complained takes home what they were told, and nobody without the code', async () => {
  await using platforms = new RunningPlatforms();
  const { platform, dpo, purpose } = await lived(platforms);
  const textAt = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(platform.url + path, { headers });
    return answer.ok
      ? (await readPdf(new Uint8Array(await answer.arrayBuffer()))).text
      : (await answer.json()).code;
  };
  expect(await textAt(`/v1/rules/${purpose}/paper?language=en`)).toContain('撤回同意');
  expect(await textAt(`/v1/rules/00000000-0000-4000-8000-000000000000/paper`)).toBe('not_found');

  const sent = await callAt(platform.url, 'POST', '/v1/complaints', {
    body: {
      once: randomUUID(),
      from: 'public',
      text: 'The sign is gone.',
      contact: null,
      purpose_id: null,
      site: null,
    },
  });
  const headers = {
    'complaint-reference': String(sent.body['reference']),
    'complaint-code': String(sent.body['code']),
  };
  const paper = (of: string, shown: Readonly<Record<string, string>> = headers) =>
    textAt(`/v1/complaints/follow-up/paper?paper=${of}&language=en`, shown);
  // Nothing is told before it was said.
  expect(await paper('acknowledgement')).toBe('not_found');
  const { body } = await dpo.call('GET', '/v1/complaints');
  const [complaint] = body['complaints'] as readonly { complaint: string }[];
  const at = `/v1/complaints/${complaint?.complaint ?? ''}`;
  await dpo.call('POST', `${at}/acknowledgement`, { body: {}, headers: { 'if-match': '"1"' } });
  expect(await paper('acknowledgement')).toContain('Thesignisgone.');
  expect(await paper('reply')).toBe('not_found');
  const outcome = { result: 'upheld', text: 'It hangs again.', reason: null, seen_by_accused: false };
  await dpo.call('POST', `${at}/outcome`, { body: outcome, headers: { 'if-match': '"2"' } });
  expect(await paper('reply')).toContain('Ithangsagain.');
  expect(await paper('reply', {})).toBe('not_found');
  expect(await paper('reply', { ...headers, 'complaint-code': 'AAAAA-AAAAA-AAAAA-AAAAA' })).toBe('not_found');
  // Whoever guesses is stopped, as where it is followed up.
  expect(await paper('reply', { ...headers, 'complaint-code': 'B' })).toBe('rate_limited');
}, 60_000);

test('a layout is looked at before it counts: all its faults, its mapping, its pages; what no fact fills is supplied', async () => {
  await using platforms = new RunningPlatforms();
  const { dpo, textOf, get, platform } = await lived(platforms);
  const { body } = await dpo.call('GET', '/v1/paper-layouts/filing_organisation');
  const both = (text: string) => ({ 'zh-CN': text, en: text });
  const cell = (key: string, label: string) => ({ key, label: both(label), basis: 'verified' });
  const official = { published_by: both('某省网信办'), published_on: '2026-10-01', address: null };
  const layout = (...cells: object[]) => ({
    ...(body['layout'] as object),
    official,
    version: 3,
    blocks: [{ kind: 'cells', cells }],
  });
  const check = async (one: object) =>
    (await dpo.call('POST', '/v1/paper-layouts/checks', { body: { layout: one } })).body;
  const wrong = await check(layout(cell('fax', '传真'), cell('scenarios', '场景')));
  expect(wrong).toMatchObject({
    digest: null,
    faults: [{ at: '/blocks/0/cells/0/key' }, { at: '/blocks/0/cells/1/key' }],
  });
  const good = layout(cell('name', '填报单位全称'), cell('own_fax', '传真'));
  const { digest, mapped, gaps } = await check(good);
  expect(mapped).toMatchObject([{ key: 'name' }, { key: 'own_fax', fact: null }]);
  expect(gaps).toMatchObject([{ key: 'own_fax' }]);
  const preview = `/v1/paper-layouts/filing_organisation/preview?digest=${String(digest)}`;
  expect(await textOf(preview)).toContain('填报单位全称');
  // It does not count yet.
  expect(await textOf('/v1/papers/filing_organisation')).not.toContain('填报单位全称');
  expect(
    (
      await get(
        preview.replace(/.$/, (one) => (one === '0' ? '1' : '0')),
        dpo.token,
      )
    ).status,
  ).toBe(404);
  const operator = await signedIn(platform, 'operator');
  expect((await get(preview, operator.token)).status).toBe(403);

  expect((await dpo.call('POST', '/v1/paper-layouts', { body: { layout: good } })).status).toBe(201);
  const asked = await dpo.call('GET', '/v1/particulars');
  expect(asked.body['asked']).toEqual([{ key: 'own_fax', label: both('传真') }]);
  const own = { own_fax: both('0531-12345') };
  expect((await dpo.call('PUT', '/v1/particulars', { body: { particulars: {}, own } })).status).toBe(200);
  expect(await textOf('/v1/papers/filing_organisation')).toContain('传真0531-12345');
  expect((await dpo.call('GET', '/v1/paper-layouts/filing_organisation/facts')).body['facts']).toContainEqual(
    {
      key: 'uscc',
      name: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
      rows: false,
      within: [],
    },
  );
});
