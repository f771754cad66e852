import { NoteFindings } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Fieldset, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import type { StepProps } from './next-step.tsx';
import { RequirementField } from './requirement-field.tsx';
import { findingsText, useConfirmed, useStep } from './use-step.tsx';
import { useInspectionWords } from './words.ts';
import { wrongFields } from './wrong-fields.ts';

interface Draft {
  readonly id: string;
  readonly requirement: string | null;
  readonly text: string;
}

/** Notes what was found, each by its row of the register; none where nothing was. */
export function FindingsForm({ read: seen }: StepProps) {
  const { m: shell } = useWords();
  const { m } = useInspectionWords();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { inspection } = seen;
  const read = NoteFindings.safeParse({
    findings: drafts.map(({ requirement, text }) => ({ requirement, text: text.trim() })),
  });
  const note = useStep(
    seen,
    async (latest) =>
      authority.inspection.noteFindings(
        { inspection, ...NoteFindings.parse(read.data) },
        { ifMatch: latest },
      ),
    {
      mine: [{ term: m.findings, text: findingsText(drafts) }],
      shown: (latest) => [{ term: m.findings, text: findingsText(latest.findings) }],
    },
  );
  const verb = drafts.length === 0 ? m.noteNothing : m.noteFindings;
  const confirm = useConfirmed(
    {
      title: m.findingsTitle,
      consequence: drafts.length === 0 ? m.nothingText : m.findingsText(drafts.length),
      confirm: verb,
    },
    note.run,
  );
  const change = (id: string, part: Partial<Draft>) =>
    setDrafts((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const submit = () => {
    const labels = Object.fromEntries(
      drafts.flatMap((_, at) => [
        [`findings.${at}.requirement`, `${m.finding(at + 1)} › ${m.requirement}`],
        [`findings.${at}.text`, `${m.finding(at + 1)} › ${m.findingText}`],
      ]),
    );
    const wrong = wrongFields(read.error, labels, m.toMend);
    setErrors(wrong);
    if (wrong.length === 0) confirm.ask();
  };
  return (
    <Card title={m.findings} level={2}>
      <p className="a-soft">{m.findingsLead}</p>
      {note.asks}
      <Form
        label={m.findings}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={note.busy}
      >
        {drafts.map(({ id, requirement, text }, at) => (
          <Fieldset key={id} legend={m.finding(at + 1)}>
            <RequirementField
              name={`findings.${at}.requirement`}
              value={requirement}
              onChange={(value) => change(id, { requirement: value })}
            />
            <TextField
              name={`findings.${at}.text`}
              kind="multiline"
              rows={3}
              label={m.findingText}
              hint={m.findingHint}
              value={text}
              onChange={(value) => change(id, { text: value })}
              maxLength={4000}
            />
            <div>
              <Button
                look="quiet"
                icon="trash"
                onPress={() => setDrafts((all) => all.filter((one) => one.id !== id))}
              >
                {m.removeFinding(at + 1)}
              </Button>
            </div>
          </Fieldset>
        ))}
        <FormActions>
          <Button type="submit" look="solid" isPending={note.busy}>
            {verb}
          </Button>
          <Button
            icon="plus"
            onPress={() =>
              setDrafts((all) => [...all, { id: crypto.randomUUID(), requirement: null, text: '' }])
            }
          >
            {m.addFinding}
          </Button>
        </FormActions>
      </Form>
      {confirm.dialog}
    </Card>
  );
}
