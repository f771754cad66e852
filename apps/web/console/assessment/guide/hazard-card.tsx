import {
  type Hazard,
  type MeasureName,
  type RatedHazard,
  guideMeasures,
  hazardTexts,
  typicalOf,
} from '@consentry/law';
import { useState } from 'react';
import { Button, Card, Select, StatusChip, TextField } from '@consentry/ui';
import { type StepProps, hazardOf, withHazard } from './guide-state.ts';
import { OpenHere } from './open-list.tsx';
import { RatingField } from './rating-field.tsx';
import { Suggested } from './suggested.tsx';
import { useGuideWords } from './words.ts';

/** One hazard: what can happen, how bad and how likely, and what each measure leaves of it. */
export function HazardCard({
  hazard,
  written: { guide },
  open,
  changeGuide,
}: Pick<StepProps, 'written' | 'open' | 'changeGuide'> & { readonly hazard: Hazard }) {
  const { m, pick } = useGuideWords();
  const one = hazardOf(guide, hazard);
  const set = (part: Partial<RatedHazard>) => changeGuide(withHazard(guide, { ...one, ...part }));
  const name = pick(hazardTexts[hazard].name);
  return (
    <Card
      title={name}
      status={
        one.considered ? undefined : (
          <StatusChip tone="note">
            {one.words === '' && one.before === null ? m.fromTemplate : m.fromBefore}
          </StatusChip>
        )
      }
    >
      <p>{pick(hazardTexts[hazard].ask)}</p>
      <TextField
        name={`${hazard}.words`}
        label={`${m.hazardWords} · ${name}`}
        kind="multiline"
        rows={2}
        maxLength={4000}
        value={one.words}
        onChange={(words) => set({ words })}
      />
      <Suggested
        text={typicalOf(guide.template, hazard)}
        value={one.words}
        onTake={(words) => set({ words })}
      />
      <RatingField
        legend={`${m.before} · ${name}`}
        value={one.before}
        onChange={(before) => set({ before })}
      />
      {one.after.map(({ measure, rating }) => (
        <div key={measure} className="k-after">
          <RatingField
            legend={`${m.after(pick(guideMeasures[measure].name))} · ${name}`}
            value={rating}
            onChange={(next) =>
              set({
                after: one.after.map((other) =>
                  other.measure === measure ? { measure, rating: next } : other,
                ),
              })
            }
          />
          <Button
            look="quiet"
            icon="cross"
            onPress={() => set({ after: one.after.filter((other) => other.measure !== measure) })}
          >
            {m.removeAfter(pick(guideMeasures[measure].name))}
          </Button>
        </div>
      ))}
      {one.before === null ? null : (
        <AddAfter
          measures={guide.measures
            .filter(
              ({ measure, decision }) =>
                decision !== 'not_taken' && one.after.every((other) => other.measure !== measure),
            )
            .map(({ measure }) => measure)
            .toSorted((a, b) => Number(isAgainst(b, hazard)) - Number(isAgainst(a, hazard)))}
          onAdd={(after) => set({ after: [...one.after, after] })}
          name={name}
        />
      )}
      {!one.considered && (one.words.trim() !== '' || one.before !== null) ? (
        <div>
          <Button icon="check" onPress={() => set({})}>
            {m.stillHolds}
            <span className="c-hidden">{name}</span>
          </Button>
        </div>
      ) : null}
      <OpenHere open={open} about={hazard} />
    </Card>
  );
}

function isAgainst(measure: MeasureName, hazard: Hazard): boolean {
  return guideMeasures[measure].against.includes(hazard);
}

interface AddAfterProps {
  readonly measures: readonly MeasureName[];
  readonly onAdd: (after: RatedHazard['after'][number]) => void;
  readonly name: string;
}

function AddAfter({ measures, onAdd, name }: AddAfterProps) {
  const { m, pick } = useGuideWords();
  const [measure, setMeasure] = useState<MeasureName | null>(null);
  if (measures.length === 0) return null;
  return (
    <div className="k-after">
      <Select
        label={`${m.addAfter} · ${name}`}
        hint={m.addAfterHint}
        value={measure}
        options={measures.map((value) => ({ value, text: pick(guideMeasures[value].name) }))}
        onChange={setMeasure}
        placeholder={m.choose}
      />
      {measure === null ? null : (
        <RatingField
          key={measure}
          legend={`${m.after(pick(guideMeasures[measure].name))} · ${name}`}
          value={null}
          onChange={(rating) => {
            onAdd({ measure, rating });
            setMeasure(null);
          }}
        />
      )}
    </div>
  );
}
