import { Disclosure } from '@consentry/ui';
import { Ways } from '../alternatives/ways.tsx';
import { Screen } from '../shell/screen.tsx';
import { useWords } from '../settings/words.tsx';

/** After a no, or for a child without a guardian: nothing was captured, and here are the other ways. */
export function OtherWaysScreen({ because }: { readonly because: 'declined' | 'guardian' }) {
  const { m } = useWords();
  const words =
    because === 'declined'
      ? [m.consent.declinedHeading, m.consent.declinedText, m.consent.declinedWays]
      : [m.consent.guardianHeading, m.consent.guardianText, m.consent.guardianWays];
  const [heading = '', lead = '', ways = ''] = words;
  return (
    <Screen heading={heading} lead={lead}>
      <section className="k-question">
        <h2>{ways}</h2>
        <Ways without={['face']} />
      </section>
      {because === 'declined' ? null : (
        <div className="k-stack">
          <p>{m.consent.guardianAsk}</p>
          <Disclosure title={m.shell.article}>
            <p>{m.consent.guardianArticle}</p>
          </Disclosure>
        </div>
      )}
    </Screen>
  );
}
