import type { PurposeContent, PurposeView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  DateField,
  Form,
  FormActions,
  NumberField,
  RadioGroup,
  Section,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { told } from '../frame/told.ts';
import { useWords } from '../words.ts';
import { usePurposeWords } from './words.ts';

export interface DraftFormProps {
  readonly read: PurposeView;
  /** Begin again with what is saved. */
  readonly onTake: (latest: PurposeView) => void;
  readonly onEnd: () => void;
}

/** Writes the draft of a purpose anew, or the version that is to come after the one in force. */
export function DraftForm({ read, onTake, onEnd }: DraftFormProps) {
  const { m, pick } = usePurposeWords();
  const { m: frame } = useWords();
  const words = frame.form;
  const held = latestContent(read);
  const fields = useFields({
    zh: held?.statement['zh-CN'] ?? '',
    en: held?.statement.en ?? '',
    justification: held?.mode_justification ?? '',
    necessity: held?.necessity?.document ?? '',
    ethics: held?.ethics?.document ?? '',
    ethicsBy: held?.ethics?.approved_by ?? '',
    ethicsOn: held?.ethics?.approved_on ?? '',
  });
  const { values, field } = fields;
  const [mode, setMode] = useState<PurposeContent['mode']>(held?.mode ?? 'verify');
  const [days, setDays] = useState<number | null>(held?.retention_days ?? null);
  const save = useAct(
    async (content: PurposeContent, over: PurposeView) =>
      platform.purpose.change({ purpose: read.purpose, ...content }, { ifMatch: over }),
    () => {
      told.add('ok', m.saved);
      onEnd();
    },
  );
  if (held === null) return null;
  const written: PurposeContent = {
    ...held,
    statement: { 'zh-CN': values.zh, en: values.en },
    mode,
    mode_justification: mode === 'identify' ? values.justification : null,
    retention_days: days ?? held.retention_days,
    necessity:
      values.necessity === '' ? null : { ways: held.necessity?.ways ?? [], document: values.necessity },
    ethics: { document: values.ethics, approved_by: values.ethicsBy, approved_on: values.ethicsOn },
    schedule: held.schedule.map((one) =>
      one.keeps === 'template' && one.limit.unit === 'days'
        ? { ...one, limit: { unit: 'days', amount: days ?? held.retention_days } }
        : one,
    ),
  };
  const compared = (content: PurposeContent) => [
    { term: m.statement, text: pick(content.statement) },
    { term: m.mode, text: m.modes[content.mode] },
    { term: m.justification, text: content.mode_justification ?? '' },
    { term: m.days, text: `${content.retention_days}` },
    { term: m.necessity, text: content.necessity?.document ?? '' },
    { term: m.ethics, text: content.ethics?.document ?? '' },
  ];
  const labels = {
    zh: words.zh(m.statement),
    en: words.en(m.statement),
    ...(mode === 'identify' ? { justification: m.justification } : {}),
    necessity: m.necessity,
    ethics: m.ethics,
    ethicsBy: m.ethicsBy,
    ethicsOn: m.ethicsOn,
  };
  const rules = { necessity: DOCUMENT_ID, ethics: DOCUMENT_ID, ethicsBy: DOCUMENT_ID };
  return (
    <Section title={read.state === 'draft' ? m.write : m.writeNext}>
      {read.state === 'draft' ? null : (
        <Callout tone="note">
          <p>{m.writeText}</p>
        </Callout>
      )}
      <ProblemText trouble={save.trouble} />
      <Conflict
        act={save}
        mine={compared(written)}
        latest={async () => platform.purpose.read({ purpose: read.purpose })}
        shown={(latest) => compared(latestContent(latest) ?? held)}
        onTake={onTake}
        onKeep={(latest) => save.run(written, latest)}
      />
      <Form
        errors={fields.errors}
        errorTitle={words.wrong(fields.errors.length)}
        isPending={save.busy}
        onSubmit={() => {
          if (fields.check(labels, rules) && days !== null) save.run(written, read);
        }}
      >
        <TextField {...field('zh', words.zh(m.statement))} maxLength={500} />
        <TextField {...field('en', words.en(m.statement))} maxLength={500} />
        <RadioGroup
          label={m.mode}
          value={mode}
          options={(['verify', 'identify'] as const).map((value) => ({ value, text: m.modes[value] }))}
          onChange={setMode}
        />
        {mode === 'identify' ? (
          <TextField {...field('justification', m.justification)} kind="multiline" maxLength={2000} />
        ) : null}
        <NumberField label={m.days} value={days} onChange={setDays} min={1} max={36_500} isRequired />
        <TextField {...field('necessity', m.necessity)} kind="code" hint={words.documentHint} />
        <TextField {...field('ethics', m.ethics)} kind="code" hint={words.documentHint} />
        <TextField {...field('ethicsBy', m.ethicsBy)} kind="code" />
        <DateField {...field('ethicsOn', m.ethicsOn)} />
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {m.save}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {frame.cancel}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}

/** What the last version says that was written. */
function latestContent({ versions }: PurposeView): PurposeContent | null {
  return versions.toSorted((a, b) => b.version - a.version)[0]?.content ?? null;
}
