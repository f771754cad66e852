import { CosignatureTaken, LedgerConsistency } from '@consentry/contract';
import { z } from 'zod';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/signed-note.ts';
import type { Hash } from '../tree/hash.ts';
import { type Witness, type WitnessAnswer, witnessRequest } from './witness.ts';

/**
 * Asks the server of a log at a path below `/v1/ledger`: by `GET`, or with JSON by `POST`.
 *
 * @throws where there is no answer
 */
export type AskLog = (
  path: string,
  json?: string,
) => Promise<{ readonly status: number; readonly body: string }>;

/** A head as its log signed it, without cosignatures. */
export interface HeldHead {
  readonly size: number;
  readonly note: string;
}

/** What came of one look. */
export type Look =
  | {
      readonly cosigned: true;
      readonly head: HeldHead;
      /** Lines of the witness, to be added to the head. */
      readonly cosignature: string;
      /** Whether the log counts this witness as one outside. */
      readonly taken: boolean;
    }
  | {
      readonly cosigned: false;
      /** Why, as the log or this witness says it. */
      readonly refused: string;
      /** What the log showed and this witness would not cosign; `null` where it showed nothing. */
      readonly shown: (HeldHead & { readonly proof: readonly Hash[] }) | null;
      /** What this witness said of it; `null` where the log showed nothing. */
      readonly status: WitnessAnswer['status'] | null;
    };

/**
 * Takes the head of a log with the proof from the one that is held, cosigns it when it follows, and hands the
 * cosignature in; where it does not follow, shows the log what it signed once, so that it stops signing.
 *
 * @param held what the witness cosigned last; `null` before the first
 * @throws where the log does not answer, or answers something else
 */
export async function lookAtLog(witness: Witness, held: HeldHead | null, ask: AskLog): Promise<Look> {
  const old = held?.size ?? 0;
  const answer = await ask(`/consistency?from=${old}`);
  const refuse = async (refused: string, rest: Pick<Look & { cosigned: false }, 'shown' | 'status'>) => {
    if (held !== null) await ask('/heads', JSON.stringify({ checkpoint: held.note }));
    return { cosigned: false as const, refused, ...rest };
  };
  // Less is published than is held: it was set back, or cut.
  if (!isGood(answer)) return refuse(codeOf(answer), { shown: null, status: null });
  const { proof, checkpoint } = LedgerConsistency.parse(JSON.parse(answer.body));
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'));
  const note = signedByOne(checkpoint);
  const { status, body } = await witness.addCheckpoint(witnessRequest(old, hashes, note));
  const head = { size: parseCheckpoint(parseNote(checkpoint).text).size, note };
  if (status !== 200) return refuse(body.trim(), { shown: { ...head, proof: hashes }, status });
  const handedIn = await ask('/cosignatures', JSON.stringify({ size: head.size, cosignature: body }));
  // Cosigned it stays: it follows, whether or not the log counts this witness yet.
  const taken = isGood(handedIn) && CosignatureTaken.parse(JSON.parse(handedIn.body)).outside;
  return { cosigned: true, head, cosignature: body, taken };
}

/** The head with the first signature, the log's own, alone. */
function signedByOne(checkpoint: string): string {
  const [text = '', signatures = ''] = checkpoint.split('\n\n');
  return `${text}\n\n${signatures.split('\n')[0]}\n`;
}

const isGood = ({ status }: { readonly status: number }): boolean => status >= 200 && status < 300;

const Coded = z.object({ code: z.string() });

function codeOf({ status, body }: { readonly status: number; readonly body: string }): string {
  try {
    return Coded.parse(JSON.parse(body)).code;
  } catch {
    return `HTTP ${status}`;
  }
}
