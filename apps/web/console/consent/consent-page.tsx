import type { ConsentEntry } from '@consentry/contract';
import { Callout, Card, DescriptionList, Digest, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { ConsentChip } from './consent-chip.tsx';
import { EndOf } from './end-of.tsx';
import { PapersOf } from './papers-of.tsx';
import { usePurposeName } from './use-purposes.ts';
import { useConsentWords } from './words.ts';

/** One decision: on what, after which notice, and how far its end is. */
export function ConsentPage({ consent }: { readonly consent: string }) {
  const { m } = useConsentWords();
  const read = useQuery(`consent ${consent}`, async (signal) =>
    platform.consent.read({ consent }, { signal }),
  );
  return (
    <SectionPage
      title={m.one}
      trail={[{ text: m.title, to: ['consents'] }]}
      status={read.data === undefined ? null : <ConsentChip state={read.data.state} />}
    >
      <Loaded query={read}>{(entry) => <Consent entry={entry} />}</Loaded>
    </SectionPage>
  );
}

function Consent({ entry }: { readonly entry: ConsentEntry }) {
  const { m, time, date, number } = useConsentWords();
  const { can } = useSession();
  const purposeName = usePurposeName();
  const { consent, person, notice, state } = entry;
  const copy = { copyText: m.copy, copiedText: m.copied, failedText: m.copyFailed };
  return (
    <>
      {entry.rests_since === null ? null : (
        <Callout tone="note">
          <p>{m.rests(time(entry.rests_since))}</p>
        </Callout>
      )}
      {state === 'given' && can('consent.withdraw') ? <Withdrawal consent={consent} /> : null}
      {entry.ended === null ? null : <EndOf consent={consent} />}
      <Card title={m.kinds[entry.kind]} level={2}>
        <DescriptionList
          items={[
            {
              term: m.person,
              detail: (
                <Link href={hrefOf(['people', person])}>
                  <span className="k-code">{person}</span>
                </Link>
              ),
            },
            {
              term: m.purpose,
              detail: `${purposeName(entry.purpose_id)} · ${m.version(number(entry.purpose_version))}`,
            },
            { term: m.mode, detail: m.modes[entry.mode] },
            { term: m.recipient, detail: entry.recipient_id ?? m.recipientNone },
            { term: m.decided, detail: time(entry.decided_at) },
            { term: m.until, detail: date(entry.not_after) },
            ...(entry.ended === null ? [] : [{ term: m.ended, detail: m.endReasons[entry.ended.reason] }]),
            { term: m.givenBy, detail: m.givers[entry.given_by] },
            {
              term: m.way,
              detail: entry.asked_by_staff ? `${m.ways[entry.way]} · ${m.askedByStaff}` : m.ways[entry.way],
            },
            {
              term: m.place,
              detail: [m.places[notice.place.kind], notice.place.id, time(notice.shown_at)]
                .filter((part) => part !== null)
                .join(' · '),
            },
            { term: m.notice, detail: <Digest value={notice.digest} {...copy} /> },
            { term: m.number, detail: <span className="k-code">{consent}</span> },
          ]}
        />
      </Card>
      <PapersOf entry={entry} />
    </>
  );
}

function Withdrawal({ consent }: { readonly consent: string }) {
  const { m } = useConsentWords();
  const withdraw = useAct(
    async () => platform.consent.withdraw({ consent }),
    () => told.add('ok', m.withdrawn),
  );
  return (
    <ConfirmAct
      text={m.withdraw}
      title={m.withdrawTitle}
      consequence={m.withdrawText}
      act={withdraw}
      tone="danger"
    />
  );
}
