import { type GuideStep, QuestionName, guideQuestions } from '@consentry/law';
import { Card, RadioGroup, TextField } from '@consentry/ui';
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
      const { text, help, isJudged } = guideQuestions[question];
      const answer = answerOf(guide, question);
      const set = (part: Partial<typeof answer>) => changeGuide(withAnswer(guide, { ...answer, ...part }));
      return (
        <Card key={question} title={pick(text)}>
          <p className="k-soft">{pick(help)}</p>
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
