import { fromBase64, same, textOf } from './bytes.js';
import { isObject, membersOf, parseCanonical, parseJson, textMember } from './canonical-json.js';
import { parseCheckpoint } from './checkpoint.js';
import { requireSignature } from './note.js';
import { demand } from './refusal.js';
import { Checks, say, untilStopped } from './report.js';
import { readKeys } from './signed.js';
import { isConsistent, rootBefore } from './tree.js';
import { TITLES } from './words.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./checkpoint.js').Checkpoint} Checkpoint */

export const HEADS = 'consentry.heads@v1';

/**
 * What two heads of one log prove of it.
 * @typedef {object} HeadsParts
 * @property {typeof HEADS} format
 * @property {import('./words.js').BiText} title
 * @property {{ readonly key: string, readonly named_by: 'reader' | 'file' } | null} log
 * @property {readonly string[]} sizes entries in each
 */
/** @typedef {import('./report.js').Report & HeadsParts} HeadsReport */

/**
 * Says whether a file is meant to hold two heads.
 * @param {Bytes} bytes
 */
export function isHeads(bytes) {
  try {
    const value = parseJson(textOf(bytes));
    return isObject(value) && value.format === HEADS;
  } catch {
    return false;
  }
}

/**
 * Checks whether two heads of one log prove that it signed two pasts (docs/formats/heads.md).
 * @param {Bytes} bytes
 * @param {import('./trust.js').Trust} trust
 * @returns {Promise<HeadsReport>}
 */
export async function verifyHeads(bytes, trust) {
  const checks = new Checks(['file', 'log', 'signature', 'heads']);
  /** @type {HeadsParts} */
  const parts = { format: HEADS, title: TITLES.heads, log: null, sizes: [] };
  await untilStopped(async () => {
    const file = await checks.make('file', () => parseFile(bytes));
    checks.note('file', 'holds', 'file_holds');

    const { log } = await checks.make('log', () => readKeys(file.log, [], trust));
    checks.note('log', 'holds', trust.log === null ? 'log_taken' : 'log_given', { name: log.name });
    parts.log = { key: log.text, named_by: trust.log === null ? 'file' : 'reader' };

    const { first, second } = await checks.make('signature', async () => ({
      first: await signedHead(file.first, log),
      second: await signedHead(file.second, log),
    }));
    const sizes = { first: String(first.size), second: String(second.size) };
    checks.note('signature', 'holds', 'heads_signed', { name: log.name, ...sizes });
    parts.sizes = [sizes.first, sizes.second];

    await checks.make('heads', () => requireContradiction(first, second, file.proof));
    checks.note('heads', 'holds', first.size === second.size ? 'heads_same_size' : 'heads_fork');
  });
  const proved = checks.hold;
  return {
    proved,
    checks: checks.list,
    proves: proved ? [say('two_pasts', { origin: parts.log?.key.split('+')[0] ?? '' })] : [],
    does_not_prove: proved
      ? [say('which_past'), ...(trust.log === null ? [say('log_trusted')] : [])]
      : [say('nothing')],
    beware: [],
    ...parts,
  };
}

/**
 * @typedef {object} HeadsFile
 * @property {string} first
 * @property {string} second
 * @property {string} log
 * @property {readonly Bytes[]} proof
 */

/**
 * @param {Bytes} bytes
 * @returns {HeadsFile}
 */
function parseFile(bytes) {
  const file = membersOf(parseCanonical(textOf(bytes)), ['first', 'format', 'log', 'proof', 'second']);
  const { proof } = file;
  demand(Array.isArray(proof) && proof.length <= 63, 'member_malformed', { name: 'proof' });
  return {
    first: textMember(file, 'first'),
    second: textMember(file, 'second'),
    log: textMember(file, 'log'),
    proof: proof.map((hash) => {
      demand(typeof hash === 'string', 'member_malformed', { name: 'proof' });
      return fromBase64(hash, 32);
    }),
  };
}

/**
 * @param {string} text
 * @param {import('./note.js').NoteKey} log
 * @returns {Promise<Checkpoint>}
 */
async function signedHead(text, log) {
  const head = parseCheckpoint(text);
  demand(head.origin === log.name, 'origin_differs', {
    found: head.origin.slice(0, 60),
    expected: log.name.slice(0, 60),
  });
  await requireSignature(head.note, log);
  return head;
}

/**
 * Demands that no one log has both heads: they are of one size and differ, or the proof that came with the larger one
 * shows that it grew from another past than the smaller one.
 * @param {Checkpoint} one
 * @param {Checkpoint} other
 * @param {readonly Bytes[]} proof of consistency from the smaller to the larger
 */
async function requireContradiction(one, other, proof) {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === large.size) return demand(!same(small.root, large.root), 'heads_follow');
  const follows = await isConsistent(small.size, large.size, small.root, large.root, proof);
  demand(!follows, 'heads_follow');
  const before = await rootBefore(small.size, large.size, large.root, proof);
  demand(before !== null && !same(before, small.root), 'heads_unproved');
}
