import { useWords } from '../settings/words.tsx';
import { Screen } from '../shell/screen.tsx';
import { Ways } from './ways.tsx';

/** Staff are on their way. */
export function StaffScreen({ call }: { readonly call: string }) {
  const { m } = useWords();
  return (
    <Screen heading={m.staff.heading} lead={m.staff.lead}>
      <div className="k-number k-narrow">
        <p className="k-soft">{m.staff.call}</p>
        <p className="k-big">{call}</p>
      </div>
      <section className="k-question">
        <h2>{m.capture.otherWays}</h2>
        <Ways without={['staff']} />
      </section>
    </Screen>
  );
}
