import { SectionPage } from '../frame/section-page.tsx';
import { usePostureWords } from './words.ts';

/** What only people can tell of the organisation. */
export function FactsSection() {
  const { m } = usePostureWords();
  return (
    <SectionPage title={m.facts.title} lead={m.facts.lead}>
      {null}
    </SectionPage>
  );
}
