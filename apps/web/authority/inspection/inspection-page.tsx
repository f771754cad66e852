import type { InspectionView } from '@consentry/contract';
import { Link, saveText } from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { CaseEvidence } from '../evidence/case-evidence.tsx';
import { regionName } from '../regions.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { NewCode } from './new-code.tsx';
import { NextStep } from './next-step.tsx';
import { RunningClock } from './running-clock.tsx';
import { CourseCard, FilesCard, FindingsCard, OrderCard, RectificationsCard, SamplesCard } from './told.tsx';
import { useInspectionWords } from './words.ts';

/** One inspection: its clock, the next step, and all that came of it. */
export function InspectionPage({ inspection }: { readonly inspection: string }) {
  const { m: shell } = useWords();
  const { m } = useInspectionWords();
  const view = useQuery(`inspection ${inspection}`, async (signal) =>
    authority.inspection.read({ inspection }, { signal }),
  );
  return (
    <Page
      heading={view.data?.processor ?? m.heading}
      {...(view.data === undefined ? {} : { lead: view.data.case_number })}
      site={shell.title}
    >
      <p>
        <Link href={hrefOf(['inspections'])}>{m.back}</Link>
      </p>
      <Loaded query={view}>{(read) => <Inspection read={read} />}</Loaded>
    </Page>
  );
}

function Inspection({ read }: { readonly read: InspectionView }) {
  const { m, date, pick } = useInspectionWords();
  const { can } = useSession();
  const { inspection, complaint, closed_at, state } = read;
  const save = useCommand(async (file: string) => {
    const bytes = await fetchFile(`/v1/inspections/${inspection}/files/${file}`);
    saveText(`${file}.bin`, 'application/octet-stream', bytes);
  });
  const handedIn = (
    <>
      <ProblemText trouble={save.trouble} />
      <FilesCard read={read} save={save} />
      <SamplesCard read={read} />
    </>
  );
  // What the next step is about stands before it.
  const isOpen = state === 'ordered' || state === 'answered';
  return (
    <>
      <RunningClock read={read} />
      {isOpen ? handedIn : null}
      <RectificationsCard read={read} />
      <FindingsCard read={read} />
      <NextStep read={read} />
      <OrderCard
        read={read}
        more={[
          { term: m.orderedOn, detail: date(read.ordered_at) },
          ...(closed_at === null ? [] : [{ term: m.closedOn, detail: date(closed_at) }]),
          { term: m.region, detail: pick(regionName(read.region)) },
          { term: m.logKey, detail: read.log_key === null ? m.logKeyUnknown : m.logKeyKnown },
          ...(complaint === null
            ? []
            : [
                {
                  term: m.complaint,
                  detail: <Link href={hrefOf(['complaints', complaint])}>{m.toComplaint}</Link>,
                },
              ]),
        ]}
      />
      {can('inspection.order') && state !== 'closed' ? <NewCode read={read} /> : null}
      {isOpen ? null : handedIn}
      <CourseCard read={read} ordered_at={read.ordered_at} closed_at={closed_at} />
      <CaseEvidence of={inspection} />
    </>
  );
}
