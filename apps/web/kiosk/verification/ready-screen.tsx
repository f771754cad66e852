import { Ways } from '../alternatives/ways.tsx';
import type { DoorView } from '@consentry/contract';
import { Button, Callout } from '@consentry/ui';
import { courier } from '../courier.ts';
import type { LeftBecause, Look } from '../flow.ts';
import { useFlow } from '../flow-context.tsx';
import { useRequest } from '../settings/use-request.ts';
import { useWords } from '../settings/words.tsx';
import { FaceSteps } from '../shell/face-steps.tsx';
import { Screen } from '../shell/screen.tsx';

export interface ReadyScreenProps {
  readonly door: DoorView;
  readonly look: Look;
  readonly left: LeftBecause | null;
}

/** The person starts the camera, nobody else does: Start asks the law, and only then a camera opens. */
export function ReadyScreen({ door, look, left }: ReadyScreenProps) {
  const { flow, dispatch } = useFlow();
  const { m } = useWords();
  const { busy, run } = useRequest();
  const notes = {
    stopped: m.capture.leftStopped,
    hidden: m.capture.leftHidden,
    timeout: m.capture.leftTimeout,
    ended: m.capture.leftEnded,
    differ: m.capture.leftDiffer,
  };
  const start = () =>
    run(
      () => courier.startCapture(look, flow.session?.token ?? null),
      (reply) =>
        dispatch(
          reply.ok
            ? { type: 'capture_granted', capture: reply.value }
            : { type: 'failed', problem: reply.problem },
        ),
    );
  return (
    <Screen
      heading={m.capture.readyHeading}
      lead={m.capture.readyLead}
      spoken={[m.capture.readyHeading, m.capture.readyLead, m.capture.framing].join(' ')}
    >
      <FaceSteps now="capture" />
      {left === null ? null : (
        <Callout tone="note" alert>
          <p>{notes[left]}</p>
        </Callout>
      )}
      <div className="k-stack">
        <p>
          {m.capture.readyLook} {look.act === 'enrol' ? m.capture.readyEnrol(door.frames.enrol) : ''}
        </p>
        <p>
          {m.capture.framing} {m.capture.noGesture}
        </p>
        {door.face.liveness === 'none' ? <p className="k-soft">{m.capture.liveness}</p> : null}
      </div>
      <div className="k-narrow k-stack">
        <Button look="solid" icon="camera" isPending={busy} onPress={start}>
          {busy ? m.capture.starting : m.capture.start}
        </Button>
      </div>
      {look.act === 'enrol' ? null : (
        <section className="k-question">
          <h2>{m.capture.otherWays}</h2>
          <Ways without={['face']} />
        </section>
      )}
    </Screen>
  );
}
