import type { DeviceView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, CopyField, LawChip, Link, Select } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import type { OnceProps, StepProps } from './set-up-section.tsx';
import { useSetUpWords } from './words.ts';

/** A device: the installer has it join and tells its place, an officer approves it. */
export function DeviceStep({ state: { devices, sites }, stay }: OnceProps) {
  const { m } = useSetUpWords();
  const { can, sites: own } = useSession();
  const mine = sites.filter(({ site_id, approved_at }) => approved_at !== null && own.includes(site_id));
  return (
    <>
      {devices.length === 0 ? (
        <p className="k-soft">
          {m.device.none} {m.device.skip}
        </p>
      ) : null}
      {devices.map((device) => (
        <Device key={device.device_id} device={device} />
      ))}
      {can('device.invite') && mine.length > 0 ? <Invite stay={stay} sites={mine} /> : null}
    </>
  );
}

function Device({ device }: { readonly device: DeviceView }) {
  const { m, language } = useSetUpWords();
  const { can, staff } = useSession();
  const words = m.device;
  const { device_id, state, spot, installed_by } = device;
  const approve = useAct(
    async () => platform.device.approve({ device: device_id }, { ifMatch: device }),
    () => told.add('ok', m.saved),
  );
  return (
    <Card title={device_id.slice(0, 8)} status={<LawChip of="device" state={state} language={language} />}>
      {state !== 'pending' ? null : (
        <p>
          {spot === null ? words.pending : words.placed}{' '}
          {spot === null && can('device.place') ? (
            <Link href={hrefOf(['devices', device_id])}>{words.place}</Link>
          ) : null}
        </p>
      )}
      {state === 'pending' && spot !== null && can('device.approve') && installed_by !== staff ? (
        <ConfirmAct
          text={words.approve}
          title={words.approveTitle}
          consequence={words.approveText}
          act={approve}
        />
      ) : null}
    </Card>
  );
}

function Invite({ sites, stay }: Pick<OnceProps, 'stay'> & Pick<StepProps['state'], 'sites'>) {
  const { m, pick, time } = useSetUpWords();
  const words = m.device;
  const [site, setSite] = useState<string | null>(sites[0]?.site_id ?? null);
  const [made, setMade] = useState<{ readonly token: string; readonly until: string } | null>(null);
  const invite = useAct(
    async (at: string) => platform.device.invite({ site: at }),
    ({ token, expires_at }) => {
      setMade({ token, until: expires_at });
      stay();
    },
  );
  return (
    <div className="k-stack">
      <ProblemText trouble={invite.trouble} />
      <Select
        label={m.alternatives.site}
        value={site}
        options={sites.map(({ site_id, name }) => ({ value: site_id, text: pick(name) }))}
        onChange={setSite}
        placeholder={m.staff.choose}
      />
      <div>
        <Button
          icon="plus"
          isPending={invite.busy}
          isDisabled={site === null}
          onPress={() => {
            if (site !== null) invite.run(site);
          }}
        >
          {words.token}
        </Button>
      </div>
      {made === null ? null : (
        <CopyField
          label={words.tokenTitle}
          value={words.command(location.origin, made.token)}
          hint={`${words.tokenHint} ${time(made.until)}`}
          copyText={m.staff.copy}
          copiedText={m.staff.copied}
          failedText={m.staff.copyFailed}
        />
      )}
    </div>
  );
}
