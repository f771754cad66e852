import { concat, fromBase64, textOf, toHex, utf8 } from './bytes.js';
import { canonical, isObject, membersOf, parseJson, textMember, timeMember } from './canonical-json.js';
import { isSignedBy, isSoundKey, sha256 } from './crypto.js';
import { demand } from './refusal.js';
import { Checks, say, untilStopped } from './report.js';
import { timeWords, TITLES } from './words.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./canonical-json.js').Json} Json */
/** @typedef {import('./canonical-json.js').JsonObject} JsonObject */
/** @typedef {import('./trust.js').Trust} Trust */

export const CERTIFICATE = 'consentry.erasure@v1';
const PREFIX = 'consentry erasure v1\n';

/** SubjectPublicKeyInfo of an Ed25519 key, before its 32 bytes (RFC 8410 §4). */
const SPKI = new Uint8Array([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);

const HARDWARE = ['tpm2', 'certified-module'];

/**
 * @typedef {object} CertificateParts
 * @property {typeof CERTIFICATE} format
 * @property {import('./words.js').BiText} title
 * @property {JsonObject | null} content
 * @property {string | null} key_digest of the device, 64 hex digits
 */
/** @typedef {import('./report.js').Report & CertificateParts} CertificateReport */

/**
 * Says whether a file is meant as an erasure certificate.
 * @param {Bytes} bytes
 */
export function isCertificate(bytes) {
  try {
    const value = parseJson(textOf(bytes));
    return isObject(value) && Object.hasOwn(value, 'content') && !Object.hasOwn(value, 'format');
  } catch {
    return false;
  }
}

/**
 * Checks what a device signed of one erasure (docs/formats/certificate.md).
 * @param {Bytes} bytes
 * @param {Trust} trust
 * @returns {Promise<CertificateReport>}
 */
export async function verifyCertificate(bytes, trust) {
  const checks = new Checks(['file', 'device', 'signature', 'level']);
  /** @type {CertificateParts} */
  const parts = { format: CERTIFICATE, title: TITLES.erasure, content: null, key_digest: null };
  await untilStopped(async () => {
    const { content, digest, signature } = await checks.make('file', () => parseCertificate(bytes));
    checks.note('file', 'holds', 'file_holds');
    Object.assign(parts, { content, key_digest: digest });

    const key = await checks.make('device', async () => {
      demand(trust.device !== null, 'device_key_needed', { digest });
      const found = await spkiDigest(trust.device);
      demand(found === digest, 'other_device', { digest, found });
      return trust.device;
    });
    checks.note('device', 'holds', 'device_given');

    const message = utf8(PREFIX + canonical(content));
    await checks.make('signature', async () => {
      demand(await isSignedBy(key, signature, message), 'device_signature_wrong');
    });
    checks.note('signature', 'holds', 'device_signature_holds');

    const level = await checks.make('level', () => requireLevel(content));
    checks.note('level', level === null ? 'absent' : 'holds', level === null ? 'level_none' : 'level_holds', {
      level: level ?? '',
    });
  });
  // What is not proved is not handed on.
  if (!checks.hold) Object.assign(parts, { content: null });
  return { proved: checks.hold, checks: checks.list, ...statements(checks.hold, parts), ...parts };
}

/**
 * Reads the key of a device: 32 bytes in 64 hex digits, or its SubjectPublicKeyInfo in base64.
 * @param {string} text
 * @returns {Bytes}
 */
export function parseDeviceKey(text) {
  const whole = /^[0-9a-f]{64}$/.test(text) ? concat(SPKI, hexBytes(text)) : fromBase64(text, 44);
  const key = whole.slice(SPKI.length);
  demand(toHex(whole.slice(0, SPKI.length)) === toHex(SPKI) && isSoundKey(key), 'device_key_malformed');
  return key;
}

/** @param {Bytes} key */
async function spkiDigest(key) {
  return toHex(await sha256(concat(SPKI, key)));
}

/**
 * @param {string} text
 * @returns {Bytes}
 */
function hexBytes(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {Bytes} bytes */
function parseCertificate(bytes) {
  const file = membersOf(parseJson(textOf(bytes)), ['content', 'key_digest', 'signature']);
  const [digest, signature] = [textMember(file, 'key_digest'), textMember(file, 'signature')];
  demand(/^[0-9a-f]{64}$/.test(digest), 'member_malformed', { name: 'key_digest' });
  demand(/^[0-9a-f]{128}$/.test(signature), 'member_malformed', { name: 'signature' });
  return { content: parseContent(file.content), digest, signature: hexBytes(signature) };
}

/**
 * @param {Json | undefined} value
 * @returns {JsonObject}
 */
function parseContent(value) {
  const content = membersOf(value, [
    'v',
    'device_id',
    'consent_id',
    'sequence',
    'templates',
    'epoch_from',
    'epoch_to',
    'level',
    'custody',
    'share',
    'storage',
    'boot_id',
    'erased_at',
  ]);
  demand(content.v === 1, 'member_malformed', { name: 'v' });
  textMember(content, 'device_id');
  textMember(content, 'consent_id');
  timeMember(content, 'erased_at');
  requireWhole(content, 'sequence', 1);
  requireWhole(content, 'templates', 0);
  requireOneOf(content, 'custody', ['software', ...HARDWARE]);
  requireOneOf(content, 'share', ['none', 'kept', 'destroyed']);
  if (content.boot_id !== null) textMember(content, 'boot_id');
  const storage = membersOf(content.storage, ['file_system', 'overwrites_in_place', 'medium']);
  textMember(storage, 'file_system');
  demand(typeof storage.overwrites_in_place === 'boolean', 'member_malformed', {
    name: 'overwrites_in_place',
  });
  requireOneOf(storage, 'medium', ['rotating', 'solid_state', 'unknown']);
  const held = content.templates !== 0;
  if (held) {
    requireWhole(content, 'epoch_from', 1);
    requireWhole(content, 'epoch_to', Number(content.epoch_from) + 1);
    requireOneOf(content, 'level', ['E1', 'E3', 'E4']);
    return content;
  }
  for (const name of ['epoch_from', 'epoch_to', 'level']) {
    demand(content[name] === null, 'member_malformed', { name });
  }
  return content;
}

/**
 * @param {JsonObject} object
 * @param {string} name
 * @param {number} least
 */
function requireWhole(object, name, least) {
  const value = object[name];
  demand(Number.isSafeInteger(value) && Number(value) >= least, 'member_malformed', { name });
}

/**
 * @param {JsonObject} object
 * @param {string} name
 * @param {readonly string[]} words
 */
function requireOneOf(object, name, words) {
  demand(words.includes(textMember(object, name)), 'member_malformed', { name });
}

/**
 * Demands the level that its reasons bear; a certificate with another is void.
 * @param {JsonObject} content
 * @returns {string | null}
 */
function requireLevel(content) {
  const { templates, level, share, storage } = content;
  if (templates === 0) return null;
  // That the epoch is over was asked of its numbers.
  const overwritten = isObject(storage) && storage.overwrites_in_place === true;
  const inHardware = HARDWARE.includes(textMember(content, 'custody'));
  const expected = levelOf(overwritten, share === 'destroyed' || (inHardware && overwritten));
  demand(level === expected, 'level_wrong', { level: textMember(content, 'level'), expected });
  return expected;
}

/**
 * @param {boolean} overwritten in place
 * @param {boolean} beyondReach
 */
function levelOf(overwritten, beyondReach) {
  if (beyondReach) return 'E4';
  return overwritten ? 'E3' : 'E1';
}

/** @type {Readonly<Record<string, import('./words.js').StatementCode>>} */
const REACH = { E1: 'reach_e1', E3: 'reach_e3', E4: 'reach_e4' };

/**
 * @param {boolean} proved
 * @param {CertificateParts} parts
 */
function statements(proved, { content }) {
  if (!proved || content === null) return { proves: [], does_not_prove: [say('nothing')], beware: [] };
  const { templates, share } = content;
  const values = {
    device: textMember(content, 'device_id'),
    consent: textMember(content, 'consent_id'),
    templates: Number(templates),
  };
  const reach = templates === 0 ? undefined : REACH[textMember(content, 'level')];
  return {
    proves: [
      say(templates === 0 ? 'nothing_held' : 'device_erased', values),
      ...(reach === undefined ? [] : [say(reach)]),
    ],
    does_not_prove: [
      say('device_honest'),
      ...(share === 'destroyed' || templates === 0 ? [] : [say('medium')]),
      say('clock', { time: timeWords(textMember(content, 'erased_at')) }),
      say('copies'),
    ],
    beware: [],
  };
}
