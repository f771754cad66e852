import { readEvents } from '@consentry/server';
import { expect, test } from 'vitest';
import { lawfulNotice } from '../facts/testing/lawful-facts.ts';
import { startPurposes } from '../purpose/testing/purposes-in-test.ts';
import { changesBetween, effectOf, noticeDigest, countOpenEnded } from './notice.ts';

const PURPOSE = '0c1c5a0e-3a51-4f52-9f6b-3d9a0f6f5a11';
const changed_part = { 'zh-CN': '保存方式变了。', en: 'How it is kept has changed.' };

test('the digest is of the words: any other word is another notice', () => {
  const { document } = lawfulNotice(PURPOSE);
  const digest = noticeDigest(document);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const reordered = Object.fromEntries(Object.entries(document).toReversed()) as typeof document;
  expect(noticeDigest(reordered)).toBe(digest);
  const impact = { 'zh-CN': '模板泄露无法更换！', en: 'A template that leaks cannot be replaced.' };
  expect(noticeDigest({ ...document, texts: { ...document.texts, impact } })).not.toBe(digest);
});

test('what changed says who is told again and who consents again', () => {
  const { document } = lawfulNotice(PURPOSE);
  const { texts, told } = document;
  const other = { 'zh-CN': '别的', en: 'Something else' };
  const cases = [
    [{}, [], false],
    [{ texts: { ...texts, purpose: other } }, ['purpose'], true],
    [{ texts: { ...texts, method: other } }, ['method'], true],
    [{ texts: { ...texts, kinds: other } }, ['kinds'], true],
    [{ purpose_version: 2 }, ['purpose'], true],
    [{ told: { ...told, mode: 'identify' } }, ['method'], true],
    [{ told: { ...told, retention_days: 90 } }, ['retention'], false],
    [{ told: { ...told, storage_place: 'abroad' } }, ['storage_place'], false],
    [{ told: { ...told, recipient_organisation_ids: ['x'] } }, ['recipients'], false],
    [{ processor: { name: other, contact: '1' } }, ['processor'], false],
    [{ texts: { ...texts, rights_ways: other } }, ['rights'], false],
    [{ more: [other] }, ['other'], false],
  ] as const;
  for (const [change, changes, consent_again] of cases) {
    const after = { ...document, ...change } as typeof document;
    expect(changesBetween(document, after)).toEqual(changes);
    expect(effectOf(document, after)).toEqual({ changes, tell_again: changes.length > 0, consent_again });
  }
  expect(effectOf(null, document)).toEqual({ changes: [], tell_again: false, consent_again: false });
});

test('words that open an end are counted in both languages', () => {
  const { document } = lawfulNotice(PURPOSE);
  expect(countOpenEnded(document)).toBe(0);
  const more = [{ 'zh-CN': '无期限授权，不可撤销。', en: 'A perpetual licence.' }];
  expect(countOpenEnded({ ...document, more })).toBe(3);
});

test('a notice is published when it is whole and true, and refused by its row where it is not', async () => {
  await using world = await startPurposes();
  const purpose = await world.prepare({ without: 'notice' });
  const { document } = lawfulNotice(purpose);
  const cases = [
    [{ told: { ...document.told, retention_days: 365 } }, 'R05.2', 'notice_retention_untrue'],
    [{ told: { ...document.told, mode: 'identify' as const } }, 'R05.2', 'notice_method_untrue'],
    [{ told: { ...document.told, retention_days: null } }, 'R05.1', 'notice_lacks_retention'],
    [{ texts: { ...document.texts, rights_procedure: null } }, 'R05.1', 'notice_lacks_rights'],
    [{ texts: { ...document.texts, impact: null } }, 'R05.1', 'notice_lacks_necessity_or_impact'],
    [{ processor: { ...document.processor, contact: '' } }, 'R05.1', 'processor_contact_missing'],
  ] as const;
  for (const [change, requirement, code] of cases) {
    const got = await world.publish(purpose, lawfulNotice(purpose, change));
    expect([got.status, got.body['code']]).toEqual([403, 'not_lawful']);
    expect(got.body['broken']).toEqual(
      expect.arrayContaining([expect.objectContaining({ requirement, code })]),
    );
  }
  expect((await world.send('GET', '/v1/rules')).body).toMatchObject({ rules: [], published_at: null });
  expect((await world.publish(purpose)).body).toMatchObject({ state: 'in_force', replaces: null });
});

