import { useState } from 'react';
import type { Problem } from '@consentry/contract';
import { Callout } from '@consentry/ui';
import { PinEntry } from '../alternatives/pin-entry.tsx';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from '../shell/problem-text.tsx';
import { Screen } from '../shell/screen.tsx';

/** Registering takes a PIN and nothing else; the face is not asked for (R06.8). */
export function RegisterScreen() {
  const { dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [problem, setProblem] = useState<Problem | null>(null);

  const send = (values: Readonly<Record<string, string>>) =>
    run(
      () => courier.register(values['pin'] ?? ''),
      (reply) => {
        if (reply.ok) dispatch({ type: 'registered', session: reply.value });
        else if (reply.problem?.code === 'pin_weak' || reply.problem?.code === 'rate_limited') {
          setProblem(reply.problem);
        } else dispatch({ type: 'failed', problem: reply.problem });
      },
    );
  return (
    <Screen heading={m.register.heading} lead={m.register.lead}>
      <PinEntry
        fields={[
          {
            name: 'pin',
            label: m.register.pin,
            hint: '',
            maxLength: 12,
            secret: true,
            check: (value) => (value.length >= 4 ? '' : m.register.tooShort),
          },
          {
            name: 'repeat',
            label: m.register.repeat,
            hint: '',
            maxLength: 12,
            secret: true,
            check: (value, values) => (value === (values['pin'] ?? '') ? '' : m.register.different),
          },
        ]}
        submit={m.register.submit}
        busy={busy}
        onSubmit={send}
      >
        {problem === null ? null : (
          <Callout tone="problem" alert>
            <ProblemText problem={problem} title />
          </Callout>
        )}
      </PinEntry>
    </Screen>
  );
}
