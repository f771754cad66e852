import './live-region.css';

export interface LiveRegionProps {
  readonly text: string;
}

/** The visible caption of what is being said: read by a screen reader when it changes. */
export function LiveRegion({ text }: LiveRegionProps) {
  return (
    <output className="c-caption" aria-live="polite">
      {text}
    </output>
  );
}