test('other words get another digest; who consented to the old ones stays on them (T-G5)', async () => {
  await using world = await startPurposes();
  const { as, writer, send, clock } = world;
  const purpose = await world.prepare();
  const first = (await as(writer, 'GET', `/v1/purposes/${purpose}/notices`)).body['notices'];
  const [{ notice: old, digest: oldDigest } = {}] = first as ReadonlyArray<Record<string, string>>;
  clock.now += 60_000;
  const draft = lawfulNotice(purpose);
  const impact = { 'zh-CN': '模板泄露后不能更换，请谨慎。', en: 'A leaked template cannot be replaced.' };
  const document = { ...draft.document, texts: { ...draft.document.texts, impact } };
  // What ends consents needs a new version of the purpose, not only other words.
  const method = { 'zh-CN': '拍两张照片。', en: 'Two photos.' };
  const texts = { ...draft.document.texts, method };
  const hidden = await world.publish(purpose, { ...draft, document: { ...document, texts }, changed_part });
  expect(hidden.body['broken']).toMatchObject([{ requirement: 'R06.7' }]);
  // Without saying what changed, nobody can be told it.
  const silent = await world.publish(purpose, { ...draft, document });
  expect(silent.body['broken']).toMatchObject([{ requirement: 'R05.3', code: 'changed_part_missing' }]);
  const next = await world.publish(purpose, { ...draft, document, changed_part });
  expect(next.body).toMatchObject({
    state: 'in_force',
    replaces: old,
    effect: { changes: ['other'], tell_again: true, consent_again: false },
  });
  expect(next.body['digest']).not.toBe(oldDigest);
  const kept = await send('GET', `/v1/published-notices/${oldDigest}`);
  expect(kept.body).toMatchObject({
    digest: oldDigest,
    document: draft.document,
    ended_at: expect.any(String),
  });
  const events = await readEvents(world.context.database.reading, 'notices', 0);
  expect(JSON.parse(events.at(-1)?.body ?? '')).toMatchObject({
    purpose,
    digest: next.body['digest'],
    replaces: { digest: oldDigest },
    tell_again: true,
    consent_again: false,
  });
  // The words that people were told cannot be written over, nor told anew without a difference.
  const written = await as(writer, 'PUT', `/v1/notices/${old}`, draft, 3);
  expect([written.status, written.body['code']]).toEqual([409, 'notice_published']);
  const same = await world.publish(purpose, { ...draft, document, changed_part });
  expect([same.status, same.body['code']]).toEqual([409, 'notice_unchanged']);
});

test('anyone reads the rules, and no draft', async () => {
  await using world = await startPurposes();
  const { send, as, writer } = world;
  const purpose = await world.prepare();
  const draft = lawfulNotice(purpose, { more: [changed_part] });
  const made = await as(writer, 'POST', '/v1/notices', draft);
  const hidden = await send('GET', `/v1/published-notices/${String(made.body['digest'])}`);
  expect(hidden.status).toBe(404);
  expect((await send('GET', `/v1/notices/${String(made.body['notice'])}`)).status).toBe(401);
  const { status, body } = await send('GET', '/v1/rules');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    rules: [{ purpose, state: 'prepared', mode: 'verify', retention_days: 180, more: [] }],
    page: expect.stringMatching(/^https?:.*\/my\/#\/rules$/),
  });
  expect(JSON.stringify(body)).not.toContain('dpo-writer');
  // Another draft of it is for this purpose only, and of the version that was read.
  const path = `/v1/notices/${String(made.body['notice'])}`;
  const foreign = lawfulNotice(crypto.randomUUID());
  expect((await as(writer, 'PUT', path, foreign, 1)).status).toBe(400);
  expect((await as(writer, 'PUT', path, draft, 2)).status).toBe(412);
  expect((await as(writer, 'POST', '/v1/notices', foreign)).status).toBe(404);
});
