import { type ComponentType, useState } from 'react';
import { Button, Callout, Card, Icon, ProgressBar } from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { useStaffWords } from '../staff/words.ts';
import { ActivationStep } from './activation-step.tsx';
import { AlternativesStep } from './alternatives-step.tsx';
import { AssessmentStep } from './assessment-step.tsx';
import { DeviceStep } from './device-step.tsx';
import { Finished } from './finished.tsx';
import { NoticeStep } from './notice-step.tsx';
import { OrganisationStep } from './organisation-step.tsx';
import { PurposeStep } from './purpose-step.tsx';
import {
  type SetUpState,
  type StepId,
  DONE_BY,
  STEPS,
  doneSteps,
  nextStep,
  readSetUp,
} from './set-up-state.ts';
import { SitingStep } from './siting-step.tsx';
import { StaffStep } from './staff-step.tsx';
import { useSetUpWords } from './words.ts';
import './set-up.css';

export interface StepProps {
  readonly state: SetUpState;
}

/** Of a step that shows something once. */
export interface OnceProps extends StepProps {
  /** Keeps the step open though it is done by now. */
  readonly stay: () => void;
}

const FORMS: Readonly<Record<StepId, ComponentType<OnceProps>>> = {
  staff: StaffStep,
  organisation: OrganisationStep,
  purpose: PurposeStep,
  siting: SitingStep,
  alternatives: AlternativesStep,
  assessment: AssessmentStep,
  notice: NoticeStep,
  device: DeviceStep,
  activation: ActivationStep,
};

/** From nothing to a lawful first door. How far it is follows from the platform; nothing is kept in the browser. */
export function SetUpSection({ path: [wanted] }: SectionProps) {
  const { m } = useSetUpWords();
  const session = useSession();
  const state = useQuery(`set-up ${wanted ?? ''}`, async (signal) => readSetUp(session, wanted, signal));
  return (
    <SectionPage title={m.title} lead={m.lead}>
      <Loaded query={state}>{(read) => <Steps state={read} />}</Loaded>
    </SectionPage>
  );
}

function Steps({ state }: { readonly state: SetUpState }) {
  const { m } = useSetUpWords();
  const done = doneSteps(state);
  const next = nextStep(done);
  const [opened, setOpened] = useState<StepId | null>(null);
  const open = opened ?? next;
  const count = STEPS.filter((step) => done[step]).length;
  return (
    <>
      <ProgressBar label={m.steps} value={count} max={STEPS.length} text={m.progress(count, STEPS.length)} />
      {done.activation ? <Finished state={state} /> : null}
      <ol className="k-steps">
        {STEPS.map((step, index) => (
          <li key={step} className="k-step" data-done={done[step]} data-open={step === open}>
            <Card>
              <div className="k-step-head">
                <span className="k-step-number" aria-hidden="true">
                  {done[step] ? <Icon name="check" /> : index + 1}
                </span>
                <div>
                  <h2>{m[step].title}</h2>
                  <p className="k-soft">{done[step] ? m.done : step === next ? m.now : m[step].short}</p>
                </div>
                {step === open ? null : (
                  <Button look="quiet" onPress={() => setOpened(step)}>
                    {m.open}
                    <span className="c-hidden"> {m[step].title}</span>
                  </Button>
                )}
              </div>
              {step === open ? (
                <StepBody key={step} step={step} state={state} stay={() => setOpened(step)} />
              ) : null}
            </Card>
          </li>
        ))}
      </ol>
    </>
  );
}

function StepBody({ step, state, stay }: OnceProps & { readonly step: StepId }) {
  const { m } = useSetUpWords();
  const { m: staff } = useStaffWords();
  const { roles } = useSession();
  const Form = FORMS[step];
  const mine = DONE_BY[step].some((role) => roles.includes(role));
  return (
    <div className="k-step-body">
      <Callout tone="plain">
        <p>
          <strong>{m.why}</strong> · {m[step].article}
        </p>
        <p>{m[step].why}</p>
      </Callout>
      {mine ? null : <p>{m.who(DONE_BY[step].map((role) => staff.roles[role]).join(' / '))}</p>}
      <Form state={state} stay={stay} />
    </div>
  );
}
