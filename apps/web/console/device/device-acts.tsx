import type { DeviceView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  ConfirmDialog,
  Dialog,
  Form,
  FormActions,
  Link,
  RadioGroup,
  TextField,
  Toolbar,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useDeviceWords } from './words.ts';

export interface DeviceProps {
  readonly read: DeviceView;
}

/** A device that was placed, or suspended, waits for somebody else than who let it in. */
export function DeviceApproval({ read }: DeviceProps) {
  const { m } = useDeviceWords();
  const [asks, setAsks] = useState(false);
  const approve = useAct(
    async () => platform.device.approve({ device: read.device_id }, { ifMatch: read }),
    () => told.add('ok', m.approved),
  );
  if (read.spot === null) {
    return (
      <Callout tone="note">
        <p>{m.noSpot}</p>
      </Callout>
    );
  }
  const text = read.state === 'suspended' ? m.approveAgain : m.approve;
  return (
    <>
      <ProblemText trouble={approve.trouble} />
      <WaitsForAnother by={read.installed_by} at={read.state_since_at} roles={['dpo']}>
        <Button look="solid" icon="check" onPress={() => setAsks(true)} isPending={approve.busy}>
          {text}
        </Button>
      </WaitsForAnother>
      <ConfirmDialog
        isOpen={asks}
        title={m.approveTitle}
        consequence={m.approveText}
        confirmText={text}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          approve.run();
        }}
      />
    </>
  );
}

/** What may be done with a device that is not retired. */
export function DeviceActs({ read }: DeviceProps) {
  const { m } = useDeviceWords();
  const { can } = useSession();
  const { device_id, state, spot } = read;
  const [asks, setAsks] = useState<'suspend' | 'retire' | null>(null);
  if (state === 'retired') return null;
  return (
    <>
      <Toolbar label={m.device}>
        {can('device.place') ? (
          <Button icon="edit" onPress={() => goTo(['devices', device_id, 'spot'])}>
            {spot === null ? m.place : m.placeAgain}
          </Button>
        ) : null}
        {can('device.suspend') && state !== 'suspended' ? (
          <Button icon="pause" onPress={() => setAsks('suspend')}>
            {m.suspend}
          </Button>
        ) : null}
        {can('device.retire') ? (
          <Button icon="trash" look="quiet" onPress={() => setAsks('retire')}>
            {m.retire}
          </Button>
        ) : null}
      </Toolbar>
      {asks === null ? null : <StopDialog key={asks} read={read} what={asks} onEnd={() => setAsks(null)} />}
    </>
  );
}

type Kind = 'emptied' | 'lost';

interface StopDialogProps extends DeviceProps {
  readonly what: 'suspend' | 'retire';
  readonly onEnd: () => void;
}

/** Asks why a device stops, and says what follows; it is held up by nothing else. */
function StopDialog({ read: { device_id: device }, what, onEnd }: StopDialogProps) {
  const { m } = useDeviceWords();
  const { can } = useSession();
  const [kind, setKind] = useState<Kind>('emptied');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const retires = what === 'retire';
  const stop = useAct(
    async () => {
      if (!retires) return platform.device.suspend({ device, reason: reason.trim() });
      return platform.device.retire({ device, reason: `${m.retireKinds[kind]}: ${reason.trim()}` });
    },
    () => {
      told.add('ok', retires ? m.retired : m.suspended);
      onEnd();
    },
  );
  const submit = () => {
    const none = reason.trim() === '';
    setMissing(none);
    if (!none) stop.run();
  };
  return (
    <Dialog isOpen onClose={onEnd} title={retires ? m.retireTitle : m.suspendTitle} closeText={m.cancel}>
      <ProblemText trouble={stop.trouble} />
      <Form
        errors={missing ? [{ field: 'reason', text: m.needed(m.reason) }] : []}
        errorTitle={m.wrong(1)}
        onSubmit={submit}
        isPending={stop.busy}
      >
        {retires ? (
          <RadioGroup
            label={m.retireKind}
            value={kind}
            options={(['emptied', 'lost'] as const).map((value) => ({ value, text: m.retireKinds[value] }))}
            onChange={setKind}
          />
        ) : null}
        <Callout tone={retires ? 'problem' : 'note'}>
          <p>{retires ? m.retireTexts[kind] : m.suspendText}</p>
          {retires && kind === 'lost' && can('incident.report') ? (
            <p>
              <Link href={hrefOf(['incidents', 'new'])}>{m.incident}</Link>
            </p>
          ) : null}
        </Callout>
        <TextField
          name="reason"
          label={m.reason}
          hint={m.reasonHint}
          kind="multiline"
          rows={2}
          value={reason}
          onChange={setReason}
          maxLength={400}
          isRequired
        />
        <FormActions>
          <Button type="submit" look={retires ? 'danger' : 'solid'} isPending={stop.busy}>
            {retires ? m.retire : m.suspend}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
