import { z } from 'zod';
import { NoteKeyText } from '../platform/ledger.ts';
import { At, Line, Words } from '../written.ts';
import { DepartmentId } from './department.ts';

const Hash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
/** Checked before it is asked: no internal address, unless whoever runs the server allows it. */
const Address = z.string().min(1).max(2048);
/** Hours without a newer head after which a log has stalled: between an hour and ninety days. */
const StallHours = z.int().min(1).max(2160);
/** Hours where the department named none. */
export const STALL_HOURS_DEFAULT = 24;

/** `GET /v1/witness`: the key by which this server cosigns heads of logs, for whoever checks them. */
export const WitnessKeyView = z.strictObject({
  name: z.string(),
  /** As `name+hash+base64` (C2SP signed-note, Verifier keys). */
  key: NoteKeyText,
  /** Where logs that are registered post their heads: `add-checkpoint` below it (C2SP tlog-witness). */
  address: z.string(),
});

/** `POST /v1/witness/logs`: begins to follow the evidence log of a processor. */
export const RegisterLog = z.strictObject({
  processor: Line,
  /** Key of its log, from its filing or an inspection; its name is the name of the log. */
  key: NoteKeyText,
  /** Address of its platform, from which heads are pulled; `null` where it posts them here. */
  url: Address.nullable(),
  stall_hours: StallHours.default(STALL_HOURS_DEFAULT),
});
export type RegisterLog = z.infer<typeof RegisterLog>;

/** `PATCH /v1/witness/logs/{log}`: what is left out stays. The key never changes: another key is another log. */
export const ChangeWitnessedLog = z.strictObject({
  processor: Line.optional(),
  url: Address.nullable().optional(),
  stall_hours: StallHours.optional(),
});
export type ChangeWitnessedLog = z.infer<typeof ChangeWitnessedLog>;

/** `POST /v1/witness/logs/{log}/end`. What was seen is kept. */
export const EndWitnessing = z.strictObject({ reason: Words });

/**
 * What is wrong with a log, the gravest first: `split_view` it signed two pasts, and both heads prove it;
 * `not_following` it did not prove that its head continues the one it showed before; `set_back` it publishes less
 * than it signed; `wrong_key` its head is not signed by the registered key; `unreachable` it does not answer;
 * `stalled` no newer head came within the time the department set.
 */
export const WitnessAlarmKind = z.enum([
  'split_view',
  'not_following',
  'set_back',
  'wrong_key',
  'unreachable',
  'stalled',
]);
export type WitnessAlarmKind = z.infer<typeof WitnessAlarmKind>;

/** How a log stands: the gravest alarm that goes on, else whether a head ever came. `ended`: nobody looks any more. */
export const LogStanding = z.enum([...WitnessAlarmKind.options, 'waiting', 'following', 'ended']);
export type LogStanding = z.infer<typeof LogStanding>;

export const WitnessedLogView = z.strictObject({
  log: z.uuid(),
  department: DepartmentId,
  processor: Line,
  key: NoteKeyText,
  /** Name of the log. */
  origin: z.string(),
  url: z.string().nullable(),
  stall_hours: StallHours,
  standing: LogStanding,
  /** Entries in the last head that was cosigned; 0 before the first. */
  size: z.int().min(0),
  /** When the last newer head came; `null` before the first. */
  head_at: At.nullable(),
  /** Seconds since then, or since the log was registered. */
  lag_seconds: z.int().min(0),
  /** When a head was cosigned last, whether or not it was newer. */
  cosigned_at: At.nullable(),
  /** Whether its platform counts this witness as one outside; `null` where that is not known. */
  counted: z.boolean().nullable(),
  asked_at: At.nullable(),
  /** Code of why it could not be asked the last time; `null` where it answered, or posts its heads. */
  failure: z.string().nullable(),
  /** Alarms that nobody has looked into. */
  open_alarms: z.int().min(0),
  registered_by: z.uuid(),
  registered_at: At,
  ended_at: At.nullable(),
  end_reason: z.string().nullable(),
  version: z.int().min(1),
});
export type WitnessedLogView = z.infer<typeof WitnessedLogView>;

const Page = {
  cursor: z.string().min(1).max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** `GET /v1/witness/logs`, the newest first: those of one's own department. */
export const ListWitnessedLogs = z.strictObject({ ...Page, key: NoteKeyText.optional() });
export const WitnessedLogList = z.strictObject({
  logs: z.array(WitnessedLogView).max(200),
  cursor: z.string().nullable(),
});

/** A head that was cosigned. */
export const WitnessedHead = z.strictObject({
  size: z.int().min(0),
  root: Hash,
  /** As the log and this witness signed it. */
  checkpoint: z.string(),
  at: At,
  /** Whether it was pulled from the platform, or the platform posted it. */
  way: z.enum(['pulled', 'posted']),
});
export type WitnessedHead = z.infer<typeof WitnessedHead>;

/** `GET /v1/witness/logs/{log}/heads`, the largest first. Of days long past, the last one of each is kept. */
export const ListWitnessedHeads = z.strictObject(Page);
export const WitnessedHeadList = z.strictObject({
  heads: z.array(WitnessedHead).max(200),
  cursor: z.string().nullable(),
});

/** Two heads of one log in a file that anybody can check (docs/formats/heads.md). */
export const HeadsFile = z.strictObject({
  format: z.literal('consentry.heads@v1'),
  first: z.string().max(100_000),
  log: NoteKeyText,
  /** Of consistency, from the smaller to the larger, as the log gave it. */
  proof: z.array(Hash).max(63),
  second: z.string().max(100_000),
});
export type HeadsFile = z.infer<typeof HeadsFile>;

export const WitnessAlarmView = z.strictObject({
  alarm: z.uuid(),
  log: z.uuid(),
  processor: Line,
  key: NoteKeyText,
  kind: WitnessAlarmKind,
  state: z.enum(['open', 'looked_into']),
  raised_at: At,
  /** When what raised it was over by itself; `null` while it goes on. A split view is never over. */
  ended_at: At.nullable(),
  /** Entries in the head that was held, and in the one that was shown; `null` where there are no two heads. */
  sizes: z.strictObject({ held: z.int(), shown: z.int() }).nullable(),
  /** Whether there is a file with both heads. */
  evidence: z.boolean(),
  looked_by: z.uuid().nullable(),
  looked_at: At.nullable(),
  note: Words.nullable(),
  version: z.int().min(1),
});
export type WitnessAlarmView = z.infer<typeof WitnessAlarmView>;

/** `GET /v1/witness/alarms`, the newest first. */
export const ListWitnessAlarms = z.strictObject({
  ...Page,
  state: WitnessAlarmView.shape.state.optional(),
  log: z.uuid().optional(),
});
export const WitnessAlarmList = z.strictObject({
  alarms: z.array(WitnessAlarmView).max(200),
  cursor: z.string().nullable(),
});

/** `POST /v1/witness/alarms/{alarm}/look`: what was found, or what was done. */
export const LookIntoAlarm = z.strictObject({ note: Words });
