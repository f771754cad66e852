import { CosignatureTaken, LedgerConsistency } from '@consentry/contract';
import { parseCheckpoint, parseNote, witnessRequest } from '@consentry/ledger';
import { z } from 'zod';
import type { OpenWitness } from './open-witness.ts';

const REQUEST_MS = 30_000;
const Coded = z.object({ code: z.string() });

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
  const old = await seen(log.name);
  const answer = await ask(url, `/consistency?from=${old}`, {});
  // Less is published than was seen: it was set back, or cut.
  if (!answer.ok) {
    await show(url, await head(log.name));
    return { size: old, cosigned: false, refused: await codeOf(answer) };
  }
  const { proof, checkpoint } = LedgerConsistency.parse(await answer.json());
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
  const bare = `${checkpoint.split('\n\n')[0]}\n\n${checkpoint.split('\n\n')[1]?.split('\n')[0]}\n`;
  const { status, body } = await witness.addCheckpoint(witnessRequest(old, hashes, bare));
  if (status !== 200) {
    await show(url, await head(log.name));
    return { size: old, cosigned: false, refused: body.trim() };
  }
  const { size } = parseCheckpoint(parseNote(checkpoint).text);
  const handedIn = await ask(url, '/cosignatures', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ size, cosignature: body }),
  });
  // Cosigned it stays: it follows, whether or not the platform counts this witness yet.
  return {
    size,
    cosigned: true,
    taken: handedIn.ok && CosignatureTaken.parse(await handedIn.json()).outside,
  };
}

/** Shows the platform the head it signed once: it stops signing, and says so, rather than showing two pasts. */
async function show(url: string, checkpoint: string | null): Promise<void> {
  if (checkpoint === null) return;
  const headers = { 'content-type': 'application/json' };
  const answer = await ask(url, '/heads', { method: 'POST', headers, body: JSON.stringify({ checkpoint }) });
  await answer.body?.cancel();
}

function ask(url: string, path: string, init: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(REQUEST_MS);
  return fetch(`${url.replace(/\/$/, '')}/v1/ledger${path}`, { ...init, signal, redirect: 'error' });
}

async function codeOf(answer: Response): Promise<string> {
  const parsed = Coded.safeParse(await answer.json().catch(() => null));
  return parsed.success ? parsed.data.code : `HTTP ${answer.status}`;
}
