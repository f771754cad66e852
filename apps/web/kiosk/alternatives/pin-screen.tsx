import { useState } from 'react';
import type { Problem, SessionView } from '@consentry/contract';
import { Callout } from '@consentry/ui';
import { courier, type Reply } from '../courier.ts';
import type { PinIntent } from '../flow.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { ProblemText } from '../shell/problem-text.tsx';
import { Screen } from '../shell/screen.tsx';
import { numberField } from './number-field.ts';
import { PinEntry } from './pin-entry.tsx';

/** Problems that are mended by typing again, so the person stays here. */
const STAY: readonly Problem['code'][] = ['credentials_wrong', 'rate_limited', 'malformed_request'];

/** Number and PIN: to come in, or to be known before stopping the use of the face. */
export function PinScreen({ intent }: { readonly intent: PinIntent }) {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [began] = useState(() => performance.now());

  /** Coming in is an entry; being known, to stop the use of a face or to set it up, is not. */
  const show = async (number: string, pin: string): Promise<Reply<SessionView>> => {
    if (intent !== 'enter') return courier.signIn(number, pin);
    const took_ms = Math.min(600_000, Math.max(1, Math.round(performance.now() - began)));
    const { ticket } = flow;
    const answers = ticket === null ? {} : { verification: ticket.verification };
    const reply = await courier.enterByPin(number, pin, { took_ms, ...answers });
    return reply.ok ? { ok: true, value: reply.value.session } : reply;
  };

  const send = (values: Readonly<Record<string, string>>) =>
    run(
      () => show(values['number'] ?? '', values['pin'] ?? ''),
      (reply) => {
        if (reply.ok) dispatch({ type: 'signed_in', session: reply.value });
        else if (reply.problem !== null && STAY.includes(reply.problem.code)) setProblem(reply.problem);
        else dispatch({ type: 'failed', problem: reply.problem });
      },
    );
  const lead = { enter: m.pin.forgotten, stop: m.pin.stopLead, set_up: m.pin.setUpLead }[intent];
  const entering = intent === 'enter';
  return (
    <Screen heading={entering ? m.pin.heading : m.pin.stopHeading} lead={lead}>
      <PinEntry
        fields={[
          numberField(m),
          {
            name: 'pin',
            label: m.pin.pin,
            hint: '',
            maxLength: 12,
            secret: true,
            check: (value) => (value.length >= 4 ? '' : m.pin.pinShort),
          },
        ]}
        submit={entering ? m.pin.submit : m.pin.stopSubmit}
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
