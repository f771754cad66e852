import { type ReactNode, useEffect, useRef } from 'react';
import { useSpeech } from '../settings/speech.tsx';
import './screen.css';

export interface ScreenProps {
  readonly heading: string;
  readonly lead?: string;
  /** What is spoken, where it must not be what is written: a number is not read out to the queue. */
  readonly spoken?: string;
  readonly children?: ReactNode;
}

/** The page itself has just been loaded: the browser begins at its top, nothing has changed yet. */
let pristine = true;

/** One screen: its heading takes the focus and is spoken when the screen comes. */
export function Screen({ heading, lead, spoken, children }: ScreenProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const { say } = useSpeech();
  useEffect(() => {
    if (!pristine) {
      title.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    pristine = false;
  }, []);
  const words = spoken ?? [heading, lead ?? ''].join(' ');
  useEffect(() => say(words), [say, words]);
  return (
    <>
      <header className="k-screen-head">
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {lead === undefined ? null : <p className="k-lead">{lead}</p>}
      </header>
      {children}
    </>
  );
}
