import { useState } from 'react';
import {
  Button,
  Card,
  Disclosure,
  Form,
  FormActions,
  type FormError,
  StatusChip,
  TextField,
  Timeline,
} from '@consentry/ui';
import { useCommand } from '../../shared/api/use-command.ts';
import { Arrived } from '../../shared/shell/arrived.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { SenderEvidence } from '../evidence/sender-evidence.tsx';
import { AddForm } from './add-form.tsx';
import { useFollowWords } from './words.ts';

type Status = Awaited<ReturnType<typeof authority.complaint.follow>>;

/** Follows a complaint by its reference and code. */
export function FollowPage() {
  const { m } = useWords();
  const [reference, setReference] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [status, setStatus] = useState<Status | null>(null);
  const follow = useCommand(async () => {
    setStatus(null);
    return authority.complaint.follow({ reference: reference.trim(), code: code.trim() });
  }, setStatus);
  const submit = () => {
    const missing = (field: string, label: string) => ({ field, text: m.shell.missing(label) });
    const wrong = [
      ...(reference.trim() === '' ? [missing('reference', m.report.reference)] : []),
      ...(code.trim() === '' ? [missing('code', m.report.code)] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) follow.run();
  };
  return (
    <Page heading={m.follow.heading} lead={m.follow.lead} site={m.title}>
      <ProblemText trouble={follow.trouble} />
      <Form
        label={m.follow.heading}
        errors={errors}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
        isPending={follow.busy}
      >
        <TextField
          name="reference"
          kind="code"
          label={m.report.reference}
          value={reference}
          onChange={setReference}
          maxLength={40}
        />
        <TextField
          name="code"
          kind="code"
          label={m.report.code}
          value={code}
          onChange={setCode}
          maxLength={60}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={follow.busy}>
            {m.follow.look}
          </Button>
        </FormActions>
      </Form>
      {status === null ? null : (
        <Arrived label={status.reference}>
          <StatusCard status={status} />
          <HistoryCard status={status} />
          <SenderEvidence
            key={`evidence ${status.reference}`}
            reference={status.reference}
            code={code.trim()}
          />
          <AddForm
            key={status.reference}
            reference={status.reference}
            code={code.trim()}
            isOpen={status.open}
            onAdded={setStatus}
          />
        </Arrived>
      )}
    </Page>
  );
}

/** What became of it, in plain words, to be printed too. */
function HistoryCard({ status: { history } }: { readonly status: Status }) {
  const { m, time, pick } = useFollowWords();
  return (
    <Card title={m.history} level={2}>
      <Timeline
        label={m.history}
        events={history.map(({ what, at, with: department }, index) => ({
          id: String(index),
          at: time(at),
          instant: at,
          title: m.steps[what],
          detail: pick(department),
        }))}
      />
      <div className="a-actions">
        <Button onPress={() => window.print()}>{m.print}</Button>
      </div>
    </Card>
  );
}

function StatusCard({ status }: { readonly status: Status }) {
  const { m, date, pick } = useWords();
  const { outcome, due } = status;
  return (
    <Card
      title={status.reference}
      level={2}
      status={<StatusChip tone={outcome === null ? 'note' : 'ok'}>{m.states[status.state]}</StatusChip>}
    >
      <p>
        {pick(status.with)} · {m.follow.receivedOn} {date(status.received_on)} ·{' '}
        {m.follow.attachments(status.attachments)}
      </p>
      {outcome === null ? (
        <>
          <p>
            {m.report.by} {date(due.act_by)}
          </p>
          <p>{m.follow.noOutcome}</p>
          <Disclosure title={m.report.reckoned}>
            <p>{pick(due.explanation)}</p>
          </Disclosure>
        </>
      ) : (
        <>
          <h3>
            {m.follow.outcome}: {m.results[outcome.result]}
          </h3>
          <p className="a-words">{outcome.text}</p>
          {outcome.basis.length === 0 ? null : (
            <p>
              {m.follow.basis}: {outcome.basis.join('; ')}
            </p>
          )}
          <p className="a-soft">{m.follow.contest}</p>
        </>
      )}
    </Card>
  );
}
