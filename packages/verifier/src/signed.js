import { brief } from './bytes.js';
import {
  cosignedAt,
  LOG_SIGNATURE,
  parseKey,
  requireDistinct,
  requireKnown,
  requireSignature,
  WITNESS_SIGNATURE,
} from './note.js';
import { say } from './report.js';
import { demand } from './refusal.js';
import { ASKED, fill, timeWords } from './words.js';

/** @typedef {import('./note.js').NoteKey} NoteKey */
/** @typedef {import('./trust.js').Trust} Trust */
/** @typedef {import('./report.js').Cosigner} Cosigner */
/** @typedef {import('./checkpoint.js').Checkpoint} Checkpoint */
/** @typedef {{ readonly log: NoteKey, readonly witnesses: readonly NoteKey[] }} Keys */

/**
 * Reads the keys a file names, and holds the log's against the reader's.
 * @param {string} log
 * @param {readonly string[]} witnesses
 * @param {Trust} trust
 * @returns {Promise<Keys>}
 */
export async function readKeys(log, witnesses, trust) {
  const keys = {
    log: await parseKey(log, LOG_SIGNATURE),
    witnesses: await Promise.all(witnesses.map((text) => parseKey(text, WITNESS_SIGNATURE))),
  };
  requireDistinct([keys.log, ...keys.witnesses]);
  demand(trust.log === null || trust.log.text === keys.log.text, 'other_log', {
    found: brief(keys.log.text),
    expected: brief(trust.log?.text ?? ''),
  });
  return keys;
}

/**
 * Checks every signature of a checkpoint.
 * @param {Checkpoint} checkpoint
 * @param {Keys} keys
 * @param {Trust} trust
 * @returns {Promise<Cosigner[]>} the earliest first
 */
export async function checkSignatures({ origin, note }, keys, trust) {
  demand(origin === keys.log.name, 'origin_differs', {
    found: brief(origin),
    expected: brief(keys.log.name),
  });
  await requireSignature(note, keys.log);
  requireKnown(note, [keys.log, ...keys.witnesses]);
  /** @type {Cosigner[]} */
  const cosigners = [];
  for (const key of keys.witnesses) {
    const at = await cosignedAt(note, key);
    if (at === undefined) continue;
    const named_by = trust.witnesses.some(({ text }) => text === key.text) ? 'reader' : 'file';
    cosigners.push({ name: key.name, key: key.text, at, named_by });
  }
  return cosigners.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/**
 * Holds the witnesses that cosigned against what the reader asks for.
 * @param {import('./report.js').Checks} checks
 * @param {readonly Cosigner[]} cosigners
 * @param {Keys} keys
 * @param {Trust} trust
 */
export async function checkWitnesses(checks, cosigners, keys, { witnesses, quorum }) {
  const given = witnesses.length > 0;
  const count = given ? cosigners.filter(({ named_by }) => named_by === 'reader').length : cosigners.length;
  const of = given ? witnesses.length : keys.witnesses.length;
  await checks.make('witnesses', () =>
    demand(count >= quorum, 'too_few_witnesses', { needed: quorum, count }),
  );
  const asked = quorum === 0 ? '' : fill(ASKED, { needed: quorum });
  const values = { of, count, asked };
  if (count === 0) checks.note('witnesses', 'absent', 'witnesses_none');
  else checks.note('witnesses', 'holds', given ? 'witnesses_given' : 'witnesses_taken', values);
}

/**
 * Says what the witnesses prove.
 * @param {readonly Cosigner[]} cosigners
 */
export function provedByWitnesses(cosigners) {
  const [first] = cosigners;
  if (first === undefined) return [];
  const names = cosigners.map(({ name }) => name);
  const joined = { 'zh-CN': names.join('、'), en: names.join(', ') };
  return [say('seen', { names: joined, time: timeWords(first.at) })];
}

/**
 * Says what is not proved, by whom the keys came from.
 * @param {readonly Cosigner[]} cosigners
 * @param {Trust} trust
 */
export function leftOpenByTrust(cosigners, trust) {
  const trusted = cosigners.some(({ named_by }) => named_by === 'reader');
  return [
    ...(cosigners.length === 0 ? [say('no_witness')] : []),
    ...(cosigners.length > 0 && !trusted ? [say('witnesses_trusted')] : []),
    ...(trust.log === null ? [say('log_trusted')] : []),
  ];
}
