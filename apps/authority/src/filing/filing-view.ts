import { type FilerEntry, type FilerView, PackageReview, type PackageView } from '@consentry/contract';
import { BiText, civilDateAt } from '@consentry/law';
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
