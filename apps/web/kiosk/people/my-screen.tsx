import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react';
import type { DoorView, PersonView, Problem } from '@consentry/contract';
import { Button, Callout } from '@consentry/ui';
import { courier } from '../courier.ts';
import { WithdrawalSteps } from '../consent/withdrawal.tsx';
import { useFlow } from '../flow-context.tsx';
import { RecordTable } from '../record/record-table.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from '../shell/problem-text.tsx';
import { Screen } from '../shell/screen.tsx';
import { FaceNote } from './face-note.tsx';
import { faceNoteOf } from './face-note-of.ts';
import { Held } from './held.tsx';
import { MyCard } from './my-card.tsx';
import './my-screen.css';

/** Its words come with the schemas of what is signed: most visits need neither. */
const Certificate = lazy(async () => import('../consent/certificate.tsx'));

/** How often an unfinished withdrawal is asked after, milliseconds. */
const POLL_MS = 700;

export interface MyScreenProps {
  readonly door: DoorView;
  readonly token: string;
}

/** What this door holds about the person, and one press that stops the use of the face (§ 第六条第二款). */
export function MyScreen({ door, token }: MyScreenProps) {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [person, setPerson] = useState<PersonView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [withdrawn, setWithdrawn] = useState<string | null>(null);

  const fail = useCallback(
    (failed: Problem | null) => {
      if (failed === null || failed.code.startsWith('session_'))
        dispatch({ type: 'failed', problem: failed });
      else setProblem(failed);
    },
    [dispatch],
  );
  const read = useCallback(() => {
    void courier.me(token).then((reply) => {
      if (!reply.ok) return fail(reply.problem);
      setPerson(reply.value);
      dispatch({ type: 'session_read', session: { ...reply.value.session, token } });
    });
  }, [token, dispatch, fail]);
  useEffect(read, [read]);

  const withdrawal =
    person?.withdrawals.find((one) => one.withdrawal === withdrawn) ??
    person?.withdrawals.find((one) => one.state !== 'erased') ??
    null;
  const unfinished = withdrawal !== null && withdrawal.state !== 'erased';

  useEffect(() => {
    if (!unfinished) return undefined;
    const timer = setInterval(read, POLL_MS);
    return () => clearInterval(timer);
  }, [unfinished, read]);

  const withdraw = () =>
    run(
      () => courier.withdraw(token),
      (reply) => {
        if (!reply.ok) return fail(reply.problem);
        setWithdrawn(reply.value.withdrawal);
        read();
      },
    );

  // The button that was pressed is gone; what came of it takes the focus.
  const progress = useRef<HTMLElement>(null);
  const progressShown = withdrawn !== null && withdrawal !== null;
  useEffect(() => {
    if (progressShown) progress.current?.focus();
  }, [progressShown]);

  const takesCards = door.ways.some(({ way, live }) => way === 'card' && live);
  const face = person?.session.face ?? 'none';
  const inUse = face === 'enrolled' || face === 'consented';
  const note = person === null ? null : faceNoteOf(person.session);
  return (
    <Screen heading={m.my.heading} {...(person === null ? { lead: m.my.loading } : {})}>
      {problem === null ? null : (
        <Callout tone="problem" alert>
          <ProblemText problem={problem} title />
        </Callout>
      )}
      {person === null ? null : (
        <>
          {note === null ? null : <FaceNote note={note} />}
          {inUse ? (
            <section className="k-my-act" aria-label={m.my.withdrawTitle}>
              <div className="k-stack">
                <h2>{m.my.withdrawTitle}</h2>
                <p>{m.my.withdrawText}</p>
              </div>
              <Button look="solid" icon="hand" isPending={busy} onPress={withdraw}>
                {busy ? m.my.withdrawing : m.my.withdraw}
              </Button>
            </section>
          ) : null}
          {withdrawal === null ? null : (
            <section
              ref={progress}
              tabIndex={-1}
              className="k-stack k-my-progress"
              aria-label={m.my.withdrawalSteps}
              data-withdrawal={withdrawal.state}
            >
              {withdrawal.state === 'erased' ? (
                <Callout tone="ok" alert>
                  <p>{m.my.withdrawnNow}</p>
                </Callout>
              ) : null}
              <WithdrawalSteps withdrawal={withdrawal} />
              {withdrawal.certificate === null ? null : (
                <Suspense fallback={<p className="k-soft">{m.my.loading}</p>}>
                  <Certificate certificate={withdrawal.certificate} />
                </Suspense>
              )}
            </section>
          )}
          <Held door={door} person={person} />
          {face === 'enrolled' ? null : (
            <section className="k-my-act" aria-label={m.my.setUpTitle}>
              <div className="k-stack">
                <h2>{m.my.setUpTitle}</h2>
                <p>{m.my.setUpText}</p>
              </div>
              <Button onPress={() => dispatch({ type: 'set_up_chosen' })}>
                {face === 'consented' ? m.my.resume : m.my.setUp}
              </Button>
            </section>
          )}
          {flow.known === 'pin' && (takesCards || person.card.linked_at !== null) ? (
            <MyCard card={person.card} token={token} offered={takesCards} onChanged={read} onFailed={fail} />
          ) : null}
          <RecordTable records={person.records} />
          <div className="k-narrow k-stack">
            <Button onPress={() => dispatch({ type: 'left' })}>{m.my.done}</Button>
          </div>
        </>
      )}
    </Screen>
  );
}
