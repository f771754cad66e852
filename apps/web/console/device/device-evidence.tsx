import type { DeviceKeyProved } from '@consentry/contract';
import type { z } from 'zod';
import {
  Button,
  Callout,
  Card,
  CopyField,
  DescriptionList,
  Digest,
  StatusChip,
  saveText,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import type { DeviceProps } from './device-acts.tsx';
import { useDeviceWords } from './words.ts';

/** What a device signs by, the head of its own log, and what it signed when it was emptied. */
export function DeviceEvidence({ read }: DeviceProps) {
  const { m } = useDeviceWords();
  const { key_digest } = read;
  const key = useQuery(`device key ${key_digest}`, async (signal) =>
    platform.deviceKey.read({ key_digest }, { signal }),
  );
  return (
    <>
      <OwnLog read={read} />
      <Retirement read={read} />
      <Card title={m.key} level={2}>
        <Loaded query={key}>{(proved) => <Key proved={proved} />}</Loaded>
      </Card>
    </>
  );
}

function Key({ proved }: { readonly proved: z.infer<typeof DeviceKeyProved> }) {
  const { m, time } = useDeviceWords();
  const { key_digest, key, log, since, until, custody, evidence } = proved;
  const copy = { copyText: m.copy, copiedText: m.copied, failedText: m.copyFailed };
  return (
    <>
      <DescriptionList
        items={[
          { term: m.keyDigest, detail: <Digest value={key_digest} {...copy} /> },
          { term: m.keySince, detail: time(since) },
          ...(until === null ? [] : [{ term: m.keyUntil, detail: time(until) }]),
          { term: m.custody, detail: custody === null ? m.custodyNone : m.custodies[custody] },
          {
            term: m.state,
            detail:
              evidence === null ? (
                <StatusChip tone="note">{m.notPublished}</StatusChip>
              ) : (
                <StatusChip tone="ok">{m.published}</StatusChip>
              ),
          },
        ]}
      />
      <CopyField label={m.keyIs} value={key} {...copy} />
      <CopyField label={m.keyLog} value={log} {...copy} />
      {evidence === null ? null : (
        <div>
          <Button icon="download" onPress={() => saveJson(`device-key-${key_digest.slice(0, 12)}`, evidence)}>
            {m.saveEvidence}
          </Button>
        </div>
      )}
    </>
  );
}

function OwnLog({ read: { log } }: DeviceProps) {
  const { m, number, time } = useDeviceWords();
  return (
    <Card title={m.log} level={2}>
      {log === null ? (
        <p className="k-soft">{m.never}</p>
      ) : (
        <>
          <p>
            {m.logSize(number(log.size))} · {m.logAt} <time dateTime={log.at}>{time(log.at)}</time>
          </p>
          {log.damage === null ? null : (
            <Callout tone="problem">
              <p>
                {m.damages[log.damage.code]} · {m.logDamage(time(log.damage.since))}
              </p>
            </Callout>
          )}
        </>
      )}
    </Card>
  );
}

function Retirement({ read: { device_id, retirement } }: DeviceProps) {
  const { m, number, time } = useDeviceWords();
  if (retirement === null) return null;
  const { retired_at, level, templates, custody } = retirement.content;
  return (
    <Card
      title={m.retirement}
      level={2}
      actions={
        <Button icon="download" onPress={() => saveJson(`retirement-${device_id.slice(0, 8)}`, retirement)}>
          {m.saveCertificate}
        </Button>
      }
    >
      <DescriptionList
        items={[
          { term: m.retiredAt, detail: time(retired_at) },
          { term: m.retirementLevel, detail: level },
          { term: m.templates, detail: number(templates) },
          { term: m.custody, detail: m.custodies[custody] },
        ]}
      />
    </Card>
  );
}

function saveJson(name: string, value: unknown): void {
  saveText(`${name}.json`, 'application/json', `${JSON.stringify(value, null, 1)}\n`);
}
