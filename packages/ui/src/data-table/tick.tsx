import { useEffect, useRef } from 'react';
import './tick.css';

export interface TickProps {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  readonly onChange: () => void;
}

/** A box to tick without words beside it; its name is only read out. */
export function Tick({ label, state, onChange }: TickProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <label className="c-tick">
      <input ref={input} type="checkbox" aria-label={label} checked={state === 'all'} onChange={onChange} />
    </label>
  );
}
