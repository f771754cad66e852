import { REFERRAL_STANDING, type ReferralState, type ReferralView } from '@consentry/contract';
import { useState } from 'react';
import { Link, Select, Toolbar } from '@consentry/ui';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { ReferralChip, Standing, useOtherSide } from './referral-state.tsx';
import { useReferralWords } from './words.ts';

type Side = 'all' | 'in' | 'out';
const SIDES: readonly Side[] = ['all', 'in', 'out'];
const STATES: readonly ReferralState[] = ['open', 'accepted', 'declined', 'ended'];

/** What departments told each other, share, do jointly or handed over, newest first. */
export function ReferralsPage() {
  const { m: shell } = useWords();
  const { m } = useReferralWords();
  const columns = useColumns();
  const [side, setSide] = useState<Side>('all');
  const [state, setState] = useState<ReferralState | 'all'>('all');
  const asked = {
    ...(side === 'all' ? {} : { side }),
    ...(state === 'all' ? {} : { state }),
  };
  const filters = (
    <Toolbar label={m.heading}>
      <Select<Side>
        label={m.side}
        value={side}
        onChange={setSide}
        placeholder={m.sides.all}
        options={SIDES.map((value) => ({ value, text: m.sides[value] }))}
      />
      <Select<ReferralState | 'all'>
        label={m.state}
        value={state}
        onChange={setState}
        placeholder={m.all}
        options={[
          { value: 'all', text: m.all },
          ...STATES.map((value) => ({ value, text: m.states[value] })),
        ]}
      />
    </Toolbar>
  );
  return (
    <Page heading={m.heading} lead={m.lead} site={shell.title}>
      <Standing of={REFERRAL_STANDING} />
      <ListPage
        caption={m.heading}
        name={`referrals ${side} ${state}`}
        source={(signal) => authority.referral.list(asked, signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ referral }) => referral}
        filters={filters}
        empty={{ title: m.none, text: m.noneText }}
      />
    </Page>
  );
}

function useColumns(): ReadonlyArray<ListColumn<ReferralView>> {
  const { m: shell } = useWords();
  const { m, date } = useReferralWords();
  const otherSide = useOtherSide();
  return [
    {
      id: 'case',
      title: m.case,
      isNarrow: true,
      cell: ({ referral, reference }) => <Link href={hrefOf(['referrals', referral])}>{reference}</Link>,
      csv: ({ reference }) => reference,
    },
    {
      id: 'kind',
      title: m.kind,
      isNarrow: true,
      cell: ({ kind }) => m.kinds[kind],
      csv: ({ kind }) => m.kinds[kind],
    },
    { id: 'other', title: m.other, cell: otherSide, csv: otherSide },
    {
      id: 'topic',
      title: m.topic,
      cell: ({ topic }) => shell.report.topics[topic],
      csv: ({ topic }) => shell.report.topics[topic],
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <ReferralChip state={state} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'proposed',
      title: m.proposed,
      isNarrow: true,
      cell: ({ proposed_at }) => date(proposed_at),
      csv: ({ proposed_at }) => proposed_at,
    },
  ];
}
