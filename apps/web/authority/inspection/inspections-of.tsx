import { Card, Link } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { InspectionRows } from './inspection-rows.tsx';
import { useInspectionWords } from './words.ts';

export type InspectionsOfProps =
  | { readonly complaint: string; readonly department: string }
  | { readonly filing: string; readonly logKey: string };

/** The inspections that follow from a complaint, or of a filer by the key of its log; and a way to order one. */
export function InspectionsOf(of: InspectionsOfProps) {
  const { m } = useInspectionWords();
  const { can, department } = useSession();
  if (!can('inspection.list')) return null;
  const asked = 'complaint' in of ? { complaint: of.complaint } : { log_key: of.logKey };
  const from = 'complaint' in of ? { complaint: of.complaint } : { filing: of.filing };
  // A complaint that was shared is read, and nothing more: who has it inspects.
  const mayOrder = can('inspection.order') && (!('department' in of) || of.department === department);
  return (
    <Card title={'complaint' in of ? m.of : m.ofFiling} level={2}>
      <Following asked={asked} />
      {mayOrder ? (
        <p>
          <Link href={hrefOf(['inspections', 'new'], from)}>{m.order}</Link>
        </p>
      ) : null}
    </Card>
  );
}

/** One page of them: a case has few. */
function Following({
  asked,
}: {
  readonly asked: { readonly complaint?: string; readonly log_key?: string };
}) {
  const { m } = useInspectionWords();
  const found = useQuery(`inspections of ${JSON.stringify(asked)}`, async () => {
    for await (const { inspections } of authority.inspection.list(asked).pages()) return inspections;
    return [];
  });
  return (
    <Loaded query={found}>
      {(rows) => (rows.length === 0 ? <p className="a-soft">{m.ofNone}</p> : <InspectionRows rows={rows} />)}
    </Loaded>
  );
}
