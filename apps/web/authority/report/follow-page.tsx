import { Button, Card, Disclosure, StatusChip, Timeline } from '@consentry/ui';
import { OpenByCode } from '../../shared/follow/open-by-code.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { SenderEvidence } from '../evidence/sender-evidence.tsx';
import { AddForm } from './add-form.tsx';
import { useFollowWords } from './words.ts';

type Status = Awaited<ReturnType<typeof authority.complaint.follow>>;

/** Follows a complaint by its reference and code. */
export function FollowPage() {
  const { m } = useWords();
  const { missing, toMend } = m.shell;
  return (
    <Page heading={m.follow.heading} lead={m.follow.lead} site={m.title}>
      <OpenByCode
        label={m.follow.heading}
        words={{ reference: m.report.reference, code: m.report.code, look: m.follow.look, missing, toMend }}
        isPrimary
        follow={async (known) => authority.complaint.follow(known)}
        named={({ reference }) => reference}
      >
        {({ known, status, onRead }) => (
          <>
            <StatusCard status={status} />
            <HistoryCard status={status} />
            <SenderEvidence reference={status.reference} code={known.code} />
            <AddForm reference={status.reference} code={known.code} isOpen={status.open} onAdded={onRead} />
          </>
        )}
      </OpenByCode>
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
  const { m, date, fullDate, pair, pick } = useWords();
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
          <p>{pair(m.report.by, fullDate(due.act_by))}</p>
          <p>{m.follow.noOutcome}</p>
          <Disclosure title={m.report.reckoned}>
            <p>{pick(due.explanation)}</p>
          </Disclosure>
        </>
      ) : (
        <>
          <h3>{pair(m.follow.outcome, m.results[outcome.result])}</h3>
          <p className="a-words">{outcome.text}</p>
          {outcome.basis.length === 0 ? null : <p>{pair(m.follow.basis, outcome.basis.join(' · '))}</p>}
          <p className="a-soft">{m.follow.contest}</p>
        </>
      )}
    </Card>
  );
}
