import type { Act } from './act.ts';

/** What a permit can stand for: an act of the Measures, or research outside them (§ 第二条第二款). */
export type PermitAct = Act | 'research';

/** Life of a permit: long enough to take one frame through the models, too short to be kept. */
export const PERMIT_LIFE_MS = 30_000;

export interface PermitFields<A extends PermitAct> {
  readonly act: A;
  /** Consent the act rests on; `null` for research. */
  readonly consentId: string | null;
  readonly purposeId: string | null;
  readonly purposeVersion: number | null;
  readonly deviceId: string | null;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
}

const FORGED = 'This permit was not issued by @consentry/law. Call authorize() first.';

/** Known to this file only. Without it `permit.constructor` would make permits for whoever holds one. */
const MINT = Symbol('mint');

/**
 * Proof that the law was asked and said yes. Only `authorize` and `declareResearch` make one: the
 * package exports the type and not the class, and the private field makes every copy, literal or
 * heir another thing, to the type checker and at run time alike.
 */
export class Permit<A extends PermitAct = PermitAct> implements PermitFields<A> {
  readonly #minted = true;
  readonly act: A;
  readonly consentId: string | null;
  readonly purposeId: string | null;
  readonly purposeVersion: number | null;
  readonly deviceId: string | null;
  readonly issuedAt: number;

  constructor(key: typeof MINT, fields: PermitFields<A>) {
    if (key !== MINT) throw new PermitError('permit_forged', FORGED);
    this.act = fields.act;
    this.consentId = fields.consentId;
    this.purposeId = fields.purposeId;
    this.purposeVersion = fields.purposeVersion;
    this.deviceId = fields.deviceId;
    this.issuedAt = fields.issuedAt;
    Object.freeze(this);
  }

  /** Tells whether `value` was made here; nothing it says of itself counts. */
  static made(value: unknown): value is Permit {
    return typeof value === 'object' && value !== null && #minted in value && value.#minted;
  }
}

/** Makes a permit. Not exported from the package: only `law` may. */
export function mint<A extends PermitAct>(fields: PermitFields<A>): Permit<A> {
  return new Permit(MINT, fields);
}

/** Thrown where a function that touches a face is called without a permit for it. A bug, never a person's doing. */
export class PermitError extends Error {
  readonly code: 'permit_forged' | 'permit_other_act' | 'permit_expired';
  constructor(code: PermitError['code'], message: string) {
    super(message);
    this.name = 'PermitError';
    this.code = code;
  }
}

/**
 * Asserts that `value` is a permit made by this package, for one of `acts`, and still alive at `now`.
 *
 * @param now milliseconds since the epoch
 * @throws {PermitError} otherwise
 */
export function requirePermit<A extends PermitAct>(
  value: Permit,
  acts: readonly A[],
  now: number,
): asserts value is Permit<A> {
  if (!Permit.made(value)) {
    throw new PermitError('permit_forged', FORGED);
  }
  if (!(acts as readonly PermitAct[]).includes(value.act)) {
    throw new PermitError(
      'permit_other_act',
      `This permit is for "${value.act}"; this call needs one for ${acts.join(' or ')}.`,
    );
  }
  const age = now - value.issuedAt;
  if (!(age >= 0 && age <= PERMIT_LIFE_MS)) {
    throw new PermitError('permit_expired', 'This permit is no longer alive. Call authorize() again.');
  }
}
