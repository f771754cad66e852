import type { IncidentCaseEntry } from '@consentry/contract';
import { Cards, Deadline, Section } from '@consentry/ui';
import { useIncidentWords } from './words.ts';

/** The times that run for an incident, whose each is, and by which provision. */
export function Duties({
  read: { duties, grade },
}: {
  readonly read: Pick<IncidentCaseEntry, 'duties'> & { readonly grade: IncidentCaseEntry['grade'] };
}) {
  const { m, time, pick, language } = useIncidentWords();
  if (duties.length === 0) return grade === 'general' ? <p className="a-soft">{m.notBound}</p> : null;
  return (
    <Section title={m.clocks} lead={m.clocksLead}>
      <Cards>
        {duties.map(({ kind, of, due_at, done_at, state, citation, period_from }) => (
          <Deadline
            key={kind}
            label={m.duties[kind]}
            by={time(due_at)}
            until={due_at}
            state={state}
            note={[
              m.of[of],
              pick(citation),
              m.periods[period_from],
              ...(done_at === null ? [] : [m.doneAt(time(done_at))]),
            ].join(' · ')}
            language={language}
            leftText={m.left}
            overText={m.over}
          />
        ))}
      </Cards>
    </Section>
  );
}
