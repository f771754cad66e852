import { SectionPage } from '../frame/section-page.tsx';
import { useWords } from '../words.ts';

/** From nothing to a lawful first door. */
export function SetUpSection() {
  const { m } = useWords();
  return <SectionPage title={m.sections.setUp}>{null}</SectionPage>;
}
