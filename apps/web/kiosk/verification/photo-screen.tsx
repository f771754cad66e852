import { useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { CaptureView, Problem } from '@consentry/contract';
import { Button, ButtonRow, Callout, LiveRegion } from '@consentry/ui';
import { courier } from '../courier.ts';
import type { CameraTrouble, Look } from '../flow.ts';
import { useFlow } from '../flow-context.tsx';
import { useWords } from '../settings/words.tsx';
import { FaceSteps } from '../shell/face-steps.tsx';
import { ProblemText } from '../shell/problem-text.tsx';
import { Screen } from '../shell/screen.tsx';
import { isFinal } from './frames.ts';

export interface PhotoScreenProps {
  readonly look: Look;
  readonly capture: CaptureView;
  readonly trouble: CameraTrouble;
}

/** Why one photo was of no use: what the device saw, or what is wrong with the file. */
interface Unusable {
  readonly key: number;
  readonly name: string;
  readonly reasons: readonly string[];
  readonly problem: Problem | null;
}

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** Photos looked at for one answer, at most. */
const PHOTOS_MAX = 5;

/** Without a camera: photo files take the way of frames, one after another. Each choice of files is a capture. */
export function PhotoScreen({ look, capture, trouble }: PhotoScreenProps) {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const [status, setStatus] = useState('');
  const [unusable, setUnusable] = useState<readonly Unusable[]>([]);
  const stop = useRef(new AbortController());
  const open = useRef(capture.capture);
  const ended = useRef(false);
  const token = flow.session?.token ?? null;

  useEffect(() => {
    const leaving = new AbortController();
    stop.current = leaving;
    return () => {
      leaving.abort();
      if (!ended.current) void courier.abandon(open.current, token);
    };
  }, [token]);

  const send = async (chosen: readonly File[]) => {
    const { signal } = stop.current;
    const files = chosen.slice(0, PHOTOS_MAX);
    if (files.length === 0) return;
    setUnusable([]);
    // As many pictures are wanted as there are files, so the capture begins anew with their number.
    const begun = await courier.startCapture(look, token, files.length);
    if (signal.aborted) return;
    if (!begun.ok) {
      ended.current = true;
      return dispatch({ type: 'failed', problem: begun.problem });
    }
    open.current = begun.value.capture;
    let left = files.length;
    for (const [index, file] of files.entries()) {
      setStatus(m.photo.sending(index + 1, files.length));
      const reply = await courier.frame(open.current, file, token, signal);
      if (signal.aborted) return;
      const add = (reasons: readonly string[], problem: Problem | null) =>
        setUnusable((old) => [...old, { key: old.length, name: file.name, reasons, problem }]);
      if (!reply.ok) {
        const mendable =
          reply.problem?.code.startsWith('image_') === true ||
          reply.problem?.code === 'unsupported_media_type' ||
          reply.problem?.code === 'body_too_large';
        if (!mendable) {
          ended.current = true;
          return dispatch({ type: 'failed', problem: reply.problem });
        }
        add([], reply.problem);
        continue;
      }
      const outcome = reply.value;
      if (isFinal(outcome)) {
        ended.current = true;
        return dispatch({ type: 'looked', outcome });
      }
      if (outcome.outcome === 'guidance')
        add(
          outcome.reasons.map((reason) => m.quality[reason]),
          null,
        );
      if (outcome.outcome === 'more') left = outcome.need - outcome.have;
    }
    setStatus(m.photo.again(left));
  };

  const why = { no_camera: m.photo.noCamera, denied: m.photo.denied, busy: m.photo.busy }[trouble];
  return (
    <Screen heading={m.photo.heading} lead={`${why} ${m.photo.lead}`}>
      <FaceSteps now="capture" />
      <div className="k-stack k-narrow">
        <p>{m.photo.several(PHOTOS_MAX)}</p>
        <LiveRegion text={status} />
        {unusable.map((one) => (
          <Callout key={one.key} tone="problem" alert>
            <p className="k-problem-title">{m.photo.unusable(one.name)}</p>
            {one.problem === null ? (
              one.reasons.map((reason) => <p key={reason}>{reason}</p>)
            ) : (
              <ProblemText problem={one.problem} title />
            )}
          </Callout>
        ))}
        <ButtonRow>
          <FileTrigger
            acceptedFileTypes={TYPES}
            allowsMultiple
            onSelect={(files) => void send([...(files ?? [])])}
          >
            <Button icon="photo">{m.photo.choose}</Button>
          </FileTrigger>
          <Button icon="camera" onPress={() => dispatch({ type: 'camera_wanted' })}>
            {m.photo.camera}
          </Button>
        </ButtonRow>
        <p className="k-soft">{m.photo.forgotten}</p>
      </div>
    </Screen>
  );
}
