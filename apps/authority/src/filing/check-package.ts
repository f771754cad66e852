import {
  EvidenceFile,
  type FiledFinding,
  type RefusedBecause,
  canonicalJson,
  filedOf,
  filingText,
} from '@consentry/contract';
import { type ReadFiling, readFiling } from '@consentry/documents';
import {
  LedgerError,
  NoteKey,
  type Opening,
  leafHash,
  openCheckpoint,
  openNote,
  opens,
  parseEntry,
  readProofFile,
  verifyInclusion,
} from '@consentry/ledger';
import { type BiText, type Lapse, both, contradicted, reviewFiling } from '@consentry/law';

const TEXTS = {
  unsigned: both(
    '备案包没有签名。请由处理者的系统签名后提交。',
    'The package is not signed. Have the processor’s system sign it.',
  ),
  signature_wrong: both(
    '签名不是对这份清单的签名：清单被改动，或者签名的不是包中所列的密钥。',
    'The signature is not of this manifest: it was altered, or another key than the one in it signed.',
  ),
  checkpoint_wrong: both(
    '包中的证据日志检查点不是由同一密钥签名的。',
    'The checkpoint of the evidence log is not signed by the same key.',
  ),
  evidence_wrong: both('这份证据不能证明任何日志条目。', 'This evidence proves no entry of the log.'),
} as const satisfies Record<string, BiText>;

function because(code: keyof typeof TEXTS, path: string | null): RefusedBecause {
  return { code, path, text: TEXTS[code] };
}

/** A package that was checked by machine. */
export interface CheckedPackage {
  readonly filing: ReadFiling;
  /** Key that signed it, as text. */
  readonly key: string;
  readonly findings: readonly FiledFinding[];
  /** Evidence files that prove an entry of the log. */
  readonly proved: number;
}

/**
 * Checks a package: its format, its signature and evidence, whether it is complete, and what contradicts itself or
 * the law. Pure but for what it is given.
 *
 * @param now when it came, milliseconds since the epoch
 * @returns every reason to refuse it, where there is one
 */
export function checkPackage(
  zip: Uint8Array,
  now: number,
): { readonly checked: CheckedPackage } | { readonly reasons: readonly RefusedBecause[] } {
  const { filing, faults } = readFiling(zip);
  if (filing === null) return { reasons: faults };
  const filed = filedOf(filing.manifest);
  const { missing, contradictions } = reviewFiling(filed, now);
  const evidence = [...filing.files].filter(([path]) => isEvidence(filing, path));
  const unproved = evidence.filter(([, bytes]) => !proves(bytes, filing.manifest.log?.key ?? ''));
  const reasons = [
    ...signatureReasons(filing),
    ...unproved.map(([path]) => because('evidence_wrong', path)),
    ...missing
      .filter(({ lapse }) => lapse.risk === 'broken')
      .map(({ lapse: { finding, fact } }) => ({ code: finding.code, path: fact.path, text: finding.why })),
  ];
  if (reasons.length > 0) return { reasons };
  const findings = [
    ...contradictions.map((lapse) => ({ ...told(lapse, contradicted(filed, lapse)), document: null })),
    ...missing.map(({ document, lapse }) => ({ ...told(lapse, []), document })),
  ];
  return {
    checked: { filing, key: filing.manifest.log?.key ?? '', findings, proved: evidence.length },
  };
}

function told(
  { finding, risk, fact }: Lapse,
  facts: ReturnType<typeof contradicted>,
): Omit<FiledFinding, 'document'> {
  const shown = facts.map(({ path, value }) => ({
    path,
    value: typeof value === 'string' ? value.slice(0, VALUE_MAX) : value,
  }));
  return { finding, risk, path: fact.path, facts: shown };
}

/** Characters of a value that are shown. */
const VALUE_MAX = 1000;

function isEvidence({ manifest }: ReadFiling, path: string): boolean {
  return manifest.files.some(
    (file) => file.path === path && file.slot === 'evidence' && path.endsWith('.evidence.json'),
  );
}

function signatureReasons({ manifest: { log }, note, digest }: ReadFiling): readonly RefusedBecause[] {
  if (log === null || note === null) return [because('unsigned', null)];
  const key = attempt(() => NoteKey.parse(log.key));
  if (key === null) return [because('signature_wrong', '/log/key')];
  const signed = attempt(() => openNote(note, [key]).text === filingText(digest)) ?? false;
  const headed = log.checkpoint === null || attempt(() => openCheckpoint(log.checkpoint ?? '', key)) !== null;
  return [
    ...(signed ? [] : [because('signature_wrong', 'manifest.note')]),
    ...(headed ? [] : [because('checkpoint_wrong', '/log/checkpoint')]),
  ];
}

/** Whether a file of evidence proves its entry under this key (docs/formats/evidence.md). */
function proves(bytes: Uint8Array, key: string): boolean {
  const text = new TextDecoder().decode(bytes);
  const file = EvidenceFile.safeParse(attempt(() => JSON.parse(text) as unknown));
  if (!file.success || file.data.log !== key || canonicalJson(file.data) !== text) return false;
  const { entry, opening, proof } = file.data;
  return (
    attempt(() => {
      const { index, hashes, checkpoint } = readProofFile(proof);
      const head = openCheckpoint(
        checkpoint,
        NoteKey.parse(key),
        file.data.witnesses.map((one) => NoteKey.parse(one)),
      );
      const leaf = leafHash(Buffer.from(entry));
      const { size, root } = head;
      const included = verifyInclusion({ index, size, leaf, root, proof: hashes });
      return included && (opening === null || opens(parseEntry(Buffer.from(entry)), openingOf(opening)));
    }) ?? false
  );
}

/** Members that are left out are left out. */
function openingOf({ salt, body, subject, actor }: NonNullable<EvidenceFile['opening']>): Opening {
  return {
    salt,
    body,
    ...(subject === undefined ? {} : { subject }),
    ...(actor === undefined ? {} : { actor }),
  };
}

/** What the ledger refuses is nothing. */
function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof LedgerError || error instanceof SyntaxError) return null;
    throw error;
  }
}
