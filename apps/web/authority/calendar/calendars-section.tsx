import { type CalendarView, ProposeCalendar } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  StatusChip,
  DateField,
  TextField,
} from '@consentry/ui';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { FourEyes } from '../../shared/act/four-eyes.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { useCalendarWords } from './words.ts';

const TONES = { delivered: 'ok', counts: 'ok', waits: 'note', replaced: 'plain' } as const;

/** What days are counted by: a year that was published after delivery is entered by one manager, compared by another. */
export function CalendarsSection() {
  const { m: shell } = useWords();
  const { m } = useCalendarWords();
  const { can } = useSession();
  const list = useQuery('calendars', async (signal) => authority.calendar.list({}, { signal }));
  return (
    <Page heading={m.title} lead={m.lead} site={shell.title}>
      <Loaded query={list}>
        {({ calendars }) => (
          <>
            {calendars.map((one) => (
              <Calendar key={one.calendar ?? one.content.year} one={one} />
            ))}
            {can('calendar.propose') ? (
              <Propose
                key={calendars.length}
                year={1 + Math.max(...calendars.map(({ content }) => content.year))}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Calendar({ one }: { readonly one: CalendarView }) {
  const { m, pick, date } = useCalendarWords();
  const { staff, can } = useSession();
  const { calendar, state, content, proposed_by, proposed_at, changes } = one;
  const isMine = proposed_by === staff;
  const approve = useAct(async () => authority.calendar.approve({ calendar: calendar ?? '' }));
  const lines = (all: readonly string[]) => (
    <ul className="a-lines">
      {all.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  const off = content.holidays.map(({ name, from, to }) =>
    from === to ? `${pick(name)} ${date(from)}` : `${pick(name)} ${date(from)} – ${date(to)}`,
  );
  return (
    <Card
      title={`${content.year} · ${content.document}`}
      level={2}
      status={<StatusChip tone={TONES[state]}>{m.states[state]}</StatusChip>}
    >
      <DescriptionList
        items={[
          { term: m.published, detail: date(content.published) },
          { term: m.source, detail: content.verified },
          { term: m.off, detail: lines(off) },
          { term: m.worked, detail: content.worked_weekends.map((day) => date(day)).join(' · ') },
          ...(state === 'waits'
            ? [
                {
                  term: m.changes,
                  detail:
                    changes.length === 0
                      ? m.noChanges
                      : lines(
                          changes.map(({ day, working }) =>
                            working ? m.becomesWorked(date(day)) : m.becomesOff(date(day)),
                          ),
                        ),
                },
              ]
            : []),
        ]}
      />
      {state === 'waits' && proposed_at !== null ? (
        <FourEyes by={isMine ? null : m.somebody} at={proposed_at} who={m.manager}>
          {!isMine && can('calendar.approve') ? (
            <ConfirmAct text={m.approve} title={m.approveTitle} consequence={m.approveText} act={approve} />
          ) : null}
        </FourEyes>
      ) : null}
    </Card>
  );
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A line “元旦 2027-01-01 2027-01-03”, as the notice names it; the name is the same in both languages. */
function holidayOf(line: string) {
  const parts = line.split(/\s+/);
  const days = parts.filter((part) => /^\d{4}-\d\d-\d\d$/.test(part));
  const name = parts.filter((part) => !days.includes(part)).join(' ');
  return { name: { 'zh-CN': name, en: name }, from: days[0] ?? '', to: days[1] ?? days[0] ?? '' };
}

function Propose({ year: next }: { readonly year: number }) {
  const { m } = useCalendarWords();
  const [year, setYear] = useState(String(next));
  const [document, setDocument] = useState('');
  const [published, setPublished] = useState('');
  const [source, setSource] = useState('');
  const [holidays, setHolidays] = useState('');
  const [weekends, setWeekends] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const propose = useAct(async (given: Parameters<typeof authority.calendar.propose>[0]) =>
    authority.calendar.propose(given),
  );
  const labels: Readonly<Record<string, string>> = {
    year: m.year,
    document: m.document,
    published: m.published,
    source: m.source,
    holidays: m.holidays,
    worked_weekends: m.weekends,
  };
  const submit = () => {
    const read = ProposeCalendar.safeParse({
      year: Number(year),
      document: document.trim(),
      published,
      source: source.trim(),
      holidays: linesOf(holidays).map(holidayOf),
      worked_weekends: linesOf(weekends),
    });
    const wrong = new Set((read.error?.issues ?? []).map(({ path }) => String(path[0])));
    setErrors([...wrong].map((field) => ({ field, text: m.wrong(labels[field] ?? field) })));
    if (read.success) propose.run(read.data);
  };
  return (
    <Card title={m.propose} level={2}>
      <p className="a-soft">{m.proposeHint}</p>
      <ProblemText trouble={propose.trouble} />
      <Form
        label={m.propose}
        errors={errors}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={propose.busy}
      >
        <TextField name="year" label={m.year} value={year} onChange={setYear} maxLength={4} />
        <TextField
          name="document"
          label={m.document}
          value={document}
          onChange={setDocument}
          maxLength={100}
        />
        <DateField name="published" label={m.published} value={published} onChange={setPublished} />
        <TextField
          name="source"
          label={m.source}
          hint={m.sourceHint}
          value={source}
          onChange={setSource}
          maxLength={300}
        />
        <TextField
          name="holidays"
          kind="multiline"
          rows={7}
          label={m.holidays}
          hint={m.holidaysHint}
          value={holidays}
          onChange={setHolidays}
          maxLength={2000}
        />
        <TextField
          name="worked_weekends"
          kind="multiline"
          rows={4}
          label={m.weekends}
          value={weekends}
          onChange={setWeekends}
          maxLength={500}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={propose.busy}>
            {m.propose}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
