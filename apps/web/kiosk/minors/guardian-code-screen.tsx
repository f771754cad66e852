import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@consentry/contract';
import { CodeEntry } from '../alternatives/code-entry.tsx';
import { Ways } from '../alternatives/ways.tsx';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { FaceSteps } from '../shell/face-steps.tsx';
import { Screen } from '../shell/screen.tsx';

/** Problems after which another code may be shown, or another way chosen, here. */
const STAY: readonly Problem['code'][] = [
  'guardian_code_wrong',
  'guardian_code_unavailable',
  'rate_limited',
  'malformed_request',
];

/** The guardian shows who they are, by a code of the portal on their own phone: no face, and no name. */
export function GuardianCodeScreen({ presentation }: { readonly presentation: string }) {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [problem, setProblem] = useState<Problem | null>(null);
  const entry = useRef<HTMLDivElement>(null);
  // The heading takes the focus when the screen comes; after it the field does, for the scanner.
  useEffect(() => entry.current?.querySelector('input')?.focus(), []);
  const send = (code: string) => {
    setProblem(null);
    run(
      () => courier.decideByGuardian({ presentation, code }, flow.session?.token ?? ''),
      (reply) => {
        if (reply.ok) dispatch({ type: 'decided', decision: 'given', consent: reply.value.consent });
        else if (reply.problem !== null && STAY.includes(reply.problem.code)) setProblem(reply.problem);
        else dispatch({ type: 'failed', problem: reply.problem });
      },
    );
  };
  return (
    <Screen heading={m.guardian.codeHeading} lead={m.guardian.codeLead}>
      <FaceSteps now="consent" />
      <ol className="k-steps">
        {m.guardian.codeSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div ref={entry}>
        <CodeEntry submit={m.guardian.codeSubmit} busy={busy} problem={problem} onSubmit={send} />
      </div>
      <section className="k-question">
        <h2>{m.guardian.withoutPhone}</h2>
        <Ways without={['face']} named={problem?.other_ways} />
      </section>
    </Screen>
  );
}
