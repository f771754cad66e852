import { useWords } from '../settings/words.tsx';
import './camera-light.css';

/** Says that the camera is on, in words and a light, while it is and only while it is (R13.10). */
export function CameraLight({ on }: { readonly on: boolean }) {
  const { m } = useWords();
  return (
    <p className="k-light" data-camera={on ? 'on' : 'off'}>
      <span className="k-light-dot" />
      <span>{on ? m.capture.cameraOn : m.capture.cameraOpening}</span>
    </p>
  );
}
