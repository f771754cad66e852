import { type ReactNode, useEffect } from 'react';
import { Breadcrumbs, PageHeader } from '@consentry/ui';
import { hrefOf } from '../../shared/router.tsx';
import { useWords } from '../words.ts';
import './section-page.css';

export interface SectionPageProps {
  readonly title: string;
  readonly lead?: string;
  /** What lies above: `[{ text: 'Sites', to: ['sites'] }]`; none on the first page of a section. */
  readonly trail?: readonly { readonly text: string; readonly to: readonly string[] }[];
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One page of a section: its head, the title of the window, and what is on it. */
export function SectionPage({ title, lead, trail = [], status, actions, children }: SectionPageProps) {
  const { m } = useWords();
  useEffect(() => {
    document.title = `${title} · ${m.title}`;
  }, [title, m.title]);
  return (
    <>
      <PageHeader
        title={title}
        {...(lead === undefined ? {} : { lead })}
        {...(trail.length === 0
          ? {}
          : {
              trail: (
                <Breadcrumbs
                  label={m.trail}
                  items={[...trail.map(({ text, to }) => ({ text, href: hrefOf(to) })), { text: title }]}
                />
              ),
            })}
        status={status}
        actions={actions}
      />
      {children}
    </>
  );
}
