import {
  type GuideStep,
  type ObservedName,
  QuestionName,
  guideQuestions,
  observedTexts,
  observedWords,
} from '@consentry/law';
import { Card, RadioGroup, StatusChip, TextField } from '@consentry/ui';
import { type StepProps, answerOf, withAnswer } from './guide-state.ts';
import { OpenHere } from './open-list.tsx';
import { useGuideWords } from './words.ts';

/** What only a person can say at a step. */
export function Questions({
  step,
  written: { guide },
  open,
  changeGuide,
}: Pick<StepProps, 'written' | 'open' | 'changeGuide'> & { readonly step: GuideStep }) {
  const { m, pick } = useGuideWords();
  return QuestionName.options
    .filter((question) => guideQuestions[question].step === step)
    .map((question) => {
      const { text, help, isJudged, facts } = guideQuestions[question];
      const read = guide.prefilled.filter(({ name }) => (facts as readonly ObservedName[]).includes(name));
      const answer = answerOf(guide, question);
      const set = (part: Partial<typeof answer>) => changeGuide(withAnswer(guide, { ...answer, ...part }));
      return (
        <Card key={question} title={pick(text)}>
          <p className="k-soft">{pick(help)}</p>
          {read.length === 0 ? null : (
            <p className="k-read">
              <StatusChip tone="plain">{m.readings}</StatusChip>{' '}
              {read
                .map(({ name, value }) => m.pair(pick(observedTexts[name]), pick(observedWords(name, value))))
                .join(' · ')}
            </p>
          )}
          {isJudged ? (
            <RadioGroup
              name={`${question}.judged`}
              label={m.judged}
              value={answer.judged === null ? null : answer.judged ? 'yes' : 'no'}
              options={[
                { value: 'yes', text: m.yes },
                { value: 'no', text: m.no },
              ]}
              onChange={(judged) => set({ judged: judged === 'yes' })}
            />
          ) : null}
          <TextField
            name={`${question}.words`}
            label={isJudged ? m.why : m.answer}
            kind="multiline"
            rows={2}
            maxLength={4000}
            value={answer.words}
            onChange={(words) => set({ words })}
          />
          <OpenHere open={open} about={question} />
        </Card>
      );
    });
}
