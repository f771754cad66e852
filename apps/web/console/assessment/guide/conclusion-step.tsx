import type { AssessmentContent } from '@consentry/contract';
import { useState } from 'react';
import { Button, ButtonRow, Callout, Card, DateField, TextField } from '@consentry/ui';
import { useWords } from '../../words.ts';
import { useAssessmentWords } from '../words.ts';
import { ExternalCard } from './external-card.tsx';
import type { StepProps } from './guide-state.ts';
import { MendsCard } from './mends-card.tsx';
import { OpenList } from './open-list.tsx';
import { useGuideWords } from './words.ts';

/** Most risks that remain; what people can read before they consent. */
const REMAINING_MAX = 16;
const EMPTY = { 'zh-CN': '', en: '' };
type Bias = NonNullable<AssessmentContent['bias']>;

/** What remains, in words for everybody, and what is still missing. */
export function ConclusionStep({
  assessment,
  written,
  open,
  change,
  ...props
}: StepProps & { readonly assessment: string }) {
  const { m } = useGuideWords();
  const { m: words } = useAssessmentWords();
  const { m: frame } = useWords();
  const { remaining, bias, recipients, incident } = written;
  const shown = remaining.length === 0 ? [EMPTY] : remaining;
  const set = (at: number, part: Partial<(typeof shown)[number]>) =>
    change({ remaining: shown.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      <Card title={m.remaining}>
        <p className="k-soft">{m.remainingHint}</p>
        {shown.map((one, at) => (
          <div key={at} className="k-stack">
            <div className="k-rating">
              {(['zh-CN', 'en'] as const).map((language) => (
                <TextField
                  key={language}
                  name={`remaining.${at}.${language}`}
                  label={(language === 'zh-CN' ? frame.form.zh : frame.form.en)(words.remainingOf(at + 1))}
                  kind="multiline"
                  rows={2}
                  maxLength={2000}
                  value={one[language]}
                  onChange={(text) => set(at, { [language]: text })}
                />
              ))}
            </div>
            {shown.length < 2 ? null : (
              <div>
                <Button
                  look="quiet"
                  icon="trash"
                  onPress={() => change({ remaining: shown.filter((_, index) => index !== at) })}
                >
                  {m.removeRemaining(at + 1)}
                </Button>
              </div>
            )}
          </div>
        ))}
        {shown.length >= REMAINING_MAX ? null : (
          <ButtonRow>
            <Button icon="plus" onPress={() => change({ remaining: [...shown, EMPTY] })}>
              {m.addRemaining}
            </Button>
          </ButtonRow>
        )}
      </Card>
      <MendsCard written={written} {...props} />
      <ExternalCard written={written} change={change} {...props} />
      <DateField
        name="bias"
        label={words.bias}
        hint={m.biasHint}
        value={bias?.tested_on ?? ''}
        onChange={(day) =>
          change({
            bias:
              day === ''
                ? null
                : {
                    groups: bias?.groups ?? ['age', 'skin_tone', 'gender'],
                    data: bias?.data ?? 'consented',
                    tested_on: day as Bias['tested_on'],
                  },
          })
        }
      />
      <Recipients ids={recipients} onChange={(ids) => change({ recipients: ids })} />
      <TextField
        name="incident"
        label={words.incident}
        kind="code"
        maxLength={64}
        value={incident ?? ''}
        onChange={(id) => change({ incident: id === '' ? null : id })}
      />
      {open.length === 0 ? (
        <Callout tone="ok">
          <p>{m.nothingOpen}</p>
        </Callout>
      ) : (
        <Callout tone="note">
          <h3>{m.stillOpen}</h3>
          <OpenList assessment={assessment} open={open} />
        </Callout>
      )}
      <p className="k-soft">{m.openOpinion}</p>
    </>
  );
}

interface RecipientsProps {
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function Recipients({ ids, onChange }: RecipientsProps) {
  const { m } = useAssessmentWords();
  // As it is typed: a space at the end is the way to the next one.
  const [text, setText] = useState(ids.join(' '));
  return (
    <TextField
      name="recipients"
      label={m.recipients}
      kind="code"
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(typed.split(/[\s,，、]+/).filter((id) => id !== ''));
      }}
    />
  );
}
