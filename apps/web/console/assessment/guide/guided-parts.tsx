import type { AssessmentView, PurposeObserved } from '@consentry/contract';
import {
  ObservedName,
  QuestionName,
  guideMeasures,
  guideQuestions,
  observedTexts,
  observedWords,
} from '@consentry/law';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DataTable,
  DescriptionList,
  RadioGroup,
  Section,
  StatusChip,
  TextField,
} from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { useAct } from '../../../shared/act/use-act.tsx';
import { told } from '../../frame/told.ts';
import { useSession } from '../../session.tsx';
import { SignerName } from '../signer-name.tsx';
import { useEvidence } from './evidence.tsx';
import { ExternalSection } from './external-section.tsx';
import { answerOf } from './guide-state.ts';
import { MendsSection } from './mends-section.tsx';
import { RiskMatrix } from './risk-matrix.tsx';
import { Readings } from './running-step.tsx';
import { useGuideWords } from './words.ts';
import './guide.css';

export interface GuidedPartsProps {
  readonly view: AssessmentView;
  readonly observed: PurposeObserved;
}

/** What a guided assessment holds: facts as read, risks, measures with their evidence, and what people said. */
export function GuidedParts({ view, observed }: GuidedPartsProps) {
  const { m, pick, date, number } = useGuideWords();
  const evidence = useEvidence(observed);
  const { guide } = view.content;
  if (guide === undefined) return <p className="k-soft">{m.notGuided}</p>;
  const taken = guide.measures.filter(({ decision }) => decision === 'taken');
  return (
    <>
      <Section title={m.readings}>
        <Readings guide={guide} observed={observed} />
      </Section>
      <Section title={m.answers}>
        <DescriptionList
          items={QuestionName.options.map((question) => {
            const { judged, words } = answerOf(guide, question);
            const said = judged === null ? [] : [judged ? m.judgedYes : m.judgedNo];
            return {
              term: pick(guideQuestions[question].text),
              detail: [...said, words].filter(Boolean).join(' · ') || m.notWritten,
            };
          })}
        />
      </Section>
      <Section title={m.matrix}>
        <RiskMatrix hazards={guide.hazards} />
      </Section>
      <Section title={m.steps.measures}>
        <DataTable
          caption={m.steps.measures}
          hidesCaption
          state="ready"
          loading={null}
          error={null}
          empty={<p>{m.notWritten}</p>}
          rows={taken}
          rowId={({ measure }) => measure}
          columns={[
            {
              id: 'measure',
              title: m.steps.measures,
              cell: ({ measure, words }) => (
                <>
                  {pick(guideMeasures[measure].name)} <span className="k-soft">{words}</span>
                </>
              ),
            },
            {
              id: 'evidence',
              title: m.evidence,
              cell: ({ evidence: shown }) => (
                <ul className="k-plain">
                  {shown.map((one) => (
                    <li key={evidence.keyOf(one)}>
                      {evidence.words(one)}{' '}
                      <StatusChip tone={evidence.tone(one)}>{evidence.holdsText(one)}</StatusChip>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              id: 'effective',
              title: m.judged,
              isNarrow: true,
              cell: ({ effective }) => (effective === null ? m.notWritten : effective ? m.yes : m.no),
            },
          ]}
        />
      </Section>
      <MendsSection view={view} />
      <Section title={m.views}>
        {guide.views.length === 0 ? <p>{guide.no_views_because || m.noViews}</p> : null}
        {guide.views.map((one, at) => (
          <Card key={at} title={m.viewOf(one.group)}>
            <p className="k-soft">
              {m.hows[one.how]} · {date(one.asked_on)} · {m.personsOf(number(one.persons))}
            </p>
            <blockquote className="k-quote">{one.said}</blockquote>
            <p>{one.answered}</p>
          </Card>
        ))}
      </Section>
      <ExternalSection guide={guide} />
    </>
  );
}

/** What was another when it was re-opened. */
export function Changes({ view: { reopened } }: Pick<GuidedPartsProps, 'view'>) {
  const { m, pick } = useGuideWords();
  if (reopened === null || reopened.changes.length === 0) return null;
  const words = (name: string, value: (typeof reopened.changes)[number]['was']): string => {
    const known = ObservedName.safeParse(name);
    return known.success ? pick(observedWords(known.data, value)) : String(value ?? '');
  };
  const nameOf = (name: string): string => {
    const known = ObservedName.safeParse(name);
    return known.success ? pick(observedTexts[known.data]) : m.incident;
  };
  return (
    <DataTable
      caption={m.whatChangedSince}
      state="ready"
      loading={null}
      error={null}
      empty={null}
      rows={reopened.changes}
      rowId={({ name }) => name}
      columns={[
        { id: 'name', title: m.reading, cell: ({ name }) => nameOf(name) },
        { id: 'was', title: m.was, cell: ({ name, was }) => words(name, was) },
        { id: 'now', title: m.nowIs, cell: ({ name, now }) => words(name, now) },
      ]}
    />
  );
}

type Advice = NonNullable<AssessmentView['opinion']>['advice'];
const ADVICE = ['begin', 'begin_after_changes', 'do_not_begin'] as const satisfies readonly Advice[];

/** The officer’s opinion, and a form for whoever may give one: not the one who wrote it. */
export function OpinionCard({ view }: Pick<GuidedPartsProps, 'view'>) {
  const { m, time } = useGuideWords();
  const { can, staff } = useSession();
  const { opinion, state } = view;
  const isOld = opinion !== null && opinion.report !== view.report;
  const mayGive = state === 'draft' && can('assessment.advise') && view.written_by !== staff;
  return (
    <Card title={m.opinion} level={2}>
      {opinion === null ? (
        <p>{m.opinionNone}</p>
      ) : (
        <>
          <p>
            <StatusChip tone={opinion.advice === 'do_not_begin' ? 'problem' : isOld ? 'note' : 'ok'}>
              {m.advices[opinion.advice]}
            </StatusChip>{' '}
            <SignerName view={view} act="advised" id={opinion.by} /> · {time(opinion.at)}
          </p>
          <blockquote className="k-quote">{opinion.text}</blockquote>
          {isOld ? (
            <Callout tone="note">
              <p>{m.opinionOld}</p>
            </Callout>
          ) : null}
        </>
      )}
      {mayGive ? <GiveOpinion view={view} /> : state === 'draft' ? <p>{m.openOpinion}</p> : null}
    </Card>
  );
}

function GiveOpinion({ view }: Pick<GuidedPartsProps, 'view'>) {
  const { m } = useGuideWords();
  const [advice, setAdvice] = useState<Advice | null>(null);
  const [text, setText] = useState('');
  const give = useAct(
    async (chosen: Advice) =>
      platform.assessment.advise({ assessment: view.assessment, advice: chosen, text }, { ifMatch: view }),
    () => told.add('ok', m.opinionGiven),
  );
  return (
    <div className="k-stack">
      <RadioGroup
        name="advice"
        label={m.advice}
        value={advice}
        options={ADVICE.map((value) => ({ value, text: m.advices[value] }))}
        onChange={setAdvice}
      />
      <TextField
        name="opinion"
        label={m.opinionText}
        kind="multiline"
        rows={3}
        maxLength={4000}
        value={text}
        onChange={setText}
      />
      <ProblemText trouble={give.trouble} />
      <div>
        <Button
          look="solid"
          isDisabled={advice === null || text.trim() === ''}
          isPending={give.busy}
          onPress={() => {
            if (advice !== null) give.run(advice);
          }}
        >
          {m.giveOpinion}
        </Button>
      </div>
    </div>
  );
}
