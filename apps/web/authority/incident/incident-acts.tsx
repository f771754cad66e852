import {
  AskAboutIncident,
  CloseIncidentCase,
  type IncidentCase,
  IncidentLink,
  NoteOnward,
} from '@consentry/contract';
import { type ReactNode, useState } from 'react';
import {
  Button,
  Card,
  ConfirmDialog,
  DateField,
  DateTimeField,
  Form,
  FormActions,
  type FormError,
  Link,
  Select,
  TextField,
} from '@consentry/ui';
import type { z } from 'zod';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { authority } from '../api.ts';
import { wrongFields } from '../inspection/wrong-fields.ts';
import { useAct } from '../officer/use-act.tsx';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { useIncidentWords } from './words.ts';

interface Props {
  readonly read: IncidentCase;
}

/** What an official can do about an incident now. */
export function IncidentActs({ read }: Props) {
  const { can } = useSession();
  const { state } = read;
  const owesOnward = read.duties.some(({ kind, done_at }) => kind === 'onward' && done_at === null);
  return (
    <>
      {owesOnward ? <OnwardForm read={read} /> : null}
      {state === 'closed' ? null : <AskForm key={read.questions.length} read={read} />}
      <LinkForm key={`links ${read.links.length}`} read={read} />
      {state !== 'closed' && can('incident.decide') ? <CloseForm read={read} /> : null}
    </>
  );
}

