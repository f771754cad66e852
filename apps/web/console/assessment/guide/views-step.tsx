import { type AssessmentGuide, guideTemplates } from '@consentry/law';
import { useState } from 'react';
import { Button, Card, DateField, NumberField, Select, TextField } from '@consentry/ui';
import { type BegunView, NO_VIEW } from './begun.ts';
import type { StepProps } from './guide-state.ts';
import { OpenHere } from './open-list.tsx';
import { useGuideWords } from './words.ts';

type View = AssessmentGuide['views'][number];
const HOW = ['meeting', 'interviews', 'survey', 'representatives', 'complaints'] as const;

/** What people affected said, and what became of it. */
export function ViewsStep({ written: { guide }, open, changeGuide, begun, begin }: StepProps) {
  const { m, pick, date, number } = useGuideWords();
  const { views } = guide;
  const ask = guide.template === null ? [] : guideTemplates[guide.template].ask;
  return (
    <>
      {ask.length === 0 ? null : <p>{m.pair(m.askThese, ask.map(pick).join(' · '))}</p>}
      {views.map((view, at) => (
        <Card
          key={at}
          title={m.viewOf(view.group)}
          actions={
            <Button
              look="quiet"
              icon="trash"
              onPress={() => changeGuide({ views: views.filter((_, index) => index !== at) })}
            >
              {m.removeView}
            </Button>
          }
        >
          <p className="k-soft">
            {m.hows[view.how]} · {date(view.asked_on)} · {m.personsOf(number(view.persons))}
          </p>
          <blockquote className="k-quote">{view.said}</blockquote>
          <TextField
            name={`views.${at}.answered`}
            label={`${m.answered} · ${view.group}`}
            kind="multiline"
            rows={2}
            maxLength={4000}
            value={view.answered}
            onChange={(answered) =>
              changeGuide({
                views: views.map((other, index) => (index === at ? { ...other, answered } : other)),
              })
            }
          />
          <OpenHere open={open} about={view.group} />
        </Card>
      ))}
      <Card title={m.addView}>
        <NewView
          begun={begun.view}
          onChange={(view) => begin({ view })}
          onAdd={(view) => {
            changeGuide({ views: [...views, view] });
            begin({ view: NO_VIEW });
          }}
        />
      </Card>
      {views.length > 0 ? null : (
        <TextField
          name="no_views_because"
          label={m.noViewsBecause}
          kind="multiline"
          rows={2}
          maxLength={4000}
          value={guide.no_views_because}
          onChange={(no_views_because) => changeGuide({ no_views_because })}
        />
      )}
    </>
  );
}

interface NewViewProps {
  readonly begun: BegunView;
  readonly onChange: (begun: BegunView) => void;
  readonly onAdd: (view: View) => void;
}

function NewView({ begun, onChange, onAdd }: NewViewProps) {
  const { m } = useGuideWords();
  const [wrong, setWrong] = useState('');
  const { group, how, day, persons, said } = begun;
  const set = (part: Partial<BegunView>) => onChange({ ...begun, ...part });
  const add = () => {
    if (group.trim() === '' || how === null || day === '' || persons === null || said.trim() === '') {
      setWrong(m.viewNeeds);
      return;
    }
    onAdd({ group, how, asked_on: day as View['asked_on'], persons, said, answered: '' });
    setWrong('');
  };
  return (
    <div className="k-stack">
      <div className="k-rating">
        <TextField
          name="view.group"
          label={m.group}
          maxLength={200}
          value={group}
          onChange={(text) => set({ group: text })}
        />
        <Select
          label={m.how}
          value={how}
          options={HOW.map((value) => ({ value, text: m.hows[value] }))}
          onChange={(value) => set({ how: value })}
          placeholder={m.choose}
        />
        <DateField name="view.day" label={m.askedOn} value={day} onChange={(date) => set({ day: date })} />
        <NumberField
          name="view.persons"
          label={m.persons}
          value={persons}
          onChange={(count) => set({ persons: count })}
          min={1}
          max={1_000_000}
        />
      </div>
      <TextField
        name="view.said"
        label={m.said}
        kind="multiline"
        rows={2}
        maxLength={4000}
        value={said}
        onChange={(text) => set({ said: text })}
        error={wrong}
      />
      <div>
        <Button icon="plus" onPress={add}>
          {m.addThis}
        </Button>
      </div>
    </div>
  );
}
