import type { CameraTrouble } from '../flow.ts';

/** Largest frame sent, pixels, longer and shorter side. */
const LONG_SIDE = 1280;
const SHORT_SIDE = 720;
const JPEG_QUALITY = 0.9;

/** Opens the camera that looks at the person. No sound is asked for. */
export async function openCamera(): Promise<MediaStream> {
  // Missing on a page that is not a secure context; the same to the person as no camera.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) throw new DOMException('no mediaDevices', 'NotFoundError');
  return devices.getUserMedia({
    audio: false,
    video: { facingMode: 'user', width: { ideal: LONG_SIDE }, height: { ideal: SHORT_SIDE } },
  });
}

/** Closes a camera at once: its light goes out. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Tells why a camera could not be opened (Media Capture and Streams, getUserMedia, errors). */
export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'no_camera';
}

/** Takes one frame of a playing video as JPEG, or `null` while there is no picture yet. */
export async function grabFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<Blob | null> {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height), SHORT_SIDE / Math.min(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', JPEG_QUALITY));
  // The pixels are in the blob now and need not stay in the canvas too.
  canvas.width = 0;
  canvas.height = 0;
  return blob;
}
