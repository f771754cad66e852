import { REFERRAL_STANDING, type ReferralView } from '@consentry/contract';
import type { Reading } from '@consentry/server';
import { z } from 'zod';
import type { AuthorityTables } from '../store/tables.ts';
import type { StoredReferral } from './referral.ts';
import { measuresOf } from './referral-store.ts';

const Basis = z.array(z.string());
const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** Shows proposals to either department: of the case no more than its reference, topic and region. */
export async function referralViews(
  reading: Reading<AuthorityTables>,
  rows: readonly StoredReferral[],
): Promise<ReferralView[]> {
  if (rows.length === 0) return [];
  const cases = await reading
    .selectFrom('complaints')
    .select(['complaint', 'reference', 'topic', 'region'])
    .where(
      'complaint',
      'in',
      rows.map(({ complaint }) => complaint),
    )
    .execute();
  const measures = await measuresOf(
    reading,
    rows.map(({ referral }) => referral),
  );
  return rows.flatMap((row) => {
    const about = cases.find(({ complaint }) => complaint === row.complaint);
    if (about === undefined) return [];
    return [
      {
        ...about,
        referral: row.referral,
        kind: row.kind,
        state: row.state,
        from: row.from_department,
        to: row.to_department,
        purpose: row.purpose,
        scope: row.scope,
        proposed_by: row.proposed_by,
        proposed_at: iso(row.proposed_at),
        answered_by: row.answered_by,
        answered_at: isoOrNull(row.answered_at),
        reason: row.reason,
        ended_at: isoOrNull(row.ended_at),
        measures: measures
          .filter(({ referral }) => referral === row.referral)
          .map(({ measure, department, text, basis, noted_by, noted_at }) => ({
            measure,
            department,
            text,
            basis: Basis.parse(JSON.parse(basis)),
            noted_by,
            noted_at: iso(noted_at),
          })),
        standing: REFERRAL_STANDING,
        version: row.version,
      },
    ];
  });
}

/** Shows one. */
export async function referralView(
  reading: Reading<AuthorityTables>,
  row: StoredReferral,
): Promise<ReferralView> {
  const [view] = await referralViews(reading, [row]);
  if (view === undefined) throw new TypeError(`The case of referral ${row.referral} is gone.`);
  return view;
}
