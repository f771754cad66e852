import type { CSSProperties } from 'react';
import './oval-guide.css';

export interface OvalGuideProps {
  readonly have: number;
  readonly need: number;
}

/** The oval of the mark over the live picture: its halves come together as clear pictures come in. */
export function OvalGuide({ have, need }: OvalGuideProps) {
  const open = need === 0 ? 0 : 1 - Math.min(1, have / need);
  const style: CSSProperties = { ['--open' as string]: open };
  return (
    <svg
      className="k-oval"
      viewBox="0 0 120 90"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      style={style}
    >
      <path
        className="k-oval-shade"
        fillRule="evenodd"
        d="M-200-200H320V290H-200ZM60 9A27 36 0 0 0 60 81A27 36 0 0 0 60 9Z"
      />
      <path className="k-oval-half" data-side="left" d="M57.5 9.2A27 36 0 0 0 57.5 80.8" />
      <path className="k-oval-half" data-side="right" d="M62.5 9.2A27 36 0 0 1 62.5 80.8" />
    </svg>
  );
}
