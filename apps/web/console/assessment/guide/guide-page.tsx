import type { AssessmentView, PurposeObserved } from '@consentry/contract';
import { GuideStep, HAZARDS_OF, MeasureName, guideMeasures } from '@consentry/law';
import { useState } from 'react';
import { Button, Callout, Form, FormActions, Link, StatusChip } from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../../shared/router.tsx';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { Conflict } from '../../act/conflict.tsx';
import { useAct } from '../../../shared/act/use-act.tsx';
import { SectionPage } from '../../frame/section-page.tsx';
import { told } from '../../frame/told.ts';
import { useAssessmentWords } from '../words.ts';
import { ConclusionStep } from './conclusion-step.tsx';
import { type Written, contentOf, newMeasure, openNow, withMeasure, writtenOf } from './guide-state.ts';
import { HazardCard } from './hazard-card.tsx';
import { MeasureCard } from './measure-card.tsx';
import { Questions } from './questions.tsx';
import { RiskMatrix } from './risk-matrix.tsx';
import { RunningStep } from './running-step.tsx';
import { useGuideLines } from './use-guide-lines.ts';
import { ViewsStep } from './views-step.tsx';
import { useGuideWords } from './words.ts';
import './guide.css';

export interface GuidePageProps {
  readonly assessment: string;
  readonly step: string | undefined;
}

/** An assessment that is being written, one step at a time; each can be saved. */
export function GuidePage({ assessment, step }: GuidePageProps) {
  const { m } = useAssessmentWords();
  const read = useQuery(`guide of ${assessment}`, async (signal) => {
    const view = await platform.assessment.read({ assessment }, { signal });
    return { view, observed: await platform.assessment.observe({ purpose: view.purpose }, { signal }) };
  });
  const now = GuideStep.safeParse(step).data ?? 'running';
  return (
    <SectionPage
      title={m.newTitle}
      trail={[
        { text: m.title, to: ['assessments'] },
        {
          text: read.data === undefined ? m.title : m.forVersion(read.data.view.purpose_version),
          to: ['assessments', assessment],
        },
      ]}
    >
      <Loaded query={read}>
        {({ view, observed }) => <Guide key={assessment} view={view} observed={observed} step={now} />}
      </Loaded>
    </SectionPage>
  );
}

interface GuideProps {
  readonly view: AssessmentView;
  readonly observed: PurposeObserved;
  readonly step: GuideStep;
}

function Guide({ view, observed, step }: GuideProps) {
  const { m } = useGuideWords();
  const linesOf = useGuideLines();
  const { assessment } = view;
  // What this page began from, or saved last: whatever somebody saves meanwhile is not overwritten unseen.
  const [base, setBase] = useState(view);
  const [written, setWritten] = useState(() => writtenOf(view.content, view.after_incident));
  const [isChanged, setChanged] = useState(false);
  const change = (part: Partial<Written>) => {
    setWritten((before) => ({ ...before, ...part }));
    setChanged(true);
  };
  const take = (latest: AssessmentView) => {
    setBase(latest);
    setWritten(writtenOf(latest.content, latest.after_incident));
    setChanged(false);
  };
  const at = GuideStep.options.indexOf(step);
  const following = GuideStep.options[at + 1];
  const save = useAct(
    async (over: AssessmentView, goOn: boolean) => ({
      goOn,
      saved: await platform.assessment.change(
        { assessment, content: contentOf(written), after_incident: written.incident },
        { ifMatch: over },
      ),
    }),
    ({ saved, goOn }) => {
      take(saved);
      told.add('ok', m.saved);
      if (goOn) goTo(['assessments', assessment, ...(following === undefined ? [] : ['guide', following])]);
    },
  );
  const open = openNow(written, observed);
  const props = {
    written,
    observed,
    open,
    change,
    changeGuide: (part: Partial<Written['guide']>) => change({ guide: { ...written.guide, ...part } }),
  };
  return (
    <div className="k-guide">
      <nav className="k-guide-steps" aria-label={m.nav}>
        <ol>
          {GuideStep.options.map((one) => {
            const count = open.filter((point) => point.step === one).length;
            return (
              <li key={one} aria-current={one === step ? 'step' : undefined} data-open={count > 0}>
                <Link href={hrefOf(['assessments', assessment, 'guide', one])}>{m.steps[one]}</Link>{' '}
                <span className="k-soft">{m.open(count)}</span>
              </li>
            );
          })}
        </ol>
      </nav>
      <Form
        label={m.steps[step]}
        errors={[]}
        errorTitle=""
        isPending={save.busy}
        onSubmit={() => save.run(base, true)}
      >
        <div>
          <p className="k-soft">{m.step(at + 1, GuideStep.options.length)}</p>
          <h2>{m.steps[step]}</h2>
        </div>
        <Callout tone="note">
          <p>{m.helps[step]}</p>
        </Callout>
        <Step step={step} assessment={assessment} {...props} />
        {save.trouble?.code === 'version_other' ? null : <ProblemText trouble={save.trouble} />}
        <Conflict
          act={save}
          mine={linesOf(contentOf(written))}
          latest={async () => platform.assessment.read({ assessment })}
          shown={({ content }) => linesOf(content)}
          onTake={take}
          onKeep={(latest) => save.run(latest, false)}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {m.next}
          </Button>
          <Button onPress={() => save.run(base, false)} isPending={save.busy}>
            {m.save}
          </Button>
          {isChanged ? <StatusChip tone="note">{m.unsaved}</StatusChip> : null}
        </FormActions>
      </Form>
    </div>
  );
}

