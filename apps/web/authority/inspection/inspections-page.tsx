import type { InspectionState, InspectionView } from '@consentry/contract';
import { type ReactNode, useState } from 'react';
import { Button, EmptyState, Link, Section, Select } from '@consentry/ui';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { Narrowed, periodOf } from '../narrowed.tsx';
import { REGIONS, regionName } from '../regions.ts';
import { InspectionRows } from './inspection-rows.tsx';
import { useInspectionWords } from './words.ts';

/** Which inspections are asked for. */
interface Asked {
  readonly state?: InspectionState;
  readonly late?: 'true';
  readonly result?: (typeof RESULTS)[number];
  readonly rectification?: (typeof RECTIFICATIONS)[number];
  readonly region?: string;
  readonly from?: string;
  readonly to?: string;
}

const RESULTS = ['open', 'nothing_found', 'mended'] as const;
const RECTIFICATIONS = ['open', 'fulfilled', 'not_fulfilled'] as const;

const STATES: readonly InspectionState[] = [
  'ordered',
  'answered',
  'examined',
  'rectifying',
  'reported',
  'closed',
];

/**
 * The inspections of one’s department: those that are late first.
 *
 * @param search of the address: what is shown to begin with, as the figures lead here
 */
export function InspectionsPage({ search }: { readonly search: URLSearchParams }) {
  const { m: shell } = useWords();
  const { m, pick } = useInspectionWords();
  const { can } = useSession();
  const asks = (name: string) => search.get(name) ?? '';
  const period = periodOf(search);
  const result = RESULTS.find((one) => one === asks('result'));
  const rectification = RECTIFICATIONS.find((one) => one === asks('rectification'));
  const region = REGIONS.find(([code]) => code === asks('region'))?.[0];
  const narrow = {
    ...period,
    ...(result === undefined ? {} : { result }),
    ...(rectification === undefined ? {} : { rectification }),
    ...(region === undefined ? {} : { region }),
  };
  const isNarrow = Object.keys(narrow).length > 0;
  const [shown, setShown] = useState<InspectionState | 'all' | 'late'>(
    asks('late') === 'true' ? 'late' : (STATES.find((one) => one === asks('state')) ?? 'all'),
  );
  return (
    <Page heading={m.heading} lead={m.lead} site={shell.title}>
      {can('inspection.order') ? (
        <p>
          <Link href={hrefOf(['inspections', 'new'])}>{m.order}</Link>
        </p>
      ) : null}
      <Select
        name="shown"
        label={m.show}
        value={shown}
        onChange={setShown}
        placeholder={m.all}
        options={[
          { value: 'all', text: m.all },
          { value: 'late', text: m.late },
          ...STATES.map((value) => ({ value, text: m.states[value] })),
        ]}
      />
      <Narrowed
        period={period}
        also={[
          ...(result === undefined ? [] : [m.resultsOf[result]]),
          ...(rectification === undefined ? [] : [m.rectificationsOf[rectification]]),
          ...(region === undefined ? [] : [pick(regionName(region))]),
        ]}
        list="inspections"
      />
      {shown === 'all' && !isNarrow ? (
        <All />
      ) : (
        <Inspections
          key={shown}
          asked={{
            ...narrow,
            ...(shown === 'all' ? {} : shown === 'late' ? { late: 'true' } : { state: shown }),
          }}
          none={<p>{m.noneSuch}</p>}
        />
      )}
    </Page>
  );
}

function All() {
  const { m } = useInspectionWords();
  return (
    <>
      <Inspections asked={{ late: 'true' }} title={m.lateHead} none={null} />
      <Inspections
        asked={{}}
        title={m.newestHead}
        // Those stand above.
        leaves={({ late }) => late}
        none={<EmptyState icon="scales" title={m.none} text={m.noneText} />}
      />
    </>
  );
}

/** Reads one page of the list. */
async function pageAfter(asked: Asked, cursor?: string) {
  const pages = authority.inspection.list({ ...asked, ...(cursor === undefined ? {} : { cursor }) }).pages();
  for await (const page of pages) return page;
  return { inspections: [], cursor: null };
}

interface InspectionsProps {
  readonly asked: Asked;
  readonly title?: string;
  /** Those that are not shown here. */
  readonly leaves?: (one: InspectionView) => boolean;
  readonly none: ReactNode;
}

function Inspections({ asked, title, leaves = () => false, none }: InspectionsProps) {
  const { m } = useInspectionWords();
  const first = useQuery(`inspections ${JSON.stringify(asked)}`, async () => pageAfter(asked));
  const [more, setMore] = useState<readonly InspectionView[]>([]);
  const [cursor, setCursor] = useState<string | null | undefined>(undefined);
  const next = useCommand(
    async (from: string) => pageAfter(asked, from),
    (page) => {
      setMore((before) => [...before, ...page.inspections]);
      setCursor(page.cursor);
    },
  );
  return (
    <Loaded query={first}>
      {(page) => {
        const from = cursor === undefined ? page.cursor : cursor;
        const all = [...page.inspections, ...more];
        if (all.length === 0) return none;
        const rows = all.filter((one) => !leaves(one));
        const list = (
          <>
            <InspectionRows rows={rows} />
            <ProblemText trouble={next.trouble} />
            {from === null ? null : (
              <div className="a-actions">
                <Button onPress={() => next.run(from)} isPending={next.busy}>
                  {m.more}
                </Button>
              </div>
            )}
          </>
        );
        if (rows.length === 0 && from === null) return null;
        return title === undefined ? list : <Section title={title}>{list}</Section>;
      }}
    </Loaded>
  );
}
