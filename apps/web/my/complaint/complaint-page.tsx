import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  Section,
  StatusChip,
  TextField,
  saveText,
} from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { OpenByCode } from '../../shared/follow/open-by-code.tsx';
import { DueClock } from '../../shared/due/due-clock.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';
import { Guide } from './guide.tsx';

type Receipt = Awaited<ReturnType<typeof platform.complaint.send>>;
type Status = Awaited<ReturnType<typeof platform.complaint.follow>>;

/** Complains to the organisation without a name, follows a complaint, and finds the authorities (§ 第十七条). */
export function ComplaintPage() {
  const { m } = useWords();
  const rules = useQuery('rules', async (signal) => platform.rules.read({}, { signal }));
  return (
    <Page heading={m.complaint.heading} lead={m.complaint.lead} site={m.title}>
      <Section title={m.complaint.own} lead={m.complaint.ownLead}>
        <SendComplaint />
      </Section>
      <Section title={m.complaint.follow} lead={m.complaint.followLead}>
        <FollowComplaint />
      </Section>
      <Section title={m.complaint.authorities} lead={m.complaint.authoritiesLead}>
        <Loaded query={rules}>{({ complaints }) => <Guide guide={complaints?.guide ?? null} />}</Loaded>
      </Section>
    </Page>
  );
}

function SendComplaint() {
  const { m, pick } = useWords();
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [purpose, setPurpose] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const rules = useQuery('rules', async (signal) => platform.rules.read({}, { signal }));
  const send = useCommand(
    async () =>
      platform.complaint.send({
        once,
        from: 'public',
        text: text.trim(),
        contact: contact.trim() === '' ? null : contact.trim(),
        purpose_id: purpose === '' ? null : purpose,
        site: null,
      }),
    setReceipt,
  );
  const submit = () => {
    const missing = text.trim() === '' ? [{ field: 'text', text: m.complaint.textMissing }] : [];
    setErrors(missing);
    if (missing.length === 0) send.run();
  };
  const again = () => {
    setOnce(crypto.randomUUID());
    setText('');
    setReceipt(null);
  };
  if (receipt !== null) return <Sent receipt={receipt} onAnother={again} />;
  const purposes = (rules.data?.rules ?? []).map((rule) => ({
    value: rule.purpose,
    text: pick(rule.statement),
  }));
  return (
    <>
      <ProblemText trouble={send.trouble} />
      <Form
        label={m.complaint.own}
        errors={errors}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
        isPending={send.busy}
      >
        <TextField
          name="text"
          kind="multiline"
          rows={5}
          label={m.complaint.text}
          value={text}
          onChange={setText}
          maxLength={4000}
        />
        <TextField
          name="contact"
          label={m.complaint.contact}
          mark={m.shell.optional}
          hint={m.complaint.contactHint}
          value={contact}
          onChange={setContact}
          maxLength={200}
        />
        {purposes.length === 0 ? null : (
          <RadioGroup
            label={m.complaint.about}
            value={purpose}
            onChange={setPurpose}
            options={[{ value: '', text: m.complaint.unspecified }, ...purposes]}
          />
        )}
        <FormActions>
          <Button type="submit" look="solid" isPending={send.busy}>
            {m.complaint.send}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function Sent({ receipt, onAnother }: { readonly receipt: Receipt; readonly onAnother: () => void }) {
  const { m } = useWords();
  const { reference, code, due } = receipt;
  return (
    <Callout tone="ok" alert>
      <h3>{m.complaint.sent}</h3>
      <p>{m.complaint.sentText}</p>
      <DescriptionList
        items={[
          { term: m.complaint.reference, detail: <strong className="m-code">{reference}</strong> },
          { term: m.complaint.code, detail: <strong className="m-code">{code}</strong> },
        ]}
      />
      <DueClock due={due} />
      <div className="m-actions">
        <Button
          icon="file"
          onPress={() =>
            saveText(
              `${m.complaint.fileName}-${reference}.txt`,
              'text/plain',
              `${m.complaint.reference}: ${reference}\n${m.complaint.code}: ${code}\n`,
            )
          }
        >
          {m.complaint.keep}
        </Button>
        <Button onPress={onAnother}>{m.complaint.another}</Button>
      </div>
    </Callout>
  );
}

function FollowComplaint() {
  const { m } = useWords();
  const { reference, code, look, followMissing } = m.complaint;
  return (
    <OpenByCode
      label={m.complaint.follow}
      words={{ reference, code, look, missing: () => followMissing, toMend: m.shell.toMend }}
      follow={async (known) => platform.complaint.follow(known)}
      named={(status) => status.reference}
    >
      {({ known, status }) => <StatusCard status={status} code={known.code} />}
    </OpenByCode>
  );
}

interface StatusCardProps {
  readonly status: Status;
  readonly code: string;
}

function StatusCard({ status, code }: StatusCardProps) {
  const { m, date } = useWords();
  const { outcome, escalate } = status;
  return (
    <Card
      title={status.reference}
      status={
        <StatusChip tone={status.state === 'received' ? 'note' : 'ok'}>
          {m.complaint.states[status.state]}
        </StatusChip>
      }
    >
      <p>
        {m.complaint.receivedOn} {date(status.received_on)}
      </p>
      <DueClock due={status.due} />
      {outcome === null ? null : (
        <>
          <h4>
            {m.complaint.outcome}: {m.complaint.results[outcome.result]}
          </h4>
          {outcome.reason === null ? null : <p>{m.complaint.reasons[outcome.reason]}</p>}
          {outcome.text === null ? null : <p className="m-words">{outcome.text}</p>}
          <Guide guide={escalate} />
        </>
      )}
      <Papers status={status} code={code} />
    </Card>
  );
}

/** What was told of it, as papers to keep. */
function Papers({ status: { reference, acknowledged_at, outcome }, code }: StatusCardProps) {
  const { m, language } = useWords();
  const save = useCommand(async (paper: 'acknowledgement' | 'reply') => {
    const file = await fetchFile(
      `/v1/complaints/follow-up/paper?paper=${paper}&format=pdf&language=${language}`,
      { 'complaint-reference': reference, 'complaint-code': code },
    );
    saveText(`${m.complaint.fileName}-${reference}-${paper}.pdf`, 'application/pdf', file);
  });
  if (acknowledged_at === null && outcome === null) return null;
  return (
    <>
      <ProblemText trouble={save.trouble} />
      <div className="m-actions">
        {acknowledged_at === null ? null : (
          <Button icon="file" onPress={() => save.run('acknowledgement')} isPending={save.busy}>
            {m.complaint.acknowledgementPdf}
          </Button>
        )}
        {outcome === null ? null : (
          <Button icon="file" onPress={() => save.run('reply')} isPending={save.busy}>
            {m.complaint.replyPdf}
          </Button>
        )}
      </div>
    </>
  );
}
