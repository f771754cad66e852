import { NoteKey, readWitnessRequest } from '@consentry/ledger';
import { inTransaction, type TextAnswer } from '@consentry/server';
import { headsFile, isSignedBy, judgeShown, type WitnessedLog, type Wrong } from './witness.ts';
import { type WitnessMeans, witnessOf } from './watch-log.ts';
import { followedNamed, headOf, raiseAlarm } from './witness-store.ts';
import { openCheckpoint } from '@consentry/ledger';

/** Longest request that is read, bytes: 63 hashes and a note. */
export const REQUEST_MAX_BYTES = 128 * 1024;

const TEXT = 'text/plain; charset=utf-8';

/** Finds the log of an `add-checkpoint` request, by its name and who signed it; `null` where none is followed here. */
export async function postedLog({ database }: WitnessMeans, body: string): Promise<WitnessedLog | null> {
  const request = readWitnessRequest(body);
  if (request === null) return null;
  const named = await followedNamed(database.reading, request.origin);
  return named.find(({ key }) => isSignedBy(request.note, NoteKey.parse(key))) ?? named[0] ?? null;
}

/**
 * Answers an `add-checkpoint` request (C2SP tlog-witness). Anybody may post a head, since its log signed it: what
 * proves a split view by itself raises the alarm, whoever brought it; a proof that is missing or wrong does not,
 * since whoever posts may have made it up.
 */
export async function takePosted(
  means: WitnessMeans,
  log: WitnessedLog | null,
  body: string,
): Promise<TextAnswer> {
  const request = readWitnessRequest(body);
  if (request === null)
    return { status: 400, type: TEXT, body: 'The request is not as tlog-witness says.\n' };
  if (log === null) return { status: 404, type: TEXT, body: 'This witness does not know the log.\n' };
  const answer = await witnessOf(means, log, 'posted').addCheckpoint(body);
  if (answer.status === 200 || !isSignedBy(request.note, NoteKey.parse(log.key))) return answer;
  const wrong = await splitOf(means, log, request);
  if (wrong !== null) {
    await inTransaction(means.database, (writing) => raiseAlarm(writing, log, wrong, means.now()));
  }
  return answer;
}

async function splitOf(
  { database }: WitnessMeans,
  { log, key: text, size, note }: WitnessedLog,
  request: { readonly note: string; readonly proof: readonly Buffer[] },
): Promise<Wrong | null> {
  const key = NoteKey.parse(text);
  const shown = openCheckpoint(request.note, key);
  const once = await headOf(database.reading, log, shown.size);
  if (once !== null && !openCheckpoint(once.note, key).root.equals(shown.root)) {
    return {
      kind: 'split_view',
      subject: String(shown.size),
      heads: { held: shown.size, shown: shown.size },
      evidence: headsFile(key, once.note, request.note, []),
    };
  }
  const held = note === null ? null : { size, note };
  const judged = judgeShown({ ...request, size: shown.size }, key, held);
  return judged.is === 'wrong' && judged.wrong.kind === 'split_view' ? judged.wrong : null;
}
