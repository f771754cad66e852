import type { DoorView } from '@consentry/contract';
import { Button, ButtonRow, Disclosure } from '@consentry/ui';
import { Ways } from '../alternatives/ways.tsx';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { Screen } from '../shell/screen.tsx';

export interface GuardianScreenProps {
  /** Whether a guardian can decide here, now. */
  readonly offered: boolean;
  readonly mode: DoorView['mode'];
}

/** Somebody is under fourteen: who is here? A guardian decides, or nobody does, and the other ways stand below. */
export function GuardianScreen({ offered, mode }: GuardianScreenProps) {
  const { dispatch } = useFlow();
  const { m } = useWords();
  const none = mode === 'identify' ? m.guardian.notOneToMany : m.guardian.notHere;
  return (
    <Screen heading={m.guardian.heading} lead={offered ? m.guardian.lead : none}>
      {offered ? (
        <section className="k-question">
          <h2>{m.guardian.question}</h2>
          <p>{m.guardian.needed}</p>
          <ButtonRow>
            <Button onPress={() => dispatch({ type: 'left' })}>{m.guardian.notNow}</Button>
            <Button onPress={() => dispatch({ type: 'guardian_here' })}>{m.guardian.here}</Button>
          </ButtonRow>
        </section>
      ) : (
        <p>{m.guardian.ask}</p>
      )}
      <section className="k-question">
        <h2>{m.guardian.ways}</h2>
        <Ways without={['face']} />
      </section>
      <Disclosure title={m.shell.article}>
        <p>{m.consent.guardianArticle}</p>
      </Disclosure>
    </Screen>
  );
}
