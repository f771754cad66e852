import type { QuestionReceipt, ReportResult, ReportView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  DateField,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  TextField,
} from '@consentry/ui';
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
  // The code shows the outcome already; whether it arrived stands below.
  const isReleased = read.released_at !== null;
  const steps = authority.complaint;
  const accept = useAct(async () => steps.accept({ complaint }, { ifMatch: read }));
  const tell = useAct(async () => steps.tell({ complaint, by: 'code' }, { ifMatch: read }));
  const close = useAct(async () => steps.close({ complaint }, { ifMatch: read }));
  const reopen = useAct(async () => steps.reopen({ complaint }, { ifMatch: read }));
  const button = (
    act: 'accept' | 'tell' | 'close' | 'reopen',
    { run, busy }: typeof accept,
    look: 'solid' | 'plain' = 'solid',
  ) => (
    <Button key={act} {...(look === 'solid' ? { look } : {})} onPress={() => run()} isPending={busy}>
      {m.officer[act]}
    </Button>
  );
  const buttons = [
    ...(state === 'received' ? [button('accept', accept)] : []),
    ...(state === 'decided' && !isReleased ? [button('tell', tell)] : []),
    ...(state === 'told' ? [button('close', close)] : []),
    ...(isReleased || state === 'closed' ? [button('reopen', reopen, 'plain')] : []),
  ];
  return (
    <>
      <Card title={m.officer.next} level={2}>
        {accept.asks}
        {tell.asks}
        {close.asks}
        {reopen.asks}
        <p>{m.officer.nextText[state === 'decided' && isReleased ? 'released' : state]}</p>
        {buttons.length === 0 ? null : <div className="a-actions">{buttons}</div>}
      </Card>
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

/** Says of a field that is empty that it is to be filled in. */
function useMissing() {
  const { m } = useWords();
  return (field: string, label: string, value: string): FormError[] =>
    value.trim() === '' ? [{ field, text: m.shell.missing(label) }] : [];
}

function QuestionForm({ read, onAsked }: NextStepProps) {
  const { m } = useWords();
  const [text, setText] = useState('');
  const [answerBy, setAnswerBy] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const missing = useMissing();
  const { complaint } = read;
  const ask = useAct(async () => {
    const asked = await authority.complaint.ask({ complaint, text, answer_by: answerBy }, { ifMatch: read });
    onAsked(asked.receipt);
  });
  const submit = () => {
    const wrong = [
      ...missing('text', m.officer.question, text),
      ...missing('answer_by', m.officer.answerBy, answerBy),
    ];
    setErrors(wrong);
    if (wrong.length === 0) ask.run();
  };
  return (
    <Card title={m.officer.askTitle} level={2}>
      {ask.asks}
      <Form
        label={m.officer.askTitle}
        errors={errors}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
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
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const missing = useMissing();
  const { complaint } = read;
  const note = useAct(async () => authority.complaint.noteAnswer({ complaint, text }, { ifMatch: read }));
  const submit = () => {
    const wrong = missing('answer', m.officer.answer, text);
    setErrors(wrong);
    if (wrong.length === 0) note.run();
  };
  return (
    <Card title={m.officer.noteAnswer} level={2}>
      {note.asks}
      <Form
        label={m.officer.noteAnswer}
        errors={errors}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
        isPending={note.busy}
      >
        <TextField
          name="answer"
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
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const missing = useMissing();
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
    const wrong = [
      ...missing('result', m.officer.result, result ?? ''),
      ...missing('outcome', m.officer.outcomeText, text),
    ];
    setErrors(wrong);
    if (wrong.length === 0) decide.run();
  };
  return (
    <Card title={m.officer.decide} level={2}>
      {decide.asks}
      <Form
        label={m.officer.decide}
        errors={errors}
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
          name="outcome"
          kind="multiline"
          rows={4}
          label={m.officer.outcomeText}
          hint={m.officer.outcomeHint}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <TextField
          name="basis"
          kind="multiline"
          rows={2}
          label={m.officer.basis}
          hint={m.officer.basisHint}
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
