import type { LedgerView } from '@consentry/contract';
import {
  Button,
  Callout,
  Card,
  Cards,
  CopyField,
  DescriptionList,
  Disclosure,
  Figure,
  Link,
  Section,
  StatusChip,
  Toolbar,
  saveText,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { useLedgerWords } from './words.ts';
import './ledger.css';

const TONES = { following: 'ok', behind: 'note', stalled: 'problem', disagrees: 'problem' } as const;

/** How the log stands, and how far anybody outside watches it. */
export function LogPage() {
  const { m } = useLedgerWords();
  const { can } = useSession();
  const view = useQuery('ledger', async (signal) => platform.ledger.read({}, { signal }), { every: 30_000 });
  return (
    <SectionPage
      title={m.title}
      lead={m.lead}
      actions={
        <Toolbar label={m.title}>
          {can('evidence.bundle') ? (
            <Button look="solid" icon="download" onPress={() => goTo(['ledger', 'bundle'])}>
              {m.bundle}
            </Button>
          ) : null}
          {can('ledger.list') ? (
            <Button icon="log" onPress={() => goTo(['ledger', 'entries'])}>
              {m.entries}
            </Button>
          ) : null}
        </Toolbar>
      }
    >
      <Loaded query={view}>
        {(read) => (
          <>
            <Standing read={read} />
            <Figures read={read} />
            <Witnesses read={read} />
            <Head read={read} />
            <Checks read={read} />
          </>
        )}
      </Loaded>
      <p>
        <Link href="/verify/">{m.verify}</Link> <span className="k-soft">{m.verifyText}</span>
      </p>
    </SectionPage>
  );
}

interface Props {
  readonly read: LedgerView;
}

function Standing({ read: { damage, watched, meaning } }: Props) {
  const { m, pick, time } = useLedgerWords();
  if (damage !== null) {
    return (
      <Callout tone="problem" alert>
        <h2>{m.damage}</h2>
        <p>{pick(meaning)}</p>
        <p>{m.damageText(damage.code, time(damage.since))}</p>
      </Callout>
    );
  }
  return (
    <Callout tone={watched === null ? 'note' : 'ok'}>
      {watched === null ? <h2>{m.promise}</h2> : null}
      <p>{pick(meaning)}</p>
      {watched === null ? <p>{m.promiseText}</p> : null}
    </Callout>
  );
}

function Figures({ read: { sequenced, size, quorum, witnesses, watched } }: Props) {
  const { m, number, time } = useLedgerWords();
  return (
    <Cards size="small">
      <Figure term={m.sequenced} value={number(sequenced)} />
      <Figure
        term={m.published}
        value={number(size)}
        {...(sequenced > size ? { note: m.unpublished(number(sequenced - size)) } : {})}
      />
      <Figure
        term={m.watched}
        value={watched === null ? m.unseen : m.seen(number(watched.size))}
        note={[
          witnesses.length === 0 ? m.noWitness : m.quorum(number(quorum), number(witnesses.length)),
          ...(watched === null ? [] : [m.seenAt(time(watched.at))]),
        ].join(' · ')}
      />
    </Cards>
  );
}

function Witnesses({ read: { witnesses, devices } }: Props) {
  const { m, pick, number, time } = useLedgerWords();
  return (
    <Section title={m.witnesses} actions={<Link href={hrefOf(['ledger', 'witnesses'])}>{m.policies}</Link>}>
      {witnesses.length === 0 ? <p className="k-soft">{m.noWitnesses}</p> : null}
      <Cards>
        {witnesses.map(({ key, organisation, kind, seen, standing, behind, failure }) => (
          <Card
            key={key}
            title={pick(organisation)}
            status={<StatusChip tone={TONES[standing]}>{m.standings[standing]}</StatusChip>}
          >
            <p className="k-soft">{m.kinds[kind]}</p>
            <DescriptionList
              items={[
                {
                  term: m.last,
                  detail: seen === null ? m.never : `${m.seen(number(seen.size))} · ${time(seen.at)}`,
                },
                {
                  term: m.lag,
                  detail: behind === null ? m.none : m.lagOf(number(behind.entries), time(behind.since)),
                },
                ...(failure === null ? [] : [{ term: m.failure, detail: failure }]),
              ]}
            />
          </Card>
        ))}
      </Cards>
      {devices.count === 0 ? null : <p className="k-soft">{m.devicesText(number(devices.count))}</p>}
    </Section>
  );
}

function Head({ read: { origin, key, checkpoint, published_at, size } }: Props) {
  const { m, time } = useLedgerWords();
  const copyTexts = { copyText: m.copy, copiedText: m.copied, failedText: m.copyFailed };
  return (
    <Card
      title={m.head}
      level={2}
      actions={
        checkpoint === null ? undefined : (
          <Button
            icon="download"
            onPress={() => saveText(`consentry-checkpoint-${size}.txt`, 'text/plain', checkpoint)}
          >
            {m.download}
          </Button>
        )
      }
    >
      {checkpoint === null ? <p className="k-soft">{m.noCheckpoint}</p> : <p>{m.headHint}</p>}
      <DescriptionList
        items={[
          { term: m.origin, detail: <span className="k-code">{origin}</span> },
          ...(published_at === null ? [] : [{ term: m.publishedAt, detail: time(published_at) }]),
        ]}
      />
      <CopyField label={m.key} value={key} {...copyTexts} />
      {checkpoint === null ? null : (
        <Disclosure title={m.checkpoint}>
          <pre className="k-code k-checkpoint">{checkpoint}</pre>
        </Disclosure>
      )}
    </Card>
  );
}

function Checks({ read: { rechecked, closed } }: Props) {
  const { m, number, time } = useLedgerWords();
  return (
    <Section title={m.order}>
      <DescriptionList
        items={[
          { term: m.wholeAt, detail: rechecked.whole_at === null ? m.never : time(rechecked.whole_at) },
          { term: m.rechecked, detail: m.entriesOf(number(rechecked.entries)) },
        ]}
      />
      {closed.length === 0 ? null : (
        <Card title={m.closed}>
          <DescriptionList
            items={closed.map(({ origin, closed_at, seen_size, size, reason }) => ({
              term: `${origin} · ${time(closed_at)}`,
              detail: `${m.closedText(number(seen_size), number(size))} · ${reason}`,
            }))}
          />
        </Card>
      )}
    </Section>
  );
}
