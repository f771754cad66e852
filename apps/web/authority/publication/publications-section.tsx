import type { SectionProps } from '../sections.ts';
import { CorrectPage, NewPage } from './prepare-page.tsx';
import { PublicationPage } from './publication-page.tsx';
import { PublicationsPage } from './publications-page.tsx';

/** `#/publications` is the list, `…/new/figures` and `…/new/notice` prepare one, `…/{publication}` shows one. */
export function PublicationsSection({ path: [first, second], search }: SectionProps) {
  if (first === undefined) return <PublicationsPage />;
  if (first === 'new') {
    return <NewPage key={second} kind={second === 'notice' ? 'notice' : 'figures'} search={search} />;
  }
  if (second === 'correct') return <CorrectPage key={first} publication={first} />;
  return <PublicationPage key={first} publication={first} />;
}
