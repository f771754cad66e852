import {
  AnswerIncident,
  IncidentStage,
  type IncidentReceipt,
  type IncidentRecipient,
  type IncidentStatus,
  SendIncident,
  SendIncidentPart,
} from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  ConfirmDialog,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  Select,
  StatusChip,
  TextField,
  Timeline,
  saveText,
} from '@consentry/ui';
import type { z } from 'zod';
import { useCommand } from '../../shared/api/use-command.ts';
import { type Known, OpenByCode, type Opened } from '../../shared/follow/open-by-code.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { wrongFields } from '../inspection/wrong-fields.ts';
import { REGIONS } from '../regions.ts';
import { newOnce } from '../report/new-once.ts';
import { useWords } from '../words.ts';
import { Duties } from './duties.tsx';
import { IncidentFields, type Typed, sentOf, useFieldLabels, useTyped } from './incident-fields.tsx';
import { Gaps, Questions } from './incident-page.tsx';
import { useIncidentWords } from './words.ts';

type Recipient = z.infer<typeof IncidentRecipient>;
const OPERATORS = ['other', 'central_organ', 'critical_infrastructure'] as const;
/** Who receives a report, by whose incident it is (第四条). */
const RECIPIENTS: Readonly<Record<Typed['operator'], readonly Recipient[]>> = {
  other: ['provincial_cyberspace'],
  central_organ: ['department_cyberspace'],
  critical_infrastructure: ['protection_department', 'public_security'],
};
const WHATS = ['first', 'follow'] as const;

/** Where an organisation without an account reports an incident, supplies, follows and answers. */
export function ReportIncidentPage() {
  const { m: shell } = useWords();
  const { m } = useIncidentWords();
  const [what, setWhat] = useState<(typeof WHATS)[number]>('first');
  const [receipt, setReceipt] = useState<IncidentReceipt | null>(null);
  return (
    <Page heading={m.public.heading} lead={m.public.lead} site={shell.title}>
      <Callout tone="note">
        <p>{m.public.urgent}</p>
      </Callout>
      {receipt === null ? (
        <>
          <RadioGroup
            name="what"
            label={m.public.what}
            value={what}
            onChange={setWhat}
            options={WHATS.map((value) => ({ value, text: m.public.whats[value] }))}
          />
          {what === 'first' ? <FirstReport onSent={setReceipt} /> : <Follow />}
        </>
      ) : (
        <Receipt receipt={receipt} />
      )}
    </Page>
  );
}

/** Asks once more before something goes out. */
function useSending(error: z.ZodError | undefined, run: () => void) {
  const { m } = useIncidentWords();
  const labels = useFieldLabels();
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [asks, setAsks] = useState(false);
  const submit = () => {
    const wrong = wrongFields(error, labels, m.toMend);
    setErrors(wrong);
    setAsks(wrong.length === 0);
  };
  const dialog = (
    <ConfirmDialog
      isOpen={asks}
      title={m.public.confirmTitle}
      consequence={<p>{m.public.confirmText}</p>}
      confirmText={m.public.send}
      cancelText={m.cancel}
      onCancel={() => setAsks(false)}
      onConfirm={() => {
        setAsks(false);
        run();
      }}
    />
  );
  return { errors, submit, dialog };
}

