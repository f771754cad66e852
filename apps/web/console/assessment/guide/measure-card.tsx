import { type Evidence, type GuidedMeasure, guideMeasures, hazardTexts, howOf } from '@consentry/law';
import { useState } from 'react';
import { Button, Card, DateField, Link, RadioGroup, StatusChip, TextField } from '@consentry/ui';
import { hrefOf } from '../../../shared/router.tsx';
import { DOCUMENT_ID } from '../../act/use-fields.ts';
import { type BegunTest, NO_TEST, isEmpty } from './begun.ts';
import { useEvidence } from './evidence.tsx';
import { type StepProps, withMeasure } from './guide-state.ts';
import { OpenHere } from './open-list.tsx';
import { Suggested } from './suggested.tsx';
import { useGuideWords } from './words.ts';

/** One measure: whether it is taken, how, what shows that it works, and what people judge of that. */
export function MeasureCard({
  one,
  written: { guide },
  observed,
  open,
  changeGuide,
  begun,
  begin,
}: Omit<StepProps, 'change'> & { readonly one: GuidedMeasure }) {
  const { m, pick } = useGuideWords();
  const { name, help, against } = guideMeasures[one.measure];
  const set = (part: Partial<GuidedMeasure>) => changeGuide(withMeasure(guide, { ...one, ...part }));
  const { decision } = one;
  return (
    <Card
      title={pick(name)}
      status={
        decision === 'from_template' ? (
          <StatusChip tone="note">{one.words === '' ? m.fromTemplate : m.fromBefore}</StatusChip>
        ) : undefined
      }
    >
      <p className="k-soft">
        {pick(help)} {m.pair(m.against, against.map((hazard) => pick(hazardTexts[hazard].name)).join(' · '))}
      </p>
      <RadioGroup
        name={`${one.measure}.decision`}
        label={`${m.decision} · ${pick(name)}`}
        value={decision === 'from_template' ? null : decision}
        options={[
          { value: 'taken', text: m.decisions.taken },
          { value: 'not_taken', text: m.decisions.not_taken },
        ]}
        onChange={(next) => set({ decision: next })}
      />
      {decision === 'from_template' ? null : (
        <TextField
          name={`${one.measure}.words`}
          label={`${decision === 'taken' ? m.howDone : m.whyNot} · ${pick(name)}`}
          kind="multiline"
          rows={2}
          maxLength={4000}
          value={one.words}
          onChange={(words) => set({ words })}
        />
      )}
      {decision === 'taken' ? (
        <Suggested text={howOf(one.measure)} value={one.words} onTake={(words) => set({ words })} />
      ) : null}
      {decision === 'taken' ? (
        <>
          <Shown one={one} observed={observed} onChange={(evidence) => set({ evidence })} />
          <Tests one={one} onChange={(evidence) => set({ evidence })} begun={begun} begin={begin} />
          <RadioGroup
            name={`${one.measure}.effective`}
            label={`${m.effective} · ${pick(name)}`}
            value={one.effective === null ? null : one.effective ? 'yes' : 'no'}
            options={[
              { value: 'yes', text: m.yes },
              { value: 'no', text: m.no },
            ]}
            onChange={(effective) => set({ effective: effective === 'yes' })}
          />
        </>
      ) : null}
      <OpenHere open={open} about={one.measure} />
    </Card>
  );
}

interface EvidenceProps {
  readonly one: GuidedMeasure;
  readonly onChange: (evidence: GuidedMeasure['evidence']) => void;
}

