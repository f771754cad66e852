import { Button, ButtonRow } from '@consentry/ui';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { Screen } from '../shell/screen.tsx';

/** The number to write down; then face is offered, once, with two buttons alike. */
export function RegisteredScreen({ number }: { readonly number: string }) {
  const { dispatch } = useFlow();
  const { m } = useWords();
  return (
    <Screen heading={m.register.doneHeading} lead={m.register.writeDown} spoken={m.register.spokenDone}>
      <div className="k-number k-narrow">
        <p className="k-big" data-number>
          {number}
        </p>
      </div>
      <section className="k-question k-narrow">
        <h2>{m.register.faceQuestion}</h2>
        <p>{m.register.faceQuestionText}</p>
        <ButtonRow>
          <Button onPress={() => dispatch({ type: 'left' })}>{m.register.notNow}</Button>
          <Button onPress={() => dispatch({ type: 'set_up_chosen' })}>{m.register.setUp}</Button>
        </ButtonRow>
      </section>
    </Screen>
  );
}
