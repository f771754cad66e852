import type { Admission, DoorView, Problem } from '@consentry/contract';
import { Button, ButtonRow, Callout, Disclosure } from '@consentry/ui';
import { Ways } from '../alternatives/ways.tsx';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { FaceSteps } from '../shell/face-steps.tsx';
import { Screen } from '../shell/screen.tsx';
import { refusalReasons } from './refusal.ts';
import { OpenDoor } from './open-door.tsx';
import { Stay } from './stay.tsx';
import './result-screens.css';

/** After a good result: leave, look at what is held, or stay a while. */
function LeaveOrStay() {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  return (
    <div className="k-narrow k-stack">
      <ButtonRow>
        <Button onPress={() => dispatch({ type: 'left' })}>{m.result.done}</Button>
        {flow.session === null ? null : (
          <Button onPress={() => dispatch({ type: 'my_chosen' })}>{m.result.my}</Button>
        )}
      </ButtonRow>
      <Stay />
    </div>
  );
}

/** The door is open. */
export function AdmittedScreen({ way }: { readonly way: Admission['way'] | 'qr' }) {
  const { m } = useWords();
  const lead = {
    pin: m.result.admittedPin,
    card: m.result.admittedCard,
    qr: m.result.admittedQr,
    face: m.result.admittedFace,
  }[way];
  return (
    <Screen heading={m.result.admittedHeading} lead={lead}>
      <OpenDoor />
      <LeaveOrStay />
    </Screen>
  );
}

/** The face is enrolled. */
export function EnrolledScreen({ door }: { readonly door: DoorView }) {
  const { m } = useWords();
  return (
    <Screen
      heading={m.result.enrolledHeading}
      lead={door.mode === 'verify' ? m.result.enrolledText : m.result.enrolledOnce}
    >
      <FaceSteps now="result" />
      <Callout tone="ok">
        <p>{m.result.enrolledStop}</p>
      </Callout>
      <LeaveOrStay />
    </Screen>
  );
}

/** The face did not match: say how many tries are left and offer the other ways at once. */
export function NotRecognisedScreen({ triesLeft }: { readonly triesLeft: number }) {
  const { dispatch } = useFlow();
  const { m } = useWords();
  return (
    <Screen heading={m.result.notRecognisedHeading} lead={m.result.notRecognisedText}>
      <p>{triesLeft > 0 ? m.result.triesLeft(triesLeft) : m.result.noTriesLeft}</p>
      {triesLeft > 0 ? (
        <div className="k-narrow k-stack">
          <Button onPress={() => dispatch({ type: 'look_again' })}>{m.result.again}</Button>
        </div>
      ) : null}
      <section className="k-question">
        <h2>{m.result.otherWays}</h2>
        <Ways without={['face']} />
      </section>
    </Screen>
  );
}

/** The law said no: why and what to do in plain words; every row with its article behind a disclosure. */
export function RefusedScreen({ problem }: { readonly problem: Problem }) {
  const { m, pick } = useWords();
  const broken = problem.broken ?? [];
  return (
    <Screen heading={m.result.refusedHeading} lead={m.result.refusedLead}>
      <ul className="k-findings">
        {refusalReasons(broken).map((reason) => (
          <li key={reason} data-reason={reason}>
            <p className="k-finding-why">{m.result.reason[reason].why}</p>
            <p>
              <span className="k-soft">{m.result.remedy}</span> {m.result.reason[reason].remedy}
            </p>
          </li>
        ))}
      </ul>
      <section className="k-question">
        <h2>{m.result.otherWays}</h2>
        <Ways without={['face']} named={problem.other_ways} />
      </section>
      {broken.length === 0 ? null : (
        <Disclosure title={m.shell.article}>
          <ul className="k-articles">
            {broken.map((finding) => (
              <li key={finding.code}>
                <p className="k-finding-why">
                  {pick(finding.article)} <span className="k-soft">{finding.requirement}</span>
                </p>
                <p>{pick(finding.why)}</p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Screen>
  );
}

/** Too many tries: until when, what to do, and the ways that are not locked. */
export function LockedScreen({ problem }: { readonly problem: Problem }) {
  const { m, pick } = useWords();
  const seconds = problem.retry_after_seconds;
  return (
    <Screen heading={m.result.lockedHeading} lead={pick(problem.detail)}>
      <Callout tone="note">
        {seconds === undefined ? null : <p>{m.result.lockedWait(Math.ceil(seconds / 60))}</p>}
        <p>{pick(problem.remedy)}</p>
      </Callout>
      <section className="k-question">
        <h2>{m.result.otherWays}</h2>
        <Ways
          without={problem.other_ways?.includes('face') === true ? [] : ['face']}
          named={problem.other_ways}
        />
      </section>
    </Screen>
  );
}

export interface FaceUnavailableScreenProps {
  readonly state: DoorView['face']['state'];
  readonly problem: Problem | null;
}

/** No face for now, and why; every other way works. */
export function FaceUnavailableScreen({ state, problem }: FaceUnavailableScreenProps) {
  const { m, pick } = useWords();
  const why = {
    ready: m.result.unavailable,
    starting: m.result.starting,
    unavailable: m.result.unavailable,
    lease_over: m.result.leaseOver,
  };
  return (
    <Screen heading={m.result.unavailableHeading} lead={problem === null ? why[state] : pick(problem.detail)}>
      <section className="k-question">
        <h2>{m.result.otherWays}</h2>
        <Ways without={['face']} named={problem?.other_ways} />
      </section>
    </Screen>
  );
}
