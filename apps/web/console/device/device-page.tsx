import type { DeviceView } from '@consentry/contract';
import {
  Callout,
  Card,
  DescriptionList,
  LawChip,
  Link,
  Section,
  Timeline,
  type TimelineEvent,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { useSites } from '../siting/use-sites.ts';
import { StaffName } from '../staff/staff-name.tsx';
import { DeviceActs, DeviceApproval } from './device-acts.tsx';
import { DeviceEvidence } from './device-evidence.tsx';
import { deviceHealth } from './device-health.ts';
import { DevicePurposes } from './device-purposes.tsx';
import { HealthChip } from './health-chip.tsx';
import { SpotCard } from './spot-card.tsx';
import { useDeviceWords } from './words.ts';

/** One device: how it is, where it stands, what it serves, and what it signed. */
export function DevicePage({ device }: { readonly device: string }) {
  const { m, language } = useDeviceWords();
  const view = useQuery(`device ${device}`, async (signal) => platform.device.read({ device }, { signal }));
  const { data } = view;
  return (
    <SectionPage
      title={`${m.device} ${device.slice(0, 8)}`}
      trail={[{ text: m.title, to: ['devices'] }]}
      status={data === undefined ? null : <LawChip of="device" state={data.state} language={language} />}
    >
      <Loaded query={view}>{(read) => <Device read={read} />}</Loaded>
    </SectionPage>
  );
}

function Device({ read }: { readonly read: DeviceView }) {
  const { m } = useDeviceWords();
  const { can } = useSession();
  const health = deviceHealth(read);
  const asksForIncident = health === 'damaged' || health === 'not_emptied';
  return (
    <>
      {health in m.healthTexts ? (
        <Callout tone={asksForIncident ? 'problem' : 'note'}>
          <p>{m.healthTexts[health as keyof typeof m.healthTexts]}</p>
          {asksForIncident && can('incident.report') ? (
            <p>
              <Link href={hrefOf(['incidents', 'new'])}>{m.incident}</Link>
            </p>
          ) : null}
        </Callout>
      ) : null}
      {read.state === 'pending' || read.state === 'suspended' ? <DeviceApproval read={read} /> : null}
      <Facts read={read} />
      <SpotCard read={read} />
      <DevicePurposes read={read} />
      <DeviceEvidence read={read} />
      <History read={read} />
    </>
  );
}

function Facts({ read }: { readonly read: DeviceView }) {
  const { m, number, pick, time } = useDeviceWords();
  const { site_id, state, epoch, acknowledged_epoch } = read;
  const site = useSites().data?.find((one) => one.site_id === site_id);
  return (
    <Card title={m.facts} level={2} actions={<DeviceActs read={read} />}>
      <DescriptionList
        items={[
          { term: m.health, detail: <HealthChip device={read} /> },
          { term: m.lease, detail: m.leases[state] },
          {
            term: m.epoch,
            detail: (
              <>
                {m.epochOf(number(acknowledged_epoch), number(epoch))}
                <br />
                <span className="k-soft">{m.epochHint}</span>
              </>
            ),
          },
          {
            term: m.site,
            detail: (
              <Link href={hrefOf(['sites', site_id])}>
                {site === undefined ? site_id.slice(0, 8) : pick(site.name)}
              </Link>
            ),
          },
          { term: m.installedBy, detail: <StaffName id={read.installed_by} /> },
          { term: m.stateSince, detail: time(read.state_since_at) },
          { term: m.reported, detail: number(read.reported_sequence) },
          { term: m.device, detail: <span className="k-code">{read.device_id}</span> },
        ]}
      />
    </Card>
  );
}

/** What is known of its life, in the order of time. */
function History({ read }: { readonly read: DeviceView }) {
  const { m, time } = useDeviceWords();
  const { state, state_since_at, sign_approved_at, log, retirement } = read;
  const emptied = retirement?.content.retired_at ?? null;
  const known: ReadonlyArray<readonly [string, string | null, string, TimelineEvent['tone']]> = [
    ['state', state_since_at, m.events.state[state], state === 'suspended' ? 'problem' : 'ok'],
    ['sign', sign_approved_at, m.events.sign, 'ok'],
    ['log', log?.at ?? null, m.events.log, 'plain'],
    ['damage', log?.damage?.since ?? null, m.events.damage, 'problem'],
    ['emptied', emptied, m.events.emptied, 'ok'],
  ];
  const events = known
    .flatMap(([id, instant, title, tone = 'plain']): TimelineEvent[] =>
      instant === null ? [] : [{ id, instant, at: time(instant), title, tone }],
    )
    .toSorted((a, b) => Date.parse(a.instant) - Date.parse(b.instant));
  const ahead: readonly TimelineEvent[] =
    state === 'retired' && emptied === null
      ? [{ id: 'ahead', instant: '', at: m.notYet, title: m.events.emptiedAhead, isAhead: true }]
      : [];
  return (
    <Section title={m.timeline}>
      <Timeline label={m.timeline} events={[...events, ...ahead]} />
    </Section>
  );
}
