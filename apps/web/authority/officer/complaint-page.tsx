import type { QuestionReceipt, ReportView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  DescriptionList,
  Disclosure,
  Link,
  StatusChip,
  formatsOf,
  saveText,
} from '@consentry/ui';
import type { z } from 'zod';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { DueClock } from '../../shared/due/due-clock.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { InspectionsOf } from '../inspection/inspections-of.tsx';
import { ReferralsOf, SharedHere, useFilesShared } from '../referral/referrals-of.tsx';
import { regionName } from '../regions.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { useFollowWords } from '../report/words.ts';
import { CaseEvidence } from '../evidence/case-evidence.tsx';
import { Additions, History, Tellings } from './complaint-care.tsx';
import { ComplaintHolds } from './complaint-holds.tsx';
import { NextStep } from './next-step.tsx';
import { QuestionCode } from './question-code.tsx';
import { useAct } from './use-act.tsx';

/** One complaint: what was written, what was handed in, and the next step. */
export function ComplaintPage({ complaint }: { readonly complaint: string }) {
  const { m, pair } = useWords();
  // Beyond the next version of the complaint: it is shown once.
  const [receipt, setReceipt] = useState<z.infer<typeof QuestionReceipt> | null>(null);
  const view = useQuery(`complaint ${complaint}`, async (signal) =>
    authority.complaint.read({ complaint }, { signal }),
  );
  return (
    <Page
      heading={view.data === undefined ? m.officer.heading : m.report.topics[view.data.topic]}
      {...(view.data === undefined ? {} : { lead: pair(m.report.reference, view.data.reference) })}
      site={m.title}
    >
      <p>
        <Link href={hrefOf(['complaints'])}>{m.officer.back}</Link>
      </p>
      {receipt === null ? null : <QuestionCode receipt={receipt} onDone={() => setReceipt(null)} />}
      <Loaded query={view}>
        {(read) => <Complaint key={read.version} read={read} onAsked={setReceipt} />}
      </Loaded>
    </Page>
  );
}

interface ComplaintProps {
  readonly read: ReportView;
  readonly onAsked: (receipt: z.infer<typeof QuestionReceipt>) => void;
}

function Complaint({ read, onAsked }: ComplaintProps) {
  const { m, date, fullDate, pair, pick } = useWords();
  const { m: care } = useFollowWords();
  const { department } = useSession();
  const { outcome } = read;
  // Whoever a case was shared with reads it, and does nothing with it.
  const isOwn = read.department === department;
  const filesShared = useFilesShared(isOwn ? null : read.complaint);
  const isRunning = read.state !== 'told' && read.state !== 'closed';
  return (
    <>
      {isRunning ? <DueClock due={read.due} /> : null}
      <Card
        title={m.officer.text}
        level={2}
        status={
          <StatusChip tone={read.state === 'closed' ? 'ok' : 'note'}>{m.states[read.state]}</StatusChip>
        }
      >
        <p className="a-words">{read.text}</p>
        <DescriptionList
          items={[
            { term: m.officer.received, detail: date(read.received_on) },
            ...(isRunning ? [] : [{ term: m.officer.dueBy, detail: fullDate(read.due.act_by) }]),
            {
              term: m.officer.place,
              detail: [pick(regionName(read.region)), ...(read.place === null ? [] : [read.place])].join(
                ' · ',
              ),
            },
            { term: m.officer.processor, detail: read.processor ?? m.officer.notSaid },
            ...(read.because === null
              ? []
              : [{ term: care.because, detail: m.officer.because[read.because] }]),
          ]}
        />
        <div className="a-actions">
          {read.alarmed ? <StatusChip tone="problem">{care.alarmed}</StatusChip> : null}
          {read.letter_failed ? <StatusChip tone="problem">{care.letterFailed}</StatusChip> : null}
          {read.fast ? <StatusChip tone="problem">{care.fast}</StatusChip> : null}
          {read.fears_retaliation ? <StatusChip tone="problem">{m.officer.fears}</StatusChip> : null}
        </div>
        <Disclosure title={m.report.reckoned}>
          <p>{pick(read.due.explanation)}</p>
        </Disclosure>
      </Card>
      <Questions read={read} />
      <Additions read={read} isOwn={isOwn} />
      {isOwn ? <NextStep read={read} onAsked={onAsked} /> : <SharedHere department={read.department} />}
      {outcome === null ? null : (
        <Card title={pair(m.officer.outcome, m.results[outcome.result])} level={2}>
          <p className="a-words">{outcome.text}</p>
          {outcome.basis.length === 0 ? null : <p>{pair(m.follow.basis, outcome.basis.join(' · '))}</p>}
          {read.released_at === null ? null : (
            <p className="a-soft">{read.seen_at === null ? m.officer.notSeen : m.officer.seen}</p>
          )}
        </Card>
      )}
      <Tellings read={read} isOwn={isOwn} />
      {isOwn ? <Contact read={read} /> : null}
      <Files read={read} mayOpen={isOwn || filesShared} />
      <ReferralsOf complaint={read.complaint} department={read.department} />
      {isOwn ? <InspectionsOf complaint={read.complaint} department={read.department} /> : null}
      <History read={read} />
      <ComplaintHolds read={read} isOwn={isOwn} />
      {isOwn ? <CaseEvidence of={read.complaint} /> : null}
    </>
  );
}

