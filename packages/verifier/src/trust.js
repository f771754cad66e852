import { parseDeviceKey } from './certificate.js';
import { LOG_SIGNATURE, parseKey, requireDistinct, WITNESS_SIGNATURE } from './note.js';
import { demand } from './refusal.js';

/** @typedef {import('./note.js').NoteKey} NoteKey */

/** More witnesses than a checkpoint may carry can never be asked for. */
const MAX_QUORUM = 63;

/**
 * What the reader got elsewhere, and not from the file.
 * @typedef {object} Trust
 * @property {NoteKey | null} log
 * @property {readonly NoteKey[]} witnesses
 * @property {number} quorum witnesses that must have cosigned: of those above, or where there are none of
 *   those the file names
 * @property {import('./bytes.js').Bytes | null} device key of a device, for its certificates
 */

/**
 * @typedef {object} TrustOptions
 * @property {string | undefined} [logKey]
 * @property {readonly string[] | undefined} [witnesses]
 * @property {number | undefined} [quorum] left out: all witnesses given
 * @property {string | undefined} [deviceKey] 64 hex digits, or SubjectPublicKeyInfo in base64
 */

/**
 * Reads what the reader trusts.
 * @param {TrustOptions} [options]
 * @returns {Promise<Trust>}
 * @throws {import('./refusal.js').Refusal} where a key or the number is wrong
 */
export async function readTrust({ logKey, witnesses: texts = [], quorum, deviceKey } = {}) {
  const log = logKey === undefined ? null : await parseKey(logKey, LOG_SIGNATURE);
  const witnesses = await Promise.all(texts.map((text) => parseKey(text, WITNESS_SIGNATURE)));
  requireDistinct([...(log === null ? [] : [log]), ...witnesses]);
  const most = witnesses.length > 0 ? witnesses.length : MAX_QUORUM;
  const asked = quorum ?? witnesses.length;
  demand(Number.isSafeInteger(asked) && asked >= 0 && asked <= most, 'quorum_malformed', { most });
  const device = deviceKey === undefined ? null : parseDeviceKey(deviceKey);
  return { log, witnesses, quorum: asked, device };
}
