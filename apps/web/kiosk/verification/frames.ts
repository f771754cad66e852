import type { CaptureView, FrameOutcome, Problem } from '@consentry/contract';
import { courier } from '../courier.ts';

/** Shortest time from one frame to the next, milliseconds: about four a second. */
const FRAME_GAP_MS = 250;

export interface FrameLoop {
  readonly capture: CaptureView;
  readonly token: string | null;
  readonly grab: () => Promise<Blob | null>;
  readonly signal: AbortSignal;
  readonly onOutcome: (outcome: FrameOutcome) => void;
  readonly onProblem: (problem: Problem | null) => void;
}

/** Whether a capture is over with this answer. */
export function isFinal(outcome: FrameOutcome): boolean {
  return outcome.outcome !== 'guidance' && outcome.outcome !== 'more';
}

/** Sends frames, one in flight at a time, until there is a result, a problem, or the signal. */
export async function sendFrames(loop: FrameLoop): Promise<void> {
  const { capture, token, signal } = loop;
  while (!signal.aborted) {
    const begun = performance.now();
    const frame = await loop.grab();
    let pause = FRAME_GAP_MS;
    if (frame !== null && !signal.aborted) {
      const reply = await courier.frame(capture.capture, frame, token, signal);
      if (signal.aborted) return;
      if (reply.ok) {
        loop.onOutcome(reply.value);
        if (isFinal(reply.value)) return;
      } else if (reply.problem?.code === 'rate_limited') {
        pause = 1000 * Math.min(5, reply.problem.retry_after_seconds ?? 1);
      } else return loop.onProblem(reply.problem);
    }
    const rest = Math.max(0, pause - (performance.now() - begun));
    await new Promise((done) => setTimeout(done, rest));
  }
}