function FirstReport({ onSent }: { readonly onSent: (receipt: IncidentReceipt) => void }) {
  const { m: shell } = useWords();
  const { m, pick } = useIncidentWords();
  const [once] = useState(newOnce);
  const [to, setTo] = useState<Recipient | null>('provincial_cyberspace');
  const [region, setRegion] = useState<string | null>(null);
  const [processor, setProcessor] = useState('');
  const { typed, set } = useTyped(null);
  const [now] = useState(() => new Date().toISOString());
  const incident = sentOf(typed, null, 'first', now);
  const body = { once, sent_at: now, incident, to, region, processor: processor.trim(), log_key: null };
  const given = SendIncident.safeParse(body);
  // What goes out stays the same when it is sent again.
  const send = useCommand(async () => authority.incident.send(SendIncident.parse(body)), onSent);
  const missing = (['organisation', 'event'] as const).filter((item) => incident.items[item] === null);
  const sending = useSending(given.error, send.run);
  const [first, setFirst] = useState<readonly FormError[]>([]);
  const labels = useFieldLabels();
  const submit = () => {
    const fields = missing.map((item) => `incident.items.${item}`);
    setFirst(fields.map((field) => ({ field, text: m.toMend(labels[field] ?? field) })));
    if (fields.length === 0) sending.submit();
  };
  return (
    <>
      <ProblemText trouble={send.trouble} />
      <Form
        label={m.public.heading}
        errors={[...sending.errors, ...first]}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={send.busy}
      >
        <RadioGroup
          name="incident.operator"
          label={m.operator}
          value={typed.operator}
          onChange={(operator) => {
            set({ operator });
            setTo(RECIPIENTS[operator][0] ?? null);
          }}
          options={OPERATORS.map((value) => ({ value, text: m.operators[value] }))}
        />
        <Select
          name="to"
          label={m.to}
          value={to}
          onChange={setTo}
          placeholder={m.public.choose}
          options={RECIPIENTS[typed.operator].map((value) => ({ value, text: m.recipients[value] }))}
        />
        <Select
          name="region"
          label={m.region}
          value={region}
          onChange={setRegion}
          placeholder={m.public.choose}
          options={REGIONS.map(([value, name]) => ({ value, text: pick(name) }))}
        />
        <TextField
          name="processor"
          label={m.processor}
          value={processor}
          onChange={setProcessor}
          maxLength={200}
        />
        <IncidentFields typed={typed} set={set} stage="first" />
        <FormActions>
          <Button type="submit" look="solid" isPending={send.busy}>
            {m.public.send}
          </Button>
        </FormActions>
      </Form>
      {sending.dialog}
    </>
  );
}

function Receipt({ receipt }: { readonly receipt: IncidentReceipt }) {
  const { m, time, pick } = useIncidentWords();
  const { reference, code, received_at, digest, signed } = receipt;
  return (
    <Callout tone="ok" alert>
      <h2>{m.public.sentHead}</h2>
      <p>{m.public.sentText}</p>
      <DescriptionList
        items={[
          { term: m.reference, detail: <strong className="a-code">{reference}</strong> },
          { term: m.code, detail: <strong className="a-code">{code}</strong> },
          { term: m.public.with, detail: pick(receipt.with) },
          { term: m.public.receivedAt, detail: time(received_at) },
          { term: m.public.digest, detail: <span className="a-code">{digest}</span> },
        ]}
      />
      <div className="a-actions">
        <Button
          icon="file"
          onPress={() =>
            saveText(
              `${m.public.fileName}-${reference}.txt`,
              'text/plain',
              `${m.reference}: ${reference}\n${m.code}: ${code}\n${m.public.receivedAt}: ${received_at}\n\n${signed}`,
            )
          }
        >
          {m.public.keep}
        </Button>
      </div>
    </Callout>
  );
}

function Follow() {
  const { m: shell } = useWords();
  const { m } = useIncidentWords();
  const { missing, toMend } = shell.shell;
  return (
    <OpenByCode
      label={m.public.look}
      words={{ reference: m.reference, code: m.code, look: m.public.look, missing, toMend }}
      isPrimary
      follow={async (known) => authority.incident.follow(known)}
      named={({ reference }) => reference}
    >
      {(opened) => <Status {...opened} />}
    </OpenByCode>
  );
}

