import { expect, test } from 'vitest';
import { type Act, type Decision, type Permit, authorize, declareResearch, requirePermit } from './index.ts';
import { LAWFUL_NOW, lawful } from './lawful-facts.ts';

// What must not compile. `tsc -p .` reports an unused @ts-expect-error, so each of these is a test.

declare function encode(permit: Permit<'enrol' | 'verify'>): void;
declare function identify(permit: Permit<'identify'>): void;

export function typeTests(
  enrol: Permit<'enrol'>,
  verify: Permit<'verify'>,
  either: Permit<'enrol' | 'verify'>,
  any: Permit,
  decision: Decision<'verify'>,
): void {
  encode(enrol);
  encode(verify);
  encode(either);
  // @ts-expect-error a permit to verify is none to identify
  identify(verify);
  // @ts-expect-error a permit of any act may be one of another
  encode(any);
  // oxlint-disable-next-line typescript/no-misused-spread -- copying a permit is what a forger does
  const copy = { ...verify, act: 'enrol' as const };
  // @ts-expect-error a copy has lost the private field
  encode(copy);
  // @ts-expect-error no literal is a permit
  encode({ act: 'verify', consentId: null, purposeId: null, purposeVersion: 1, deviceId: null, issuedAt: 0 });
  // @ts-expect-error research lets nobody in
  identify(declareResearch({ by: 'a', statement: 'b' }, 0));
  // @ts-expect-error a permit is read-only
  verify.act = 'verify';
  // @ts-expect-error a refusal has no permit
  encode(decision.permit);
  if (decision.permitted) encode(decision.permit);
  else decision.broken[0].requirement satisfies string;
  requirePermit(any, ['identify'], 0);
  identify(any);
  // @ts-expect-error not an act of the Measures
  authorize('track', lawful.base, 0);
  // @ts-expect-error consent left out is not consent null
  authorize('verify', { ...lawful.base, consent: undefined }, 0);
  const act: Act = 'identify';
  // @ts-expect-error the decision on one act carries no permit for another
  authorize(act, lawful.base, 0) satisfies Decision<'enrol'>;
}

test('the package hands out permits and no way to make one', async () => {
  const exported = Object.keys(await import('./index.ts'));
  expect(exported).not.toContain('mint');
  expect(exported).toContain('authorize');
  expect(authorize('verify', lawful.base, LAWFUL_NOW).permitted).toBe(true);
});
