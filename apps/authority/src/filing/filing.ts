import { type KeyObject } from 'node:crypto';
import type { FilerState, FilingManifest, PackageState } from '@consentry/contract';
import { BiText, type FilingKind, Mode } from '@consentry/law';
import { asSpelled, codeFor } from '@consentry/server';
import { z } from 'zod';
import { wordsOf } from '../search/terms.ts';
import type { FilingTables } from './filing-tables.ts';

export type StoredFiling = FilingTables['filings'];
/** One before it has its place among the others. */
export type NewFiling = Omit<StoredFiling, 'arrival'>;
export type StoredPackage = FilingTables['filing_packages'];

/** What is done to the open package of a filing. */
export type FilingAct = 'ask' | 'accept' | 'turn_down';

/** From which states of a package each act leads where. */
const STEPS: Readonly<Record<FilingAct, Readonly<Partial<Record<PackageState, PackageState>>>>> = {
  ask: { received: 'supplement', supplement: 'supplement' },
  accept: { received: 'accepted' },
  turn_down: { received: 'turned_down', supplement: 'turned_down' },
};

/** Gives the state of a package that an act leads to; `null` where it cannot be done now. Pure. */
export function after(state: PackageState, act: FilingAct): PackageState | null {
  return STEPS[act][state] ?? null;
}

/** Gives what a filing is once its open package is in this state. Pure. */
export function filerState(
  { number }: Pick<StoredFiling, 'number'>,
  { kind }: { readonly kind: FilingKind },
  state: PackageState,
): FilerState {
  const accepted = number !== null;
  switch (state) {
    case 'received':
    case 'supplement':
      return accepted ? 'changing' : 'pending';
    case 'accepted':
      return kind === 'deregistration' ? 'deregistered' : 'accepted';
    // A change that is turned down leaves what was accepted before.
    case 'turned_down':
    case 'replaced':
      return accepted ? 'accepted' : 'turned_down';
  }
}

/** What the register shows of what was filed last. */
export const Summary = z.strictObject({
  name: BiText,
  credit_code: z.string().nullable(),
  persons: z.int().min(0),
  scenarios: z.int().min(0),
  devices: z.int().min(0),
  /** Of each scenario; those of before have none. */
  modes: z.array(Mode).default([]),
});
export type Summary = z.infer<typeof Summary>;

/** Gives the words by which a filer is found. Pure. */
export function namesOf(name: BiText): string {
  return wordsOf([name['zh-CN'], name.en]);
}

/** Sums up what is filed: persons by the upper bound, by which the duty is judged (G1). */
export function summaryOf({ facts }: Pick<FilingManifest, 'facts'>): Summary {
  const running = facts.scenarios.filter(({ state }) => state !== 'ended');
  const groups = running.flatMap(({ places }) => places.flatMap(({ devices }) => devices));
  return {
    name: facts.processor.name,
    credit_code: facts.processor.credit_code,
    persons: facts.stock?.processor.upper ?? 0,
    scenarios: running.length,
    devices: groups.reduce((sum, { devices }) => sum + devices, 0),
    modes: running.map(({ mode }) => mode).toSorted(),
  };
}

/** Columns of the register that a package sets: at its first coming, and once a change of it is accepted. */
export function registered({ name, credit_code, modes, ...counts }: Summary) {
  return {
    name: JSON.stringify(name),
    words: namesOf(name),
    credit_code,
    modes: JSON.stringify(modes),
    ...counts,
  };
}

const REFERENCE_CHARS = 10;
const CODE_CHARS = 20;

/** By what a filing is named to whoever handed it in. */
export function referenceOf(secret: KeyObject, filing: string): string {
  return asSpelled(codeFor(secret, ['filing reference', filing], REFERENCE_CHARS));
}

/** What opens a filing to whoever has this very package: the same package gives the same code. */
export function codeOf(secret: KeyObject, packageId: string, digest: string): string {
  return codeFor(secret, ['filing code', packageId, digest], CODE_CHARS);
}

/** Number of a filing: year of its acceptance in Asia/Shanghai, province, and a count within both. */
export function numberOf(region: string, year: string, count: number): string {
  return `人脸备${region.slice(0, 2)}-${year}-${String(count).padStart(6, '0')}`;
}
