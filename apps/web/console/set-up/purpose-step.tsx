import { useState } from 'react';
import {
  Button,
  DateField,
  DescriptionList,
  Fieldset,
  Form,
  FormActions,
  LawChip,
  NumberField,
  RadioGroup,
  Select,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { type PurposeForm, purposeContentOf } from './first-content.ts';
import type { StepProps } from './set-up-section.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

const USES = ['access', 'attendance', 'sign_in', 'counter_service', 'payment', 'admission'] as const;

/** A first purpose, in the manner of least impact. */
export function PurposeStep({ state: { purpose } }: StepProps) {
  const { m, pick, language, number } = useSetUpWords();
  const { can } = useSession();
  const words = m.purpose;
  if (purpose !== null) {
    const content = purpose.versions.find(({ version }) => version === purpose.version)?.content;
    return content === undefined ? null : (
      <DescriptionList
        items={[
          { term: words.statement, detail: pick(content.statement) },
          { term: words.mode, detail: words[content.mode] },
          { term: words.days, detail: number(content.retention_days) },
          { term: m.steps, detail: <LawChip of="purpose" state={purpose.state} language={language} /> },
        ]}
      />
    );
  }
  return can('purpose.write') ? <NewPurpose /> : null;
}

function NewPurpose() {
  const { m } = useSetUpWords();
  const words = m.purpose;
  const fields = useFields({
    zh: '',
    en: '',
    justification: '',
    necessity: '',
    pinReason: '',
    cardReason: '',
    retentionReason: '',
    ethics: '',
    ethicsBy: '',
    ethicsOn: '',
  });
  const { values, field } = fields;
  const [use, setUse] = useState<(typeof USES)[number]>('access');
  const [mode, setMode] = useState<PurposeForm['mode']>('verify');
  const [days, setDays] = useState<number | null>(180);
  const save = useAct(
    async (kept: number) =>
      platform.purpose.write(
        purposeContentOf({
          statement: { 'zh-CN': values.zh, en: values.en },
          mode,
          justification: values.justification,
          days: kept,
          necessity: values.necessity,
          pinReason: values.pinReason,
          cardReason: values.cardReason,
          retentionReason: values.retentionReason,
          ethics: { document: values.ethics, by: values.ethicsBy, on: values.ethicsOn },
          use,
        }),
      ),
    ({ purpose }) => {
      told.add('ok', m.saved);
      goTo(['set-up', purpose]);
    },
  );
  const labels = {
    zh: m.zh(words.statement),
    en: m.en(words.statement),
    ...(mode === 'identify' ? { justification: words.justification } : {}),
    necessity: words.necessity,
    pinReason: words.pinReason,
    cardReason: words.cardReason,
    retentionReason: words.retentionReason,
    ethics: words.ethics,
    ethicsBy: words.ethicsBy,
    ethicsOn: words.ethicsOn,
  };
  const rules = {
    necessity: DOCUMENT_ID,
    retentionReason: DOCUMENT_ID,
    ethics: DOCUMENT_ID,
    ethicsBy: DOCUMENT_ID,
  };
  return (
    <Form
      label={words.title}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={save.busy}
      onSubmit={() => {
        if (fields.check(labels, rules) && days !== null) save.run(days);
      }}
    >
      <ProblemText trouble={save.trouble} />
      <div className="k-two">
        <TextField {...field('zh', m.zh(words.statement))} hint={words.statementHint} maxLength={500} />
        <TextField {...field('en', m.en(words.statement))} maxLength={500} />
      </div>
      <Select
        label={words.use}
        value={use}
        options={USES.map((value) => ({ value, text: words.uses[value] }))}
        onChange={setUse}
        placeholder={m.staff.choose}
      />
      <RadioGroup
        label={words.mode}
        value={mode}
        options={(['verify', 'identify'] as const).map((value) => ({ value, text: words[value] }))}
        onChange={setMode}
      />
      {mode === 'identify' ? (
        <TextField {...field('justification', words.justification)} kind="multiline" maxLength={2000} />
      ) : null}
      <div className="k-two">
        <NumberField
          label={words.days}
          hint={words.daysHint}
          value={days}
          onChange={setDays}
          min={1}
          max={36_500}
        />
        <TextField {...field('retentionReason', words.retentionReason)} kind="code" hint={m.documentHint} />
      </div>
      <Fieldset legend={words.necessity}>
        <TextField {...field('necessity', words.necessity)} kind="code" hint={m.documentHint} />
        <TextField {...field('pinReason', words.pinReason)} kind="multiline" rows={2} maxLength={2000} />
        <TextField {...field('cardReason', words.cardReason)} kind="multiline" rows={2} maxLength={2000} />
      </Fieldset>
      <Fieldset legend={words.ethics}>
        <TextField {...field('ethics', words.ethics)} kind="code" hint={m.documentHint} />
        <div className="k-two">
          <TextField {...field('ethicsBy', words.ethicsBy)} kind="code" />
          <DateField {...field('ethicsOn', words.ethicsOn)} />
        </div>
      </Fieldset>
      <FormActions>
        <Button type="submit" look="solid" isPending={save.busy}>
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
