import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';

export interface ArrivedProps {
  /** What it is, read out first. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What an act brought: it comes into view and takes the focus, so that nobody has to look for it. */
export function Arrived({ label, children }: ArrivedProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section ref={place} className="w-stack w-arrived" aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}
