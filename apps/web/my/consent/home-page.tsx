import type { ConsentEntry } from '@consentry/contract';
import { Button, Callout, Card, DescriptionList, EmptyState, Link, Section, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { type NoticeChange, noticeChanges } from '../notice/decisions.ts';
import { seenNotices } from '../notice/seen-notices.ts';
import { DoorLink } from '../people/door-link.tsx';
import { useHref, useSubject } from '../people/subject.tsx';
import { TransferCard } from '../transfer/transfer-card.tsx';
import { ChangedTransfer, OpenTransfers } from '../transfer/transfer-list.tsx';
import { isOf, transferChoices } from '../transfer/transfers.ts';
import { useWords } from '../words.ts';
import { RunningEnd } from './running-end.tsx';
import { type Held, useHeld } from './use-held.ts';

/** What is held about the person, where, why, until when; and how to stop it. */
export function HomePage() {
  const { m } = useWords();
  const held = useHeld();
  return (
    <Page heading={m.held.heading} lead={m.held.lead} site={m.title}>
      <Loaded query={held}>{(data) => <HeldNow held={data} />}</Loaded>
    </Page>
  );
}

function HeldNow({ held }: { readonly held: Held }) {
  const { m } = useWords();
  const { me, person } = useSubject();
  // A transfer stands below the recognition it rests on.
  const now = held.consents
    .filter(({ state }) => state === 'given')
    .toSorted((a, b) => Number(a.kind === 'transfer') - Number(b.kind === 'transfer'));
  const ending = held.consents.filter(({ consent }) => held.ending.has(consent));
  const before = held.consents.filter(({ consent, state }) => state !== 'given' && !held.ending.has(consent));
  const changes = noticeChanges(held.consents, held.rules.rules, seenNotices());
  const choices = transferChoices(held.consents, held.transfers);
  const changed = choices.filter(({ state }) => state === 'changed');
  return (
    <>
      {changes.length + changed.length === 0 ? null : (
        <Section title={m.held.todo}>
          {changes.map((change) => (
            <ChangeCard key={change.consent.consent} change={change} />
          ))}
          {changed.map((choice) => (
            <ChangedTransfer key={choice.digest} choice={choice} />
          ))}
        </Section>
      )}
      {ending.map((consent) => (
        <Card key={consent.consent} level={2} title={m.ends.heading}>
          <p>
            <PurposeOf held={held} consent={consent} />
          </p>
          <RunningEnd consent={consent} />
          <Receipts consent={consent} />
        </Card>
      ))}
      {now.length === 0 && ending.length === 0 ? (
        <EmptyState icon="check" title={m.held.none} text={m.held.noneText} />
      ) : null}
      {now.map((consent) =>
        consent.kind === 'transfer' ? (
          <TransferCard key={consent.consent} consent={consent} told={held.transfers} />
        ) : (
          <HeldCard key={consent.consent} held={held} consent={consent} />
        ),
      )}
      <OpenTransfers choices={choices} />
      <Offered held={held} now={now} />
      {before.length === 0 ? null : <Before held={held} consents={before} />}
      {person === me ? <DoorLink /> : null}
    </>
  );
}

function ChangeCard({ change: { rule, ask } }: { readonly change: NoticeChange }) {
  const { m, pick } = useWords();
  const href = useHref();
  return (
    <Callout tone="note">
      <p>
        <strong>{ask === 'decide' ? m.held.changed : m.held.told}</strong>
      </p>
      <p>{pick(rule.statement)}</p>
      <p>{ask === 'decide' ? m.held.changedText : m.held.toldText}</p>
      <p>
        <Link href={href('notices', rule.purpose)}>{ask === 'decide' ? m.held.decide : m.held.look}</Link>
      </p>
    </Callout>
  );
}

function HeldCard({ held, consent }: { readonly held: Held; readonly consent: ConsentEntry }) {
  const { m, date } = useWords();
  const stop = useCommand(async () => platform.consent.withdraw({ consent: consent.consent }));
  const rests = consent.rests_since !== null;
  return (
    <div data-consent={consent.consent}>
      <Card
        level={2}
        title={purposeText(held, consent, useWords())}
        status={<StatusChip tone={rests ? 'note' : 'ok'}>{rests ? m.held.resting : m.held.using}</StatusChip>}
      >
        <DescriptionList
          items={[
            { term: m.held.what, detail: m.held.whatText },
            { term: m.held.where, detail: <Where held={held} consent={consent} /> },
            { term: m.held.until, detail: m.held.untilText(date(consent.not_after)) },
            { term: m.held.since, detail: date(consent.decided_at) },
            {
              term: m.held.by,
              detail: consent.given_by === 'guardian' ? m.held.byGuardian : m.held.byPerson,
            },
          ]}
        />
        <ProblemText trouble={stop.trouble} />
        <div className="m-stop">
          <Button look="solid" icon="hand" onPress={() => stop.run()} isPending={stop.busy}>
            {stop.busy ? m.held.stopping : m.held.stop}
          </Button>
          <p className="m-soft">{m.held.stopText}</p>
        </div>
        <Receipts consent={consent} />
      </Card>
    </div>
  );
}

function Where({ held, consent }: { readonly held: Held; readonly consent: ConsentEntry }) {
  const { m, pick } = useWords();
  const devices = held.places.held.filter((one) => one.consent === consent.consent);
  const counts = new Map<string, number>();
  for (const { site_id } of devices) counts.set(site_id, (counts.get(site_id) ?? 0) + 1);
  if (counts.size === 0) return m.held.nowhere;
  return (
    <ul className="m-plain">
      {[...counts].map(([site, count]) => {
        const name = held.places.sites.find(({ site_id }) => site_id === site)?.name;
        return <li key={site}>{m.held.devices(name === undefined ? site : pick(name), count)}</li>;
      })}
    </ul>
  );
}

function Receipts({ consent }: { readonly consent: ConsentEntry }) {
  const { m } = useWords();
  const href = useHref();
  return (
    <p>
      <Link href={href('consents', consent.consent)}>{m.held.details}</Link>
    </p>
  );
}

/** Purposes that nobody consented to here: to be read, and decided on by whoever wants to. */
function Offered({ held, now }: { readonly held: Held; readonly now: readonly ConsentEntry[] }) {
  const { m, pick } = useWords();
  const href = useHref();
  const others = held.rules.rules.filter(
    ({ purpose, state }) => state === 'active' && now.every(({ purpose_id }) => purpose_id !== purpose),
  );
  if (others.length === 0) return null;
  return (
    <Section title={m.held.offered} lead={m.held.offeredText}>
      <ul className="m-rows">
        {others.map(({ purpose, statement }) => (
          <li key={purpose} className="m-row-head">
            <span>{pick(statement)}</span>
            <Link href={href('notices', purpose)}>{m.held.read}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Before({ held, consents }: { readonly held: Held; readonly consents: readonly ConsentEntry[] }) {
  const { m, date } = useWords();
  const href = useHref();
  return (
    <Section title={m.held.before}>
      <ul className="m-rows">
        {consents.map((consent) => (
          <li key={consent.consent}>
            <Link href={href('consents', consent.consent)}>
              <PurposeOf held={held} consent={consent} />
            </Link>
            <p className="m-soft">
              {consent.ended === null
                ? m.held.refusedOn(date(consent.decided_at))
                : m.held.endedOn(date(consent.ended.at), m.endReason[consent.ended.reason])}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PurposeOf({ held, consent }: { readonly held: Held; readonly consent: ConsentEntry }) {
  return purposeText(held, consent, useWords());
}

function purposeText(
  { rules, transfers }: Held,
  consent: ConsentEntry,
  { m, pick }: ReturnType<typeof useWords>,
): string {
  const rule = rules.rules.find(({ purpose }) => purpose === consent.purpose_id);
  const statement = rule === undefined ? consent.purpose_id : pick(rule.statement);
  if (consent.recipient_id === null) return statement;
  const told = transfers.find((one) => isOf(consent, one));
  const name = told === undefined ? consent.recipient_id : pick(told.document.recipient.name);
  return `${m.transfer.to(name)} · ${statement}`;
}
