import { randomUUID } from 'node:crypto';
import type { FiledDifference, PackageReview, PackageTaken, RefusedBecause } from '@consentry/contract';
import { readFiling } from '@consentry/documents';
import { type BiText, both, civilDateAt, substantiveChange } from '@consentry/law';
import type { NoteSigner } from '@consentry/ledger';
import {
  ProblemError,
  asSpelled,
  inTransaction,
  paperHash,
  type Reading,
  type Writing,
} from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import { departmentFor } from '../department/department.ts';
import { listDepartments } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { type CheckedPackage, checkPackage } from './check-package.ts';
import {
  type NewFiling,
  type StoredFiling,
  type StoredPackage,
  codeOf,
  filerState,
  referenceOf,
  registered,
  summaryOf,
} from './filing.ts';
import {
  addPackage,
  findFiling,
  findPackage,
  findStanding,
  openPackage,
  packagesOf,
} from './filing-store.ts';
import { receiptOf } from './filing-view.ts';

/** The filing that a package supplements, as its filer names it; `null` for none. */
export interface Supplements {
  readonly reference: string;
  readonly code: string;
}

const TEXTS = {
  package_other: both(
    '同一编号的备案包已经收到，内容不同。请重新生成后提交。',
    'A package with this id was received with other content. Make it anew.',
  ),
  already_filed: both(
    '这一处理者已有备案在办或者有效。请提交变更，或者凭编号和查询码补正。',
    'A filing of this processor stands or is under way. Hand in a change, or supplement it by its reference and code.',
  ),
  number_unknown: both(
    '没有这一备案编号，或者已经注销。',
    'There is no filing with this number, or it was deregistered.',
  ),
  key_other: both(
    '签名的密钥不是这项备案登记的密钥。密钥更换的，请先联系受理部门。',
    'The package is signed by another key than that of this filing. Where the key was changed, ask the department first.',
  ),
  nothing_open: both(
    '这项备案没有等待补正的材料，或者编号、查询码不对。',
    'This filing waits for no supplement, or the reference or code is wrong.',
  ),
} as const satisfies Record<string, BiText>;

/** Thrown inside the transaction, so that nothing of it is kept. */
class Refused extends Error {
  readonly reason: RefusedBecause;

  constructor(code: keyof typeof TEXTS, path: string | null) {
    super(code);
    this.reason = { code, path, text: TEXTS[code] };
  }
}

/**
 * Takes a package in: checks it, keeps it as it came, and writes it into the register. The same package again is the
 * same receipt.
 *
 * @throws {ProblemError} `no_department` where nobody here is competent
 */
export async function takePackage(
  context: AuthorityContext,
  zip: Uint8Array,
  supplements: Supplements | null,
  signer: NoteSigner,
  now: number,
): Promise<PackageTaken> {
  const result = checkPackage(zip, now);
  if ('reasons' in result) return { taken: false, reasons: [...result.reasons] };
  const { checked } = result;
  const { database, packages } = context;
  const differences = await differencesOf(context, checked);
  const kept = await packages.keep(zip);
  let stays = false;
  try {
    const taken = await inTransaction(database, async (writing) => {
      const known = await findPackage(writing, checked.filing.manifest.package);
      if (known !== null) {
        if (known.digest !== checked.filing.digest) throw new Refused('package_other', '/package');
        const filing = await findFiling(writing, 'filing', known.filing);
        if (filing === null) throw new ProblemError('internal');
        return { filing, one: known, isNew: false };
      }
      const before = await filingOf(writing, checked, supplements);
      const file = { file: kept.attachment, file_digest: kept.digest, bytes: zip.length };
      const written = await register(writing, context, checked, before, { file, differences, now });
      return { ...written, isNew: true };
    });
    stays = taken.isNew;
    const { filing, one } = taken;
    const code = codeOf(context.keys.secret, one.package, one.digest);
    return { taken: true, receipt: receiptOf(filing, one, code, signer) };
  } catch (error) {
    if (error instanceof Refused) return { taken: false, reasons: [error.reason] };
    throw error;
  } finally {
    if (!stays) await packages.drop(kept.attachment);
  }
}

