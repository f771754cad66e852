import { fromBase64 } from './bytes.js';
import { parseNote } from './note.js';
import { demand, Refusal } from './refusal.js';

/**
 * A checkpoint (tlog-checkpoint) of three lines.
 * @typedef {object} Checkpoint
 * @property {string} origin
 * @property {bigint} size entries in the log
 * @property {import('./bytes.js').Bytes} root
 * @property {import('./note.js').Note} note
 */

/**
 * @param {string} text
 * @returns {Checkpoint}
 */
export function parseCheckpoint(text) {
  const note = parseNote(text);
  const [origin = '', size = '', root = '', ...more] = note.text.split('\n');
  demand(origin !== '' && more.length === 1 && more[0] === '', 'checkpoint_malformed');
  return { origin, size: decimal(size), root: fromBase64(root, 32), note };
}

/**
 * Reads the proof of an entry (tlog-proof), without extra data.
 * @param {string} text
 * @returns {{ readonly index: bigint, readonly hashes: import('./bytes.js').Bytes[], readonly checkpoint: Checkpoint }}
 */
export function parseProof(text) {
  const end = text.indexOf('\n\n');
  demand(end > 0, 'proof_malformed');
  const [version, index = '', ...hashes] = text.slice(0, end).split('\n');
  demand(version === 'c2sp.org/tlog-proof@v1', 'proof_malformed');
  const [, number] = /^index (\d+)$/.exec(index) ?? [];
  demand(number !== undefined && hashes.length <= 64, 'proof_malformed');
  return {
    index: decimal(number),
    hashes: hashes.map((hash) => fromBase64(hash, 32)),
    checkpoint: parseCheckpoint(text.slice(end + 2)),
  };
}

/**
 * @param {string} text ASCII decimal without leading zeros, below 2^63
 * @returns {bigint}
 */
function decimal(text) {
  if (!/^(0|[1-9]\d{0,18})$/.test(text)) throw new Refusal('number_malformed', { text: text.slice(0, 30) });
  const value = BigInt(text);
  demand(value < 2n ** 63n, 'number_malformed', { text });
  return value;
}
