import type { CaseAccess } from '@consentry/contract';
import { useState } from 'react';
import type { z } from 'zod';
import { Button, Checkbox, DateField, Form, FormActions, Link, Select, TextField } from '@consentry/ui';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import type { SectionProps } from '../sections.ts';
import { useWords } from '../words.ts';
import { useOfficialName, useOfficials } from './use-officials.ts';
import { useStaffWords } from './words.ts';

type Access = z.infer<typeof CaseAccess>;

/** Days shown where nobody asked for others. */
const DAYS_SHOWN = 7;
const ALL = 'all';
const DAY_MS = 86_400_000;
/** The day in Asia/Shanghai, so many days ago. */
const dayAgo = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 - days * DAY_MS).toISOString().slice(0, 10);

/** Who of one's own department looked at or changed which case, by case, official and period; in the address. */
export function AccessesSection({ search }: SectionProps) {
  const { m: shell } = useWords();
  const { m } = useStaffWords();
  const words = m.accesses;
  const asked = {
    case: search.get('case') ?? '',
    staff: search.get('staff') ?? '',
    from: search.get('from') ?? dayAgo(DAYS_SHOWN - 1),
    until: search.get('until') ?? dayAgo(0),
    lists: search.get('lists') ?? '',
  };
  const { data: officials = [] } = useOfficials(null);
  const columns = useColumns(asked, useOfficialName(officials));
  return (
    <Page heading={words.title} lead={words.lead} site={shell.title}>
      <FindForm key={JSON.stringify(asked)} asked={asked} officials={officials} />
      <ListPage
        caption={words.title}
        name={`accesses ${JSON.stringify(asked)}`}
        source={(signal) => authority.caseAccess.list(queryOf(asked), signal === undefined ? {} : { signal })}
        columns={columns}
        rowId={({ sequence }) => `${sequence}`}
        empty={{ title: words.none, text: words.noneText }}
      />
    </Page>
  );
}

/** As in the address: what was not asked for is empty. */
type Asked = Readonly<Record<'case' | 'staff' | 'from' | 'until' | 'lists', string>>;

/** Leaves out what was not asked for. */
function given<A extends Partial<Asked>>(asked: A): Partial<A> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== '')) as Partial<A>;
}

/** What the server is asked for: lists only where somebody wants them, too. */
function queryOf({ lists, ...asked }: Asked) {
  return { ...given(asked), ...(lists === '' ? { cases_only: 'true' as const } : {}) };
}

interface FindFormProps {
  readonly asked: Asked;
  readonly officials: ReadonlyArray<{ readonly staff: string; readonly name: string }>;
}

function FindForm({ asked, officials }: FindFormProps) {
  const { m } = useStaffWords();
  const words = m.accesses;
  const [wanted, setWanted] = useState(asked);
  const set = (part: Partial<Asked>) => setWanted((before) => ({ ...before, ...part }));
  return (
    <Form
      errors={[]}
      errorTitle={m.toMend}
      label={words.find}
      onSubmit={() => goTo(['accesses'], given(wanted))}
    >
      <div className="a-fields">
        <TextField
          name="case"
          label={words.case}
          hint={words.caseHint}
          value={wanted.case}
          onChange={(typed) => set({ case: typed.trim() })}
          maxLength={40}
        />
        <Select
          name="staff"
          label={words.official}
          value={wanted.staff === '' ? ALL : wanted.staff}
          onChange={(staff) => set({ staff: staff === ALL ? '' : staff })}
          placeholder={words.all}
          options={[
            { value: ALL, text: words.all },
            ...officials.map(({ staff, name }) => ({ value: staff, text: name })),
          ]}
        />
        <DateField name="from" label={words.from} value={wanted.from} onChange={(from) => set({ from })} />
        <DateField
          name="until"
          label={words.until}
          value={wanted.until}
          onChange={(until) => set({ until })}
        />
      </div>
      <Checkbox
        name="lists"
        label={words.withLists}
        isSelected={wanted.lists !== ''}
        onChange={(on) => set({ lists: on ? 'shown' : '' })}
      />
      <FormActions>
        <Button type="submit" icon="search">
          {words.find}
        </Button>
      </FormActions>
    </Form>
  );
}

function useColumns(asked: Asked, nameOf: (staff: string) => string): ReadonlyArray<ListColumn<Access>> {
  const { m, time } = useStaffWords();
  const words = m.accesses;
  const actions: Readonly<Record<string, string>> = words.actions;
  const roles: Readonly<Record<string, string>> = m.role;
  const whatOf = ({ action }: Access) => actions[action] ?? action;
  return [
    {
      id: 'at',
      title: words.at,
      isNarrow: true,
      cell: ({ at }) => time(at),
      csv: ({ at }) => at,
    },
    {
      id: 'staff',
      title: words.official,
      cell: ({ staff }) => nameOf(staff),
      csv: ({ staff }) => nameOf(staff),
    },
    { id: 'action', title: words.what, cell: whatOf, csv: whatOf },
    {
      id: 'case',
      title: words.case,
      cell: ({ reference, case: of }) =>
        of === null ? (
          words.lists
        ) : (
          <Link href={hrefOf(['accesses'], given({ ...asked, case: reference ?? of }))}>
            {reference ?? of.slice(0, 8)}
          </Link>
        ),
      csv: ({ reference, case: of }) => reference ?? of,
    },
    {
      id: 'role',
      title: words.as,
      isNarrow: true,
      cell: ({ role }) => roles[role] ?? role,
      csv: ({ role }) => role,
    },
  ];
}
