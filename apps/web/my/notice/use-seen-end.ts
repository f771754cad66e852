import { type RefObject, useEffect, useRef, useState } from 'react';

/** Tells when the end of something long was in view: whoever gets there has come past all of it. */
export function useSeenEnd(): { readonly end: RefObject<HTMLDivElement | null>; readonly seen: boolean } {
  const end = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const place = end.current;
    if (place === null || seen) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(place);
    return () => watch.disconnect();
  }, [seen]);
  return { end, seen };
}
