import { type AccessList, AccessReason, type ProcessingEntry } from '@consentry/contract';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { DateField, Disclosure, Select, Tabs, Toolbar, saveText } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { type Query, useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useStaffWords } from '../staff/words.ts';
import { type Days, lastDays } from './days.ts';
import { useRecordWords } from './words.ts';

const TABS = ['accesses', 'processing', 'extract'] as const;
type Tab = (typeof TABS)[number];
const ALL = 'all';
/** An id, of which the first group is enough to know it again. */
const UUID = /([0-9a-f]{8})-[0-9a-f-]{27}/g;
type AccessEntry = z.infer<typeof AccessList>['accesses'][number];

/** The record of processing and of accesses (§ 第九条; 《个人信息保护法》第五十五条). */
export function RecordSection({ path: [page] }: SectionProps) {
  const { m } = useRecordWords();
  const { can } = useSession();
  const [days, setDays] = useState<Days>(() => lastDays(30));
  const purposes = usePurposes();
  const selected = TABS.find((tab) => tab === page) ?? 'accesses';
  const contents: Readonly<Record<Tab, () => ReactNode>> = {
    accesses: () => <Accesses days={days} onDays={setDays} />,
    processing: () => <Processing days={days} onDays={setDays} purposes={purposes.data ?? []} />,
    extract: () => (
      <Loaded query={purposes}>{(options) => <Extract days={days} purposes={options} />}</Loaded>
    ),
  };
  return (
    <SectionPage title={m.title} lead={m.lead}>
      <Tabs<Tab>
        label={m.title}
        selected={selected}
        onChange={(tab) => goTo(tab === 'accesses' ? ['record'] : ['record', tab])}
        items={TABS.filter((tab) => tab !== 'extract' || can('record.extract')).map((id) => ({
          id,
          title: m.tabs[id],
          content: id === selected ? contents[id]() : null,
        }))}
      />
    </SectionPage>
  );
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

function usePurposes(): Query<readonly Choice[]> {
  const { pick, language } = useRecordWords();
  return useQuery(`purposes named ${language}`, async (signal) => {
    const all = await Array.fromAsync(platform.purpose.list({}, { signal }));
    return all.map(({ purpose, statement }) => ({ value: purpose, text: pick(statement) }));
  });
}

interface DaysProps {
  readonly days: Days;
  readonly onDays: (days: Days) => void;
}

function DaysFields({ days, onDays, children }: DaysProps & { readonly children?: ReactNode }) {
  const { m } = useRecordWords();
  const { from, to } = days;
  // A day that is being typed is none yet.
  const put = (next: Days) => {
    if (next.from !== '' && next.to !== '' && next.from <= next.to) onDays(next);
  };
  return (
    <Toolbar label={m.period}>
      <DateField label={m.from} value={from} max={to} onChange={(day) => put({ from: day, to })} />
      <DateField label={m.to} value={to} min={from} onChange={(day) => put({ from, to: day })} />
      {children}
    </Toolbar>
  );
}

function Accesses({ days, onDays }: DaysProps) {
  const { m, time } = useRecordWords();
  const { m: staff } = useStaffWords();
  const roles: Readonly<Record<string, string>> = staff.roles;
  const kinds: Readonly<Record<string, string>> = m.kinds;
  const reasons: Readonly<Record<string, string>> = m.reasons;
  const reasonOf = ({ reason }: AccessEntry) => (reason === null ? '' : (reasons[reason] ?? reason));
  const columns: readonly ListColumn<AccessEntry>[] = [
    {
      id: 'action',
      title: m.action,
      cell: ({ action }) => <span className="k-code">{action}</span>,
      csv: ({ action }) => action,
    },
    { id: 'at', title: m.at, isNarrow: true, cell: ({ at }) => time(at), csv: ({ at }) => at },
    {
      id: 'by',
      title: m.by,
      cell: ({ by }) =>
        by.kind === 'staff' ? (
          <StaffName id={by.id} />
        ) : (
          <>
            {kinds[by.kind] ?? by.kind} <span className="k-code">{by.id.slice(0, 8)}</span>
          </>
        ),
      csv: ({ by }) => `${by.kind} ${by.id}`,
    },
    {
      id: 'role',
      title: m.role,
      cell: ({ by }) => roles[by.role] ?? kinds[by.role] ?? by.role,
      csv: ({ by }) => by.role,
    },
    {
      id: 'person',
      title: m.person,
      isNarrow: true,
      cell: ({ person }) =>
        person === null ? (
          <span className="k-soft">{m.many}</span>
        ) : (
          <span className="k-code">{person.slice(0, 8)}</span>
        ),
      csv: ({ person }) => person,
    },
    {
      id: 'reason',
      title: m.reason,
      cell: (row) => [reasonOf(row) || m.noReason, row.reference ?? ''].join(' '),
      csv: reasonOf,
    },
    {
      id: 'reference',
      title: m.reference,
      isNarrow: true,
      cell: ({ reference }) => reference,
      csv: ({ reference }) => reference,
    },
    {
      id: 'request',
      title: m.request,
      isNarrow: true,
      cell: ({ request_id }) => <span className="k-code">{request_id.slice(0, 8)}</span>,
      csv: ({ request_id }) => request_id,
    },
  ];
  return (
    <ListPage
      caption={m.tabs.accesses}
      name={`accesses-${days.from}-${days.to}`}
      source={(signal) => platform.record.accesses(days, signal === undefined ? {} : { signal })}
      columns={columns}
      rowId={({ request_id, at, person }) => `${request_id} ${at} ${person ?? ''}`}
      filters={<DaysFields days={days} onDays={onDays} />}
      empty={{ title: m.noAccesses, text: m.noAccessesText }}
    />
  );
}

function Processing({ days, onDays, purposes }: DaysProps & { readonly purposes: readonly Choice[] }) {
  const { m, time } = useRecordWords();
  const [purpose, setPurpose] = useState(ALL);
  const nameOf = (id: string) => purposes.find(({ value }) => value === id)?.text ?? id.slice(0, 8);
  const columns: readonly ListColumn<ProcessingEntry>[] = [
    {
      id: 'kind',
      title: m.kind,
      cell: ({ kind }) => <span className="k-code">{kind}</span>,
      csv: ({ kind }) => kind,
    },
    { id: 'at', title: m.at, isNarrow: true, cell: ({ at }) => time(at), csv: ({ at }) => at },
    {
      id: 'purposes',
      title: m.purposes,
      cell: ({ purposes: of }) => (of.length === 0 ? m.whole : of.map(nameOf).join(' · ')),
      csv: ({ purposes: of }) => of.join(' '),
    },
    {
      id: 'stream',
      title: m.stream,
      cell: ({ stream }) => <span className="k-code">{stream.replaceAll(UUID, '$1')}</span>,
      csv: ({ stream }) => stream,
    },
    {
      id: 'told',
      title: m.told,
      cell: ({ body }) => (
        <Disclosure title={m.told}>
          <ul className="k-plain">
            {Object.entries(body).map(([name, value]) => (
              <li key={name} className="k-code">
                {name}: {String(value)}
              </li>
            ))}
          </ul>
        </Disclosure>
      ),
      csv: ({ body }) => JSON.stringify(body),
    },
  ];
  const asked = { ...days, ...(purpose === ALL ? {} : { purpose }) };
  return (
    <ListPage
      caption={m.tabs.processing}
      name={`processing-${days.from}-${days.to}-${purpose.slice(0, 8)}`}
      source={(signal) => platform.record.read(asked, signal === undefined ? {} : { signal })}
      columns={columns}
      rowId={({ stream, sequence }) => `${stream} ${sequence}`}
      filters={
        <DaysFields days={days} onDays={onDays}>
          <Select
            label={m.purpose}
            value={purpose}
            options={[{ value: ALL, text: m.every }, ...purposes]}
            onChange={setPurpose}
            placeholder={m.every}
          />
        </DaysFields>
      }
      empty={{ title: m.noEntries, text: m.noEntriesText }}
    />
  );
}

const Asked = z
  .strictObject({
    purpose: z.string().min(1).max(128),
    from: z.iso.date(),
    to: z.iso.date(),
    reason: AccessReason,
    reference: z
      .string()
      .regex(/^[\w.-]{0,64}$/)
      .max(64),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] });

function Extract({ days, purposes }: Pick<DaysProps, 'days'> & { readonly purposes: readonly Choice[] }) {
  const { m } = useRecordWords();
  const take = useAct(
    async ({ reason, reference, ...asked }: z.infer<typeof Asked>) =>
      platform.record.extract(asked, {
        accessReason: reference === '' ? reason : `${reason}:${reference}`,
      }),
    (extract) => {
      const { purpose, from, to } = extract;
      saveText(
        `consentry-record-${purpose.slice(0, 8)}-${from}-${to}.json`,
        'application/json',
        `${JSON.stringify(extract, null, 2)}\n`,
      );
      told.add('ok', m.made);
    },
  );
  const { from, to, purpose, reason, reference } = m;
  return (
    <>
      <p className="k-soft">{m.extractLead}</p>
      <SchemaForm
        schema={Asked}
        before={days}
        names={{ from, to, purpose, reason, reference, ...m.reasons }}
        options={{ purpose: purposes }}
        saveText={m.make}
        cancelText={m.cancel}
        act={take}
        onSave={take.run}
        onCancel={() => goTo(['record'])}
      />
    </>
  );
}
