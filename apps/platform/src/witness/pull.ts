import { type AskLog, lookAtLog } from '@consentry/ledger';
import type { OpenWitness } from './open-witness.ts';

const REQUEST_MS = 30_000;

/** What came of one look. `refused`: the head does not follow what this witness saw, or is not by its log. */
export type Pulled =
  | { readonly size: number; readonly cosigned: true; readonly taken: boolean }
  | { readonly size: number; readonly cosigned: false; readonly refused: string };

/**
 * Takes the head of a platform's log with the proof from what was seen last, cosigns it when it follows, and hands
 * the cosignature in: by requests from the witness alone, so that it may stand behind a firewall.
 *
 * @param url address of the platform
 * @throws where the platform does not answer, or answers something else
 */
export async function pullOnce({ witness, logs, seen, head }: OpenWitness, url: string): Promise<Pulled> {
  const [log] = logs;
  if (log === undefined) throw new TypeError('A witness that pulls watches one log.');
  const [size, note] = [await seen(log.name), await head(log.name)];
  const look = await lookAtLog(witness, note === null ? null : { size, note }, askAt(url));
  return look.cosigned
    ? { size: look.head.size, cosigned: true, taken: look.taken }
    : { size, cosigned: false, refused: look.refused };
}

function askAt(url: string): AskLog {
  const ledger = `${url.replace(/\/$/, '')}/v1/ledger`;
  return async (path, json) => {
    const answer = await fetch(ledger + path, {
      ...(json === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: json }),
      signal: AbortSignal.timeout(REQUEST_MS),
      redirect: 'error',
    });
    return { status: answer.status, body: await answer.text() };
  };
}
