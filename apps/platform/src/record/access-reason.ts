import { AccessReason } from '@consentry/contract';
import type { Action } from '../access/access-table.ts';

/**
 * Slices whose actions show nothing of a person the organisation keeps. What is not here is recorded, so that
 * a new one cannot be forgotten.
 */
const NOT_OF_PERSONS: ReadonlySet<string> = new Set([
  'health',
  'screen',
  'session',
  'factor',
  'staff',
  'integrator',
  'oauth',
  'person_session',
  'person_factor',
  'site',
  'device',
  'notice',
  'paper',
  'purpose',
  'rules',
  'assessment',
  'configuration',
  'checkpoint',
  'way',
  'retention',
  'incident',
  'posture',
  'audit',
  'law',
  'metrics',
  'webhook',
  'complaint_guide',
  'supervision',
  'ledger',
  'witness',
]);

/** Whoever complains is not written down, signed in or not (R17.4). */
const NOT_WRITTEN: ReadonlySet<string> = new Set<Action>(['complaint.send', 'complaint.follow']);

/** Actions for which staff have to say why. */
const NEEDS_REASON: ReadonlySet<string> = new Set<Action>([
  'identity.read',
  'record.extract',
  'evidence.bundle',
]);

const HEADER = /^([a-z]+)(?::([\w.-]{1,64}))?$/;

/** Tells whether an action shows or changes what is kept of persons. */
export function isOfPersons(action: string): boolean {
  return !NOT_WRITTEN.has(action) && !NOT_OF_PERSONS.has(action.split('.')[0] ?? '');
}

/** Tells whether staff have to say why. */
export function needsReason(action: string): boolean {
  return NEEDS_REASON.has(action);
}

/** Why somebody looks, and the reference of a case. */
export interface Reason {
  readonly reason: AccessReason;
  readonly reference: string | null;
}

/** Reads `Access-Reason`; `null` for none or one that is not known. */
export function reasonOf(header: string | readonly string[] | undefined): Reason | null {
  const match = typeof header === 'string' ? HEADER.exec(header) : null;
  const reason = AccessReason.safeParse(match?.[1]);
  return reason.success ? { reason: reason.data, reference: match?.[2] ?? null } : null;
}
