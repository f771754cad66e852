import type { AssessmentGuide } from '@consentry/law';
import { useState } from 'react';
import { Button, Card, DateField, TextField } from '@consentry/ui';
import { NO_MEND } from './begun.ts';
import type { StepProps } from './guide-state.ts';
import { useGuideWords } from './words.ts';

type Mend = NonNullable<AssessmentGuide['mends']>[number];

/** What is to be mended, by whom, until when; and the day on which it was. */
export function MendsCard({
  written: { guide },
  changeGuide,
  begun: { mend: begun },
  begin,
}: Pick<StepProps, 'written' | 'changeGuide' | 'begun' | 'begin'>) {
  const { m, date } = useGuideWords();
  const [wrong, setWrong] = useState('');
  const mends = guide.mends ?? [];
  const set = (at: number, part: Partial<Mend>) =>
    changeGuide({ mends: mends.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const add = () => {
    const { what, who, until } = begun;
    if (what.trim() === '' || who.trim() === '' || until === '') {
      setWrong(m.mendNeeds);
      return;
    }
    changeGuide({ mends: [...mends, { what, who, until: until as Mend['until'], done_on: null }] });
    begin({ mend: NO_MEND });
    setWrong('');
  };
  return (
    <Card title={m.mends}>
      <p className="k-soft">{m.mendsHint}</p>
      {mends.map((one, at) => (
        <div key={`${one.what} ${one.until}`} className="k-after">
          <p>
            {one.what} <span className="k-soft">{m.mendBy(one.who, date(one.until))}</span>
          </p>
          <DateField
            name={`mends.${at}.done_on`}
            label={`${m.mended} · ${one.what}`}
            value={one.done_on ?? ''}
            onChange={(day) => set(at, { done_on: day === '' ? null : (day as Mend['until']) })}
          />
          <Button
            look="quiet"
            icon="trash"
            onPress={() => changeGuide({ mends: mends.filter((_, index) => index !== at) })}
          >
            {m.removeMend}
            <span className="c-hidden">{one.what}</span>
          </Button>
        </div>
      ))}
      <TextField
        name="mend.what"
        label={m.mendWhat}
        kind="multiline"
        rows={2}
        maxLength={4000}
        value={begun.what}
        onChange={(what) => begin({ mend: { ...begun, what } })}
        error={wrong}
      />
      <div className="k-rating">
        <TextField
          name="mend.who"
          label={m.mendWho}
          maxLength={200}
          value={begun.who}
          onChange={(who) => begin({ mend: { ...begun, who } })}
        />
        <DateField
          name="mend.until"
          label={m.mendUntil}
          value={begun.until}
          onChange={(until) => begin({ mend: { ...begun, until } })}
        />
      </div>
      <div>
        <Button icon="plus" onPress={add}>
          {m.addThis}
        </Button>
      </div>
    </Card>
  );
}
