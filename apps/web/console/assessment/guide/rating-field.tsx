import { type Rating, pointsOf, ratingTexts } from '@consentry/law';
import { useState } from 'react';
import { Fieldset, Select, StatusChip } from '@consentry/ui';
import { useGuideWords } from './words.ts';

const SCALE = ['1', '2', '3', '4', '5'] as const;
type Degree = (typeof SCALE)[number];

/** Points from which a risk is marked as high, and as middling. Our setting. */
const HIGH_FROM = 12;
const MIDDLE_FROM = 6;

/** How many points look. */
export function toneOf(points: number): 'ok' | 'note' | 'problem' {
  return points >= HIGH_FROM ? 'problem' : points >= MIDDLE_FROM ? 'note' : 'ok';
}

export interface RatingFieldProps {
  readonly legend: string;
  readonly value: Rating | null;
  readonly onChange: (rating: Rating) => void;
}

/** How bad and how likely, in the same words for everybody; nothing is chosen beforehand. */
export function RatingField({ legend, value, onChange }: RatingFieldProps) {
  const { m, pick } = useGuideWords();
  const [half, setHalf] = useState<Partial<Rating>>({});
  const now = value ?? half;
  const set = (part: Partial<Rating>) => {
    const { severity, likelihood } = { ...now, ...part };
    if (severity === undefined || likelihood === undefined) setHalf({ ...now, ...part });
    else onChange({ severity, likelihood });
  };
  return (
    <Fieldset legend={legend}>
      <div className="k-rating">
        {(['severity', 'likelihood'] as const).map((of) => (
          <Select<Degree>
            key={of}
            label={m[of]}
            value={SCALE.find((degree) => Number(degree) === now[of]) ?? null}
            options={SCALE.map((degree, at) => {
              const text = ratingTexts[of][at];
              return { value: degree, text: `${degree} · ${text === undefined ? '' : pick(text)}` };
            })}
            onChange={(degree) => set({ [of]: Number(degree) })}
            placeholder={m.choose}
          />
        ))}
        <p className="k-points">
          {value === null ? (
            <StatusChip tone="plain">{m.unrated}</StatusChip>
          ) : (
            <StatusChip tone={toneOf(pointsOf(value))}>{m.points(pointsOf(value))}</StatusChip>
          )}
        </p>
      </div>
    </Fieldset>
  );
}
