import type { HandedInFacts } from '@consentry/contract';
import { type PostureFacts, civilDate, civilDateAt } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Section = PostureFacts['audit'];
type Stored = PlatformTables['audits'];

/** Compliance audits as the law asks for them: the platform's own, and those of the document that it does not hold. */
export async function auditSection(reading: Read, handedIn: HandedInFacts['audit']): Promise<Section> {
  const rows = await reading
    .selectFrom('audits')
    .selectAll()
    .where('kind', '=', 'compliance')
    .where('state', '!=', 'dropped')
    .orderBy('audit')
    .execute();
  const counts = await reading
    .selectFrom('audit_findings')
    .select((e) => ['audit', 'result', e.fn.countAll<number>().as('items')])
    .groupBy(['audit', 'result'])
    .execute();
  const itemsOf = (audit: string, result: 'evidenced' | 'gap'): number =>
    counts.find((one) => one.audit === audit && one.result === result)?.items ?? 0;
  const audits = rows.flatMap((row): Section['audits'] =>
    row.finished_at === null
      ? []
      : [
          {
            id: row.audit,
            finished_on: day(row.finished_at),
            required_by_authority: row.required_on !== null,
            items: { evidenced: itemsOf(row.audit, 'evidenced'), gaps: itemsOf(row.audit, 'gap') },
            rectified_on: row.rectified_at === null ? null : day(row.rectified_at),
            report_sent_on: row.sent_on === null ? null : civilDate(row.sent_on),
          },
        ],
  );
  const own = new Set(audits.map(({ id }) => id));
  const [people] = await reading
    .selectFrom('people')
    .select((e) => e.fn.countAll<number>().as('persons'))
    .where('state', '=', 'active')
    .execute();
  const registered = people?.persons ?? 0;
  return {
    ...handedIn,
    // People may be known to other systems, too; fewer than are registered here there cannot be.
    persons: handedIn.persons === null ? null : Math.max(handedIn.persons, registered),
    audits: [...audits, ...handedIn.audits.filter(({ id }) => !own.has(id))],
    required: requiredOf(rows) ?? handedIn.required,
  };
}

/** The required audit that is over first and is not finished. */
function requiredOf(rows: readonly Stored[]): Section['required'] {
  const [first] = rows
    .filter(({ finished_at, required_until }) => finished_at === null && required_until !== null)
    .toSorted((a, b) => ((a.required_until ?? '') < (b.required_until ?? '') ? -1 : 1));
  if (first === undefined || first.required_on === null || first.required_until === null) return null;
  return { required_on: civilDate(first.required_on), until: civilDate(first.required_until) };
}

/** Audits of minors' information, one a year (《未成年人网络保护条例》第三十七条). */
export async function minorsAudits(reading: Read): Promise<PostureFacts['minors']['audits']> {
  const rows = await reading
    .selectFrom('audits')
    .selectAll()
    .where('kind', '=', 'minors')
    .where('state', '!=', 'dropped')
    .orderBy('year')
    .execute();
  const byYear = Map.groupBy(rows, ({ year }) => year ?? 0);
  return [...byYear].map(([year, of]) => {
    const row = of.find(({ finished_at }) => finished_at !== null) ?? of[0];
    const finished = row?.finished_at ?? null;
    return {
      year,
      by: row?.by_kind ?? 'self',
      report: finished === null ? null : (row?.report ?? null),
      audited_on: finished === null ? null : day(finished),
      reported_on: row === undefined || row.sent_on === null ? null : civilDate(row.sent_on),
      receipt: row?.receipt ?? null,
    };
  });
}

function day(at: number) {
  return civilDate(civilDateAt(at));
}
