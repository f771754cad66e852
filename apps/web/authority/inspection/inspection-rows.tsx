import type { InspectionView } from '@consentry/contract';
import { Link } from '@consentry/ui';
import { hrefOf } from '../../shared/router.tsx';
import { regionName } from '../regions.ts';
import { clockOf } from './clock.ts';
import { InspectionChips } from './inspection-chips.tsx';
import { useCivilToday } from './use-civil-today.ts';
import { useInspectionWords } from './words.ts';

/** Inspections in a list, each with the day that runs. */
export function InspectionRows({ rows }: { readonly rows: readonly InspectionView[] }) {
  const { m, pick, date } = useInspectionWords();
  const today = useCivilToday();
  return (
    <ul className="a-rows">
      {rows.map((row) => {
        const clock = clockOf(row, today);
        const day = clock === null ? [] : [`${m.clock[clock.of]} ${date(clock.by)}`];
        return (
          <li key={row.inspection}>
            <div className="a-row-head">
              <Link href={hrefOf(['inspections', row.inspection])}>{row.case_number}</Link>
              <InspectionChips state={row.state} late={row.late} />
            </div>
            <p className="a-words">
              {row.processor} · {pick(regionName(row.region))}
            </p>
            <p className="a-soft">{[`${m.orderedOn} ${date(row.ordered_at)}`, ...day].join(' · ')}</p>
          </li>
        );
      })}
    </ul>
  );
}
