import { type PostureFacts, civilDate, civilDateAt } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { keptUntil } from '../assessment/assessment.ts';
import { readAssessments } from '../assessment/assessment-store.ts';
import type { PlatformTables } from '../store/tables.ts';

type Section = PostureFacts['record'];

/**
 * Reports and records that the platform keeps, as the law asks for them. Chains of devices, counts of
 * operations and what still shows an erased person are not the platform's to say.
 */
export async function recordSection(
  reading: Reading<PlatformTables>,
  _now: number,
): Promise<Pick<Section, 'kept'>> {
  const purposes = await reading
    .selectFrom('purpose_versions')
    .innerJoin('purposes', 'purposes.purpose', 'purpose_versions.purpose')
    .select(['purposes.purpose', 'purposes.state'])
    .select((row) => [row.fn.min('in_force_at').as('began_at'), row.fn.max('ended_at').as('ended_at')])
    .groupBy(['purposes.purpose', 'purposes.state'])
    .orderBy('purposes.purpose')
    .execute();
  const ended = new Set(purposes.filter(({ state }) => state === 'ended').map(({ purpose }) => purpose));
  const swept = new Map(
    (await reading.selectFrom('record_sweeps').selectAll().execute()).map((one) => [
      one.purpose,
      one.swept_at,
    ]),
  );
  const reports = (await readAssessments(reading)).flatMap((one): Section['kept'] => {
    if (one.approved_at === null) return [];
    const over = one.over_at === null ? null : civilDateAt(one.over_at);
    return [
      {
        id: one.assessment,
        kind: 'assessment_report',
        made_on: civilDateAt(one.approved_at),
        ended_on: ended.has(one.purpose) ? over : null,
        superseded_on: ended.has(one.purpose) ? null : over,
        locked_until: one.kept_until === null ? null : civilDate(one.kept_until),
        deleted_on: null,
      },
    ];
  });
  const records = purposes.flatMap(({ purpose, began_at, ended_at }): Section['kept'] => {
    if (began_at === null) return [];
    const over = ended.has(purpose) && ended_at !== null ? ended_at : null;
    const sweptAt = swept.get(purpose);
    return [
      {
        id: `record-${purpose}`,
        kind: 'processing_record',
        made_on: civilDateAt(began_at),
        ended_on: over === null ? null : civilDateAt(over),
        superseded_on: null,
        locked_until: over === null ? null : keptUntil(over),
        deleted_on: sweptAt === undefined ? null : civilDateAt(sweptAt),
      },
    ];
  });
  return { kept: [...reports, ...records] };
}
