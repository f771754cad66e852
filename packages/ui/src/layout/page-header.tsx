import { type ReactNode, useEffect, useRef } from 'react';
import './page-header.css';

export interface PageHeaderProps {
  readonly title: string;
  /** What this page is for, in one sentence. */
  readonly lead?: string;
  /** Breadcrumbs above the title. */
  readonly trail?: ReactNode;
  /** A chip after the title. */
  readonly status?: ReactNode;
  /** Buttons of the whole page. */
  readonly actions?: ReactNode;
}

/** The page itself has just been loaded: the browser begins at its top, nothing has changed yet. */
let pristine = true;

/** The head of a page. Its title takes the focus when the page comes: give each page its own `key`. */
export function PageHeader({ title, lead, trail, status, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!pristine) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    pristine = false;
  }, []);
  return (
    <header className="c-page-head">
      {trail}
      <div className="c-page-title">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {status}
      </div>
      {lead === undefined ? null : <p className="c-page-lead">{lead}</p>}
      {actions === undefined ? null : <div className="c-page-actions">{actions}</div>}
    </header>
  );
}
