import type { AssessmentView, ConfigurationView, RunningConfiguration } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DateField,
  Fieldset,
  Form,
  FormActions,
  NumberField,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { PARTS, type Part, assessmentContentOf, configurationOf } from './first-content.ts';
import { digestOf } from './digest-of.ts';
import type { StepProps } from './set-up-section.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

type Audience = RunningConfiguration['audience'][number];

/** The assessment before the first face: written by one, approved by another (§ 第九条). */
export function AssessmentStep({ state: { purpose, assessments, configuration, devices } }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  const [latest] = (assessments ?? []).filter(({ purpose_version }) => purpose_version === purpose?.version);
  const approve = useAct(
    async (shown: AssessmentView) =>
      platform.assessment.approve({ assessment: shown.assessment }, { ifMatch: shown }),
    () => told.add('ok', m.saved),
  );
  if (purpose === null) return <p>{m.later}</p>;
  if (latest === undefined) {
    return can('assessment.write') ? (
      <NewAssessment
        purpose={purpose.purpose}
        running={configuration}
        areas={devices.map(({ spot }) => spot?.capture_area ?? null)}
      />
    ) : null;
  }
  if (latest.state === 'approved') return <p>{m.done}</p>;
  return (
    <>
      <p>{m.assessment.written}</p>
      <WaitsForAnother by={latest.written_by} at={latest.written_at} roles={['dpo']}>
        <ConfirmAct
          text={m.assessment.approve}
          title={m.assessment.approveTitle}
          consequence={m.assessment.approveText}
          act={{ ...approve, run: () => approve.run(latest) }}
        />
      </WaitsForAnother>
    </>
  );
}

interface NewAssessmentProps {
  readonly purpose: string;
  /** How it ran when this was opened; `null` while nobody has said. */
  readonly running: ConfigurationView | null;
  /** Capture areas of the devices, as they are now. */
  readonly areas: readonly unknown[];
}

function NewAssessment({ purpose, running, areas }: NewAssessmentProps) {
  const { m } = useSetUpWords();
  const words = m.assessment;
  const fields = useFields({
    algorithm: '',
    supplier: '',
    legality: '',
    impact: '',
    risks: '',
    protection: '',
    zh: '',
    en: '',
    bias: '',
  });
  const { values, field } = fields;
  const [threshold, setThreshold] = useState<number | null>(0.62);
  const [audience, setAudience] = useState<readonly Audience[]>(['staff']);
  const [works, setWorks] = useState(false);
  const [points, setPoints] = useState<Readonly<Record<Part, readonly [number | null, number | null]>>>({
    legality: [null, null],
    impact: [null, null],
    risks: [null, null],
    protection: [null, null],
  });
  const save = useAct(
    async () => {
      const configuration = configurationOf(
        values.algorithm,
        values.supplier,
        threshold ?? 0,
        await digestOf(areas),
        [...audience],
      );
      await platform.configuration.set(
        { purpose, configuration, minor_change: null },
        running === null ? {} : { ifMatch: running },
      );
      const part = (name: Part) => ({
        evidence: values[name],
        risk: points[name][0] ?? 0,
        residual: points[name][1] ?? 0,
      });
      return platform.assessment.write({
        purpose,
        content: assessmentContentOf({
          parts: {
            legality: part('legality'),
            impact: part('impact'),
            risks: part('risks'),
            protection: part('protection'),
          },
          mitigationWorks: works,
          remaining: { 'zh-CN': values.zh, en: values.en },
          biasTestedOn: values.bias,
        }),
        after_incident: null,
      });
    },
    () => told.add('ok', words.written),
  );
  const { onChange: setBias, name: biasName, label: biasLabel, value: bias } = field('bias', words.bias);
  const labels = {
    algorithm: words.algorithm,
    supplier: words.supplier,
    legality: words.part.legality,
    impact: words.part.impact,
    risks: words.part.risks,
    protection: words.part.protection,
    zh: m.zh(words.remaining),
    en: m.en(words.remaining),
  };
  const rules = Object.fromEntries(['algorithm', 'supplier', ...PARTS].map((name) => [name, DOCUMENT_ID]));
  const rated = PARTS.every((part) => points[part].every((one) => one !== null));
  return (
    <Form
      label={words.title}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={save.busy}
      onSubmit={() => {
        if (fields.check(labels, rules) && rated) save.run();
      }}
    >
      <ProblemText trouble={save.trouble} />
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
      <Fieldset legend={words.parts} hint={words.partsHint}>
        {PARTS.map((part) => (
          <Fieldset key={part} legend={words.part[part]}>
            <TextField {...field(part, words.evidence)} kind="code" maxLength={64} />
            <div className="k-two">
              {([0, 1] as const).map((index) => (
                <NumberField
                  key={index}
                  label={index === 0 ? words.risk : words.residual}
                  value={points[part][index]}
                  onChange={(next) =>
                    setPoints((before) => ({
                      ...before,
                      [part]: index === 0 ? [next, before[part][1]] : [before[part][0], next],
                    }))
                  }
                  min={0}
                  max={25}
                  isRequired
                />
              ))}
            </div>
          </Fieldset>
        ))}
      </Fieldset>
      <Checkbox label={words.works} isSelected={works} onChange={setWorks} />
      <div className="k-two">
        <TextField {...field('zh', m.zh(words.remaining))} kind="multiline" rows={2} maxLength={2000} />
        <TextField {...field('en', m.en(words.remaining))} kind="multiline" rows={2} maxLength={2000} />
      </div>
      <DateField name={biasName} label={biasLabel} value={bias} onChange={setBias} />
      <FormActions>
        <Button type="submit" look="solid" isPending={save.busy} isDisabled={!rated}>
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
