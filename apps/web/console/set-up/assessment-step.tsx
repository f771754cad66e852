import type {
  AssessmentView,
  ConfigurationView,
  PurposeView,
  RunningConfiguration,
} from '@consentry/contract';
import { GuideStep, TemplateName, guideTemplates, suggestTemplate } from '@consentry/law';
import { useState } from 'react';
import {
  Button,
  CheckboxGroup,
  Fieldset,
  Form,
  FormActions,
  Link,
  NumberField,
  ProgressBar,
  RadioGroup,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { beginWritten, contentOf, openNow, writtenOf } from '../assessment/guide/guide-state.ts';
import { useGuideWords } from '../assessment/guide/words.ts';
import { useSession } from '../session.tsx';
import { configurationOf } from './first-content.ts';
import { digestOf } from './digest-of.ts';
import type { StepProps } from './set-up-section.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

type Audience = RunningConfiguration['audience'][number];

/** The assessment before the first face: guided, written by one, read and approved by another (§ 第九条). */
export function AssessmentStep({ state: { purpose, assessments, configuration, devices } }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  const [latest] = (assessments ?? []).filter(({ purpose_version }) => purpose_version === purpose?.version);
  if (purpose === null) return <p>{m.later}</p>;
  if (latest?.state === 'approved') return <p>{m.done}</p>;
  if (latest?.state === 'draft') return <Draft view={latest} />;
  return can('assessment.write') ? (
    <NewAssessment
      purpose={purpose}
      held={configuration}
      areas={devices.map(({ spot }) => spot?.capture_area ?? null)}
    />
  ) : null;
}

/** How far a draft is, step by step; once nothing is open, another officer reads it and approves. */
function Draft({ view }: { readonly view: AssessmentView }) {
  const { m } = useSetUpWords();
  const { m: guide } = useGuideWords();
  const { can } = useSession();
  const words = m.assessment;
  const { assessment, purpose, content } = view;
  const observed = useQuery(`observed of ${assessment}`, async (signal) =>
    content.guide === undefined ? null : platform.assessment.observe({ purpose }, { signal }),
  );
  return (
    <Loaded query={observed}>
      {(now) => {
        const open = now === null ? [] : openNow(writtenOf(content, null), now);
        const countOf = (step: GuideStep) => open.filter((one) => one.step === step).length;
        const steps = GuideStep.options;
        const done = steps.filter((step) => countOf(step) === 0);
        const next = steps.find((step) => countOf(step) > 0) ?? 'running';
        return (
          <>
            {now === null ? null : (
              <>
                <ProgressBar
                  label={guide.nav}
                  value={done.length}
                  max={steps.length}
                  text={words.progress(done.length, steps.length)}
                />
                <ul className="k-plain">
                  {steps.map((step) => (
                    <li key={step}>
                      <Link href={hrefOf(['assessments', assessment, 'guide', step])}>
                        {guide.steps[step]}
                      </Link>{' '}
                      <span className="k-soft">{guide.open(countOf(step))}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {open.length === 0 ? (
              <WaitsForAnother by={view.written_by} at={view.written_at} roles={['dpo']}>
                <Button look="solid" onPress={() => goTo(['assessments', assessment])}>
                  {words.readAndApprove}
                </Button>
              </WaitsForAnother>
            ) : can('assessment.write') ? (
              <div>
                <Button
                  look="solid"
                  icon="edit"
                  onPress={() => goTo(['assessments', assessment, 'guide', next])}
                >
                  {guide.continue}
                </Button>
              </div>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

interface NewAssessmentProps {
  readonly purpose: PurposeView;
  /** How it ran when this was opened; `null` while nobody has said. */
  readonly held: ConfigurationView | null;
  /** Capture areas of the devices, as they are now. */
  readonly areas: readonly unknown[];
}

/** What the guide rests on: how it really runs, and what kind of place it is. Nothing is judged here. */
function NewAssessment({ purpose: { purpose, version, versions }, held, areas }: NewAssessmentProps) {
  const { m, pick } = useSetUpWords();
  const { m: guide } = useGuideWords();
  const words = m.assessment;
  const [running, setRunning] = useState(held);
  const fields = useFields({
    algorithm: held?.configuration.algorithm ?? '',
    supplier: held?.configuration.algorithm_supplier ?? '',
  });
  const { values, field } = fields;
  const [threshold, setThreshold] = useState<number | null>(held?.configuration.threshold ?? 0.62);
  const [audience, setAudience] = useState<readonly Audience[]>(held?.configuration.audience ?? []);
  // What fits best is chosen until somebody chooses.
  const [chosen, setChosen] = useState<TemplateName | null>(null);
  const use = versions.find((one) => one.version === version)?.content.use ?? '';
  const suggested = suggestTemplate({ use, audience: [...audience] });
  const template = chosen ?? suggested;
  const begin = useAct(
    async () => {
      const configuration = configurationOf(
        values.algorithm,
        values.supplier,
        threshold ?? 0,
        await digestOf(areas),
        [...audience],
      );
      const set = await platform.configuration.set(
        { purpose, configuration, minor_change: null },
        running === null ? {} : { ifMatch: running },
      );
      setRunning(set);
      const observed = await platform.assessment.observe({ purpose });
      const written = beginWritten(template, null, observed);
      return platform.assessment.write({ purpose, content: contentOf(written), after_incident: null });
    },
    ({ assessment }) => goTo(['assessments', assessment, 'guide', 'running']),
  );
  const labels = { algorithm: words.algorithm, supplier: words.supplier };
  return (
    <Form
      label={words.title}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={begin.busy}
      onSubmit={() => {
        if (fields.check(labels, { algorithm: DOCUMENT_ID, supplier: DOCUMENT_ID })) begin.run();
      }}
    >
      <ProblemText trouble={begin.trouble} />
      <Fieldset legend={words.running}>
        <div className="k-two">
          <TextField {...field('algorithm', words.algorithm)} kind="code" maxLength={64} />
          <TextField {...field('supplier', words.supplier)} kind="code" maxLength={64} />
        </div>
        <NumberField
          label={words.threshold}
          value={threshold}
          onChange={setThreshold}
          min={0}
          max={1}
          step={0.01}
          format={{ maximumFractionDigits: 2 }}
        />
        <CheckboxGroup
          label={words.audience}
          value={audience}
          options={(Object.keys(words.audiences) as Audience[]).map((value) => ({
            value,
            text: words.audiences[value],
          }))}
          onChange={setAudience}
        />
      </Fieldset>
      <RadioGroup<TemplateName>
        name="template"
        label={guide.template}
        hint={guide.templateHint}
        value={template}
        onChange={setChosen}
        options={TemplateName.options.map((value) => {
          const { name, about } = guideTemplates[value];
          const text = value === suggested ? `${pick(name)} · ${guide.fitsBest}` : pick(name);
          return { value, text, hint: pick(about) };
        })}
      />
      <p className="k-soft">{words.guide}</p>
      <FormActions>
        <Button
          type="submit"
          look="solid"
          isPending={begin.busy}
          isDisabled={audience.length === 0 || threshold === null}
        >
          {words.begin}
        </Button>
      </FormActions>
    </Form>
  );
}
