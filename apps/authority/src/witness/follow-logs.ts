import { LedgerConsistency } from '@consentry/contract';
import {
  type AskLog,
  type HeldHead,
  LedgerError,
  lookAtLog,
  NoteKey,
  openCheckpoint,
} from '@consentry/ledger';
import { ask, inTransaction, type OutgoingFailure, type OutgoingMeans } from '@consentry/server';
import { z } from 'zod';
import {
  askAgainAt,
  headsFile,
  type Judged,
  judgeLook,
  OVER_WHEN,
  type WitnessedLog,
  type Wrong,
  wrongByTime,
} from './witness.ts';
import { endAlarms, followedAfter, headOf, logsDue, noteAsked, raiseAlarm } from './witness-store.ts';
import { type WitnessMeans, witnessOf } from './watch-log.ts';

/** Logs that are asked beside each other, and at most in one round. */
const AT_ONCE = 8;
const ROUND_MAX = 240;
const PART = 500;

/** Nothing came back. */
class Unanswered extends Error {
  readonly failure: OutgoingFailure;

  constructor(failure: OutgoingFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Asks each log that is due for its head, and raises what the time alone shows. */
export async function followLogs(
  means: WitnessMeans,
  outgoing: OutgoingMeans,
  signal: AbortSignal,
): Promise<void> {
  const due = [...(await logsDue(means.database.reading, means.now(), ROUND_MAX))];
  const asking = Array.from({ length: AT_ONCE }, async () => {
    for (let log = due.shift(); log !== undefined && !signal.aborted; log = due.shift())
      await followLog(means, log, outgoing, signal);
  });
  await Promise.all(asking);
  await raiseByTime(means);
}

async function followLog(
  means: WitnessMeans,
  row: WitnessedLog,
  outgoing: OutgoingMeans,
  signal: AbortSignal,
): Promise<void> {
  const key = NoteKey.parse(row.key);
  const held = row.note === null ? null : { size: row.size, note: row.note };
  const asker = askerOf(row.url ?? '', outgoing, signal);
  const judged = await lookAtLog(witnessOf(means, row, 'pulled'), held, asker)
    .then((look) => judgeLook(look, key, held))
    .then((found) => withHeads(means, row, { judged: found, key, held }, asker))
    .catch(failureOf);
  if (signal.aborted) return;
  const at = means.now();
  const failure = judged.is === 'failed' ? judged.failure : null;
  const since = failure === null ? null : (row.failing_since ?? at);
  await inTransaction(means.database, async (writing) => {
    await noteAsked(writing, row.log, {
      asked_at: at,
      ask_again_at: askAgainAt(since, at),
      failure,
      failing_since: since,
      ...(judged.is === 'cosigned' ? { counted: judged.counted } : {}),
    });
    if (failure === null) await endAlarms(writing, row.log, OVER_WHEN.answered, at);
    if (judged.is === 'wrong') await raiseAlarm(writing, row, judged.wrong, at);
  });
}

/**
 * A log that publishes less than it signed is asked what it publishes: with the head that is held that is evidence,
 * and where another head of that size was cosigned once, the proof of two pasts.
 */
async function withHeads(
  { database }: WitnessMeans,
  { log }: WitnessedLog,
  { judged, key, held }: { readonly judged: Judged; readonly key: NoteKey; readonly held: HeldHead | null },
  asker: AskLog,
): Promise<Judged> {
  if (judged.is !== 'wrong' || judged.wrong.kind !== 'set_back' || held === null) return judged;
  const shown = judged.wrong.evidence === null ? await published(asker, key) : shownIn(judged.wrong, key);
  if (shown === null) return judged;
  const once = await headOf(database.reading, log, shown.size);
  const isSplit = once !== null && openCheckpoint(once.note, key).root.compare(shown.root) !== 0;
  const first = isSplit ? once.note : held.note;
  return {
    is: 'wrong',
    wrong: {
      kind: isSplit ? 'split_view' : 'set_back',
      subject: String(isSplit ? shown.size : held.size),
      heads: { held: isSplit ? shown.size : held.size, shown: shown.size },
      evidence: headsFile(key, first, shown.note, []),
    },
  };
}

async function published(asker: AskLog, key: NoteKey) {
  const answer = await asker('/consistency?from=0');
  if (answer.status !== 200) return null;
  const { checkpoint } = LedgerConsistency.parse(JSON.parse(answer.body));
  return { ...openCheckpoint(checkpoint, key), note: checkpoint };
}

function shownIn({ evidence }: Wrong, key: NoteKey) {
  const { second: note } = Shown.parse(JSON.parse(evidence ?? ''));
  return { ...openCheckpoint(note, key), note };
}

const Shown = z.object({ second: z.string() });

function askerOf(url: string, outgoing: OutgoingMeans, signal: AbortSignal): AskLog {
  const ledger = `${url.replace(/\/+$/, '')}/v1/ledger`;
  return async (path, json) => {
    const answer = await ask(
      json === undefined
        ? { method: 'GET', url: ledger + path, headers: { accept: 'application/json' }, body: '' }
        : { url: ledger + path, headers: { 'content-type': 'application/json' }, body: json },
      outgoing,
      signal,
    );
    if (answer.status === null) throw new Unanswered(answer.failure);
    return answer;
  };
}

/** What a log answers is somebody else's: whatever of it cannot be read is a failure of theirs. */
function failureOf(error: unknown): Judged {
  if (error instanceof Unanswered) return { is: 'failed', failure: error.failure };
  const isTheirs =
    error instanceof LedgerError || error instanceof z.ZodError || error instanceof SyntaxError;
  if (isTheirs) return { is: 'failed', failure: 'answer_broken' };
  throw error;
}

async function raiseByTime({ database, now }: WitnessMeans): Promise<void> {
  const at = now();
  let after = '';
  for (;;) {
    const logs = await followedAfter(database.reading, after, PART);
    const wrong = logs.flatMap((log) => wrongByTime(log, at).map((one) => ({ log, one })));
    if (wrong.length > 0) {
      await inTransaction(database, async (writing) => {
        for (const { log, one } of wrong) await raiseAlarm(writing, log, one, at);
      });
    }
    const last = logs.at(-1);
    if (last === undefined || logs.length < PART) return;
    after = last.log;
  }
}
