import type { AssessmentView, PurposeObserved } from '@consentry/contract';
import { GuideStep, HAZARDS_OF, MeasureName, guideMeasures } from '@consentry/law';
import { useRef, useState } from 'react';
import { Button, Callout, Form, FormActions, type FormError, Link, StatusChip } from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../../shared/router.tsx';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { Conflict } from '../../act/conflict.tsx';
import { SectionPage } from '../../frame/section-page.tsx';
import { told } from '../../frame/told.ts';
import { useSession } from '../../session.tsx';
import { SignerName } from '../signer-name.tsx';
import { statementOf } from '../statement-of.ts';
import { useAssessmentWords } from '../words.ts';
import { type Begun, NOTHING_BEGUN, leftOf } from './begun.ts';
import { ConclusionStep } from './conclusion-step.tsx';
import { type Written, contentOf, isUnsaved, newMeasure, openNow, withMeasure } from './guide-state.ts';
import { HazardCard } from './hazard-card.tsx';
import { MeasureCard } from './measure-card.tsx';
import { Questions } from './questions.tsx';
import { RiskMatrix } from './risk-matrix.tsx';
import { RunningStep } from './running-step.tsx';
import { useDraft } from './use-draft.ts';
import { useGuideLines } from './use-guide-lines.ts';
import { useLead } from './use-lead.ts';
import { ViewsStep } from './views-step.tsx';
import { useGuideWords } from './words.ts';
import './guide.css';

export interface GuidePageProps {
  readonly assessment: string;
  readonly step: string | undefined;
  /** The question, hazard or measure to go to; `undefined`: the beginning of the step. */
  readonly about: string | undefined;
}

/** An assessment that is being written, one step at a time; it saves itself. */
export function GuidePage({ assessment, step, about }: GuidePageProps) {
  const { m, pick } = useAssessmentWords();
  const read = useQuery(`guide of ${assessment}`, async (signal) => {
    const view = await platform.assessment.read({ assessment }, { signal });
    const of = { purpose: view.purpose };
    const [observed, { versions }] = await Promise.all([
      platform.assessment.observe(of, { signal }),
      platform.purpose.read(of, { signal }),
    ]);
    return { view, observed, statement: statementOf(versions, view) };
  });
  const now = GuideStep.safeParse(step).data ?? 'running';
  return (
    <SectionPage
      title={m.newTitle}
      {...(read.data?.statement === undefined ? {} : { lead: pick(read.data.statement) })}
      trail={[
        { text: m.title, to: ['assessments'] },
        {
          text: read.data === undefined ? m.title : m.forVersion(read.data.view.purpose_version),
          to: ['assessments', assessment],
        },
      ]}
    >
      <Loaded query={read}>
        {({ view, observed }) => (
          <Guide key={assessment} view={view} observed={observed} step={now} about={about} />
        )}
      </Loaded>
    </SectionPage>
  );
}

interface GuideProps {
  readonly view: AssessmentView;
  readonly observed: PurposeObserved;
  readonly step: GuideStep;
  readonly about: string | undefined;
}

/** Lines that somebody began and did not add, and the step they are of. */
interface Left {
  readonly step: GuideStep;
  readonly errors: readonly FormError[];
}
const NO_ERRORS: readonly FormError[] = [];

function Guide({ view, observed, step, about }: GuideProps) {
  const { m } = useGuideWords();
  const linesOf = useGuideLines();
  const { staff } = useSession();
  const { assessment } = view;
  const [begun, setBegun] = useState<Begun>(NOTHING_BEGUN);
  const isBegun = GuideStep.options.some((one) => leftOf(begun, one).length > 0);
  const { draft, change, take, over, keep, save, isAsked, trouble } = useDraft(view, isBegun);
  const [theirs, setTheirs] = useState<AssessmentView | null>(null);
  const conflict = useRef<HTMLDivElement>(null);
  const { written } = draft;
  const clashes = trouble?.code === 'version_other';
  const isUnsafe = isUnsaved(draft) || isBegun;
  const [left, setLeft] = useState<Left>({ step, errors: [] });
  const at = GuideStep.options.indexOf(step);
  const following = GuideStep.options[at + 1];
  const open = openNow(written, observed);
  const props = {
    written,
    observed,
    open,
    change,
    changeGuide: (part: Partial<Written['guide']>) => change({ guide: { ...written.guide, ...part } }),
    begun,
    begin: (part: Partial<Begun>) => setBegun((before) => ({ ...before, ...part })),
  };
  const goOn = () => {
    // A line that somebody began and did not add is not passed by in silence.
    const errors = leftOf(begun, step).map(({ field, name }) => ({ field, text: m.notAdded(m.begun[name]) }));
    setLeft({ step, errors });
    if (errors.length > 0) return;
    save(() => {
      told.add('ok', m.saved);
      goTo(['assessments', assessment, ...(following === undefined ? [] : ['guide', following])]);
    });
  };
  const heading = useRef<HTMLHeadingElement>(null);
  const lead = useLead({ assessment, step, about, open, heading });
  return (
    <div className="k-guide" onFocus={lead.noteFocus}>
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
        key={step}
        label={m.steps[step]}
        errors={left.step === step ? left.errors : NO_ERRORS}
        errorTitle={m.notAddedTitle}
        isPending={isAsked}
        onSubmit={goOn}
      >
        <div>
          <p className="k-soft">{m.step(at + 1, GuideStep.options.length)}</p>
          <h2 ref={heading} tabIndex={-1}>
            {m.steps[step]}
          </h2>
        </div>
        <Callout tone="plain">
          <p>{m.helps[step]}</p>
        </Callout>
        {draft.base.written_by === staff ? null : (
          <p className="k-soft">
            {m.writtenBy} <SignerName view={draft.base} act="written" id={draft.base.written_by} />
            {m.writtenByAnother}
          </p>
        )}
        <Step step={step} assessment={assessment} {...props} />
        {clashes ? null : <ProblemText trouble={trouble} />}
        <div ref={conflict} tabIndex={-1}>
          <Conflict
            act={{ trouble }}
            mine={linesOf(contentOf(theirs === null ? written : over(theirs)))}
            latest={async () => {
              const latest = await platform.assessment.read({ assessment });
              setTheirs(latest);
              return latest;
            }}
            shown={({ content }) => linesOf(content)}
            onTake={take}
            onKeep={(latest) => keep(latest, () => told.add('ok', m.saved))}
          />
        </div>
        <FormActions>
          <Button type="submit" look="solid" isPending={isAsked}>
            {following === undefined ? m.finish : m.next}
          </Button>
          <Button onPress={() => save(() => told.add('ok', m.saved))} isPending={isAsked}>
            {m.save}
          </Button>
        </FormActions>
        <div className="k-guide-saved">
          <output>
            <StatusChip tone={clashes ? 'problem' : isUnsafe ? 'note' : 'ok'}>
              {clashes ? m.clashes : isUnsafe ? m.unsaved : m.allSaved}
            </StatusChip>
          </output>
          {clashes ? (
            <Button
              look="quiet"
              onPress={() => {
                conflict.current?.scrollIntoView({ block: 'start' });
                conflict.current?.focus({ preventScroll: true });
              }}
            >
              {m.lookAtBoth}
            </Button>
          ) : null}
          {open.length === 0 ? null : (
            <Button look="quiet" icon="down" onPress={lead.toNext}>
              {m.nextOpen(open.length)}
            </Button>
          )}
        </div>
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
