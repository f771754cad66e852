import type { DeviceSpot, DeviceSurvey } from '@consentry/contract';
import { Card, DescriptionList } from '@consentry/ui';
import { useFieldName } from '../posture/use-field-name.ts';
import type { DeviceProps } from './device-acts.tsx';
import { useDeviceWords } from './words.ts';
import './spot.css';

/** Where a device stands, what it takes in, its sign, and what the installer found. */
export function SpotCard({ read: { spot, sign_approved_at } }: DeviceProps) {
  const { m, date, time } = useDeviceWords();
  const nameOf = useFieldName();
  if (spot === null) return null;
  const { space, capture_area, sign_photo_on, survey } = spot;
  return (
    <Card title={m.spot} level={2}>
      <div className="k-spot">
        <DescriptionList
          items={[
            { term: m.space, detail: nameOf(space) },
            { term: m.area, detail: capture_area === null ? m.areaNone : m.areaDrawn(capture_area.length) },
            { term: m.signPhoto, detail: sign_photo_on === null ? m.notYet : date(sign_photo_on) },
            { term: m.signApproved, detail: sign_approved_at === null ? m.notYet : time(sign_approved_at) },
            { term: m.survey, detail: survey === null ? m.notSurveyed : <Found survey={survey} /> },
          ]}
        />
        {capture_area === null ? null : <Area area={capture_area} />}
      </div>
    </Card>
  );
}

function Area({ area }: { readonly area: NonNullable<DeviceSpot['capture_area']> }) {
  const { m } = useDeviceWords();
  return (
    <figure className="k-area">
      <svg viewBox="0 0 4 3" role="img" aria-label={`${m.area}: ${m.areaDrawn(area.length)}`}>
        <rect className="k-area-frame" width="4" height="3" />
        <polygon className="k-area-line" points={area.map(([x, y]) => `${x * 4},${y * 3}`).join(' ')} />
      </svg>
      <figcaption className="k-soft">{m.areaHint}</figcaption>
    </figure>
  );
}

function Found({ survey }: { readonly survey: DeviceSurvey }) {
  const { m, date } = useDeviceWords();
  const nameOf = useFieldName();
  const { installed_on, operation, installer, capture_range, sees_private_space, camera } = survey;
  const parts: ReadonlyArray<readonly [string, string]> = [
    ['operation', nameOf(operation)],
    ['installed_on', installed_on === null ? m.notYet : date(installed_on)],
    ['installer', installer === null ? m.notYet : nameOf(installer.capacity)],
    [
      'capture_range',
      capture_range === null
        ? m.notYet
        : `≤ ${capture_range.greatest_distance_cm} cm · ≥ ${capture_range.smallest_face_px} px`,
    ],
    ['sees_private_space', sees_private_space === null ? m.notYet : sees_private_space ? m.yes : m.no],
    ['camera', camera === null ? m.notYet : date(camera.measured_on)],
  ];
  return parts.map(([name, text]) => (
    <p key={name}>
      {nameOf(name)} · {text}
    </p>
  ));
}
