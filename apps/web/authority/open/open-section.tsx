import type { SectionProps } from '../sections.ts';
import { OpenListPage } from './open-list-page.tsx';
import { OpenPage } from './open-page.tsx';

/** `#/open` lists what was published, `#/open/{publication}` shows one of it; nobody signs in. */
export function OpenSection({ path: [publication] }: SectionProps) {
  return publication === undefined ? (
    <OpenListPage />
  ) : (
    <OpenPage key={publication} publication={publication} />
  );
}
