import type { ComplaintEntry, ComplaintState } from '@consentry/contract';
import { useState } from 'react';
import { Button, LawChip, Link, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { DueFilter, type DueShown, askedOf } from '../../shared/list/due-filter.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { ComplaintPage } from './complaint-page.tsx';
import { GuidePage } from './guide-page.tsx';
import { TakeInPage } from './take-in-page.tsx';
import { useComplaintWords } from './words.ts';

/** Complaints and reports (§ 第十七条). */
export function ComplaintSection({ path: [complaint] }: SectionProps) {
  if (complaint === undefined) return <Complaints />;
  if (complaint === 'guide') return <GuidePage />;
  return complaint === 'new' ? <TakeInPage /> : <ComplaintPage complaint={complaint} />;
}

function Complaints() {
  const { m, date, language } = useComplaintWords();
  const { can } = useSession();
  const [shown, setShown] = useState<DueShown<ComplaintState>>('all');
  const add = can('complaint.take_in') ? (
    <Button icon="plus" onPress={() => goTo(['complaints', 'new'])}>
      {m.takeIn}
    </Button>
  ) : undefined;
  const guide = can('complaint_guide.publish') ? (
    <Button icon="globe" onPress={() => goTo(['complaints', 'guide'])}>
      {m.guide}
    </Button>
  ) : null;
  const columns: readonly ListColumn<ComplaintEntry>[] = [
    {
      id: 'reference',
      title: m.reference,
      isNarrow: true,
      cell: ({ complaint, reference }) => <Link href={hrefOf(['complaints', complaint])}>{reference}</Link>,
      csv: ({ reference }) => reference,
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => (
        <StatusChip tone={state === 'closed' ? 'ok' : 'note'}>{m.states[state]}</StatusChip>
      ),
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'due',
      title: m.due,
      isNarrow: true,
      cell: ({ due }) =>
        due === null ? null : (
          <>
            {date(due.act_by)} <LawChip of="due" state={due.state} language={language} />
          </>
        ),
      csv: ({ due }) => due?.act_by ?? null,
    },
    {
      id: 'received',
      title: m.received,
      isNarrow: true,
      cell: ({ received_on }) => date(received_on),
      csv: ({ received_on }) => received_on,
    },
    {
      id: 'channel',
      title: m.channel,
      cell: ({ channel }) => m.channels[channel],
      csv: ({ channel }) => m.channels[channel],
    },
    { id: 'from', title: m.from, cell: ({ from }) => m.froms[from], csv: ({ from }) => m.froms[from] },
  ];
  return (
    <SectionPage
      title={m.title}
      lead={m.lead}
      actions={
        <Toolbar label={m.title}>
          {guide}
          {add}
        </Toolbar>
      }
    >
      <ListPage
        caption={m.title}
        name={`complaints-${shown}`}
        source={(signal) => platform.complaint.list(askedOf(shown), signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ complaint }) => complaint}
        filters={
          <DueFilter
            label={m.show}
            allText={m.all}
            flags={m.flags}
            states={m.states}
            value={shown}
            onChange={setShown}
          />
        }
        empty={{ title: m.none, text: m.noneText, action: add }}
      />
    </SectionPage>
  );
}
