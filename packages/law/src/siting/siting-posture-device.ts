import { epoch } from '../instant.ts';
import type { Looked } from '../posture/looked.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { civilDateAt, daysBetween } from '../time/index.ts';
import { type Placed, factsAt, notKnown } from './placed.ts';
import type { Point } from './siting-facts.ts';
import { sitingFindings } from './siting-findings.ts';
import { captureAreaIsSet, deviceIsApproved, signIsUp } from './siting.ts';

const { broken, atRisk } = lapsesOf(sitingFindings);

/** Our setting: an area of this share of the picture or more determines nothing, percent. */
const WHOLE_FRAME = 99;
/** Our settings (R13.3): a photo of the sign warns above so many days, and no longer counts from so many on. */
const SIGN_PHOTO = { warnAbove: 180, overFrom: 210 };
/** Our setting (R13.10): “at once”, milliseconds. */
const CLOSES_WITHIN_MS = 1000;

/** Share of the picture that a polygon takes, percent (shoelace formula). */
function percentOf(area: readonly Point[]): number {
  const doubled = area.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = area[(index + 1) % area.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.round(Math.abs(doubled) * 50);
}

/** § 第十三条第一款 “合理确定人脸信息采集区域”, by the rule of the gate, kept after every move (R13.2). */
export function captureAreaOf({ device, at, of }: Placed): Looked {
  const { capture_area: area, capture_area_approved_at: approved, moved_at: moved, capture_range } = device;
  const drawn = fact(`${at}/capture_area`, area?.length ?? null);
  if (captureAreaIsSet({ device }) !== null || area === null) {
    return { lapses: [broken('capture_area_missing', { fact: drawn, of })] };
  }
  const lapses: Lapse[] = [];
  if (moved !== null && (approved === null || epoch(approved) < epoch(moved))) {
    lapses.push(broken('device_moved', { fact: fact(`${at}/moved_at`, moved), of }));
  } else if (approved === null) {
    const unsigned = fact(`${at}/capture_area_approved_at`, null);
    lapses.push(atRisk('capture_area_unsigned', { fact: unsigned, of }));
  }
  const percent = percentOf(area);
  if (percent >= WHOLE_FRAME) {
    const values = { percent, bound: WHOLE_FRAME };
    lapses.push(atRisk('capture_area_whole_frame', { fact: drawn, of, values }));
  }
  if (capture_range === null) {
    lapses.push(atRisk('capture_range_unset', { fact: fact(`${at}/capture_range`, null), of }));
  }
  return { facts: [drawn, fact(`${at}/capture_area_approved_at`, approved)], lapses };
}

/** § 第十三条第一款 “设置显著提示标识”, by the rule of the gate, and shown by a fresh photo (R13.3). */
export function signOf({ device, at, of }: Placed, now: number): Looked {
  const approved = fact(`${at}/sign_approved_at`, device.sign_approved_at);
  if (signIsUp({ device }, { act: 'capture', now }) !== null) {
    return { lapses: [broken('sign_missing', { fact: approved, of })] };
  }
  if (device.sign_photo_on === null) return notKnown(`${at}/sign_photo_on`);
  const taken = fact(`${at}/sign_photo_on`, device.sign_photo_on);
  const days = daysBetween(device.sign_photo_on, civilDateAt(now));
  const details = { fact: taken, of, values: { days } };
  const lapses: Lapse[] = [];
  if (days >= SIGN_PHOTO.overFrom) lapses.push(broken('sign_photo_too_old', details));
  else if (days > SIGN_PHOTO.warnAbove) lapses.push(atRisk('sign_photo_old', details));
  return { facts: [approved, taken], lapses };
}

/** TC260-PG-20251A 6.1 b, 8.1 a, a standard: the camera of a self-service device (R13.10). */
export function cameraOf({ device, at, of }: Placed): Looked {
  if (device.camera === null) return notKnown(`${at}/camera`);
  const { camera } = device;
  const { closes_after_ms: ms, other_outward_cameras: cameras, applications } = camera;
  const about = (name: keyof typeof camera) => ({ fact: fact(`${at}/camera/${name}`, camera[name]), of });
  const lapses: Lapse[] = [];
  if (!camera.opens_only_after_start) {
    lapses.push(broken('camera_opens_unasked', about('opens_only_after_start')));
  }
  if (ms > CLOSES_WITHIN_MS) {
    lapses.push(broken('camera_closes_late', { ...about('closes_after_ms'), values: { ms } }));
  }
  if (!camera.shows_that_it_runs) lapses.push(broken('camera_runs_unseen', about('shows_that_it_runs')));
  if (cameras > 0) {
    const values = { cameras };
    lapses.push(broken('other_cameras_outward', { ...about('other_outward_cameras'), values }));
  }
  if (camera.sees_keypad) lapses.push(broken('camera_sees_keypad', about('sees_keypad')));
  if (applications > 1) {
    const values = { applications };
    lapses.push(broken('camera_open_to_applications', { ...about('applications'), values }));
  }
  return { facts: factsAt(`${at}/camera`, { measured_on: camera.measured_on }), lapses };
}

/**
 * G21: one-to-many on whoever passes. What an authority does under its own law is not judged, where a
 * document shows that it is one (G38).
 */
export function passiveOf({ device, at, of }: Placed): Looked {
  if (device.installer === null) return notKnown(`${at}/installer`);
  const { capacity, document } = device.installer;
  if (capacity === 'government_department' && document !== null) {
    return { facts: factsAt(at, { 'installer/capacity': capacity, 'installer/document': document }) };
  }
  const decided = fact(`${at}/operation`, device.operation);
  return { lapses: [broken('passive_one_to_many', { fact: decided, of })] };
}

/** § 第十九条第四项: a terminal that identifies is registered, at an approved site, and approved (R19.4). */
export function registrationOf({ device, site, at, of }: Placed): Looked {
  const lapses: Lapse[] = [];
  if (deviceIsApproved({ device }) !== null) {
    const { last_capture_at: used, state_since_at } = device;
    if (used === null || epoch(used) <= epoch(state_since_at)) {
      return { facts: factsAt(at, { state: device.state, last_capture_at: used }) };
    }
    lapses.push(broken('device_not_approved', { fact: fact(`${at}/last_capture_at`, used), of }));
  }
  if (device.key_digest === null) {
    lapses.push(atRisk('device_without_key', { fact: fact(`${at}/key_digest`, null), of }));
  }
  if (site.approved_at === null) {
    lapses.push(broken('site_not_approved', { fact: fact(`${at}/site_id`, site.id), of }));
  }
  return { facts: factsAt(at, { state: device.state }), lapses };
}
