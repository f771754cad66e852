import { useState } from 'react';
import type { ConsentEntry } from '@consentry/contract';
import { Button, Card, DescriptionList, Link, Section, saveText } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { GuardianCode } from '../minors/guardian-code.tsx';
import { useHref } from '../people/subject.tsx';
import { useWords } from '../words.ts';
import { RunningEnd } from './running-end.tsx';

/** One decision: its receipt and evidence to keep, and how far its end is. */
export function ConsentPage({ consent }: { readonly consent: string }) {
  const { m } = useWords();
  const href = useHref();
  const entry = useQuery(`consent ${consent}`, async (signal) =>
    platform.consent.read({ consent }, { signal }),
  );
  return (
    <Page heading={m.consent.heading} site={m.title}>
      <p>
        <Link href={href()}>{m.shell.home}</Link>
      </p>
      <Loaded query={entry}>{(one) => <Papers entry={one} />}</Loaded>
    </Page>
  );
}

function Papers({ entry }: { readonly entry: ConsentEntry }) {
  const { m, pick, time, language } = useWords();
  const { consent, ended, notice } = entry;
  const brings = entry.given_by === 'guardian' && entry.kind === 'recognition' && entry.state === 'given';
  const [shown, setShown] = useState(false);
  const receipt = useQuery(`receipt ${consent}`, async (signal) =>
    platform.consent.receipt({ consent }, { signal }),
  );
  const evidence = useCommand(
    async () => platform.evidence.ofConsent({ consent }),
    (file) => saveText(`consentry-${consent}.json`, 'application/json', `${JSON.stringify(file, null, 2)}\n`),
  );
  const record = useCommand(
    async () => platform.consent.record({ consent }),
    (file) =>
      saveText(`consentry-record-${consent}.json`, 'application/json', `${JSON.stringify(file, null, 2)}\n`),
  );
  const paper = (of: string) => `/v1/consents/${consent}/${of}/paper?format=pdf&language=${language}`;
  return (
    <>
      {ended === null ? null : (
        <Section title={m.ends.heading}>
          <RunningEnd consent={entry} />
          <p>
            <a className="c-link" href={paper('withdrawal')} download={`consentry-${consent}-erasure.pdf`}>
              {m.consent.certificatePdf}
            </a>
          </p>
        </Section>
      )}
      {brings && entry.rests_since === null ? <GuardianCode consent={consent} /> : null}
      <Loaded query={receipt}>
        {({ content, digest, paper_code }) => (
          <Card level={2} title={content.decision === 'given' ? m.consent.receipt : m.consent.refusal}>
            <p>{pick(content.purpose.statement)}</p>
            {content.recipient === undefined ? null : (
              <p>
                {m.transfer.to(pick(content.recipient.name))} · {content.recipient.contact} ·{' '}
                {pick(content.recipient.purpose)}
              </p>
            )}
            <DescriptionList
              items={[
                {
                  term: m.consent.decision,
                  detail: `${content.decision === 'given' ? m.consent.given : m.consent.refused} · ${time(content.decided_at)}`,
                },
                {
                  term: m.consent.notice,
                  detail: `${m.consent.noticePlace[notice.place.kind]} · ${time(content.notice.shown_at)}`,
                },
                {
                  term: m.consent.contact,
                  detail: `${pick(content.processor.name)} · ${content.processor.contact}`,
                },
                { term: m.consent.digest, detail: <code className="m-code">{digest}</code> },
              ]}
            />
            <p className="m-soft">{m.consent.receiptText}</p>
            <p>
              <a className="c-link" href={paper('receipt')} download={`consentry-${consent}.pdf`}>
                {m.consent.pdf}
              </a>
            </p>
            {paper_code === null ? null : (
              <div className="m-stack">
                <p className="m-soft">{m.consent.paperText}</p>
                {shown ? (
                  <output className="m-big" aria-label={m.consent.paper}>
                    {paper_code}
                  </output>
                ) : (
                  <div>
                    <Button icon="reveal" onPress={() => setShown(true)}>
                      {m.consent.showPaper}
                    </Button>
                  </div>
                )}
              </div>
            )}
          </Card>
        )}
      </Loaded>
      <Section title={m.shell.verify} lead={m.consent.evidenceText}>
        <ProblemText trouble={evidence.trouble ?? record.trouble} />
        <div className="m-actions">
          <Button icon="file" onPress={() => evidence.run()} isPending={evidence.busy}>
            {m.consent.evidence}
          </Button>
          <Button icon="file" onPress={() => record.run()} isPending={record.busy}>
            {m.consent.record}
          </Button>
        </div>
        <p>
          <Link href="/verify/" outsideText={m.consent.verify}>
            {m.consent.verify}
          </Link>
        </p>
      </Section>
    </>
  );
}
