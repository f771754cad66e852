import type { ListOrders, OrderEntry } from '@consentry/contract';
import { useState } from 'react';
import { Button, Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { EnterPage } from './enter-page.tsx';
import { OrderPage } from './order-page.tsx';
import { OrderChip } from './order-chip.tsx';
import { useSupervisionWords } from './words.ts';

/** What authorities want of the organisation, and what it hands in (§ 第十六条第二款). */
export function SupervisionSection({ path: [order] }: SectionProps) {
  if (order === 'new') return <EnterPage />;
  return order === undefined ? <Orders /> : <OrderPage order={order} />;
}

const SHOWN = ['all', 'us', 'authority', 'nobody'] as const;
type Shown = (typeof SHOWN)[number];

function Orders() {
  const { m, pick, date, number } = useSupervisionWords();
  const { can } = useSession();
  const [shown, setShown] = useState<Shown>('all');
  const asked: Pick<ListOrders, 'waits_for'> = shown === 'all' ? {} : { waits_for: shown };
  const titleOf = ({ case_number, kind }: OrderEntry) => case_number ?? m.kinds[kind];
  const departmentOf = ({ department, authority }: OrderEntry) =>
    department === null ? m.authorities[authority] : pick(department);
  const columns: readonly ListColumn<OrderEntry>[] = [
    {
      id: 'order',
      title: m.caseNumber,
      cell: (one) => <Link href={hrefOf(['orders', one.order])}>{titleOf(one)}</Link>,
      csv: titleOf,
    },
    {
      id: 'kind',
      title: m.kind,
      isNarrow: true,
      cell: ({ kind }) => m.kinds[kind],
      csv: ({ kind }) => m.kinds[kind],
    },
    { id: 'department', title: m.department, cell: departmentOf, csv: departmentOf },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: (one) => <OrderChip order={one} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'due',
      title: m.due,
      isNarrow: true,
      cell: (one) => <Due order={one} />,
      csv: ({ clocks }) => clocks.at(-1)?.due.last_day ?? null,
    },
    {
      id: 'waiting',
      title: m.waiting,
      isNarrow: true,
      cell: ({ waiting }) => number(waiting),
      csv: ({ waiting }) => waiting,
    },
    {
      id: 'received',
      title: m.receivedOn,
      isNarrow: true,
      cell: ({ received_on }) => date(received_on),
      csv: ({ received_on }) => received_on,
    },
  ];
  const add = can('supervision.enter') ? (
    <Button look="solid" icon="plus" onPress={() => goTo(['orders', 'new'])}>
      {m.enter}
    </Button>
  ) : null;
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ListPage
        caption={m.title}
        name={`orders-${shown}`}
        source={(signal) => platform.supervision.list(asked, signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ order }) => order}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.show}
              value={shown}
              options={SHOWN.map((value) => ({ value, text: m.shown[value] }))}
              onChange={setShown}
              placeholder={m.shown.all}
            />
          </Toolbar>
        }
        empty={{ title: m.none, text: m.noneText, action: add }}
      />
    </SectionPage>
  );
}

/** The day that runs, of several the last one. */
function Due({ order: { clocks, state } }: { readonly order: OrderEntry }) {
  const { m, date } = useSupervisionWords();
  const running = clocks.findLast(({ due }) => due.state !== 'in_time' && due.state !== 'late');
  if (running === undefined || state === 'closed') return <span className="k-soft">{m.noDue}</span>;
  const over = running.due.state === 'overdue';
  return over ? (
    <StatusChip tone="problem">{date(running.due.last_day)}</StatusChip>
  ) : (
    date(running.due.last_day)
  );
}
