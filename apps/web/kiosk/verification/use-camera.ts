import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { CameraTrouble } from '../flow.ts';
import { closeCamera, openCamera, troubleOf } from './camera.ts';

export interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** `open` exactly while a stream is open. */
  readonly state: 'opening' | 'open' | 'closed';
  readonly close: () => void;
}

/** Opens the camera for as long as the screen stands, and closes it whatever ends it. */
export function useCamera(onTrouble: (trouble: CameraTrouble) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const gone = useRef(false);
  const [state, setState] = useState<Camera['state']>('opening');

  const close = useCallback(() => {
    gone.current = true;
    if (stream.current !== null) closeCamera(stream.current);
    stream.current = null;
    if (video.current !== null) video.current.srcObject = null;
    setState('closed');
  }, []);

  useEffect(() => {
    gone.current = false;
    const trouble = (error: unknown) => {
      if (gone.current) return;
      close();
      onTrouble(troubleOf(error));
    };
    void openCamera().then((opened) => {
      // The person may have left while the browser was asking.
      if (gone.current) return closeCamera(opened);
      stream.current = opened;
      for (const track of opened.getTracks()) {
        track.addEventListener('ended', () => trouble(new DOMException('unplugged', 'NotFoundError')));
      }
      if (video.current !== null) video.current.srcObject = opened;
      setState('open');
    }, trouble);
    return close;
  }, [close, onTrouble]);

  return { video, state, close };
}