/** What the system and the review of the law show of a measure now, to be used as evidence or not. */
function Shown({ one, observed, onChange }: EvidenceProps & Pick<StepProps, 'observed'>) {
  const { m } = useGuideWords();
  const { offered, keyOf, words, why, tone, holds, holdsText } = useEvidence(observed);
  const used = new Set(one.evidence.map(keyOf));
  const now = offered(one.measure);
  // What was used and is shown otherwise now stays in sight.
  const old = one.evidence.filter(
    (evidence) => evidence.kind !== 'test' && !now.some((shown) => keyOf(shown) === keyOf(evidence)),
  );
  const all = [...now, ...old];
  if (all.length === 0) return null;
  return (
    <div className="k-evidence">
      <h4>{m.fromSystem}</h4>
      <p className="k-soft">{m.evidenceHint}</p>
      <ul>
        {all.map((evidence) => {
          const key = keyOf(evidence);
          const isUsed = used.has(key);
          return (
            <li key={key}>
              <span>
                {words(evidence)} <StatusChip tone={tone(evidence)}>{holdsText(evidence)}</StatusChip>
                {isUsed ? <StatusChip tone="plain">{m.used}</StatusChip> : null}
                {evidence.kind === 'row' ? (
                  <>
                    {' '}
                    <span className="k-soft">{why(evidence)}</span>{' '}
                    <Link href={hrefOf(['posture', evidence.row])}>{m.seeRow(evidence.row)}</Link>
                  </>
                ) : null}
              </span>
              {isUsed || holds(evidence) !== null ? (
                <Button
                  look="quiet"
                  icon={isUsed ? 'cross' : 'plus'}
                  onPress={() =>
                    onChange(
                      isUsed
                        ? one.evidence.filter((other) => keyOf(other) !== key)
                        : [...one.evidence.filter((other) => keyOf(other) !== key), evidence],
                    )
                  }
                >
                  {isUsed ? m.drop : m.use}
                  <span className="c-hidden">{words(evidence)}</span>
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Tests that people did, and a form for another. */
function Tests({ one, onChange, begun, begin }: EvidenceProps & Pick<StepProps, 'begun' | 'begin'>) {
  const { m, pick, date } = useGuideWords();
  const [opens, setOpens] = useState(false);
  const test = begun.tests[one.measure] ?? NO_TEST;
  const set = (next: BegunTest) => begin({ tests: { ...begun.tests, [one.measure]: next } });
  const tests = one.evidence.flatMap((evidence, at) => (evidence.kind === 'test' ? [{ evidence, at }] : []));
  return (
    <div className="k-evidence">
      <h4>{m.tests}</h4>
      {tests.length === 0 ? null : (
        <ul>
          {tests.map(({ evidence, at }) => (
            <li key={at}>
              <span>
                <span className="k-code">{evidence.document}</span> · {date(evidence.tested_on)} ·{' '}
                {evidence.what}{' '}
                <StatusChip tone={evidence.result === 'works' ? 'ok' : 'problem'}>
                  {m.testResults[evidence.result]}
                </StatusChip>
              </span>
              <Button
                look="quiet"
                icon="cross"
                onPress={() => onChange(one.evidence.filter((_, index) => index !== at))}
              >
                {m.drop}
                <span className="c-hidden">{evidence.document}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {opens || !isEmpty(test) ? (
        <NewTest
          name={one.measure}
          begun={test}
          onChange={set}
          onAdd={(added) => {
            onChange([...one.evidence, added]);
            set(NO_TEST);
            setOpens(false);
          }}
        />
      ) : (
        <div>
          <Button icon="plus" onPress={() => setOpens(true)}>
            {m.addTest}
            <span className="c-hidden">{pick(guideMeasures[one.measure].name)}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

type Test = Extract<Evidence, { readonly kind: 'test' }>;

interface NewTestProps {
  readonly name: string;
  readonly begun: BegunTest;
  readonly onChange: (begun: BegunTest) => void;
  readonly onAdd: (test: Test) => void;
}

function NewTest({ name, begun, onChange, onAdd }: NewTestProps) {
  const { m } = useGuideWords();
  const [wrong, setWrong] = useState('');
  const { document, day, result, what } = begun;
  const set = (part: Partial<BegunTest>) => onChange({ ...begun, ...part });
  const add = () => {
    if (!DOCUMENT_ID.test(document) || day === '' || result === null || what.trim() === '') {
      setWrong(m.testNeeds);
      return;
    }
    onAdd({ kind: 'test', document, tested_on: day as Test['tested_on'], result, what });
    setWrong('');
  };
  return (
    <div className="k-stack">
      <TextField
        name={`${name}.test.document`}
        label={m.testDocument}
        kind="code"
        maxLength={64}
        value={document}
        onChange={(id) => set({ document: id })}
      />
      <DateField
        name={`${name}.test.day`}
        label={m.testedOn}
        value={day}
        onChange={(date) => set({ day: date })}
      />
      <RadioGroup
        name={`${name}.test.result`}
        label={m.testResult}
        value={result}
        options={[
          { value: 'works', text: m.testResults.works },
          { value: 'does_not_work', text: m.testResults.does_not_work },
        ]}
        onChange={(came) => set({ result: came })}
      />
      <TextField
        name={`${name}.test.what`}
        label={m.testWhat}
        kind="multiline"
        rows={2}
        maxLength={4000}
        value={what}
        onChange={(text) => set({ what: text })}
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
