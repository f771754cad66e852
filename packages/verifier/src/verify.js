import { verifyBundle } from './bundle.js';
import { isCertificate, verifyCertificate } from './certificate.js';
import { requireCrypto } from './crypto.js';
import { MAX_EVIDENCE_BYTES, verifyEvidence } from './evidence.js';
import { isHeads, verifyHeads } from './heads.js';
import { Checks, refusalOf, say } from './report.js';
import { HEADINGS, TITLES } from './words.js';

/**
 * @typedef {import('./report.js').Report & {
 *   readonly format: null,
 *   readonly title: import('./words.js').BiText,
 * }} UnknownReport
 */
/** @typedef {import('./evidence.js').EvidenceReport | import('./bundle.js').BundleReport | import('./certificate.js').CertificateReport | import('./heads.js').HeadsReport | UnknownReport} FileReport */

/**
 * Checks a file, of whatever kind it is. Never throws: what cannot be checked is not proved.
 * @param {Blob} file
 * @param {import('./trust.js').Trust} trust
 * @param {(done: number, all: number) => void} [progress]
 * @returns {Promise<FileReport>}
 */
export async function verifyFile(file, trust, progress) {
  try {
    await requireCrypto();
  } catch (error) {
    return unknown('crypto', error);
  }
  try {
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    // PK: a zip begins with its first file, or where it is empty with its end.
    if (head[0] === 0x50 && head[1] === 0x4b) return await verifyBundle(file, trust, progress);
    // One byte beyond the limit is enough to refuse it.
    const bytes = new Uint8Array(await file.slice(0, MAX_EVIDENCE_BYTES + 1).arrayBuffer());
    if (bytes.length <= MAX_EVIDENCE_BYTES && isCertificate(bytes))
      return await verifyCertificate(bytes, trust);
    if (bytes.length <= MAX_EVIDENCE_BYTES && isHeads(bytes)) return await verifyHeads(bytes, trust);
    return await verifyEvidence(bytes, trust);
  } catch (error) {
    return unknown('file', error);
  }
}

/**
 * Says the result in one line. Anybody can make a log of their own and call it as they like, so that what is
 * proved by a key that came with the file is never simply proved.
 * @param {FileReport} report
 * @returns {{ readonly tone: 'holds' | 'trusted' | 'fails', readonly text: import('./words.js').BiText }}
 */
export function verdictOf(report) {
  if (!report.proved) return { tone: 'fails', text: HEADINGS.not_proved };
  const trusted = 'log' in report && report.log?.named_by === 'file';
  return trusted
    ? { tone: 'trusted', text: HEADINGS.proved_on_trust }
    : { tone: 'holds', text: HEADINGS.proved };
}

/**
 * @param {import('./words.js').CheckName} check
 * @param {unknown} error
 * @returns {UnknownReport}
 */
function unknown(check, error) {
  const checks = new Checks([check]);
  const { code, values } = refusalOf(error);
  checks.note(check, 'fails', code, values);
  return {
    format: null,
    title: TITLES.evidence,
    proved: false,
    checks: checks.list,
    proves: [],
    does_not_prove: [say('nothing')],
    beware: [],
  };
}
