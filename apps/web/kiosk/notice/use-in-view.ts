import { type RefObject, useEffect, useRef, useState } from 'react';

export interface InView {
  readonly start: RefObject<HTMLDivElement | null>;
  readonly end: RefObject<HTMLDivElement | null>;
  /** True once both ends have been on the screen, in any order, at any time. */
  readonly seen: boolean;
}

/** Watches both ends of a text, so that a notice counts as presented only when it really was in view. */
export function useInView(): InView {
  const start = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    const missing = new Set<Element>([start.current, end.current].filter((element) => element !== null));
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) missing.delete(entry.target);
      if (missing.size === 0) setSeen(true);
    });
    for (const element of missing) observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { start, end, seen };
}
