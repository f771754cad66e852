import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADULT, type ConsentSetting, OPERATOR, startConsentSetting } from '../testing/consent-setting.ts';
import { purposeInForce } from '../testing/purpose-in-force.ts';
import { stateOf } from './consent.ts';
import { endOverdue } from './end-consent.ts';

/** Histories lived over HTTP, each of up to so many steps. */
const HISTORIES = 40;
const STEPS_MAX = 14;
const DAY_MS = 86_400_000;

const step = fc.oneof(
  fc.constantFrom(
    'give',
    'refuse',
    'transfer',
    'withdraw',
    'withdraw_oldest',
    'sweep',
    'new_version' as const,
  ),
  fc.integer({ min: 100, max: 500 }).map((days) => ({ days })),
);
type Step =
  | 'give'
  | 'refuse'
  | 'transfer'
  | 'withdraw'
  | 'withdraw_oldest'
  | 'sweep'
  | 'new_version'
  | { days: number };

type Seen = Map<string, string>;

/** What must hold between what was shown before and what is shown now. */
function violations(before: Seen, now: ReadonlyArray<Record<string, unknown>>): readonly string[] {
  const found: string[] = [];
  const ids = now.map(({ consent }) => String(consent));
  if (new Set(ids).size !== ids.length) found.push('an id twice');
  for (const [consent, state] of before) {
    const is = now.find((one) => one['consent'] === consent)?.['state'];
    if (is === undefined) found.push(`${consent} is gone`);
    if (state !== 'given' && is !== state) found.push(`${state} became ${String(is)}`);
  }
  for (const kind of ['recognition', 'transfer']) {
    if (now.filter((one) => one['kind'] === kind && one['state'] === 'given').length > 1)
      found.push('two open');
  }
  const open = (kind: string) => now.some((one) => one['kind'] === kind && one['state'] === 'given');
  if (open('transfer') && !open('recognition')) found.push('a transfer without recognition');
  return found;
}

async function live(setting: ConsentSetting, steps: readonly Step[], number: number): Promise<Seen> {
  const { server, ports } = setting;
  ports.purpose = purposeInForce();
  const email = `p${number}@example.com`;
  const person = await setting.person(email, ADULT);
  let token = await server.signIn(email);
  let seen: Seen = new Map();
  const list = async () => {
    const got = await server.send('GET', `/v1/people/${person}/consents?limit=200`, undefined, {
      as: OPERATOR,
    });
    return got.body['consents'] as ReadonlyArray<Record<string, unknown>>;
  };
  for (const one of steps) {
    const ids = [...seen.keys()];
    if (typeof one === 'object') {
      server.clock.now += one.days * DAY_MS;
      token = await server.signIn(email);
    } else if (one === 'sweep') await endOverdue(server.context.database, ports.holders, server.clock.now);
    else if (one === 'new_version') ports.purpose = purposeInForce((ports.purpose?.purpose.version ?? 1) + 1);
    else if (one === 'give') await setting.decide(person, token);
    else if (one === 'refuse') await setting.decide(person, token, 'refused');
    else if (one === 'transfer') await setting.decide(person, token, 'given', 'transfer');
    else {
      const consent = one === 'withdraw' ? ids[0] : ids.at(-1);
      if (consent !== undefined) await setting.withdraw(consent, token);
    }
    // Sessions and showings are of one moment each; a moment later is another decision.
    server.clock.now += 1;
    const now = await list();
    expect(violations(seen, now)).toEqual([]);
    seen = new Map(now.map(({ consent, state }) => [String(consent), String(state)]));
  }
  return seen;
}

test('whatever people do, what has ended stays so, and consenting again is another consent', async () => {
  await using setting = await startConsentSetting();
  const ends = new Set<string>();
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: STEPS_MAX }), async (steps) => {
      number += 1;
      for (const state of (await live(setting, steps, number)).values()) ends.add(state);
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  );
  // The histories came to every state.
  expect([...ends].toSorted()).toEqual(['expired', 'given', 'refused', 'withdrawn']);
}, 120_000);

test('a consent that comes back, or two that are open, are noticed (control)', () => {
  const one = (consent: string, state: string, kind = 'recognition') => ({ consent, state, kind });
  expect(violations(new Map([['a', 'withdrawn']]), [one('a', 'given')])).toEqual(['withdrawn became given']);
  expect(violations(new Map([['a', 'given']]), [])).toEqual(['a is gone']);
  expect(violations(new Map(), [one('a', 'given'), one('b', 'given')])).toEqual(['two open']);
  expect(violations(new Map(), [one('a', 'given', 'transfer')])).toEqual(['a transfer without recognition']);
});

test('an end is an end at every time, also where the clock was set back', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (notAfter, endedAt, now) => {
      const held = { decision: 'given', not_after: notAfter, ended_at: endedAt } as const;
      expect(stateOf({ ...held, ended_reason: 'withdrawn' }, now)).toBe(
        endedAt < notAfter ? 'withdrawn' : 'expired',
      );
      expect(stateOf({ ...held, ended_reason: 'retention_over' }, now)).toBe('expired');
      expect(stateOf({ ...held, ended_at: null, ended_reason: null }, now)).toBe(
        now < notAfter ? 'given' : 'expired',
      );
    }),
  );
});
