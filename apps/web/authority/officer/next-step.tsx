import type { QuestionReceipt, ReportResult, ReportView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, DateField, Form, FormActions, RadioGroup, TextField } from '@consentry/ui';
import type { z } from 'zod';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { useAct } from './use-act.tsx';

type Result = z.infer<typeof ReportResult>;
const RESULTS: readonly Result[] = ['upheld', 'partly_upheld', 'turned_down', 'handed_over'];

interface StepProps {
  readonly read: ReportView;
}

interface NextStepProps extends StepProps {
  /** Takes the code of a question, which is shown once. */
  readonly onAsked: (receipt: z.infer<typeof QuestionReceipt>) => void;
}

/** What can be done next; nothing is closed whose outcome was not told (§ 第十七条). */
export function NextStep({ read, onAsked }: NextStepProps) {
  const { m } = useWords();
  const { complaint, state } = read;
  const steps = authority.complaint;
  const accept = useAct(async () => steps.accept({ complaint }, { ifMatch: read }));
  const tell = useAct(async () => steps.tell({ complaint, by: 'code' }, { ifMatch: read }));
  const close = useAct(async () => steps.close({ complaint }, { ifMatch: read }));
  const reopen = useAct(async () => steps.reopen({ complaint }, { ifMatch: read }));
  const button = (text: string, { run, busy }: typeof accept, look: 'solid' | 'plain' = 'solid') => (
    <Button {...(look === 'solid' ? { look } : {})} onPress={() => run()} isPending={busy}>
      {text}
    </Button>
  );
  return (
    <>
      {accept.asks}
      {tell.asks}
      {close.asks}
      {reopen.asks}
      <div className="a-actions">
        {state === 'received' ? button(m.officer.accept, accept) : null}
        {state === 'decided' ? button(m.officer.tell, tell) : null}
        {state === 'told' ? button(m.officer.close, close) : null}
        {state === 'told' || state === 'closed' ? button(m.officer.reopen, reopen, 'plain') : null}
      </div>
      {state === 'decided' ? <p className="a-soft">{m.officer.tellBy}</p> : null}
      {state === 'asked' ? <AnswerForm read={read} /> : null}
      {state === 'in_hand' || state === 'asked' ? (
        <>
          <QuestionForm read={read} onAsked={onAsked} />
          <OutcomeForm read={read} />
        </>
      ) : null}
    </>
  );
}

function QuestionForm({ read, onAsked }: NextStepProps) {
  const { m } = useWords();
  const [text, setText] = useState('');
  const [answerBy, setAnswerBy] = useState('');
  const { complaint } = read;
  const ask = useAct(async () => {
    const asked = await authority.complaint.ask({ complaint, text, answer_by: answerBy }, { ifMatch: read });
    onAsked(asked.receipt);
  });
  return (
    <Card title={m.officer.questions} level={2}>
      {ask.asks}
      <Form
        label={m.officer.questions}
        errors={[]}
        errorTitle={m.shell.toMend}
        onSubmit={() => ask.run()}
        isPending={ask.busy}
      >
        <TextField
          name="text"
          kind="multiline"
          rows={3}
          label={m.officer.question}
          hint={m.officer.questionHint}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <DateField name="answer_by" label={m.officer.answerBy} value={answerBy} onChange={setAnswerBy} />
        <FormActions>
          <Button type="submit" isPending={ask.busy}>
            {m.officer.ask}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function AnswerForm({ read }: StepProps) {
  const { m } = useWords();
  const [text, setText] = useState('');
  const { complaint } = read;
  const note = useAct(async () => authority.complaint.noteAnswer({ complaint, text }, { ifMatch: read }));
  return (
    <Card title={m.officer.answer} level={2}>
      {note.asks}
      <Form
        label={m.officer.answer}
        errors={[]}
        errorTitle={m.shell.toMend}
        onSubmit={() => note.run()}
        isPending={note.busy}
      >
        <TextField
          name="text"
          kind="multiline"
          rows={3}
          label={m.officer.answer}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <FormActions>
          <Button type="submit" isPending={note.busy}>
            {m.officer.noteAnswer}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function OutcomeForm({ read }: StepProps) {
  const { m } = useWords();
  const [result, setResult] = useState<Result | null>(null);
  const [text, setText] = useState('');
  const [basis, setBasis] = useState('');
  const { complaint } = read;
  const decide = useAct(async () =>
    authority.complaint.decide(
      {
        complaint,
        result: result ?? 'upheld',
        text,
        basis: basis
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      },
      { ifMatch: read },
    ),
  );
  const submit = () => {
    if (result !== null) decide.run();
  };
  return (
    <Card title={m.officer.outcome} level={2}>
      {decide.asks}
      <Form
        label={m.officer.outcome}
        errors={[]}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
        isPending={decide.busy}
      >
        <RadioGroup
          name="result"
          label={m.officer.result}
          value={result}
          onChange={setResult}
          options={RESULTS.map((value) => ({ value, text: m.results[value] }))}
        />
        <TextField
          name="text"
          kind="multiline"
          rows={4}
          label={m.officer.outcomeText}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <TextField
          name="basis"
          kind="multiline"
          rows={2}
          label={m.officer.basis}
          value={basis}
          onChange={setBasis}
          maxLength={2000}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={decide.busy}>
            {m.officer.decide}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
