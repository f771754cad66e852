import type { AssessmentContent, AssessmentView } from '@consentry/contract';
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
import { Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useFields } from '../act/use-fields.ts';
import { told } from '../frame/told.ts';
import { useWords } from '../words.ts';
import { PARTS, type Part } from './parts.ts';
import { useLines } from './use-lines.ts';
import { useAssessmentWords } from './words.ts';

type Points = readonly [number | null, number | null];

export interface AssessmentFormProps {
  /** What is written anew. */
  readonly draft: AssessmentView;
  /** Leaves; with what was saved, if anything was. */
  readonly onEnd: (saved: AssessmentView | null) => void;
}

/** The four contents of § 第九条第一款, and what remains, of a draft that was written without the guide. */
export function AssessmentForm({ draft, onEnd }: AssessmentFormProps) {
  const { m } = useAssessmentWords();
  const { m: frame } = useWords();
  const held = draft.content;
  const rest = held.remaining_risks.slice(1) ?? [];
  const fields = useFields({
    ...(Object.fromEntries(PARTS.map((part) => [part, held.parts[part].evidence.join(' ') ?? ''])) as Record<
      Part,
      string
    >),
    zh: held.remaining_risks[0]?.['zh-CN'] ?? '',
    en: held.remaining_risks[0]?.en ?? '',
    bias: held.bias?.tested_on ?? '',
    recipients: held.recipient_organisation_ids.join(' ') ?? '',
    incident: draft.after_incident ?? '',
  });
  const { values, field } = fields;
  const [points, setPoints] = useState<Readonly<Record<Part, Points>>>(
    () =>
      Object.fromEntries(
        PARTS.map((part) => [part, [held.parts[part].risk ?? null, held.parts[part].residual_risk ?? null]]),
      ) as unknown as Record<Part, Points>,
  );
  const [risks, setRisks] = useState<AssessmentContent['risks']>(held.risks ?? []);
  const [treats, setTreats] = useState<AssessmentContent['treats']>(held.treats ?? []);
  const [protection, setProtection] = useState<AssessmentContent['protection_is']>(held.protection_is ?? []);
  const [works, setWorks] = useState(held.mitigation_works ?? false);
  const idsOf = (text: string) => text.split(/[\s,，、]+/).filter((id) => id !== '');
  const partOf = (part: Part) => ({
    evidence: idsOf(values[part]),
    risk: points[part][0],
    residual_risk: points[part][1],
  });
  // As it was when this was opened: what somebody else wrote since is compared, and not overwritten.
  const [base] = useState(draft);
  const { ofContent } = useLines();
  const written = (): Pick<AssessmentView, 'content' | 'after_incident'> => ({
    content: {
      parts: {
        legality: partOf('legality'),
        impact: partOf('impact'),
        risks: partOf('risks'),
        protection: partOf('protection'),
      },
      risks,
      treats,
      protection_is: protection,
      mitigation_works: works,
      bias:
        values.bias === ''
          ? null
          : {
              groups: held.bias?.groups ?? (['age', 'skin_tone', 'gender'] as const).slice(),
              data: held.bias?.data ?? ('consented' as const),
              tested_on: values.bias as NonNullable<AssessmentContent['bias']>['tested_on'],
            },
      recipient_organisation_ids: idsOf(values.recipients),
      remaining_risks: [{ 'zh-CN': values.zh, en: values.en }, ...rest],
    },
    after_incident: values.incident === '' ? null : values.incident,
  });
  const save = useAct(
    async (over: AssessmentView) =>
      platform.assessment.change({ assessment: over.assessment, ...written() }, { ifMatch: over }),
    (saved) => {
      told.add('ok', m.saved);
      onEnd(saved);
    },
  );
  const labels = {
    legality: m.part.legality,
    impact: m.part.impact,
    risks: m.part.risks,
    protection: m.part.protection,
    zh: frame.form.zh(m.remaining),
    en: frame.form.en(m.remaining),
  };
  const optionsOf = <V extends string>(texts: Readonly<Record<V, string>>) =>
    (Object.keys(texts) as V[]).map((value) => ({ value, text: texts[value] }));
  const { isRequired: _, ...bias } = field('bias', m.bias);
  return (
    <>
      <ProblemText trouble={save.trouble} />
      <Conflict
        act={save}
        mine={ofContent(written())}
        latest={async () => platform.assessment.read({ assessment: base.assessment })}
        shown={ofContent}
        onTake={onEnd}
        onKeep={save.run}
      />
      <Form
        label={m.newTitle}
        errors={fields.errors}
        errorTitle={frame.form.wrong(fields.errors.length)}
        isPending={save.busy}
        onSubmit={() => {
          if (fields.check(labels)) save.run(base);
        }}
      >
        {PARTS.map((part) => (
          <Fieldset key={part} legend={m.part[part]}>
            <TextField {...field(part, m.evidence)} kind="code" />
            {([0, 1] as const).map((index) => (
              <NumberField
                key={index}
                label={index === 0 ? m.risk : m.residual}
                hint={m.riskHint}
                value={points[part][index]}
                onChange={(next) =>
                  setPoints((before) => ({
                    ...before,
                    [part]: index === 0 ? [next, before[part][1]] : [before[part][0], next],
                  }))
                }
                min={0}
                max={25}
              />
            ))}
          </Fieldset>
        ))}
        <CheckboxGroup
          label={m.considers}
          value={risks}
          options={optionsOf<AssessmentContent['risks'][number]>(m.risks)}
          onChange={(next) => setRisks([...next])}
        />
        <CheckboxGroup
          label={m.treatsTitle}
          value={treats}
          options={optionsOf<AssessmentContent['treats'][number]>(m.treats)}
          onChange={(next) => setTreats([...next])}
        />
        <CheckboxGroup
          label={m.protectionTitle}
          value={protection}
          options={optionsOf<AssessmentContent['protection_is'][number]>(m.protection)}
          onChange={(next) => setProtection([...next])}
        />
        <Checkbox label={m.works} isSelected={works} onChange={setWorks} />
        <TextField {...field('zh', frame.form.zh(m.remaining))} kind="multiline" rows={2} maxLength={2000} />
        <TextField {...field('en', frame.form.en(m.remaining))} kind="multiline" rows={2} maxLength={2000} />
        <TextField {...field('recipients', m.recipients)} isRequired={false} kind="code" />
        <DateField {...bias} />
        <TextField {...field('incident', m.incident)} isRequired={false} kind="code" maxLength={64} />
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {m.save}
          </Button>
          <Button look="quiet" onPress={() => onEnd(null)}>
            {frame.cancel}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
