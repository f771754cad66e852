import { expect, test } from 'vitest';
import { exampleDoor } from '../../example-door.ts';
import { openDatabase } from '../store/database.ts';
import { openKiosk, START } from '../testing/kiosk-in-memory.ts';
import { DoorConfig } from './door-config.ts';
import { findDoor, saveDoor } from './purpose-store.ts';

const fail = (error: Error): never => {
  throw error;
};

test('the example declares everything the law asks for, in both modes', async () => {
  for (const mode of ['verify', 'identify'] as const) {
    await using kiosk = await openKiosk({ door: exampleDoor({ mode }) });
    const { token } = await kiosk.register();
    expect(await kiosk.consent(token)).toMatchObject({ state: 'given' });
    const door = await kiosk.door();
    expect(door).toMatchObject({ example: true, mode, face: { state: 'ready', liveness: 'none' } });
    expect(door.ways.map(({ way }) => way)).toEqual(['pin', 'staff', 'face']);
    expect(door.notice.points.map(({ item }) => item)).toEqual([
      '第五条第一款第一项',
      '第五条第一款第二项',
      '第五条第一款第三项',
      '第五条第一款第四项',
      '第五条第一款第五项',
    ]);
  }
});

test('without a door everything says so, and health still answers', async () => {
  await using kiosk = await openKiosk({ door: null });
  const calls = [
    kiosk.call('GET', '/v1/door'),
    kiosk.call('POST', '/v1/people', { body: { pin: '836154' } }),
    kiosk.call('POST', '/v1/captures', { body: { act: 'verify', number: '123457' } }),
    kiosk.call('POST', '/v1/entries/staff', { body: {} }),
  ];
  for (const call of calls)
    expect(await kiosk.problem(call)).toMatchObject({ code: 'door_not_set_up', status: 503 });
  expect((await kiosk.call('GET', '/v1/health')).json).toMatchObject({ status: 'door_not_set_up' });
});

test('an unlawful door opens no camera and takes no consent, however it is declared', async () => {
  const { alternatives: _alternatives, ...rest } = exampleDoor();
  await using kiosk = await openKiosk({ door: { ...rest, alternatives: [] } });
  const { token } = await kiosk.register();
  const problem = await kiosk.problem(kiosk.decide(token));
  expect(problem.broken?.map((row) => row.requirement)).toContain('R10.1');
  expect((await kiosk.me(token)).consents).toEqual([]);
});

test('a purpose that changes gets the next version, and its assessment no longer covers it', async () => {
  using database = openDatabase(':memory:', fail);
  const save = (config: DoorConfig): number => {
    database.transact((writing) => saveDoor(writing, config, START));
    return findDoor(database.reading)?.purposeVersion ?? 0;
  };
  const first = exampleDoor();
  expect(save(first)).toBe(1);
  expect(save(first)).toBe(1);
  expect(save({ ...first, purpose: { ...first.purpose, assessment: null } })).toBe(1);
  const longer = { ...first, purpose: { ...first.purpose, retention_days: 400 } };
  expect(save(longer)).toBe(2);
  expect(save(first)).toBe(3);
  expect(save(exampleDoor({ mode: 'identify' }))).toBe(1);
});

test("an organisation's file is read strictly", () => {
  const door = exampleDoor();
  expect(DoorConfig.safeParse(JSON.parse(JSON.stringify(door))).success).toBe(true);
  expect(DoorConfig.safeParse({ ...door, track_everyone: true }).success).toBe(false);
  expect(DoorConfig.safeParse({ ...door, purpose: { ...door.purpose, mode: 'both' } }).success).toBe(false);
});

test('the example says in its assessment, too, that a photo may pass (R14.10)', () => {
  for (const mode of ['verify', 'identify'] as const) {
    const risks = exampleDoor({ mode }).purpose.assessment?.remaining_risks ?? [];
    expect(risks.map((risk) => risk.en).join(' ')).toContain('a photo');
    expect(risks.map((risk) => risk['zh-CN']).join('')).toContain('没有活体检测');
  }
});