function Contact({ read: { complaint, contact } }: { readonly read: ReportView }) {
  const { m } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const open = useAct(
    async () => authority.complaint.openContact({ complaint }),
    (opened) => setShown(opened.contact),
  );
  return (
    <Card title={m.officer.contact} level={2}>
      {contact ? null : <p className="a-soft">{m.officer.anonymous}</p>}
      {open.asks}
      {shown === null ? null : <p className="a-code">{shown}</p>}
      {contact && shown === null ? (
        <>
          <p className="a-soft">{m.officer.openContactHint}</p>
          <div className="a-actions">
            <Button icon="lock" onPress={() => open.run()} isPending={open.busy}>
              {m.officer.openContact}
            </Button>
          </div>
        </>
      ) : null}
    </Card>
  );
}

interface FilesProps {
  readonly read: ReportView;
  /** The share may be of the case without its files. */
  readonly mayOpen: boolean;
}

/** What was handed in is saved, never shown here. */
function Files({ read: { complaint, files }, mayOpen }: FilesProps) {
  const { m, language } = useWords();
  const save = useCommand(async (attachment: string) => {
    const file = await fetchFile(`/v1/complaints/${complaint}/attachments/${attachment}`);
    saveText(`${attachment}.bin`, 'application/octet-stream', file);
  });
  if (files.length === 0) return null;
  return (
    <Card title={m.officer.files} level={2}>
      <p className="a-soft">{m.officer.filesLead}</p>
      <ProblemText trouble={save.trouble} />
      <ul className="a-rows">
        {files.map(({ attachment, kind, active, bytes, digest }) => (
          <li key={attachment}>
            <div className="a-row-head">
              <span>
                {m.officer.kinds[kind]} · {formatsOf(language).bytes(bytes)}
              </span>
              {active ? <StatusChip tone="problem">{m.officer.active}</StatusChip> : null}
            </div>
            <p className="a-code a-soft">SHA-256 {digest}</p>
            {mayOpen ? (
              <div className="a-actions">
                <Button icon="download" onPress={() => save.run(attachment)} isPending={save.busy}>
                  {m.officer.save}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Questions({ read: { questions } }: { readonly read: ReportView }) {
  const { m, fullDate } = useWords();
  if (questions.length === 0) return null;
  return (
    <Card title={m.officer.questions} level={2}>
      <ul className="a-rows">
        {questions.map(({ question, text, answer, answer_by }) => (
          <li key={question}>
            <p className="a-words">{text}</p>
            <p className="a-soft">
              {m.officer.answerBy} {fullDate(answer_by)}
            </p>
            <p className="a-words">{answer ?? m.officer.noAnswer}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