function Status({ known, status, onRead }: Opened<IncidentStatus>) {
  const { m, time, pick } = useIncidentWords();
  const { state, outcome, gaps, parts, questions, incident, standing } = status;
  const again = useCommand(async () => authority.incident.follow(known), onRead);
  const onChanged = () => again.run();
  return (
    <>
      <ProblemText trouble={again.trouble} />
      <Card
        title={status.reference}
        level={2}
        status={<StatusChip tone="note">{m.states[state]}</StatusChip>}
      >
        <p>
          {pick(status.with)} · {m.received} {time(status.received_at)}
        </p>
        {gaps.length === 0 ? <p>{m.public.whole}</p> : null}
        {outcome === null ? null : (
          <p className="a-words">
            <strong>{m.outcome}</strong>
            {`\n${outcome}`}
          </p>
        )}
        <Timeline
          label={m.parts}
          events={parts.map(({ part, stage, received_at, sent_at }) => ({
            id: part,
            at: time(received_at),
            instant: received_at,
            title: m.stages[stage],
            detail: m.sentAt(time(sent_at)),
          }))}
        />
      </Card>
      <Duties read={{ duties: status.duties, grade: incident?.grade ?? null }} />
      <Gaps gaps={gaps} />
      <Questions questions={questions} />
      {state === 'asked'
        ? questions
            .filter(({ answer }) => answer === null)
            .map(({ question, text }) => (
              <Answer key={question} known={known} question={question} text={text} onChanged={onChanged} />
            ))
        : null}
      {incident === null ? null : (
        <Supply key={parts.length} known={known} incident={incident} onChanged={onChanged} />
      )}
      <Card title={m.public.standing} level={2}>
        <p>{pick(standing)}</p>
      </Card>
    </>
  );
}

/** What is done to what was opened. */
interface OfStatus {
  readonly known: Known;
  readonly onChanged: () => void;
}

function Answer({
  known,
  question,
  text: asked,
  onChanged,
}: OfStatus & { readonly question: string; readonly text: string }) {
  const { m: shell } = useWords();
  const { m } = useIncidentWords();
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const given = AnswerIncident.safeParse({ ...known, question, text: text.trim() });
  const answer = useCommand(
    async () => authority.incident.answer(AnswerIncident.parse(given.data)),
    () => onChanged(),
  );
  const submit = () => {
    const wrong = wrongFields(given.error, { text: m.answer }, m.toMend);
    setErrors(wrong);
    if (wrong.length === 0) answer.run();
  };
  return (
    <Card title={m.public.answerSend} level={2}>
      <p className="a-words">{asked}</p>
      <ProblemText trouble={answer.trouble} />
      <Form
        label={m.public.answerSend}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={answer.busy}
      >
        <TextField
          name="text"
          kind="multiline"
          rows={3}
          label={m.answer}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={answer.busy}>
            {m.public.answerSend}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

const LATER = IncidentStage.exclude(['first']).options;

function Supply({
  known,
  incident,
  onChanged,
}: OfStatus & {
  readonly incident: NonNullable<IncidentStatus['incident']>;
}) {
  const { m: shell } = useWords();
  const { m } = useIncidentWords();
  const [once] = useState(newOnce);
  const [stage, setStage] = useState<(typeof LATER)[number]>('supplement');
  const { typed, set } = useTyped(incident);
  const [now] = useState(() => new Date().toISOString());
  const body = { ...known, once, sent_at: now, stage, incident: sentOf(typed, incident, stage, now) };
  const given = SendIncidentPart.safeParse(body);
  const send = useCommand(
    async () => authority.incident.supply(SendIncidentPart.parse(body)),
    () => onChanged(),
  );
  const sending = useSending(given.error, send.run);
  return (
    <Card title={m.public.supply} level={2}>
      <p>{m.public.supplyLead}</p>
      <ProblemText trouble={send.trouble} />
      <Form
        label={m.public.supply}
        errors={sending.errors}
        errorTitle={shell.shell.toMend}
        onSubmit={sending.submit}
        isPending={send.busy}
      >
        <RadioGroup
          name="stage"
          label={m.stage}
          value={stage}
          onChange={setStage}
          options={LATER.map((value) => ({ value, text: m.stages[value] }))}
        />
        <IncidentFields typed={typed} set={set} stage={stage} />
        <FormActions>
          <Button type="submit" look="solid" isPending={send.busy}>
            {m.public.supply}
          </Button>
        </FormActions>
      </Form>
      {sending.dialog}
    </Card>
  );
}
