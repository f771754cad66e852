import type { PurposeEntry } from '@consentry/contract';
import { useState } from 'react';
import { Button, ConfirmDialog, Section, Select, saveText } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import type { DeviceProps } from './device-acts.tsx';
import { doorDeclaration } from './door-declaration.ts';
import { useDeviceWords } from './words.ts';

/** Purposes a device serves, and another one for whoever may add it. */
export function DevicePurposes({ read }: DeviceProps) {
  const { m, pick } = useDeviceWords();
  const { can } = useSession();
  const { purpose_ids, state } = read;
  const all = useQuery('purposes', async (signal) =>
    can('purpose.read') ? Array.fromAsync(platform.purpose.list({}, { signal })) : [],
  );
  const names = new Map((all.data ?? []).map(({ purpose, statement }) => [purpose, pick(statement)]));
  return (
    <Section title={m.purposes}>
      {purpose_ids.length === 0 ? (
        <p className="k-soft">{m.noPurpose}</p>
      ) : (
        <ul className="k-plain">
          {purpose_ids.map((id) => (
            <li key={id} className="k-stack">
              {names.get(id) ?? <span className="k-code">{id}</span>}
              {can('assessment.read') && can('checkpoint.list') && can('notice.read') ? (
                <Declaration read={read} purpose={id} name={names.get(id) ?? id} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {state === 'approved' && can('device.serve') && all.data !== undefined ? (
        <Serve
          read={read}
          purposes={all.data.filter((one) => one.state === 'active' && !purpose_ids.includes(one.purpose))}
        />
      ) : null}
    </Section>
  );
}

interface DeclarationProps extends DeviceProps {
  readonly purpose: string;
  readonly name: string;
}

/** The file with which the device is started, in the words of the notice in force. */
function Declaration({ read, purpose, name }: DeclarationProps) {
  const { m } = useDeviceWords();
  const [missing, setMissing] = useState(false);
  const { device_id: device, site_id: site } = read;
  const write = useAct(
    async () => {
      const [of, { notices }, { assessments }, { checkpoints }, at] = await Promise.all([
        platform.purpose.read({ purpose }),
        platform.notice.list({ purpose }),
        platform.assessment.list({ purpose }),
        platform.checkpoint.list({ purpose }),
        platform.site.read({ site }),
      ]);
      const notice = notices.find(({ state }) => state === 'in_force');
      const assessment = assessments.find(
        (one) => one.state === 'approved' && one.purpose_version === of.version,
      );
      if (notice === undefined || assessment === undefined) return null;
      const checkpoint = checkpoints.find((one) => one.site === site) ?? null;
      return doorDeclaration({ device: read, site: at, purpose: of, notice, assessment, checkpoint });
    },
    (made) => {
      setMissing(made === null);
      if (made !== null)
        saveText(`door-${device.slice(0, 8)}.json`, 'application/json', JSON.stringify(made, null, 2));
    },
  );
  return (
    <>
      <ProblemText trouble={write.trouble} />
      {missing ? <p className="k-soft">{m.declarationMissing}</p> : null}
      <p className="k-soft">{m.declarationText}</p>
      <div>
        <Button look="quiet" icon="file" onPress={write.run} isPending={write.busy}>
          {m.declaration}
          <span className="c-hidden"> {name}</span>
        </Button>
      </div>
    </>
  );
}

interface ServeProps extends DeviceProps {
  readonly purposes: readonly PurposeEntry[];
}

function Serve({ read: { device_id: device }, purposes }: ServeProps) {
  const { m, pick } = useDeviceWords();
  const [purpose, setPurpose] = useState<string | null>(null);
  const [asks, setAsks] = useState(false);
  const serve = useAct(
    async (which: string) => platform.device.serve({ device, purpose: which }),
    () => {
      setPurpose(null);
      told.add('ok', m.served);
    },
  );
  if (purposes.length === 0) return <p className="k-soft">{m.noMore}</p>;
  return (
    <div className="k-stack">
      <ProblemText trouble={serve.trouble} />
      <Select
        name="purpose"
        label={m.serve}
        hint={m.serveHint}
        value={purpose}
        options={purposes.map((one) => ({ value: one.purpose, text: pick(one.statement) }))}
        onChange={setPurpose}
        placeholder={m.choose}
      />
      <div>
        <Button
          icon="plus"
          isDisabled={purpose === null}
          isPending={serve.busy}
          onPress={() => setAsks(true)}
        >
          {m.serve}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={asks}
        title={m.serveTitle}
        consequence={m.serveText}
        confirmText={m.serve}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          if (purpose !== null) serve.run(purpose);
        }}
      />
    </div>
  );
}
