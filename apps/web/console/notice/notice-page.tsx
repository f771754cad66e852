import type { NoticeDocument, NoticeEntry, PurposeView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  DiffView,
  Digest,
  Section,
  Select,
  StatusChip,
  Timeline,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { latestFacts } from '../posture/latest-facts.ts';
import { preparedVersion } from '../purpose/approval.tsx';
import { readConfiguration } from '../purpose/configuration-card.tsx';
import { type SignedIn, useSession } from '../session.tsx';
import { NOTICE_TEXTS } from '../set-up/first-content.ts';
import { StaffName } from '../staff/staff-name.tsx';
import { useWords } from '../words.ts';
import { NoticeEditor } from './notice-editor.tsx';
import type { Running } from './notice-lint.ts';
import { Preview } from './preview.tsx';
import { NOTICE_TONES } from './tones.ts';
import { useNoticeWords } from './words.ts';

/** A purpose with its notices, and what its notices have to be true of. */
export interface Surroundings {
  readonly purpose: PurposeView;
  readonly notices: readonly NoticeEntry[];
  readonly running: Omit<Running, 'content'>;
}

async function readSurroundings(
  purpose: string,
  { can }: SignedIn,
  signal: AbortSignal,
): Promise<Surroundings> {
  const options = { signal };
  const [view, { notices }, configuration, facts] = await Promise.all([
    platform.purpose.read({ purpose }, options),
    platform.notice.list({ purpose }, options),
    can('assessment.read') ? readConfiguration(purpose, signal) : null,
    can('posture.read_facts') ? platform.posture.readFacts({}, options) : null,
  ]);
  const flow = facts?.facts.notice.flows.find(({ purpose_id }) => purpose_id === purpose) ?? null;
  return { purpose: view, notices, running: { configuration: configuration?.configuration ?? null, flow } };
}

/** One notice: its words, whom it concerns, what it changed. */
export function NoticePage({ notice }: { readonly notice: string }) {
  const { m, pick } = useNoticeWords();
  const session = useSession();
  const read = useQuery(`notice ${notice}`, async (signal) => {
    const entry = await platform.notice.read({ notice }, { signal });
    return { entry, around: await readSurroundings(entry.document.purpose, session, signal) };
  });
  const { data } = read;
  const statement = data?.around.purpose.versions.find(
    ({ version }) => version === data.entry.document.purpose_version,
  )?.content.statement;
  return (
    <SectionPage
      title={statement === undefined ? m.title : pick(statement)}
      trail={[{ text: m.title, to: ['notices'] }]}
      status={
        data === undefined ? null : (
          <StatusChip tone={NOTICE_TONES[data.entry.state]}>{m.states[data.entry.state]}</StatusChip>
        )
      }
    >
      <Loaded query={read}>{({ entry, around }) => <Notice entry={entry} around={around} />}</Loaded>
    </SectionPage>
  );
}

/** Begins a notice of a purpose. */
export function NewNoticePage({ purpose }: { readonly purpose: string }) {
  const { m } = useNoticeWords();
  const session = useSession();
  const read = useQuery(`notices of ${purpose}`, async (signal) =>
    readSurroundings(purpose, session, signal),
  );
  return (
    <SectionPage title={m.newTitle} trail={[{ text: m.title, to: ['notices'] }]}>
      <Loaded query={read}>
        {(around) => (
          <NoticeEditor
            around={around}
            draft={null}
            onTake={() => {}}
            onEnd={(entry) => goTo(entry === null ? ['notices'] : ['notices', entry.notice])}
          />
        )}
      </Loaded>
    </SectionPage>
  );
}

interface NoticeProps {
  readonly entry: NoticeEntry;
  readonly around: Surroundings;
}

function Notice({ entry, around }: NoticeProps) {
  const { m, pick, time } = useNoticeWords();
  const { m: frame } = useWords();
  const { can } = useSession();
  const [writes, setWrites] = useState<NoticeEntry | null>(null);
  const { document, state, legibility } = entry;
  const isDraft = state === 'draft';
  if (writes !== null) {
    return (
      <NoticeEditor
        key={writes.revision}
        around={around}
        draft={writes}
        onTake={setWrites}
        onEnd={() => setWrites(null)}
      />
    );
  }
  const { processor, told: tells } = document;
  return (
    <>
      {isDraft ? <Publish entry={entry} around={around} /> : null}
      {isDraft || entry.effect.changes.length > 0 ? <Effect entry={entry} /> : null}
      <Card
        title={m.content}
        level={2}
        actions={
          isDraft && can('notice.write') ? (
            <Button icon="edit" onPress={() => setWrites(entry)}>
              {m.edit}
            </Button>
          ) : can('notice.write') && around.purpose.state !== 'ended' ? (
            <Button icon="plus" onPress={() => goTo(['notices', 'new', document.purpose])}>
              {m.write}
            </Button>
          ) : undefined
        }
      >
        <DescriptionList
          items={[
            {
              term: m.processor,
              detail: processor === null ? m.notYet : `${pick(processor.name)} · ${processor.contact}`,
            },
            ...NOTICE_TEXTS.map((matter) => {
              const text = document.texts[matter];
              return { term: m.texts[matter], detail: text === null ? m.notYet : pick(text) };
            }),
            {
              term: m.days,
              detail: tells.retention_days === null ? m.notYet : m.dayCount(tells.retention_days),
            },
            { term: m.mode, detail: tells.mode === null ? m.notYet : m.modes[tells.mode] },
            {
              term: m.storage,
              detail: tells.storage_place === null ? m.notYet : m.places[tells.storage_place],
            },
            {
              term: m.recipients,
              detail:
                tells.recipient_organisation_ids.length === 0
                  ? m.noRecipients
                  : tells.recipient_organisation_ids.join(' · '),
            },
            {
              term: m.px,
              detail:
                legibility === null
                  ? m.notYet
                  : m.legibility(legibility.smallest_text_px, legibility.contrast),
            },
            {
              term: m.digest,
              detail: (
                <Digest
                  value={entry.digest}
                  copyText={frame.form.copy}
                  copiedText={frame.form.copied}
                  failedText={frame.form.copyFailed}
                />
              ),
            },
          ]}
        />
      </Card>
      <Compare entry={entry} notices={around.notices} />
      <Preview document={document} />
      <Section title={m.timeline}>
        <Timeline
          label={m.timeline}
          events={[
            {
              id: 'written',
              at: m.forVersion(document.purpose_version),
              instant: '',
              title: m.wroteIt,
              detail: <StaffName id={entry.written_by} />,
            },
            ...(['published', 'ended'] as const).flatMap((step) => {
              const at = step === 'published' ? entry.published_at : entry.ended_at;
              return at === null
                ? []
                : [{ id: step, at: time(at), instant: at, title: m[step], tone: 'ok' as const }];
            }),
          ]}
        />
      </Section>
    </>
  );
}

function Publish({ entry, around: { purpose } }: NoticeProps) {
  const { m } = useNoticeWords();
  const { can } = useSession();
  const publish = useAct(
    async () =>
      platform.notice.publish({ notice: entry.notice, facts: await latestFacts() }, { ifMatch: entry }),
    () => told.add('ok', m.publishedNow),
  );
  const version = entry.document.purpose_version;
  if (preparedVersion(purpose)?.version === version) {
    return (
      <Callout tone="note">
        <p>{m.withVersion}</p>
      </Callout>
    );
  }
  if (purpose.version !== version) {
    return (
      <Callout tone="problem">
        <p>{m.otherVersion(version)}</p>
      </Callout>
    );
  }
  return can('notice.publish') ? (
    <ConfirmAct text={m.publish} title={m.publishTitle} consequence={m.publishText} act={publish} />
  ) : null;
}

/** Whom a notice concerns that takes the place of another. */
function Effect({ entry: { effect, changed_part: part } }: { readonly entry: NoticeEntry }) {
  const { m, pick } = useNoticeWords();
  const { changes, tell_again: tell, consent_again: consent } = effect;
  return (
    <Callout tone={tell || consent ? 'note' : 'plain'}>
      <p>
        <strong>{m.effect}</strong>
      </p>
      {tell ? <p>{m.tellAgain}</p> : null}
      {consent ? <p>{m.consentAgain}</p> : null}
      {tell || consent ? null : <p>{m.effectNone}</p>}
      {changes.length === 0 ? null : (
        <p>
          {m.changed}: {changes.map((change) => m.changes[change]).join(' · ')}
        </p>
      )}
      {part === null ? null : (
        <p>
          {m.changedPart}: {pick(part)}
        </p>
      )}
    </Callout>
  );
}

interface CompareProps {
  readonly entry: NoticeEntry;
  readonly notices: readonly NoticeEntry[];
}

/** What differs from another notice of the same purpose, at first from the one before. */
function Compare({ entry, notices }: CompareProps) {
  const { m, date, pick, language } = useNoticeWords();
  const others = notices.filter(({ notice }) => notice !== entry.notice);
  const [chosen, setChosen] = useState<string | null>(entry.replaces ?? others[0]?.notice ?? null);
  const other = others.find(({ notice }) => notice === chosen);
  if (others.length === 0) return null;
  const textOf = ({ processor, texts, told: tells, more }: NoticeDocument) =>
    [
      ...(processor === null ? [] : [`${m.processor}: ${pick(processor.name)} ${processor.contact}`]),
      ...NOTICE_TEXTS.flatMap((matter) => {
        const text = texts[matter];
        return text === null ? [] : [`${m.texts[matter]}: ${pick(text)}`];
      }),
      ...(tells.retention_days === null ? [] : [`${m.days}: ${tells.retention_days}`]),
      ...(tells.mode === null ? [] : [`${m.mode}: ${m.modes[tells.mode]}`]),
      ...(tells.storage_place === null ? [] : [`${m.storage}: ${m.places[tells.storage_place]}`]),
      ...tells.recipient_organisation_ids,
      ...more.map(pick),
    ].join('\n');
  const nameOf = ({ published_at: at, state, document }: NoticeEntry) =>
    [m.states[state], m.forVersion(document.purpose_version), ...(at === null ? [] : [date(at)])].join(' · ');
  return (
    <Section title={m.compareTitle}>
      <Select
        label={m.compare}
        value={chosen}
        options={others.map((one) => ({ value: one.notice, text: nameOf(one) }))}
        onChange={setChosen}
        placeholder={m.compare}
      />
      {other === undefined ? null : (
        <DiffView
          before={textOf(other.document)}
          after={textOf(entry.document)}
          language={language}
          label={m.compareTitle}
          addedText={m.added}
          removedText={m.removed}
          sameText={m.same}
        />
      )}
    </Section>
  );
}