/** Finds the filing that a package belongs to; `null` where it begins one. */
async function filingOf(
  reading: Reading<AuthorityTables>,
  { filing: { manifest }, key }: CheckedPackage,
  supplements: Supplements | null,
): Promise<StoredFiling | null> {
  const { kind, number, facts } = manifest;
  const first = kind === 'first' || kind === 'consolidated';
  if (supplements !== null) {
    const found = await findFiling(reading, 'reference', asSpelled(supplements.reference));
    const all = found === null ? [] : await packagesOf(reading, found.filing);
    const open = openPackage(all);
    const code = paperHash(supplements.code);
    // A supplement is of the same kind and, where there is one, of the same number.
    const fits =
      open !== null && open.code_hash === code && (first ? open.kind === kind : number === found?.number);
    if (found === null || !fits) throw new Refused('nothing_open', null);
    return sameKey(found, key);
  }
  if (first) {
    const standing = await findStanding(reading, key, facts.processor.credit_code);
    if (standing !== null) throw new Refused('already_filed', '/facts/processor/credit_code');
    return null;
  }
  const found = number === null ? null : await findFiling(reading, 'number', number);
  if (found === null || found.state === 'deregistered') throw new Refused('number_unknown', '/number');
  return sameKey(found, key);
}

function sameKey(filing: StoredFiling, key: string): StoredFiling {
  if (filing.key !== key) throw new Refused('key_other', '/log/key');
  return filing;
}

/** Compares a change or an end with what was accepted last, by reading G7. */
async function differencesOf(
  { database, packages }: AuthorityContext,
  { filing: { manifest } }: CheckedPackage,
): Promise<readonly FiledDifference[]> {
  const { kind, number, facts, changes } = manifest;
  if (kind !== 'change' || number === null) return [];
  const found = await findFiling(database.reading, 'number', number);
  const all = found === null ? [] : await packagesOf(database.reading, found.filing);
  const last = all.find(({ state }) => state === 'accepted');
  const zip = last === undefined ? null : await packages.read(last.file, last.file_digest);
  const before = zip === null ? null : readFiling(zip).filing;
  if (before === null) return [];
  // The day decides nothing here: only what is another one.
  const today = civilDateAt(Date.parse(facts.as_of));
  return substantiveChange(before.manifest.facts, facts, today).changes.map(
    ({ field, scenario, path, substantive }) => ({
      field,
      scenario,
      path,
      substantive,
      stated: changes.some(
        (one) => one.field === field && (one.scenario === null || one.scenario === scenario),
      ),
    }),
  );
}

interface Kept {
  readonly file: Pick<StoredPackage, 'file' | 'file_digest' | 'bytes'>;
  readonly differences: readonly FiledDifference[];
  readonly now: number;
}

/** Writes a package, and the filing that it begins or goes on. */
async function register(
  writing: Writing<AuthorityTables>,
  { keys }: AuthorityContext,
  { filing: { manifest, digest }, key, findings, proved }: CheckedPackage,
  before: StoredFiling | null,
  { file, differences, now }: Kept,
): Promise<{ readonly filing: StoredFiling; readonly one: StoredPackage }> {
  const region = `${manifest.province}0000`;
  const department = before?.department ?? departmentFor(await listDepartments(writing), 'cac', region);
  if (department === null) throw new ProblemError('no_department');
  const summary = summaryOf(manifest);
  const filing = before?.filing ?? randomUUID();
  const number = before?.number ?? null;
  const review: PackageReview = {
    findings: [...findings],
    differences: [...differences],
    key_known: before !== null,
    proved,
    materials: manifest.files.flatMap(({ title, path, bytes, sha256 }) =>
      title === undefined ? [] : [{ title, path, bytes, sha256 }],
    ),
  };
  const row: NewFiling = {
    // What was accepted stays in the register until the change is accepted.
    ...(before !== null && number !== null ? before : { ...registered(summary), region }),
    filing,
    reference: referenceOf(keys.secret, filing),
    number,
    state: filerState({ number }, manifest, 'received'),
    kind: manifest.kind,
    department,
    key,
    broken: findings.filter(({ risk }) => risk === 'broken').length,
    received_at: before?.received_at ?? now,
    accepted_at: before?.accepted_at ?? null,
    version: (before?.version ?? 0) + 1,
  };
  const one: StoredPackage = {
    package: manifest.package,
    filing,
    round: row.version,
    kind: manifest.kind,
    state: 'received',
    code_hash: paperHash(codeOf(keys.secret, manifest.package, digest)),
    ...file,
    digest,
    review: JSON.stringify(review),
    summary: JSON.stringify(summary),
    received_at: now,
    asked: null,
    answer_by: null,
    decided_by: null,
    decided_at: null,
    reason: null,
  };
  return { filing: await addPackage(writing, row, one, before), one };
}
