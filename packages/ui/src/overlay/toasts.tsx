import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { type Toast, type ToastStore, readingTime } from './toast-store.ts';
import './menu.css';
import './toasts.css';

export interface ToastsProps {
  readonly store: ToastStore;
  /** Name of the region: “Messages”. */
  readonly label: string;
  readonly dismissText: string;
}

/**
 * Says what was done. A message stays as long as it takes to read and longer, waits while the pointer or the
 * focus is on any of them, or the page is not in view, and goes by hand at any time. What went wrong stays.
 */
export function Toasts({ store, label, dismissText }: ToastsProps) {
  const toasts = useSyncExternalStore(store.subscribe, store.all);
  const [isHeld, setHeld] = useState(false);
  const region = useRef<HTMLElement>(null);
  const dismiss = (id: number) => {
    store.remove(id);
    // The button that had the focus is gone.
    region.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- they only notice that somebody reads
    <section
      ref={region}
      className="c-toasts"
      aria-label={label}
      tabIndex={-1}
      // Read out and within reach while a dialog covers the rest.
      data-react-aria-top-layer
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {/* It is there from the start, else what comes first is not read out. */}
      <ol className="c-toast-list" aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <li key={toast.id} className="c-toast" data-tone={toast.tone}>
            <Icon name={toast.tone === 'problem' ? 'alert' : toast.tone === 'ok' ? 'check' : 'info'} />
            <p className="c-toast-text">{toast.text}</p>
            <Button className="c-icon-button" aria-label={dismissText} onPress={() => dismiss(toast.id)}>
              <Icon name="cross" />
            </Button>
            <Clock toast={toast} isHeld={isHeld} onEnd={() => store.remove(toast.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ClockProps {
  readonly toast: Toast;
  readonly isHeld: boolean;
  readonly onEnd: () => void;
}

/** Counts the time in which a message could be read; each pause begins it anew. */
function Clock({ toast, isHeld, onEnd }: ClockProps) {
  const isHidden = useHidden();
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (toast.tone === 'problem' || isHeld || isHidden) return undefined;
    const timer = setTimeout(() => end.current(), readingTime(toast.text));
    return () => clearTimeout(timer);
  }, [toast, isHeld, isHidden]);
  return null;
}

function useHidden(): boolean {
  return useSyncExternalStore(onVisibility, () => document.hidden);
}

function onVisibility(tell: () => void): () => void {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}
