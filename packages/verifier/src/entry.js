import { concat, fromBase64, same, utf8 } from './bytes.js';
import { canonical, isObject, membersOf, parseCanonical, textMember, timeMember } from './canonical-json.js';
import { hmacSha256 } from './crypto.js';
import { demand } from './refusal.js';
import { ENTRY_TYPES } from './words.js';

/** @typedef {import('./canonical-json.js').Json} Json */
/** @typedef {import('./canonical-json.js').JsonObject} JsonObject */
/** @typedef {keyof typeof ENTRY_TYPES} EntryType */

const MAX_ENTRY_BYTES = 65_535;

/**
 * What stands in the log, open to everybody.
 * @typedef {object} Entry
 * @property {EntryType} type
 * @property {string} at
 * @property {string} [purpose]
 * @property {string} [device]
 * @property {string} [notice]
 * @property {string} [subject] a commitment
 * @property {string} [actor] a commitment
 * @property {string} body a commitment
 */

/**
 * What opens the commitments.
 * @typedef {object} Opening
 * @property {string} [subject]
 * @property {string} [actor]
 * @property {JsonObject} body
 */

/**
 * Reads the bytes of an entry (docs/formats/ledger.md).
 * @param {string} text
 * @returns {Entry}
 */
export function parseEntry(text) {
  demand(utf8(text).length <= MAX_ENTRY_BYTES, 'too_large', { most: MAX_ENTRY_BYTES });
  const optional = ['purpose', 'device', 'notice', 'subject', 'actor'];
  const entry = membersOf(parseCanonical(text), ['v', 'type', 'at', 'body'], optional);
  demand(entry.v === 1, 'member_malformed', { name: 'v' });
  const type = textMember(entry, 'type');
  demand(isEntryType(type), 'type_unknown', { type: type.slice(0, 60) });
  const has = (/** @type {string} */ name) => Object.hasOwn(entry, name);
  if (has('notice'))
    demand(/^[0-9a-f]{64}$/.test(textMember(entry, 'notice')), 'member_malformed', { name: 'notice' });
  for (const name of ['subject', 'actor', 'body']) if (has(name)) fromBase64(textMember(entry, name), 32);
  return {
    type,
    at: timeMember(entry, 'at'),
    body: textMember(entry, 'body'),
    ...Object.fromEntries(optional.filter(has).map((name) => [name, textMember(entry, name)])),
  };
}

/**
 * @param {string} type
 * @returns {type is EntryType}
 */
function isEntryType(type) {
  return Object.hasOwn(ENTRY_TYPES, type);
}

/**
 * Opens an entry: every commitment it has, and nothing else.
 * @param {Entry} entry
 * @param {Json} value
 * @returns {Promise<Opening>}
 */
export async function openEntry(entry, value) {
  const { subject, actor } = entry;
  const people = { ...(subject === undefined ? {} : { subject }), ...(actor === undefined ? {} : { actor }) };
  const opening = membersOf(value, ['salt', 'body', ...Object.keys(people)]);
  const salt = fromBase64(textMember(opening, 'salt'), 32);
  const { body = null } = opening;
  demand(isObject(body), 'member_malformed', { name: 'body' });
  await requireCommitment(salt, 'body', canonical(body), entry.body);
  for (const [name, commitment] of Object.entries(people)) {
    await requireCommitment(salt, name, textMember(opening, name), commitment);
  }
  return {
    body,
    ...Object.fromEntries(Object.keys(people).map((name) => [name, textMember(opening, name)])),
  };
}

/**
 * @param {import('./bytes.js').Bytes} salt
 * @param {string} member
 * @param {string} value
 * @param {string} commitment
 */
async function requireCommitment(salt, member, value, commitment) {
  const found = await hmacSha256(salt, concat(utf8(member), new Uint8Array([0]), utf8(value)));
  demand(same(found, fromBase64(commitment, 32)), 'opens_otherwise', { name: member });
}
