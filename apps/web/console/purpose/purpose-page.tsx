import type { PurposeContent, PurposeVersion, PurposeView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DataTable,
  DescriptionList,
  DiffView,
  Digest,
  Disclosure,
  LawChip,
  Link,
  Section,
  StatusChip,
  Timeline,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useWords } from '../words.ts';
import { Gate, Proposal, preparedVersion } from './approval.tsx';
import { ConfigurationCard } from './configuration-card.tsx';
import { DraftForm } from './draft-form.tsx';
import { StopPurpose } from './stop-purpose.tsx';
import { usePurposeWords } from './words.ts';

/** One purpose: what it says, what the law would say to its next step, and all its versions. */
export function PurposePage({ purpose }: { readonly purpose: string }) {
  const { m, pick, language } = usePurposeWords();
  const view = useQuery(`purpose ${purpose}`, async (signal) =>
    platform.purpose.read({ purpose }, { signal }),
  );
  const { data } = view;
  const shown = data?.versions.find(({ version }) => version === data.version);
  return (
    <SectionPage
      title={shown === undefined ? m.title : pick(shown.content.statement)}
      trail={[{ text: m.title, to: ['purposes'] }]}
      status={data === undefined ? null : <LawChip of="purpose" state={data.state} language={language} />}
    >
      <Loaded query={view}>{(read) => <Purpose read={read} />}</Loaded>
    </SectionPage>
  );
}

function Purpose({ read }: { readonly read: PurposeView }) {
  const { m } = usePurposeWords();
  const { can } = useSession();
  const [writes, setWrites] = useState<PurposeView | null>(null);
  const { purpose, state, reason, proposal, version } = read;
  const prepared = preparedVersion(read);
  const current = read.versions.find((one) => one.version === version);
  const hasNext = state === 'draft' || state === 'suspended' || proposal !== null || prepared !== null;
  const mayWrite = can('purpose.write') && proposal === null && state !== 'ended';
  return (
    <>
      {reason === null ? null : (
        <Callout tone={state === 'suspended' ? 'problem' : 'plain'}>
          <p>
            <strong>{m.reason}</strong> {reason}
          </p>
        </Callout>
      )}
      {!hasNext ? null : (
        <Section
          title={m.next}
          lead={prepared === null ? m.nextText.activate_purpose : m.nextText.change_purpose(prepared.version)}
        >
          <Gate purpose={read} />
          <Proposal purpose={read} ready />
        </Section>
      )}
      {writes === null ? null : (
        <DraftForm key={writes.revision} read={writes} onTake={setWrites} onEnd={() => setWrites(null)} />
      )}
      {current === undefined ? null : (
        <Card
          title={m.content}
          level={2}
          status={<span className="k-soft">{m.versionOf(version)}</span>}
          actions={
            mayWrite && writes === null ? (
              <Button icon="edit" onPress={() => setWrites(read)}>
                {state === 'draft' || prepared !== null ? m.write : m.writeNext}
              </Button>
            ) : undefined
          }
        >
          <Content content={current.content} />
        </Card>
      )}
      <Related purpose={purpose} isDraft={state === 'draft'} />
      {can('assessment.read') || can('configuration.set') ? (
        <ConfigurationCard purpose={purpose} isEnded={state === 'ended'} />
      ) : null}
      <Versions versions={read.versions} />
      <Decisions purpose={purpose} />
      <StopPurpose read={read} />
    </>
  );
}

