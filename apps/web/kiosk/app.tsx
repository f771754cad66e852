import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { courier } from './courier.ts';
import { START, step } from './flow.ts';
import { FlowProvider } from './flow-context.tsx';
import { CurrentScreen } from './current-screen.tsx';
import { IdleGuard } from './settings/idle-guard.tsx';
import { type Settings, initialSettings } from './settings/settings.ts';
import { SpeechProvider } from './settings/speech.tsx';
import { TimeGuard } from './settings/time-guard.tsx';
import { WordsProvider, wordsOf } from './settings/words.tsx';
import { Shell } from './shell/shell.tsx';

/** How often the door is asked what works now, milliseconds; sooner while it does not answer. */
const DOOR_MS = 10_000;
const DOOR_WAITING_MS = 3_000;
/** A person who reads is not a person who left: how often the courier is told so, milliseconds. */
const SIGN_OF_LIFE_MS = 40_000;

const WAITING: readonly string[] = ['loading', 'unreachable', 'not-set-up'];
/** Screens that offer to stop using the face themselves. */
const OFFERS_STOP: readonly string[] = ['home', 'my', ...WAITING];

/** The settings a person finds who has not touched them. */
function defaults(): Settings {
  const settings = initialSettings(navigator.languages, location.search);
  return { ...settings, highContrast: matchMedia('(prefers-contrast: more)').matches };
}

/** The kiosk: one state, one screen. */
export function App() {
  const [flow, dispatch] = useReducer(step, START);
  const [settings, setSettings] = useState(defaults);
  const words = useMemo(() => wordsOf(settings.language), [settings.language]);
  const handle = useMemo(() => ({ flow, dispatch }), [flow]);
  const { name } = flow.screen;
  const waiting = WAITING.includes(name);
  const atHome = name === 'home';

  const ask = useCallback(async () => {
    const reply = await courier.door();
    if (reply.ok) dispatch({ type: 'door_loaded', door: reply.value });
    else if (waiting || atHome) dispatch({ type: 'failed', problem: reply.problem });
  }, [waiting, atHome]);

  // A person who was broken off reads why for a moment, even when the courier is back at once.
  const later = name === 'unreachable';
  useEffect(() => {
    if (!later) void ask();
    const timer = setInterval(() => void ask(), waiting ? DOOR_WAITING_MS : DOOR_MS);
    return () => clearInterval(timer);
  }, [ask, waiting, later]);

  const token = flow.session?.token ?? null;
  useEffect(() => {
    if (token === null) return undefined;
    const timer = setInterval(() => void courier.me(token), SIGN_OF_LIFE_MS);
    return () => clearInterval(timer);
  }, [token]);

  const leave = useCallback(() => {
    setSettings(defaults());
    dispatch({ type: 'left' });
  }, []);

  const untouched = JSON.stringify(settings) === JSON.stringify(defaults());
  // The capture has its own, shorter limit, and a result its own countdown.
  const watched = !waiting && name !== 'capture' && !(atHome && untouched);
  const stopsHere =
    OFFERS_STOP.includes(name) || (flow.screen.name === 'pin' && flow.screen.intent !== 'enter');

  return (
    <I18nProvider locale={settings.language}>
      <WordsProvider value={words}>
        <SpeechProvider language={settings.language} enabled={settings.sound}>
          <FlowProvider value={handle}>
            <Shell
              door={flow.door}
              screen={name}
              settings={settings}
              onSettings={setSettings}
              onStart={atHome || waiting ? null : () => dispatch({ type: 'left' })}
              onStop={stopsHere ? null : () => dispatch({ type: 'stop_chosen' })}
              notice={
                <>
                  {watched ? <IdleGuard onIdle={leave} /> : null}
                  {flow.session === null ? null : <TimeGuard session={flow.session} />}
                </>
              }
            >
              <CurrentScreen flow={flow} onRetry={() => void ask()} />
            </Shell>
          </FlowProvider>
        </SpeechProvider>
      </WordsProvider>
    </I18nProvider>
  );
}
