import { useCallback, useEffect, useState } from 'react';
import type { CaptureView, FrameOutcome } from '@consentry/contract';
import { Button, LiveRegion, Progress } from '@consentry/ui';
import { courier } from '../courier.ts';
import type { CameraTrouble, LeftBecause } from '../flow.ts';
import { useFlow } from '../flow-context.tsx';
import { useSpeech } from '../settings/speech.tsx';
import { useCountdown } from '../settings/use-countdown.ts';
import { useRequest } from '../settings/use-request.ts';
import { type Words, useWords } from '../settings/words.tsx';
import { Screen } from '../shell/screen.tsx';
import { CameraLight } from './camera-light.tsx';
import { grabFrame } from './camera.ts';
import { isFinal, sendFrames } from './frames.ts';
import { OvalGuide } from './oval-guide.tsx';
import { useCamera } from './use-camera.ts';
import { useSteady } from './use-steady.ts';
import './capture-screen.css';

/** A camera nobody is using closes after this long, unless the person keeps it open, seconds. */
export const CAPTURE_SECONDS = 60;
/** The question whether to keep it open stands this long before, seconds. */
const CLOSING_SECONDS = 20;

function guidanceOf(outcome: FrameOutcome | null, { m }: Words): string {
  if (outcome?.outcome === 'more') return m.capture.hold;
  const reason = outcome?.outcome === 'guidance' ? outcome.reasons[0] : undefined;
  return reason === undefined ? m.capture.look : m.quality[reason];
}

/** The only screen with an open camera. Whatever ends it closes the camera first. */
export function CaptureScreen({ capture }: { readonly capture: CaptureView }) {
  const { flow, dispatch } = useFlow();
  const words = useWords();
  const { m } = words;
  const { guide } = useSpeech();
  const [outcome, setOutcome] = useState<FrameOutcome | null>(null);
  const token = flow.session?.token ?? null;

  const onTrouble = useCallback(
    (trouble: CameraTrouble) => dispatch({ type: 'camera_failed', trouble }),
    [dispatch],
  );
  const { video, state, close } = useCamera(onTrouble);

  const leave = useCallback(
    (because: LeftBecause) => {
      close();
      dispatch({ type: 'capture_left', because });
    },
    [close, dispatch],
  );
  const { left, extend } = useCountdown(CAPTURE_SECONDS, () => leave('timeout'));
  const [isLast, setIsLast] = useState(false);
  const { busy, run } = useRequest();
  // The device has a limit of its own, and gives more time as often; then the person begins again by Start.
  const keepOpen = () =>
    run(
      () => courier.extendCapture(capture.capture, token),
      (reply) => {
        if (!reply.ok) return setIsLast(true);
        setIsLast(reply.value.extensions_left === 0);
        extend(Math.min(CAPTURE_SECONDS, reply.value.seconds_left));
      },
    );

  useEffect(() => {
    if (state !== 'open') return undefined;
    const stop = new AbortController();
    const canvas = document.createElement('canvas');
    let ended = false;
    void sendFrames({
      capture,
      token,
      signal: stop.signal,
      grab: async () => (video.current === null ? null : grabFrame(video.current, canvas)),
      onOutcome: (next) => {
        if (isFinal(next)) {
          ended = true;
          close();
          dispatch({ type: 'looked', outcome: next });
        } else setOutcome(next);
      },
      onProblem: (problem) => {
        ended = true;
        close();
        dispatch({ type: 'failed', problem });
      },
    });
    return () => {
      stop.abort();
      if (!ended) void courier.abandon(capture.capture, token);
    };
  }, [state, capture, token, video, close, dispatch]);

  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') leave('hidden');
    };
    const gone = () => leave('hidden');
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', gone);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', gone);
    };
  }, [leave]);

  const guidance = useSteady(guidanceOf(outcome, words));
  useEffect(() => guide(guidance), [guide, guidance]);

  const progress =
    outcome?.outcome === 'guidance' || outcome?.outcome === 'more'
      ? { have: outcome.have, need: outcome.need }
      : { have: 0, need: capture.need };
  return (
    <Screen heading={m.capture.heading}>
      <div className="k-capture">
        <CameraLight on={state === 'open'} />
        <div className="k-preview">
          <video ref={video} autoPlay muted playsInline aria-label={m.capture.preview} />
          <OvalGuide {...progress} />
        </div>
        <div className="k-guidance">
          <LiveRegion text={guidance} />
          <Progress label={m.capture.progress} {...progress} />
          {left > CLOSING_SECONDS ? null : (
            <div className="k-closing">
              <p>{m.capture.closing(left)}</p>
              {isLast ? (
                <p>{m.capture.lastTime}</p>
              ) : (
                <Button isPending={busy} onPress={keepOpen}>
                  {m.capture.keepOpen}
                </Button>
              )}
            </div>
          )}
          <p className="k-soft">{m.capture.framing}</p>
          <Button onPress={() => leave('stopped')}>{m.capture.stop}</Button>
        </div>
      </div>
    </Screen>
  );
}
