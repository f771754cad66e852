import { numberField } from '../alternatives/number-field.ts';
import { PinEntry } from '../alternatives/pin-entry.tsx';
import { Button } from '@consentry/ui';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { Screen } from '../shell/screen.tsx';

/** One-to-one: who do you say you are? Then the face is compared with that person's only. */
export function FaceNumberScreen() {
  const { dispatch } = useFlow();
  const { m } = useWords();
  return (
    <Screen heading={m.faceNumber.heading} lead={m.faceNumber.lead}>
      <PinEntry
        fields={[numberField(m)]}
        submit={m.faceNumber.submit}
        busy={false}
        onSubmit={(values) => dispatch({ type: 'number_given', number: values['number'] ?? '' })}
      >
        <div>
          <Button look="quiet" onPress={() => dispatch({ type: 'register_chosen' })}>
            {m.faceNumber.noNumber}
          </Button>
        </div>
      </PinEntry>
    </Screen>
  );
}
