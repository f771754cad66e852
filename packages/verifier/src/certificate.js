import { brief, concat, fromBase64, same, textOf, toHex, utf8 } from './bytes.js';
import { canonical, isObject, membersOf, parseJson, textMember, timeMember } from './canonical-json.js';
import { isSignedBy, isSoundKey, sha256 } from './crypto.js';
import { verifyEvidence } from './evidence.js';
import { LOG_SIGNATURE, parseKey } from './note.js';
import { demand } from './refusal.js';
import { Checks, say, untilStopped } from './report.js';
import { leftOpenByTrust } from './signed.js';
import { timeWords, TITLES } from './words.js';

/** @typedef {import('./bytes.js').Bytes} Bytes */
/** @typedef {import('./canonical-json.js').Json} Json */
/** @typedef {import('./canonical-json.js').JsonObject} JsonObject */
/** @typedef {import('./trust.js').Trust} Trust */

export const CERTIFICATE = 'consentry.erasure@v1';
/** What stands before the content under the signature, by what is certified. */
const PREFIX = { erasure: 'consentry erasure v1\n', retirement: 'consentry retirement v1\n' };
/** The entry of the platform's log that says whose key it is. */
export const KEY_PUBLISHED = 'device_key.published';

/** SubjectPublicKeyInfo of an Ed25519 key, before its 32 bytes (RFC 8410 §4). */
const SPKI = new Uint8Array([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);

const HARDWARE = ['tpm2', 'certified-module'];

/** @typedef {'erasure' | 'retirement'} Certified */

/**
 * @typedef {object} CertificateParts
 * @property {typeof CERTIFICATE} format
 * @property {import('./words.js').BiText} title
 * @property {JsonObject | null} content
 * @property {string | null} key_digest of the device, 64 hex digits
 * @property {{ readonly key: string, readonly named_by: 'reader' | 'file' } | null} log that says whose key it is
 * @property {{ readonly index: string, readonly size: string } | null} ledger place in the device's own log
 * @property {readonly import('./report.js').Cosigner[]} witnesses of the log that says whose key it is
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
 * Checks what a device signed of one erasure, or of its retirement (docs/formats/certificate.md).
 * @param {Bytes} bytes
 * @param {Trust} trust
 * @returns {Promise<CertificateReport>}
 */
export async function verifyCertificate(bytes, trust) {
  const checks = new Checks(['file', 'device', 'signature', 'level', 'ledger']);
  /** @type {CertificateParts} */
  const parts = {
    format: CERTIFICATE,
    title: TITLES.erasure,
    content: null,
    key_digest: null,
    log: null,
    ledger: null,
    witnesses: [],
  };
  /** @type {Certified} */
  let certified = 'erasure';
  await untilStopped(async () => {
    const file = await checks.make('file', () => parseCertificate(bytes));
    checks.note('file', 'holds', 'file_holds');
    const { content, digest, signature } = file;
    certified = file.certified;
    Object.assign(parts, { title: TITLES[certified], content, key_digest: digest });

    const key = await checks.make('device', async () => {
      const published = file.key === null ? null : await publishedKey(file.key, file, trust);
      if (published !== null) Object.assign(parts, { log: published.log, witnesses: published.witnesses });
      if (trust.device === null) {
        demand(published !== null, 'device_key_needed', { digest });
        return published.key;
      }
      const found = await spkiDigest(trust.device);
      demand(found === digest, 'other_device', { digest, found });
      // What the reader knows is taken on nobody's word.
      parts.log = null;
      return trust.device;
    });
    if (parts.log === null) checks.note('device', 'holds', 'device_given');
    else checks.note('device', 'holds', 'device_published', { name: nameOf(parts.log.key) });

    const message = utf8(PREFIX[certified] + canonical(content));
    await checks.make('signature', async () => {
      demand(await isSignedBy(key, signature, message), 'device_signature_wrong');
    });
    checks.note('signature', 'holds', 'device_signature_holds');

    const level = await checks.make('level', () => requireLevel(content));
    checks.note('level', level === null ? 'absent' : 'holds', level === null ? 'level_none' : 'level_holds', {
      level: level ?? '',
    });

    const { evidence } = file;
    if (evidence === null) {
      checks.note('ledger', 'absent', content.ledger_index === undefined ? 'ledger_none' : 'ledger_apart');
      return;
    }
    const { index, size } = await checks.make('ledger', () =>
      requireEntry(evidence, { certified, content, key, message }),
    );
    checks.note('ledger', 'holds', 'ledger_holds', { index, size });
    parts.ledger = { index, size };
  });
  // What is not proved is not handed on.
  if (!checks.hold) Object.assign(parts, { content: null, ledger: null });
  return {
    proved: checks.hold,
    checks: checks.list,
    ...statements(checks.hold, certified, parts, trust),
    ...parts,
  };
}

/**
 * Finds out from the platform's log whose key it is.
 * @param {JsonObject} evidence
 * @param {{ readonly digest: string, readonly content: JsonObject }} certificate
 * @param {Trust} trust
 */
async function publishedKey(evidence, { digest, content }, trust) {
  const report = await verifyEvidence(utf8(canonical(evidence)), trust);
  requireProved(report, 'key_not_proved');
  const { opening, log, witnesses } = report;
  const body = opening?.body;
  demand(body !== undefined && log !== null && body.kind === KEY_PUBLISHED, 'key_of_other');
  demand(body.device === content.device_id && body.key_digest === digest, 'key_of_other');
  const key = parseDeviceKey(textMember(body, 'key'));
  const found = await spkiDigest(key);
  demand(found === digest, 'other_device', { digest, found });
  return { key, log, witnesses };
}

/**
 * Demands that the device's own log holds this very certificate, at the place it names.
 * @param {JsonObject} evidence
 * @param {{ readonly certified: Certified, readonly content: JsonObject, readonly key: Bytes, readonly message: Bytes }} of
 */
async function requireEntry(evidence, { certified, content, key, message }) {
  const log = await parseKey(textMember(evidence, 'log'), LOG_SIGNATURE);
  demand(same(log.key, key), 'ledger_other_key', { name: brief(log.name) });
  const own = { log, witnesses: [], quorum: 0, device: null };
  const report = await verifyEvidence(utf8(canonical(evidence)), own);
  requireProved(report, 'ledger_not_proved');
  const { entry, opening, index, size } = report;
  const type = certified === 'erasure' ? 'face.erased' : 'device.changed';
  demand(entry !== null && entry.type === type && report.witnesses.length === 0, 'ledger_other_entry');
  demand(index !== null && size !== null && Number(index) === content.ledger_index, 'ledger_other_place', {
    index: index ?? '',
  });
  demand(opening?.body.certificate === toHex(await sha256(message)), 'ledger_other_entry');
  return { index, size };
}

/**
 * @param {import('./evidence.js').EvidenceReport} report
 * @param {'key_not_proved' | 'ledger_not_proved'} code
 */
function requireProved({ proved, checks }, code) {
  const failed = checks.find(({ result }) => result === 'fails');
  demand(proved, code, { reason: failed?.reason ?? '' });
}

/** @param {string} key as `name+hash+base64` */
function nameOf(key) {
  return key.slice(0, key.indexOf('+'));
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
  const members = ['content', 'key_digest', 'signature'];
  const file = membersOf(parseJson(textOf(bytes)), members, ['evidence', 'key']);
  const [digest, signature] = [textMember(file, 'key_digest'), textMember(file, 'signature')];
  demand(/^[0-9a-f]{64}$/.test(digest), 'member_malformed', { name: 'key_digest' });
  demand(/^[0-9a-f]{128}$/.test(signature), 'member_malformed', { name: 'signature' });
  /** @type {Certified} */
  const certified =
    isObject(file.content) && Object.hasOwn(file.content, 'retired_at') ? 'retirement' : 'erasure';
  const content = certified === 'retirement' ? parseRetirement(file.content) : parseErasure(file.content);
  const [evidence, key] = [evidenceMember(file, 'evidence'), evidenceMember(file, 'key')];
  return { certified, content, digest, signature: hexBytes(signature), evidence, key };
}

/**
 * @param {JsonObject} file
 * @param {'evidence' | 'key'} name
 * @returns {JsonObject | null}
 */
function evidenceMember(file, name) {
  if (!Object.hasOwn(file, name)) return null;
  const value = file[name];
  demand(isObject(value), 'member_malformed', { name });
  return value;
}

/** What both kinds of certificate say of the device. */
const OF_DEVICE = ['v', 'device_id', 'templates', 'level', 'custody', 'share', 'storage', 'boot_id'];

/**
 * @param {Json | undefined} value
 * @returns {JsonObject}
 */
function parseErasure(value) {
  const needed = [...OF_DEVICE, 'consent_id', 'sequence', 'epoch_from', 'epoch_to', 'erased_at'];
  const content = membersOf(value, needed, ['ledger_index', 'suite']);
  const version = Object.hasOwn(content, 'ledger_index') ? 2 : 1;
  demand(content.v === version, 'member_malformed', { name: 'v' });
  if (version === 2) requireWhole(content, 'ledger_index', 0);
  if (Object.hasOwn(content, 'suite')) requireOneOf(content, 'suite', ['std', 'gm']);
  requireDevice(content);
  textMember(content, 'consent_id');
  timeMember(content, 'erased_at');
  requireWhole(content, 'sequence', 1);
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
 * @param {Json | undefined} value
 * @returns {JsonObject}
 */
function parseRetirement(value) {
  const needed = [...OF_DEVICE, 'tombstones', 'epochs', 'retired_at', 'ledger_index'];
  const content = membersOf(value, needed);
  demand(content.v === 1, 'member_malformed', { name: 'v' });
  requireDevice(content);
  timeMember(content, 'retired_at');
  for (const name of ['tombstones', 'epochs', 'ledger_index']) requireWhole(content, name, 0);
  requireOneOf(content, 'level', ['E1', 'E3', 'E4']);
  return content;
}

/** @param {JsonObject} content */
function requireDevice(content) {
  textMember(content, 'device_id');
  requireWhole(content, 'templates', 0);
  requireOneOf(content, 'custody', ['software', 'os-keyring', ...HARDWARE]);
  requireOneOf(content, 'share', ['none', 'kept', 'destroyed']);
  if (content.boot_id !== null) textMember(content, 'boot_id');
  const storage = membersOf(content.storage, ['file_system', 'overwrites_in_place', 'medium']);
  textMember(storage, 'file_system');
  demand(typeof storage.overwrites_in_place === 'boolean', 'member_malformed', {
    name: 'overwrites_in_place',
  });
  requireOneOf(storage, 'medium', ['rotating', 'solid_state', 'unknown']);
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
  const { level, share, storage } = content;
  if (level === null) return null;
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
 * @param {Certified} certified
 * @param {CertificateParts} parts
 * @param {Trust} trust
 */
function statements(proved, certified, { content, log, ledger, witnesses }, trust) {
  if (!proved || content === null) return { proves: [], does_not_prove: [say('nothing')], beware: [] };
  const { share } = content;
  const device = textMember(content, 'device_id');
  const [templates, tombstones] = [Number(content.templates), Number(content.tombstones)];
  const reach = content.level === null ? undefined : REACH[textMember(content, 'level')];
  const said =
    certified === 'retirement'
      ? say('device_retired', { device, templates, tombstones })
      : say(templates === 0 ? 'nothing_held' : 'device_erased', {
          device,
          consent: textMember(content, 'consent_id'),
          templates,
        });
  const time = textMember(content, certified === 'retirement' ? 'retired_at' : 'erased_at');
  return {
    proves: [
      said,
      ...(reach === undefined ? [] : [say(reach)]),
      ...(ledger === null ? [] : [say('device_logged', ledger)]),
      ...(log === null ? [] : [say('key_published', { origin: nameOf(log.key) })]),
    ],
    does_not_prove: [
      say('device_honest'),
      ...(reach === undefined ? [] : [say(share === 'destroyed' ? 'share_copies' : 'medium')]),
      say('clock', { time: timeWords(time) }),
      say('copies'),
      ...(log === null ? [] : leftOpenByTrust(witnesses, trust)),
    ],
    beware: [],
  };
}
