import { textOf, utf8 } from './bytes.js';
import { membersOf, parseCanonical, textMember } from './canonical-json.js';
import { parseProof } from './checkpoint.js';
import { openEntry, parseEntry } from './entry.js';
import { demand } from './refusal.js';
import { Checks, say, untilStopped } from './report.js';
import { checkSignatures, checkWitnesses, leftOpenByTrust, provedByWitnesses, readKeys } from './signed.js';
import { isIncluded, leafHash } from './tree.js';
import { ENTRY_TYPES, timeWords, TITLES } from './words.js';

/** @typedef {import('./words.js').BiText} BiText */
/** @typedef {import('./trust.js').Trust} Trust */

export const EVIDENCE = 'consentry.evidence@v1';
export const MAX_EVIDENCE_BYTES = 1_048_576;

/**
 * What one evidence file proves.
 * @typedef {object} EvidenceParts
 * @property {typeof EVIDENCE} format
 * @property {BiText} title
 * @property {import('./entry.js').Entry | null} entry null where it is not proved
 * @property {import('./entry.js').Opening | null} opening null where it is withheld, erased or not proved
 * @property {{ readonly key: string, readonly named_by: 'reader' | 'file' } | null} log
 * @property {string | null} index of the entry, counted from 0
 * @property {string | null} size entries in the log
 * @property {string | null} checkpoint with its signatures
 * @property {readonly import('./report.js').Cosigner[]} witnesses
 * @property {number} quorum
 */
/** @typedef {import('./report.js').Report & EvidenceParts} EvidenceReport */

/**
 * Checks one evidence file (docs/formats/evidence.md), each part after those it rests on.
 * @param {import('./bytes.js').Bytes} bytes
 * @param {Trust} trust
 * @param {Signatures} [signatures] of checkpoints checked already
 * @returns {Promise<EvidenceReport>}
 */
export async function verifyEvidence(bytes, trust, signatures = new Signatures()) {
  const checks = new Checks(['file', 'entry', 'opening', 'log', 'signature', 'inclusion', 'witnesses']);
  /** @type {EvidenceParts} */
  const parts = {
    format: EVIDENCE,
    title: TITLES.evidence,
    entry: null,
    opening: null,
    log: null,
    index: null,
    size: null,
    checkpoint: null,
    witnesses: [],
    quorum: trust.quorum,
  };
  await untilStopped(async () => {
    const file = await checks.make('file', () => parseFile(bytes));
    checks.note('file', 'holds', 'file_holds');

    const entry = await checks.make('entry', () => parseEntry(file.entry));
    checks.note('entry', 'holds', 'entry_holds');
    Object.assign(parts, { entry, title: titleOf(entry.type) });

    const { opening } = file;
    if (opening === null) {
      checks.note('opening', 'absent', 'opening_withheld');
    } else {
      parts.opening = await checks.make('opening', () => openEntry(entry, opening));
      checks.note('opening', 'holds', 'opening_holds');
    }

    const keys = await checks.make('log', () => readKeys(file.log, file.witnesses, trust));
    const { name } = keys.log;
    checks.note('log', 'holds', trust.log === null ? 'log_taken' : 'log_given', { name });
    parts.log = { key: keys.log.text, named_by: trust.log === null ? 'file' : 'reader' };

    const { proof, cosigners } = await checks.make('signature', async () => {
      const proof = parseProof(file.proof);
      return { proof, cosigners: await signatures.check(file, proof.checkpoint, keys, trust) };
    });
    const { index, hashes, checkpoint } = proof;
    const { origin, size, root } = checkpoint;
    checks.note('signature', 'holds', 'signature_holds', { name: origin, size });
    Object.assign(parts, {
      size: String(size),
      checkpoint: checkpointText(file.proof),
      witnesses: cosigners,
    });

    await checks.make('inclusion', async () => {
      const leaf = await leafHash(utf8(file.entry));
      demand(await isIncluded(index, size, leaf, hashes, root), 'not_included');
    });
    checks.note('inclusion', 'holds', 'inclusion_holds', { index });
    parts.index = String(index);

    await checkWitnesses(checks, cosigners, keys, trust);
  });
  // What is not proved is not handed on.
  if (!checks.hold) Object.assign(parts, { entry: null, opening: null });
  return { proved: checks.hold, checks: checks.list, ...statements(checks.hold, parts, trust), ...parts };
}

