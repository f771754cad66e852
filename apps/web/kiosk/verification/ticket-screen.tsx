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

/** Problems after which the person may type again, or come in without a ticket. */
const STAY: readonly Problem['code'][] = [
  'ticket_wrong',
  'ticket_unavailable',
  'rate_limited',
  'malformed_request',
];

/** Somebody outside asked for a verification: its eight digits, typed or read by a scanner that types. */
export function TicketScreen() {
  const { dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = (values: Readonly<Record<string, string>>) =>
    run(
      () => courier.showTicket(values['ticket'] ?? ''),
      (reply) => {
        if (reply.ok) dispatch({ type: 'ticket_shown', ticket: reply.value });
        else if (reply.problem !== null && STAY.includes(reply.problem.code)) setProblem(reply.problem);
        else dispatch({ type: 'failed', problem: reply.problem });
      },
    );
  return (
    <Screen heading={m.ticket.heading} lead={m.ticket.lead}>
      <PinEntry
        fields={[
          {
            name: 'ticket',
            label: m.ticket.label,
            hint: '',
            maxLength: 8,
            secret: false,
            check: (value) => (/^\d{8}$/.test(value) ? '' : m.ticket.short),
          },
        ]}
        submit={m.ticket.submit}
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