/** Whose turn it is, and what an official does first. */
export function IncidentNext({ read }: Props) {
  const { m } = useIncidentWords();
  const { can } = useSession();
  const { incident, state } = read;
  const acknowledge = useAct(async () => authority.incident.acknowledge({ incident }, { ifMatch: read }));
  return (
    <Card title={m.nextStep} level={2}>
      {acknowledge.asks}
      <p>{m.nextText[state]}</p>
      {state === 'received' && can('incident.handle') ? (
        <div className="a-actions">
          <Button look="solid" onPress={() => acknowledge.run()} isPending={acknowledge.busy}>
            {m.acknowledge}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

interface ActCardProps {
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What the schema finds wrong now. */
  readonly error: z.ZodError | undefined;
  readonly asks: ReactNode;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly children: ReactNode;
}

function ActCard({ title, labels, error, asks, busy, onSend, children }: ActCardProps) {
  const { m: shell } = useWords();
  const { m } = useIncidentWords();
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const submit = () => {
    const wrong = wrongFields(error, labels, m.toMend);
    setErrors(wrong);
    if (wrong.length === 0) onSend();
  };
  return (
    <Card title={title} level={2}>
      {asks}
      <Form label={title} errors={errors} errorTitle={shell.shell.toMend} onSubmit={submit} isPending={busy}>
        {children}
        <FormActions>
          <Button type="submit" look="solid" isPending={busy}>
            {title}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function AskForm({ read }: Props) {
  const { m } = useIncidentWords();
  const [text, setText] = useState('');
  const [answer_by, setBy] = useState('');
  const given = AskAboutIncident.safeParse({ text: text.trim(), answer_by });
  const { incident } = read;
  const ask = useAct(async () =>
    authority.incident.ask({ incident, ...AskAboutIncident.parse(given.data) }, { ifMatch: read }),
  );
  return (
    <ActCard
      title={m.ask}
      labels={{ text: m.question, answer_by: m.answerBy }}
      error={given.error}
      asks={ask.asks}
      busy={ask.busy}
      onSend={ask.run}
    >
      <TextField
        name="text"
        kind="multiline"
        rows={3}
        label={m.question}
        hint={m.questionHint}
        value={text}
        onChange={setText}
        maxLength={4000}
      />
      <DateField
        name="answer_by"
        label={m.answerBy}
        hint={m.answerByHint}
        value={answer_by}
        onChange={setBy}
      />
    </ActCard>
  );
}

function OnwardForm({ read }: Props) {
  const { m } = useIncidentWords();
  const [to, setTo] = useState('');
  const [at, setAt] = useState('');
  const given = NoteOnward.safeParse({ to: to.trim(), at });
  const { incident } = read;
  const note = useAct(async () =>
    authority.incident.reportOn({ incident, ...NoteOnward.parse(given.data) }, { ifMatch: read }),
  );
  return (
    <ActCard
      title={m.onward}
      labels={{ to: m.onwardTo, at: m.onwardAt }}
      error={given.error}
      asks={note.asks}
      busy={note.busy}
      onSend={note.run}
    >
      <TextField name="to" label={m.onwardTo} value={to} onChange={setTo} maxLength={200} />
      <DateTimeField name="at" label={m.onwardAt} value={at} onChange={setAt} />
    </ActCard>
  );
}

const LINKS = ['inspection', 'referral'] as const;
/** Something that is not among those to pick from. */
const OTHER = 'other';

function LinkForm({ read }: Props) {
  const { m, date } = useIncidentWords();
  const { can } = useSession();
  const [kind, setKind] = useState<(typeof LINKS)[number]>('inspection');
  const [picked, setPicked] = useState<string | null>(null);
  const [typed, setId] = useState('');
  const theirs = useQuery(`inspections of the reporter of ${read.incident}`, async () => {
    if (!can('inspection.list')) return [];
    const asked = { reporter_of: read.incident };
    for await (const { inspections } of authority.inspection.list(asked).pages()) return inspections;
    return [];
  });
  const linked = new Set(read.links.map(({ id: of }) => of));
  const offered = (theirs.data ?? []).filter(({ inspection }) => !linked.has(inspection));
  const isPicked = kind === 'inspection' && offered.length > 0;
  const isTyped = !isPicked || picked === OTHER;
  const id = isTyped ? typed : (picked ?? '');
  const given = IncidentLink.safeParse({ kind, id: id.trim() });
  const { incident } = read;
  const link = useAct(async () =>
    authority.incident.link({ incident, ...IncidentLink.parse(given.data) }, { ifMatch: read }),
  );
  return (
    <ActCard
      title={m.link}
      labels={{ kind: m.linkKind, id: m.linkId }}
      error={given.error}
      asks={link.asks}
      busy={link.busy}
      onSend={link.run}
    >
      {can('inspection.order') ? (
        <p>
          <Link href={hrefOf(['inspections', 'new'], { incident })}>{m.orderInspection}</Link>
        </p>
      ) : null}
      <Select
        name="kind"
        label={m.linkKind}
        value={kind}
        onChange={setKind}
        placeholder={m.linkKind}
        options={LINKS.map((value) => ({ value, text: m.linkKinds[value] }))}
      />
      {isPicked ? (
        <Select
          name={isTyped ? 'picked' : 'id'}
          label={m.linkPick}
          value={picked}
          onChange={setPicked}
          placeholder={m.linkPick}
          options={[
            ...offered.map(({ inspection, case_number, ordered_at }) => ({
              value: inspection,
              text: m.linkOf(case_number, date(ordered_at)),
            })),
            { value: OTHER, text: m.linkOther },
          ]}
        />
      ) : null}
      {isTyped ? (
        <TextField name="id" kind="code" label={m.linkId} value={typed} onChange={setId} maxLength={60} />
      ) : null}
    </ActCard>
  );
}

function CloseForm({ read }: Props) {
  const { m } = useIncidentWords();
  const [outcome, setOutcome] = useState('');
  const [despite, setDespite] = useState('');
  const [asks, setAsks] = useState(false);
  const given = CloseIncidentCase.safeParse({
    outcome: outcome.trim(),
    despite: despite.trim() === '' ? null : despite.trim(),
  });
  const { incident } = read;
  const close = useAct(async () =>
    authority.incident.close({ incident, ...CloseIncidentCase.parse(given.data) }, { ifMatch: read }),
  );
  return (
    <>
      <ActCard
        title={m.close}
        labels={{ outcome: m.outcome, despite: m.despite }}
        error={given.error}
        asks={close.asks}
        busy={close.busy}
        onSend={() => setAsks(true)}
      >
        <TextField
          name="outcome"
          kind="multiline"
          rows={3}
          label={m.outcome}
          value={outcome}
          onChange={setOutcome}
          maxLength={4000}
        />
        <TextField
          name="despite"
          kind="multiline"
          rows={2}
          label={m.despite}
          hint={m.despiteHint}
          value={despite}
          onChange={setDespite}
          maxLength={4000}
        />
      </ActCard>
      <ConfirmDialog
        isOpen={asks}
        title={m.closeTitle}
        consequence={<p>{m.closeText}</p>}
        confirmText={m.close}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          close.run();
        }}
      />
    </>
  );
}
