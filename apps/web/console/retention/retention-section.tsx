import type { PurposeEntry, RetentionOutlook } from '@consentry/contract';
import { Callout, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { RetentionPage } from './retention-page.tsx';
import { useRetentionWords } from './words.ts';

type Outlook = RetentionOutlook['purposes'][number];

interface Row {
  readonly entry: PurposeEntry;
  readonly outlook: Outlook | undefined;
}

/** How long is kept what, what runs out when, and what was erased (§ 第八条第二款). */
export function RetentionSection({ path: [purpose] }: SectionProps) {
  return purpose === undefined ? <Overview /> : <RetentionPage purpose={purpose} />;
}

async function readRows(signal: AbortSignal | undefined): Promise<readonly Row[]> {
  const options = signal === undefined ? {} : { signal };
  const [entries, { purposes }] = await Promise.all([
    Array.fromAsync(platform.purpose.list({}, options)),
    platform.retention.outlook({}, options),
  ]);
  return entries.map((entry) => ({
    entry,
    outlook: purposes.find(({ purpose }) => purpose === entry.purpose),
  }));
}

function Overview() {
  const { m, pick, date, number } = useRetentionWords();
  const erasedOf = ({ outlook }: Row) => (outlook?.erased ?? []).reduce((all, { count }) => all + count, 0);
  const some = (count: number) => (count === 0 ? m.nothing : m.people(number(count)));
  const columns: readonly ListColumn<Row>[] = [
    {
      id: 'purpose',
      title: m.purpose,
      cell: ({ entry }) => <Link href={hrefOf(['retention', entry.purpose])}>{pick(entry.statement)}</Link>,
      csv: ({ entry }) => pick(entry.statement),
    },
    {
      id: 'held',
      title: m.held,
      isNarrow: true,
      cell: ({ outlook }) => some(outlook?.held ?? 0),
      csv: ({ outlook }) => outlook?.held ?? 0,
    },
    {
      id: 'next',
      title: m.next,
      isNarrow: true,
      cell: ({ outlook }) => {
        const next = outlook?.runs_out[0];
        return next === undefined ? m.nothing : m.nextCount(number(next.count), next.month);
      },
      csv: ({ outlook }) => outlook?.runs_out[0]?.month ?? null,
    },
    {
      id: 'to-erase',
      title: m.toErase,
      cell: ({ outlook }) => {
        const { count = 0, since = null } = outlook?.to_erase ?? {};
        return since === null ? m.nothing : m.waiting(number(count), date(since));
      },
      csv: ({ outlook }) => outlook?.to_erase.count ?? 0,
    },
    {
      id: 'erased',
      title: m.erased,
      isNarrow: true,
      cell: (row) => some(erasedOf(row)),
      csv: erasedOf,
    },
  ];
  return (
    <SectionPage title={m.title} lead={m.lead}>
      <Rule />
      <ListPage
        caption={m.title}
        name="retention"
        source={readRows}
        columns={columns}
        rowId={({ entry }) => entry.purpose}
        empty={{
          title: m.none,
          text: m.noneText,
          action: <Link href={hrefOf(['purposes'])}>{m.toPurposes}</Link>,
        }}
      />
    </SectionPage>
  );
}

/** What lifts the shortest necessary time, and what does not (R08.4). */
function Rule() {
  const { m } = useRetentionWords();
  return (
    <Callout tone="note">
      <p>
        <strong>{m.ruleTitle}</strong>
      </p>
      <p>
        {m.rule} <Link href={hrefOf(['posture', 'R08.4'])}>{m.ruleRow}</Link>
      </p>
    </Callout>
  );
}