/**
 * Signatures of checkpoints, each checked once: those of a bundle are the same for every entry.
 */
export class Signatures {
  /** @type {Map<string, Promise<import('./report.js').Cosigner[]>>} */
  #checked = new Map();

  /**
   * @param {EvidenceFile} file
   * @param {import('./checkpoint.js').Checkpoint} checkpoint
   * @param {import('./signed.js').Keys} keys
   * @param {Trust} trust
   */
  check(file, checkpoint, keys, trust) {
    const name = JSON.stringify([checkpointText(file.proof), file.log, file.witnesses]);
    const known = this.#checked.get(name) ?? checkSignatures(checkpoint, keys, trust);
    this.#checked.set(name, known);
    return known;
  }
}

/**
 * @typedef {object} EvidenceFile
 * @property {string} entry
 * @property {import('./canonical-json.js').JsonObject | null} opening
 * @property {string} proof
 * @property {string} log
 * @property {readonly string[]} witnesses
 */

/**
 * @param {import('./bytes.js').Bytes} bytes
 * @returns {EvidenceFile}
 */
export function parseFile(bytes) {
  demand(bytes.length <= MAX_EVIDENCE_BYTES, 'too_large', { most: MAX_EVIDENCE_BYTES });
  const names = ['format', 'entry', 'opening', 'proof', 'log', 'witnesses'];
  const file = membersOf(parseCanonical(textOf(bytes)), names);
  demand(file.format === EVIDENCE, 'not_evidence');
  const { witnesses, opening = null } = file;
  demand(isTexts(witnesses), 'member_malformed', { name: 'witnesses' });
  return {
    entry: textMember(file, 'entry'),
    opening: opening === null ? null : membersOf(opening, ['salt', 'body'], ['subject', 'actor']),
    proof: textMember(file, 'proof'),
    log: textMember(file, 'log'),
    witnesses,
  };
}

/**
 * @param {import('./canonical-json.js').Json | undefined} value
 * @returns {value is readonly string[]}
 */
function isTexts(value) {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** @param {string} proof */
export function checkpointText(proof) {
  return proof.slice(proof.indexOf('\n\n') + 2);
}

/** @param {import('./entry.js').EntryType} type */
function titleOf(type) {
  if (type === 'face.erased') return TITLES.erasure;
  return type.startsWith('consent.') ? TITLES.receipt : TITLES.evidence;
}

/**
 * Says what is proved and what is not.
 * @param {boolean} proved
 * @param {EvidenceParts} parts
 * @param {Trust} trust
 */
function statements(proved, { entry, opening, log, index, size, witnesses }, trust) {
  if (!proved || entry === null || log === null || index === null || size === null) {
    return { proves: [], does_not_prove: [say('nothing')], beware: [] };
  }
  const origin = log.key.slice(0, log.key.indexOf('+'));
  const [first] = witnesses;
  const late = first !== undefined && Date.parse(entry.at) > Date.parse(first.at) + CLOCK_TOLERANCE_MS;
  return {
    proves: [
      say('contained', { origin, index, size }),
      opening === null ? say('type_only', { type: ENTRY_TYPES[entry.type] }) : say('content'),
      ...provedByWitnesses(witnesses),
    ],
    does_not_prove: [
      say('true'),
      say('complete'),
      say('clock', { time: timeWords(entry.at) }),
      ...(entry.type === 'face.erased' ? [say('copies')] : []),
      ...leftOpenByTrust(witnesses, trust),
    ],
    beware: late ? [say('late', { at: timeWords(entry.at), time: timeWords(first.at) })] : [],
  };
}

/** How far two honest clocks may be apart before a reader is told. */
const CLOCK_TOLERANCE_MS = 60_000;
