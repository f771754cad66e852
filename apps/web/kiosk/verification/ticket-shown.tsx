import type { TicketView } from '@consentry/contract';
import { Button, Callout } from '@consentry/ui';
import { courier } from '../courier.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';

/** Says that the next way answers a verification, whichever it is, and lets the person decline. */
export function TicketShown({ ticket }: { readonly ticket: TicketView }) {
  const { dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const decline = () =>
    run(
      () => courier.declineTicket(ticket.verification),
      (reply) =>
        dispatch(reply.ok ? { type: 'ticket_declined' } : { type: 'failed', problem: reply.problem }),
    );
  return (
    <Callout tone="note">
      <p>{ticket.face ? m.ticket.shown : m.ticket.shownNoFace}</p>
      <Button look="quiet" isPending={busy} onPress={decline}>
        {m.ticket.decline}
      </Button>
    </Callout>
  );
}
