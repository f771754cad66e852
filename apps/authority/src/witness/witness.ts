import { type HeadsFile, type LogStanding, WitnessAlarmKind } from '@consentry/contract';
import {
  compareHeads,
  type HeldHead,
  LedgerError,
  type Look,
  type NoteKey,
  openCheckpoint,
} from '@consentry/ledger';
import type { WitnessTables } from './witness-tables.ts';

export type WitnessedLog = WitnessTables['witnessed_logs'];
export type WitnessAlarm = WitnessTables['witness_alarms'];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How often a log that answers is asked. */
export const ASK_EVERY_MS = 5 * MINUTE_MS;
/** A log that has not answered for so long is told of: shorter is a restart. */
export const UNREACHABLE_MS = HOUR_MS;
/** Longest that one that does not answer is left alone. */
const ASK_AGAIN_MAX_MS = HOUR_MS;

/** Something that is wrong with a log. */
export interface Wrong {
  readonly kind: WitnessAlarmKind;
  /** What tells one alarm of a kind from the next of the same log. */
  readonly subject: string;
  readonly heads: { readonly held: number; readonly shown: number } | null;
  readonly evidence: string | null;
}

/** What a look came to. */
export type Judged =
  | { readonly is: 'cosigned'; readonly counted: boolean }
  | { readonly is: 'wrong'; readonly wrong: Wrong }
  /** It answers, and has published nothing yet, or a newer head came meanwhile: it is asked another time. */
  | { readonly is: 'nothing' }
  | { readonly is: 'failed'; readonly failure: string };

/** Judges a look at a log by its key, and the head that is held. Pure. */
export function judgeLook(look: Look, key: NoteKey, held: HeldHead | null): Judged {
  if (look.cosigned) return { is: 'cosigned', counted: look.taken };
  if (look.shown !== null) return judgeShown(look.shown, key, held);
  if (look.refused !== 'not_published') return { is: 'failed', failure: look.refused };
  if (held === null) return { is: 'nothing' };
  return {
    is: 'wrong',
    wrong: { kind: 'set_back', subject: String(held.size), heads: null, evidence: null },
  };
}

/** Judges a head that this server would not cosign. Pure. */
export function judgeShown(
  shown: HeldHead & { readonly proof: readonly { toString(encoding: 'base64'): string }[] },
  key: NoteKey,
  held: HeldHead | null,
): Judged {
  const wrong = (kind: WitnessAlarmKind, evidence: string): Judged => ({
    is: 'wrong',
    wrong: {
      kind,
      subject: String(held?.size ?? 0),
      heads: kind === 'wrong_key' ? null : { held: held?.size ?? 0, shown: shown.size },
      evidence,
    },
  });
  if (!isSignedBy(shown.note, key)) return wrong('wrong_key', shown.note);
  if (held === null) return { is: 'nothing' };
  const proof = shown.proof.map((hash) => hash.toString('base64'));
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
  const verdict = compareHeads(key, [held.note, shown.note], hashes);
  const file = headsFile(key, held.note, shown.note, proof);
  if (verdict === 'split') return wrong('split_view', file);
  if (shown.size < held.size) return wrong('set_back', file);
  return verdict === 'unproved' ? wrong('not_following', file) : { is: 'nothing' };
}

/** Tells whether a head is one of the log of this key. */
export function isSignedBy(note: string, key: NoteKey): boolean {
  try {
    openCheckpoint(note, key);
    return true;
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

/** Writes two heads as the file that anybody can check (docs/formats/heads.md). */
export function headsFile(key: NoteKey, first: string, second: string, proof: readonly string[]): string {
  const file: HeadsFile = {
    first,
    format: 'consentry.heads@v1',
    log: key.toString(),
    proof: [...proof],
    second,
  };
  return JSON.stringify(file);
}

/** When a log is asked again: after a failure twice as long as it has failed, between a minute and an hour. Pure. */
export function askAgainAt(failingSince: number | null, now: number): number {
  if (failingSince === null) return now + ASK_EVERY_MS;
  return now + Math.min(Math.max(now - failingSince, MINUTE_MS), ASK_AGAIN_MAX_MS);
}

type Clocks = Pick<
  WitnessedLog,
  'stall_hours' | 'head_at' | 'registered_at' | 'failing_since' | 'size' | 'ended_at'
>;

/** Since when no newer head has come, epoch milliseconds. */
export function waitsSince({ head_at, registered_at }: Pick<Clocks, 'head_at' | 'registered_at'>): number {
  return head_at ?? registered_at;
}

/** Finds what the time alone shows to be wrong. Pure. */
export function wrongByTime(log: Clocks, now: number): readonly Wrong[] {
  if (log.ended_at !== null) return [];
  const { size, failing_since: failing } = log;
  const none = { heads: null, evidence: null };
  return [
    ...(now - waitsSince(log) >= log.stall_hours * HOUR_MS
      ? [{ kind: 'stalled' as const, subject: String(size), ...none }]
      : []),
    ...(failing !== null && now - failing >= UNREACHABLE_MS
      ? [{ kind: 'unreachable' as const, subject: String(failing), ...none }]
      : []),
  ];
}

/** What is over once a head was cosigned, or a log answered. A split view is never over: it stays signed. */
export const OVER_WHEN = {
  cosigned: ['not_following', 'set_back', 'wrong_key'],
  newer: ['stalled'],
  answered: ['unreachable'],
} as const satisfies Readonly<Record<string, readonly WitnessAlarmKind[]>>;

/** Says how a log stands, by the alarms of it that go on. Pure. */
export function standingOf(
  { note, ended_at }: Pick<WitnessedLog, 'note' | 'ended_at'>,
  goingOn: readonly WitnessAlarmKind[],
): LogStanding {
  if (ended_at !== null) return 'ended';
  const gravest = WitnessAlarmKind.options.find((kind) => goingOn.includes(kind));
  return gravest ?? (note === null ? 'waiting' : 'following');
}
