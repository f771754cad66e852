import { openCheckpoint, type NoteKey, parseNote, watched, type WitnessPolicy } from '@consentry/ledger';
import type { Read } from './ledger-tables.ts';

/** A published checkpoint with whatever cosignatures it has. */
export interface Published {
  readonly size: number;
  readonly note: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Cosigned checkpoints that are looked through for one that reaches the quorum. */
const LOOKED_MAX = 200;

function published(reading: Read) {
  return reading.selectFrom('ledger_checkpoints').select(['size', 'note', 'cosignatures', 'at']);
}

function whole(row: Published & { readonly cosignatures: string }): Published {
  return { size: row.size, note: row.note + row.cosignatures, at: row.at };
}

/** The last one. */
export async function lastCheckpoint(reading: Read): Promise<Published | null> {
  const row = await published(reading).orderBy('size', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? null : whole(row);
}

/** The one of a size. */
export async function checkpointAt(reading: Read, size: number): Promise<Published | null> {
  const row = await published(reading).where('size', '=', size).executeTakeFirst();
  return row === undefined ? null : whole(row);
}

/**
 * Leaves out signatures by others: of a witness that is no longer asked, nobody could check it by the keys that
 * evidence names.
 */
export function signedOnlyBy(note: string, keys: readonly NoteKey[]): string {
  const { text, signatures } = parseNote(note);
  const lines = note.slice(text.length + 1, -1).split('\n');
  const kept = lines.filter((_, at) =>
    keys.some(({ name, id }) => name === signatures[at]?.name && id.equals(signatures[at].id)),
  );
  return `${text}\n${kept.join('\n')}\n`;
}

/** The latest over more than `above` entries that as many witnesses cosigned as are asked for; `null` for none. */
export async function watchedCheckpoint(
  reading: Read,
  log: NoteKey,
  policy: WitnessPolicy,
  above: number,
): Promise<Published | null> {
  if (policy.quorum === 0) return null;
  const rows = await published(reading)
    .where('size', '>', above)
    .where('cosignatures', '<>', '')
    .orderBy('size', 'desc')
    .limit(LOOKED_MAX)
    .execute();
  const one = rows
    .map(whole)
    .find(({ note }) => watched(openCheckpoint(note, log, policy.witnesses), policy).holds);
  return one ?? null;
}
