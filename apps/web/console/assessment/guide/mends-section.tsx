import type { AssessmentMends, AssessmentView } from '@consentry/contract';
import { useState } from 'react';
import { Button, DateField, Section, StatusChip } from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { useAct } from '../../../shared/act/use-act.tsx';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { told } from '../../frame/told.ts';
import { useSession } from '../../session.tsx';
import { StaffName } from '../../staff/staff-name.tsx';
import { useGuideWords } from './words.ts';

type Mend = AssessmentMends['mends'][number];

/** What it found to be mended, by whom and until when; once it is approved, the day on which each was is noted here. */
export function MendsSection({ view }: { readonly view: AssessmentView }) {
  const { m } = useGuideWords();
  const { can } = useSession();
  const { assessment, state } = view;
  const read = useQuery(`mends of ${assessment}`, async (signal) =>
    platform.assessment.mends({ assessment }, { signal }),
  );
  const mayNote = (state === 'approved' || state === 'reopened') && can('assessment.write');
  return (
    <Section title={m.mends}>
      <Loaded query={read}>
        {({ mends }) =>
          mends.length === 0 ? (
            <p>{m.noMends}</p>
          ) : (
            <>
              <p className="k-soft">{m.mendsClock}</p>
              <ul className="k-plain">
                {mends.map((mend, at) => (
                  <li key={at}>
                    <MendLine mend={mend} />
                    {mayNote ? <NoteMend assessment={assessment} at={at} mend={mend} /> : null}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function MendLine({ mend: { what, who, until, done_on, noted } }: { readonly mend: Mend }) {
  const { m, date, time } = useGuideWords();
  return (
    <p>
      {what} <span className="k-soft">{m.mendBy(who, date(until))}</span>{' '}
      <StatusChip tone={done_on === null ? 'note' : 'ok'}>
        {done_on === null ? m.mendOpen : m.mendedOn(date(done_on))}
      </StatusChip>
      {noted === null ? null : (
        <span className="k-soft">
          {' '}
          <StaffName id={noted.by} /> · {time(noted.at)}
        </span>
      )}
    </p>
  );
}

interface NoteMendProps {
  readonly assessment: string;
  readonly at: number;
  readonly mend: Mend;
}

function NoteMend({ assessment, at, mend: { what, done_on } }: NoteMendProps) {
  const { m } = useGuideWords();
  const [day, setDay] = useState('');
  const note = useAct(
    async (on: string | null) => platform.assessment.noteMended({ assessment, mend: at, done_on: on }),
    () => told.add('ok', m.mendNoted),
  );
  if (done_on !== null)
    return (
      <>
        <ProblemText trouble={note.trouble} />
        <Button look="quiet" isPending={note.busy} onPress={() => note.run(null)}>
          {m.mendUndo}
          <span className="c-hidden">{what}</span>
        </Button>
      </>
    );
  return (
    <>
      <DateField name={`mended.${at}`} label={`${m.mendDay} · ${what}`} value={day} onChange={setDay} />
      <ProblemText trouble={note.trouble} />
      <Button isDisabled={day === ''} isPending={note.busy} onPress={() => note.run(day)}>
        {m.mendNote}
        <span className="c-hidden">{what}</span>
      </Button>
    </>
  );
}
