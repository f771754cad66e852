import { Ways } from '../alternatives/ways.tsx';
import { Screen } from '../shell/screen.tsx';
import { useWords } from '../settings/words.tsx';

/** After a no: nothing was captured, and here are the other ways. */
export function DeclinedScreen() {
  const { m } = useWords();
  return (
    <Screen heading={m.consent.declinedHeading} lead={m.consent.declinedText}>
      <section className="k-question">
        <h2>{m.consent.declinedWays}</h2>
        <Ways without={['face']} />
      </section>
    </Screen>
  );
}
