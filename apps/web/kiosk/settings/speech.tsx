import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Language } from './settings.ts';

/** Shortest time between two spoken guidances, milliseconds: faster than this nobody can follow. */
const GUIDANCE_GAP_MS = 2_500;

export interface Speech {
  /** Says a sentence now, instead of what is being said. */
  readonly say: (text: string) => void;
  /** Says a sentence unless one was begun a moment ago or the same one was just said. */
  readonly guide: (text: string) => void;
}

const silent: Speech = { say: () => {}, guide: () => {} };
const SpeechContext = createContext<Speech>(silent);

export interface SpeechProviderProps {
  readonly language: Language;
  readonly enabled: boolean;
  readonly children: ReactNode;
}

/** Speaks prompts with the voice of the browser, where it has one. The words are always on the screen too. */
export function SpeechProvider({ language, enabled, children }: SpeechProviderProps) {
  const last = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  const on = enabled && 'speechSynthesis' in globalThis;

  const say = useCallback(
    (text: string) => {
      if (!on) return;
      last.current = { text, at: performance.now() };
      speechSynthesis.cancel();
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      speechSynthesis.speak(utterance);
    },
    [on, language],
  );

  const guide = useCallback(
    (text: string) => {
      const since = performance.now() - last.current.at;
      if (since < GUIDANCE_GAP_MS || (text === last.current.text && since < 3 * GUIDANCE_GAP_MS)) return;
      say(text);
    },
    [say],
  );

  useEffect(() => {
    if (!on) return undefined;
    return () => speechSynthesis.cancel();
  }, [on]);

  const speech = useMemo(() => ({ say, guide }), [say, guide]);
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** The voice of the kiosk; silent when spoken prompts are off. */
export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
