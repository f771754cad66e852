import { useToday } from '../home/today.tsx';
import type { SectionProps } from '../sections.ts';
import { ArticlePage } from './article-page.tsx';
import { ChangesPage } from './changes-page.tsx';
import { MapPage } from './map-page.tsx';
import { RowPage } from './row-page.tsx';

/** How the organisation stands to the Measures: the map, one row, the text of an article, what changed. */
export function PostureSection({ path: [first, second], search }: SectionProps) {
  const { posture } = useToday();
  if (first === undefined) return <MapPage posture={posture} search={search} />;
  if (first === 'changes') return <ChangesPage />;
  if (first === 'articles') return <ArticlePage key={second} posture={posture} article={Number(second)} />;
  return <RowPage key={first} row={first} />;
}