function Related({ purpose, isDraft }: { readonly purpose: string; readonly isDraft: boolean }) {
  const { m } = usePurposeWords();
  const { can } = useSession();
  const links = [
    ...(can('notice.read') ? [{ text: m.notices, to: ['notices', 'of', purpose] }] : []),
    ...(can('assessment.read') ? [{ text: m.assessments, to: ['assessments', 'of', purpose] }] : []),
    ...(isDraft ? [{ text: m.setUp, to: ['set-up', purpose] }] : []),
  ];
  return links.length === 0 ? null : (
    <Card title={m.related} level={2}>
      <ul className="k-plain">
        {links.map(({ text, to }) => (
          <li key={text}>
            <Link href={hrefOf(to)}>{text}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What one version of a purpose says. */
function Content({ content }: { readonly content: PurposeContent }) {
  const { m, pick, date } = usePurposeWords();
  const { manner, necessity, ethics } = content;
  return (
    <DescriptionList
      items={[
        { term: m.statement, detail: pick(content.statement) },
        { term: m.use, detail: m.uses[content.use] },
        { term: m.mode, detail: m.modes[content.mode] },
        ...(content.mode_justification === null
          ? []
          : [{ term: m.justification, detail: content.mode_justification }]),
        { term: m.days, detail: m.dayCount(content.retention_days) },
        {
          term: m.manner,
          detail: [
            m.comparesIn[manner.compares_in],
            m.keptAs[manner.kept_as],
            m.capture[manner.capture],
          ].join(' · '),
        },
        { term: m.necessity, detail: necessity?.document ?? m.notYet },
        {
          term: m.ethics,
          detail: ethics === null ? m.notYet : m.approvedOn(ethics.document, date(ethics.approved_on)),
        },
      ]}
    />
  );
}

/** A version in words, one matter a line: what two versions are compared by. */
function useContentText(): (content: PurposeContent) => string {
  const { m, pick } = usePurposeWords();
  return (content) =>
    [
      pick(content.statement),
      `${m.use}: ${m.uses[content.use]}`,
      `${m.mode}: ${m.modes[content.mode]}`,
      ...(content.mode_justification === null ? [] : [`${m.justification}: ${content.mode_justification}`]),
      `${m.days}: ${content.retention_days}`,
      `${m.manner}: ${m.comparesIn[content.manner.compares_in]}, ${m.keptAs[content.manner.kept_as]}, ${m.capture[content.manner.capture]}`,
      `${m.necessity}: ${content.necessity?.document ?? m.notYet}`,
      `${m.ethics}: ${content.ethics?.document ?? m.notYet}`,
    ].join('\n');
}

function Versions({ versions }: { readonly versions: readonly PurposeVersion[] }) {
  const { m, time } = usePurposeWords();
  return (
    <Section title={m.versions}>
      <Timeline
        label={m.versions}
        events={versions.toReversed().map((one) => ({
          id: `${one.version}`,
          at: time(one.in_force_at ?? one.written_at),
          instant: one.in_force_at ?? one.written_at,
          title: `${m.versionOf(one.version)} · ${m.versionStates[one.state]}`,
          tone: one.state === 'in_force' ? ('ok' as const) : ('plain' as const),
          isAhead: one.state === 'draft',
          detail: <Version one={one} before={versions.find(({ version }) => version === one.version - 1)} />,
        }))}
      />
    </Section>
  );
}

interface VersionProps {
  readonly one: PurposeVersion;
  readonly before: PurposeVersion | undefined;
}

function Version({ one, before }: VersionProps) {
  const { m, time, language } = usePurposeWords();
  const { m: frame } = useWords();
  const textOf = useContentText();
  return (
    <>
      <DescriptionList
        items={[
          { term: m.writtenBy, detail: <StaffName id={one.written_by} /> },
          { term: m.writtenAt, detail: time(one.written_at) },
          ...(one.ended_at === null ? [] : [{ term: m.endedAt, detail: time(one.ended_at) }]),
          {
            term: m.digest,
            detail: (
              <Digest
                value={one.digest}
                copyText={frame.form.copy}
                copiedText={frame.form.copied}
                failedText={frame.form.copyFailed}
              />
            ),
          },
        ]}
      />
      {before === undefined ? null : (
        <Disclosure title={m.changes(before.version, one.version)}>
          <DiffView
            before={textOf(before.content)}
            after={textOf(one.content)}
            language={language}
            label={m.changes(before.version, one.version)}
            addedText={m.added}
            removedText={m.removed}
            sameText={m.same}
          />
        </Disclosure>
      )}
    </>
  );
}

function Decisions({ purpose }: { readonly purpose: string }) {
  const { m, time } = usePurposeWords();
  const { can } = useSession();
  const decisions = useQuery(`decisions ${purpose}`, async (signal) =>
    platform.purpose.decisions({ purpose }, { signal }),
  );
  if (!can('purpose.read')) return null;
  return (
    <Section title={m.decisions}>
      <Loaded query={decisions}>
        {({ decisions: all }) =>
          all.length === 0 ? (
            <p className="k-soft">{m.decisionsNone}</p>
          ) : (
            <DataTable
              caption={m.decisions}
              hidesCaption
              state="ready"
              loading={null}
              error={null}
              empty={null}
              rows={all}
              rowId={({ decision }) => decision}
              columns={[
                { id: 'when', title: m.when, isNarrow: true, cell: ({ decided_at }) => time(decided_at) },
                {
                  id: 'act',
                  title: m.act,
                  cell: ({ act, version }) => `${m.acts[act]} · ${m.versionOf(version)}`,
                },
                {
                  id: 'answer',
                  title: m.answer,
                  isNarrow: true,
                  cell: ({ permitted }) => (
                    <StatusChip tone={permitted ? 'ok' : 'problem'}>
                      {permitted ? m.permitted : m.refusedOnce}
                    </StatusChip>
                  ),
                },
                {
                  id: 'rows',
                  title: m.rows,
                  cell: ({ broken }) =>
                    [...new Set(broken.map(({ requirement }) => requirement))].map((row) => (
                      <span key={row}>
                        <Link href={hrefOf(['posture', row])}>{row}</Link>{' '}
                      </span>
                    )),
                },
                { id: 'who', title: m.who, cell: ({ decided_by }) => <StaffName id={decided_by} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
