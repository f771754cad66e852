import type { KeptTime } from '@consentry/contract';
import { useState } from 'react';
import { Button, Callout, Card, DescriptionList, Section, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { usePurposeName } from '../consent/use-purposes.ts';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { LongerForm, ShorterForm } from './limit-form.tsx';
import { Outlook } from './outlook-charts.tsx';
import { useLimitText } from './use-limit-text.ts';
import { useRetentionWords } from './words.ts';

/** Times of keeping of one purpose, kind by kind, and how its templates run out and are erased. */
export function RetentionPage({ purpose }: { readonly purpose: string }) {
  const { m } = useRetentionWords();
  const nameOf = usePurposeName();
  const read = useQuery(`retention ${purpose}`, async (signal) =>
    platform.retention.read({ purpose }, { signal }),
  );
  return (
    <SectionPage title={nameOf(purpose)} trail={[{ text: m.title, to: ['retention'] }]}>
      <Loaded query={read}>
        {({ kept }) => (
          <Section title={m.kept}>
            {kept.length === 0 ? <p className="k-soft">{m.notInForce}</p> : null}
            {kept.map((one) => (
              <Kept key={one.keeps} purpose={purpose} kept={one} />
            ))}
          </Section>
        )}
      </Loaded>
      <Outlook purpose={purpose} />
    </SectionPage>
  );
}

interface KeptProps {
  readonly purpose: string;
  readonly kept: KeptTime;
}

function Kept({ purpose, kept }: KeptProps) {
  const { m, time } = useRetentionWords();
  const { can } = useSession();
  const [form, setForm] = useState<'shorter' | 'longer' | null>(null);
  const limitOf = useLimitText();
  const { keeps, limit, reason, ground, ends_on: ends, changed_at: changed, proposal } = kept;
  const close = () => setForm(null);
  const longer = limit.unit === 'days' && (keeps === 'template' || keeps === 'video');
  return (
    <Card title={m.kinds[keeps]} level={3}>
      <DescriptionList
        items={[
          { term: m.limit, detail: limitOf(limit) },
          ...(reason === null ? [] : [{ term: m.reason, detail: <span className="k-code">{reason}</span> }]),
          ...(ground === null ? [] : [{ term: m.ground, detail: <Ground ground={ground} /> }]),
          ...(ends.length === 0
            ? []
            : [{ term: m.endsOn, detail: ends.map((event) => m.ends[event]).join(' · ') }]),
          { term: m.changed, detail: time(changed) },
        ]}
      />
      {proposal === null ? null : <Proposed purpose={purpose} kept={kept} proposal={proposal} />}
      {form === null ? (
        <Toolbar label={m.kinds[keeps]}>
          {can('retention.shorten') && limit.amount > 1 ? (
            <Button onPress={() => setForm('shorter')}>{m.shorten}</Button>
          ) : null}
          {can('retention.propose') && longer ? (
            <Button look="quiet" onPress={() => setForm('longer')}>
              {m.longer}
            </Button>
          ) : null}
        </Toolbar>
      ) : form === 'shorter' ? (
        <ShorterForm purpose={purpose} kept={kept} onEnd={close} />
      ) : (
        <LongerForm purpose={purpose} kept={kept} onEnd={close} />
      )}
    </Card>
  );
}

function Ground({ ground }: { readonly ground: NonNullable<KeptTime['ground']> }) {
  const { m } = useRetentionWords();
  const { source, document, provision } = ground;
  return [m.sources[source], document, provision].filter((part) => part !== null).join(' · ');
}

interface ProposedProps extends KeptProps {
  readonly proposal: NonNullable<KeptTime['proposal']>;
}

function Proposed({ purpose, kept: { keeps, revision }, proposal }: ProposedProps) {
  const { m, number } = useRetentionWords();
  const approve = useAct(
    async () => platform.retention.approve({ purpose, keeps }, { ifMatch: `"${revision}"` }),
    () => told.add('ok', m.approved),
  );
  return (
    <>
      <Callout tone="plain">
        <p>
          <strong>{m.proposed(number(proposal.days))}</strong>
        </p>
        {proposal.ground === null ? null : (
          <p>
            <Ground ground={proposal.ground} />
          </p>
        )}
      </Callout>
      <WaitsForAnother by={proposal.proposed_by} at={proposal.proposed_at} roles={['dpo', 'admin']}>
        <ConfirmAct text={m.approve} title={m.approveTitle} consequence={m.approveText} act={approve} />
      </WaitsForAnother>
    </>
  );
}
