import type { Problem } from '@consentry/contract';
import { Button, Callout } from '@consentry/ui';
import { Ways } from '../alternatives/ways.tsx';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from './problem-text.tsx';
import { Screen } from './screen.tsx';

export interface RetryProps {
  readonly onRetry: () => void;
}

/** The courier does not answer. Staff still can. */
export function UnreachableScreen({ onRetry }: RetryProps) {
  const { flow } = useFlow();
  const { m } = useWords();
  const contact = flow.door?.organisation.contact;
  return (
    <Screen heading={m.trouble.unreachableHeading} lead={m.trouble.unreachableText}>
      <Callout tone="note">
        <p>{m.trouble.unreachableRemedy}</p>
        {contact === undefined ? null : <p>{m.shell.askStaff(contact)}</p>}
      </Callout>
      <div className="k-narrow k-stack">
        <Button onPress={onRetry}>{m.trouble.retry}</Button>
      </div>
    </Screen>
  );
}

/** Nobody has set this door up: nothing lawful can be done here. */
export function NotSetUpScreen({ problem, onRetry }: RetryProps & { readonly problem: Problem }) {
  const { m } = useWords();
  return (
    <Screen heading={m.trouble.notSetUpHeading}>
      <Callout tone="note">
        <ProblemText problem={problem} title={false} />
      </Callout>
      <div className="k-narrow k-stack">
        <Button onPress={onRetry}>{m.trouble.retry}</Button>
      </div>
    </Screen>
  );
}

/** The session is over and the screen is clean. */
export function SessionEndedScreen() {
  const { dispatch } = useFlow();
  const { m } = useWords();
  return (
    <Screen heading={m.trouble.sessionEndedHeading} lead={m.trouble.sessionEndedText}>
      <div className="k-narrow k-stack">
        <Button onPress={() => dispatch({ type: 'left' })}>{m.trouble.again}</Button>
      </div>
    </Screen>
  );
}

/** Anything else that went wrong: what, why, what to do, and the ways that work. */
export function ProblemScreen({ problem }: { readonly problem: Problem }) {
  const { m, pick } = useWords();
  return (
    <Screen heading={pick(problem.title)}>
      <Callout tone="problem">
        <ProblemText problem={problem} title={false} />
      </Callout>
      <section className="k-question">
        <h2>{m.result.otherWays}</h2>
        <Ways without={['face']} named={problem.other_ways} />
      </section>
      <p className="k-soft">{m.trouble.reference(problem.request_id)}</p>
    </Screen>
  );
}
