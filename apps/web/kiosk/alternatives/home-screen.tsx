import { Button } from '@consentry/ui';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { Screen } from '../shell/screen.tsx';
import { TicketShown } from '../verification/ticket-shown.tsx';
import { Ways } from './ways.tsx';
import './home-screen.css';

/** The first screen: choose a way. Nothing is preselected and face is never first (R10.4). */
export function HomeScreen() {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  return (
    <Screen heading={m.home.heading} lead={m.home.lead}>
      {flow.ticket === null ? null : <TicketShown ticket={flow.ticket} />}
      <Ways />
      <section className="k-elsewise" aria-label={m.home.elsewise}>
        <div className="k-elsewise-item">
          <Button onPress={() => dispatch({ type: 'register_chosen' })}>{m.home.register}</Button>
          <p className="k-soft">{m.home.registerText}</p>
        </div>
        {flow.door?.tickets === true && flow.ticket === null ? (
          <div className="k-elsewise-item">
            <Button onPress={() => dispatch({ type: 'ticket_chosen' })}>{m.ticket.have}</Button>
            <p className="k-soft">{m.ticket.haveText}</p>
          </div>
        ) : null}
        <div className="k-elsewise-item">
          <Button onPress={() => dispatch({ type: 'stop_chosen' })}>{m.shell.stopFace}</Button>
          <p className="k-soft">{m.home.stopText}</p>
        </div>
      </section>
    </Screen>
  );
}
