import { type CalendarView, ProposeCalendar } from '@consentry/contract';
import { useState } from 'react';
import type { z } from 'zod';
import { Button, Card, DescriptionList, Disclosure, Section, StatusChip, Table } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useDeadlineWords } from './words.ts';

const TONES = { delivered: 'ok', counts: 'ok', waits: 'note', replaced: 'plain' } as const;

/** What days are counted by: a year that is published after delivery is entered by one and compared by another. */
export function Calendars() {
  const { m } = useDeadlineWords();
  const { can } = useSession();
  const [writes, setWrites] = useState(false);
  const words = m.calendars;
  const list = useQuery('calendars', async (signal) => platform.calendar.list({}, { signal }));
  const propose = useAct(
    async (given: z.output<typeof ProposeCalendar>) => platform.calendar.propose(given),
    () => {
      setWrites(false);
      told.add('ok', m.saved);
    },
  );
  return (
    <Section title={words.title} lead={words.lead}>
      <Loaded query={list}>
        {({ calendars }) => (
          <ul className="k-plain">
            {calendars.map((one) => (
              <li key={one.calendar ?? one.content.year}>
                <Calendar one={one} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {!can('calendar.propose') ? null : writes ? (
        <SchemaForm
          schema={ProposeCalendar}
          before={{
            year: 1 + Math.max(...(list.data?.calendars ?? []).map(({ content }) => content.year), 2025),
          }}
          names={words.names}
          saveText={words.propose}
          cancelText={m.cancel}
          act={propose}
          onSave={propose.run}
          onCancel={() => setWrites(false)}
        >
          <p>{words.formHint}</p>
        </SchemaForm>
      ) : (
        <div>
          <Button icon="plus" onPress={() => setWrites(true)}>
            {words.enter}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Calendar({ one }: { readonly one: CalendarView }) {
  const { m, pick, date, time } = useDeadlineWords();
  const words = m.calendars;
  const { calendar, state, content, proposed_by, approved_by, approved_at, changes } = one;
  const approve = useAct(
    async () => platform.calendar.approve({ calendar: calendar ?? '' }),
    () => told.add('ok', words.approved),
  );
  const off = content.holidays.map(({ name, from, to }) => ({
    id: from,
    cells: [pick(name), from === to ? date(from) : `${date(from)} – ${date(to)}`],
  }));
  return (
    <Card
      title={`${content.year} · ${content.document}`}
      level={3}
      status={<StatusChip tone={TONES[state]}>{words.states[state]}</StatusChip>}
    >
      <DescriptionList
        items={[
          { term: words.names.published, detail: date(content.published) },
          { term: words.names.source, detail: content.verified },
          ...(proposed_by === null
            ? []
            : [{ term: words.proposedBy, detail: <StaffName id={proposed_by} /> }]),
          ...(approved_by === null || approved_at === null
            ? []
            : [
                {
                  term: words.approvedBy,
                  detail: (
                    <>
                      <StaffName id={approved_by} /> · {time(approved_at)}
                    </>
                  ),
                },
              ]),
        ]}
      />
      <Disclosure title={words.days}>
        <Table caption={words.names.holidays} columns={[words.names.name, words.off]} rows={off} empty="" />
        <p>
          {words.names.worked_weekends}:{' '}
          {content.worked_weekends.map((day) => date(day)).join(' · ') || words.none}
        </p>
      </Disclosure>
      {state === 'waits' ? (
        <>
          <Table
            caption={words.changes}
            columns={[words.day, words.becomes]}
            rows={changes.map(({ day, working }) => ({
              id: day,
              cells: [date(day), working ? words.worked : words.off],
            }))}
            empty={words.noChanges}
          />
          {proposed_by === null ? null : (
            <WaitsForAnother by={proposed_by} at={one.proposed_at} roles={['dpo', 'admin']}>
              <ConfirmAct
                text={words.approve}
                title={words.approveTitle(content.year)}
                consequence={words.approveText}
                act={approve}
              />
            </WaitsForAnother>
          )}
        </>
      ) : null}
    </Card>
  );
}
