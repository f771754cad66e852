import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';

export interface PageProps {
  readonly heading: string;
  readonly lead?: string;
  /** Name of the site, after the heading in the title of the window. */
  readonly site: string;
  readonly children?: ReactNode;
}

/** The page itself has just been loaded: the browser begins at its top, nothing has changed yet. */
let pristine = true;

/** One place: its heading names the window, and takes the focus when the place comes. */
export function Page({ heading, lead, site, children }: PageProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!pristine) {
      title.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    pristine = false;
  }, []);
  useEffect(() => {
    document.title = `${heading} · ${site}`;
  }, [heading, site]);
  return (
    <>
      <header className="w-page-head">
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {lead === undefined ? null : <p className="w-lead">{lead}</p>}
      </header>
      {children}
    </>
  );
}
