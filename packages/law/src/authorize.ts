import type { Act } from './act.ts';
import type { GateFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Permit } from './permit.ts';

/** The law's no. Names every broken row, in the order of the text. */
export interface Refusal {
  readonly permitted: false;
  readonly act: Act;
  readonly broken: readonly [Finding, ...Finding[]];
}

export type Decision<A extends Act> = { readonly permitted: true; readonly permit: Permit<A> } | Refusal;

/**
 * Decides whether `act` may be done now on these facts.
 *
 * @param now milliseconds since the epoch; the caller's clock, `law` has none
 */
export declare function authorize<A extends Act>(act: A, facts: GateFacts, now: number): Decision<A>;
