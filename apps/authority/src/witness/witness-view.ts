import type { WitnessAlarmView, WitnessedHead, WitnessedLogView } from '@consentry/contract';
import { type NoteSigner, parseNote } from '@consentry/ledger';
import { standingOf, waitsSince, type WitnessAlarm, type WitnessedLog } from './witness.ts';
import type { WitnessTables } from './witness-tables.ts';

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** Shows a log, with how it stands now. */
export function logView(
  row: WitnessedLog,
  alarms: ReadonlyArray<Pick<WitnessAlarm, 'log' | 'kind' | 'ended_at' | 'looked_at'>>,
  now: number,
): WitnessedLogView {
  const own = alarms.filter(({ log }) => log === row.log);
  const goingOn = own.filter(({ ended_at }) => ended_at === null).map(({ kind }) => kind);
  const { log, department, processor, key, origin, url, stall_hours, size, counted, failure } = row;
  return {
    log,
    department,
    processor,
    key,
    origin,
    url,
    stall_hours,
    standing: standingOf(row, goingOn),
    size,
    head_at: isoOrNull(row.head_at),
    lag_seconds: Math.max(0, Math.floor((now - waitsSince(row)) / 1000)),
    cosigned_at: isoOrNull(row.cosigned_at),
    counted,
    asked_at: isoOrNull(row.asked_at),
    failure,
    open_alarms: own.filter(({ looked_at }) => looked_at === null).length,
    registered_by: row.registered_by,
    registered_at: iso(row.registered_at),
    ended_at: isoOrNull(row.ended_at),
    end_reason: row.end_reason,
    version: row.version,
  };
}

/** Shows a head as its log and this witness signed it. */
export function headView(
  { size, root, note, at, way }: WitnessTables['witnessed_heads'],
  signer: NoteSigner,
): WitnessedHead {
  const cosignature = signer.sign(parseNote(note).text, Math.floor(at / 1000));
  return { size, root, checkpoint: note + cosignature, at: iso(at), way };
}

/** Shows an alarm of a log. */
export function alarmView(
  row: WitnessAlarm,
  { processor, key }: Pick<WitnessedLog, 'processor' | 'key'>,
): WitnessAlarmView {
  const { alarm, log, kind, held_size: held, shown_size: shown, looked_by, note, version } = row;
  return {
    alarm,
    log,
    processor,
    key,
    kind,
    state: row.looked_at === null ? 'open' : 'looked_into',
    raised_at: iso(row.raised_at),
    ended_at: isoOrNull(row.ended_at),
    sizes: held === null || shown === null ? null : { held, shown },
    evidence: row.evidence !== null,
    looked_by,
    looked_at: isoOrNull(row.looked_at),
    note,
    version,
  };
}
