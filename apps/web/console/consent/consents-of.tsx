import { ConsentState, type ConsentEntry } from '@consentry/contract';
import { useState } from 'react';
import { Link, Select, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { ConsentChip } from './consent-chip.tsx';
import { usePurposeName } from './use-purposes.ts';
import { useConsentWords } from './words.ts';

const SHOWN = ['all', ...ConsentState.options] as const;
type Shown = (typeof SHOWN)[number];

/** Everything one person decided, the latest first. */
export function ConsentsOf({ person }: { readonly person: string }) {
  const { m, time, date } = useConsentWords();
  const purposeName = usePurposeName();
  const [shown, setShown] = useState<Shown>('all');
  const columns: readonly ListColumn<ConsentEntry>[] = [
    {
      id: 'purpose',
      title: m.purpose,
      cell: ({ consent, purpose_id }) => (
        <Link href={hrefOf(['consents', consent])}>{purposeName(purpose_id)}</Link>
      ),
      csv: ({ purpose_id }) => purpose_id,
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <ConsentChip state={state} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'kind',
      title: m.kind,
      cell: ({ kind, recipient_id }) =>
        recipient_id === null ? m.kinds[kind] : `${m.kinds[kind]} · ${recipient_id}`,
      csv: ({ kind }) => m.kinds[kind],
    },
    {
      id: 'decided',
      title: m.decided,
      isNarrow: true,
      cell: ({ decided_at }) => time(decided_at),
      csv: ({ decided_at }) => decided_at,
    },
    {
      id: 'until',
      title: m.until,
      isNarrow: true,
      cell: ({ not_after }) => date(not_after),
      csv: ({ not_after }) => not_after,
    },
    {
      id: 'ended',
      title: m.ended,
      cell: ({ ended }) => (ended === null ? '' : m.endReasons[ended.reason]),
      csv: ({ ended }) => ended?.reason ?? null,
    },
  ];
  const options = SHOWN.map((value) => ({ value, text: value === 'all' ? m.all : m.states[value] }));
  return (
    <ListPage
      caption={m.mine}
      name={`consents-${person}-${shown}`}
      source={(signal) =>
        kept(
          platform.consent.list({ person }, signal === undefined ? {} : { signal }),
          ({ state }) => shown === 'all' || state === shown,
        )
      }
      columns={columns}
      rowId={({ consent }) => consent}
      filters={
        <Toolbar label={m.show}>
          <Select label={m.state} value={shown} options={options} onChange={setShown} placeholder={m.all} />
        </Toolbar>
      }
      empty={
        shown === 'all'
          ? { title: m.none, text: m.noneText }
          : { title: m.nothingKept, text: m.nothingKeptText }
      }
    />
  );
}