type InStep = Parameters<typeof ConclusionStep>[0] & { readonly step: GuideStep };

function Step({ step, ...props }: InStep) {
  const { written } = props;
  switch (step) {
    case 'running':
      return <RunningStep {...props} />;
    case 'legality':
      return (
        <>
          <Questions step={step} {...props} />
          <Hazards of="legality" {...props} />
        </>
      );
    case 'impact':
      return (
        <>
          <Questions step={step} {...props} />
          <Hazards of="impact" {...props} />
        </>
      );
    case 'harms':
      return <Hazards of="risks" {...props} />;
    case 'measures':
      return (
        <>
          {written.guide.measures.map((one) => (
            <MeasureCard key={one.measure} one={one} {...props} />
          ))}
          <OtherMeasures {...props} />
          <Questions step={step} {...props} />
          <Hazards of="protection" {...props} />
        </>
      );
    case 'views':
      return <ViewsStep {...props} />;
    case 'conclusion':
      return (
        <>
          <Questions step={step} {...props} />
          <ConclusionStep {...props} />
        </>
      );
  }
}

function Hazards({ of, ...props }: Omit<InStep, 'step'> & { readonly of: keyof typeof HAZARDS_OF }) {
  const { m } = useGuideWords();
  const hazards = HAZARDS_OF[of];
  const rated = props.written.guide.hazards.filter(({ hazard }) =>
    (hazards as readonly string[]).includes(hazard),
  );
  return (
    <>
      {hazards.map((hazard) => (
        <HazardCard key={hazard} hazard={hazard} {...props} />
      ))}
      {hazards.length < 2 ? null : (
        <section className="k-stack" aria-label={m.matrix}>
          <h3>{m.matrix}</h3>
          <RiskMatrix hazards={rated} />
        </section>
      )}
    </>
  );
}

/** Measures that the template does not name. */
function OtherMeasures({ written: { guide }, changeGuide }: Omit<InStep, 'step'>) {
  const { m, pick } = useGuideWords();
  const others = MeasureName.options.filter((name) =>
    guide.measures.every(({ measure }) => measure !== name),
  );
  if (others.length === 0) return null;
  return (
    <section className="k-stack" aria-label={m.otherMeasures}>
      <h3>{m.otherMeasures}</h3>
      <div className="k-others">
        {others.map((name) => (
          <Button key={name} icon="plus" onPress={() => changeGuide(withMeasure(guide, newMeasure(name)))}>
            {m.consider(pick(guideMeasures[name].name))}
          </Button>
        ))}
      </div>
    </section>
  );
}
