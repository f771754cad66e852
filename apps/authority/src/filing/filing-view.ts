import {
  type FilerEntry,
  type FilerView,
  type FilingReceipt,
  type FilingStatus,
  PackageReview,
  type PackageView,
  filingAcceptanceText,
  filingReceiptText,
} from '@consentry/contract';
import { BiText, civilDateAt } from '@consentry/law';
import type { NoteSigner } from '@consentry/ledger';
import type { z } from 'zod';
import type { StoredFiling, StoredPackage } from './filing.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Shows a filing in a list. */
export function entryOf(row: StoredFiling): FilerEntry {
  const { filing, reference, number, state, kind, name, credit_code, region, persons, scenarios, devices } =
    row;
  return {
    filing,
    reference,
    number,
    state,
    kind,
    name: BiText.parse(JSON.parse(name)),
    credit_code,
    region,
    persons,
    scenarios,
    devices,
    received_at: iso(row.received_at),
    broken: row.broken,
    version: row.version,
  };
}

/** Shows one filing with its packages, the latest first. */
export function viewOf(row: StoredFiling, packages: readonly StoredPackage[], now: number): FilerView {
  const { department, key } = row;
  return { ...entryOf(row), department, key, packages: packages.map((one) => packageView(one, now)) };
}

/** What is asked for, and whether its day is over. */
export function askedOf(
  { asked, answer_by, state }: StoredPackage,
  now: number,
): z.output<typeof PackageView>['asked'] {
  if (asked === null || answer_by === null) return null;
  return { text: asked, answer_by, over: state === 'supplement' && answer_by < civilDateAt(now) };
}

/** What was found of a package. */
export function reviewOf({ review }: Pick<StoredPackage, 'review'>): PackageReview {
  return PackageReview.parse(JSON.parse(review));
}

function packageView(one: StoredPackage, now: number): PackageView {
  const { package: id, kind, state, digest, bytes, received_at, decided_by, decided_at, reason } = one;
  return {
    package: id,
    kind,
    state,
    digest,
    bytes,
    received_at: iso(received_at),
    review: reviewOf(one),
    asked: askedOf(one, now),
    decided:
      decided_by === null || decided_at === null ? null : { by: decided_by, at: iso(decided_at), reason },
  };
}

/** Shows whoever handed it in how far a filing is; its acceptance is signed by the key of the log. */
export function statusOf(
  row: StoredFiling,
  last: StoredPackage,
  signer: NoteSigner,
  now: number,
): z.input<typeof FilingStatus> {
  const { reference, number, state } = row;
  const { package: id, kind, reason, digest, received_at, decided_at } = last;
  const accepted =
    last.state === 'accepted' && number !== null && decided_at !== null
      ? filingAcceptanceText({ reference, number, package: id, digest, decided_at: iso(decided_at) })
      : null;
  return {
    reference,
    number,
    state,
    package: {
      package: id,
      kind,
      state: last.state,
      asked: askedOf(last, now),
      received_at: iso(received_at),
      decided_at: decided_at === null ? null : iso(decided_at),
      reason: last.state === 'turned_down' ? reason : null,
      acceptance: accepted === null ? null : signed(accepted, signer, decided_at ?? now),
      findings: reviewOf(last).findings,
    },
  };
}

/** Makes the receipt of a package, signed by the key of the log. @param code opens the filing */
export function receiptOf(
  { filing, reference, department }: StoredFiling,
  one: StoredPackage,
  code: string,
  signer: NoteSigner,
): FilingReceipt {
  const taken = {
    reference,
    package: one.package,
    digest: one.digest,
    received_at: iso(one.received_at),
  };
  const note = signed(filingReceiptText(taken), signer, one.received_at);
  return { filing, department, code, ...taken, signed: note };
}

function signed(text: string, signer: NoteSigner, at: number): string {
  return `${text}\n${signer.sign(text, Math.floor(at / 1000))}`;
}
