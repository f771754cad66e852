import { DeviceState, type DeviceView } from '@consentry/contract';
import { useState } from 'react';
import { Button, LawChip, Link, Select, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { useSites } from '../siting/use-sites.ts';
import { DEVICE_HEALTHS, deviceHealth, type DeviceHealth } from './device-health.ts';
import { DevicePage } from './device-page.tsx';
import { HealthChip } from './health-chip.tsx';
import { JoinPage } from './join-page.tsx';
import { SigningKeysPage } from './signing-keys-page.tsx';
import { SpotPage } from './spot-page.tsx';
import { useDeviceWords } from './words.ts';

/** Devices: how each is, and what may be done with it. */
export function DeviceSection({ path: [device, part], search }: SectionProps) {
  if (device === undefined) return <Devices />;
  if (device === 'signing-keys') return <SigningKeysPage />;
  if (device === 'new') return <JoinPage at={search.get('site')} />;
  return part === 'spot' ? <SpotPage device={device} /> : <DevicePage device={device} />;
}

function Devices() {
  const { m, number, pick, time, language } = useDeviceWords();
  const { can } = useSession();
  const [state, setState] = useState<DeviceState | 'all'>('all');
  const [health, setHealth] = useState<DeviceHealth | 'all'>('all');
  const sites = new Map((useSites().data ?? []).map(({ site_id, name }) => [site_id, pick(name)]));
  const siteOf = ({ site_id }: DeviceView) => sites.get(site_id) ?? site_id.slice(0, 8);
  const join = can('device.invite') ? (
    <Button icon="plus" onPress={() => goTo(['devices', 'new'])}>
      {m.join}
    </Button>
  ) : undefined;
  const columns: readonly ListColumn<DeviceView>[] = [
    {
      id: 'device',
      title: m.device,
      isNarrow: true,
      cell: ({ device_id }) => <Link href={hrefOf(['devices', device_id])}>{device_id.slice(0, 8)}</Link>,
      csv: ({ device_id }) => device_id,
    },
    { id: 'site', title: m.site, cell: siteOf, csv: siteOf },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: (row) => <LawChip of="device" state={row.state} language={language} />,
      csv: (row) => row.state,
    },
    {
      id: 'health',
      title: m.health,
      isNarrow: true,
      cell: (row) => <HealthChip device={row} />,
      csv: (row) => m.healths[deviceHealth(row)],
    },
    {
      id: 'epoch',
      title: m.epoch,
      isNarrow: true,
      cell: ({ acknowledged_epoch: held, epoch }) => `${number(held)} / ${number(epoch)}`,
      csv: ({ acknowledged_epoch: held, epoch }) => `${held}/${epoch}`,
    },
    {
      id: 'purposes',
      title: m.purposes,
      isNarrow: true,
      cell: ({ purpose_ids }) => number(purpose_ids.length),
      csv: ({ purpose_ids }) => purpose_ids.length,
    },
    {
      id: 'log',
      title: m.logAt,
      isNarrow: true,
      cell: ({ log }) => (log === null ? m.never : time(log.at)),
      csv: ({ log }) => log?.at ?? null,
    },
  ];
  const isAll = state === 'all' && health === 'all';
  return (
    <SectionPage
      title={m.title}
      lead={m.lead}
      actions={
        <Toolbar label={m.title}>
          {can('signing_key.read') ? (
            <Button icon="key" onPress={() => goTo(['devices', 'signing-keys'])}>
              {m.signing.title}
            </Button>
          ) : null}
          {join}
        </Toolbar>
      }
    >
      <ListPage
        caption={m.title}
        name={`devices-${state}-${health}`}
        source={(signal) =>
          kept(
            platform.device.list({}, signal === undefined ? {} : { signal }),
            (row) =>
              (state === 'all' || row.state === state) && (health === 'all' || deviceHealth(row) === health),
          )
        }
        columns={columns}
        rowId={({ device_id }) => device_id}
        filters={
          <Toolbar label={m.show}>
            <StateSelect value={state} onChange={setState} />
            <Select
              label={m.showHealth}
              value={health}
              options={(['all', ...DEVICE_HEALTHS] as const).map((value) => ({
                value,
                text: value === 'all' ? m.all : m.healths[value],
              }))}
              onChange={setHealth}
              placeholder={m.all}
            />
          </Toolbar>
        }
        empty={
          isAll
            ? { title: m.empty, text: m.emptyText, action: join }
            : { title: m.nothingKept, text: m.nothingKeptText }
        }
      />
    </SectionPage>
  );
}

interface StateSelectProps {
  readonly value: DeviceState | 'all';
  readonly onChange: (value: DeviceState | 'all') => void;
}

function StateSelect({ value, onChange }: StateSelectProps) {
  const { m } = useDeviceWords();
  const options = (['all', ...DeviceState.options] as const).map((one) => ({
    value: one,
    text: one === 'all' ? m.all : m.events.state[one],
  }));
  return <Select label={m.show} value={value} options={options} onChange={onChange} placeholder={m.all} />;
}
