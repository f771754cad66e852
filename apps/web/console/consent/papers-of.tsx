import type { ConsentEntry } from '@consentry/contract';
import { Button, Card, Toolbar, saveText } from '@consentry/ui';
import { fetchFile } from '../../shared/api/fetch-file.ts';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useSession } from '../session.tsx';
import { useConsentWords } from './words.ts';

/** What can be taken of one decision: its receipt for the person, the record, and files anybody can check offline. */
export function PapersOf({ entry }: { readonly entry: ConsentEntry }) {
  const { m } = useConsentWords();
  const { can } = useSession();
  const { consent, ended } = entry;
  const end = useQuery(`certificates ${consent} ${String(ended === null)}`, async (signal) =>
    ended === null ? null : platform.consent.withdrawal({ consent }, { signal }),
  );
  const receipt = useAct(
    async () => fetchFile(`/v1/consents/${consent}/receipt/paper`),
    (file) => saveText(`consentry-receipt-${consent}.pdf`, 'application/pdf', file),
  );
  const record = useAct(
    async () => platform.consent.record({ consent }),
    (file) => save(`consentry-consent-${consent}.json`, file),
  );
  const evidence = useAct(
    async () => platform.evidence.ofConsent({ consent }),
    (file) => save(`consentry-evidence-${consent}.json`, file),
  );
  const certificate = useAct(
    async (device: string) => ({ device, file: await platform.evidence.certificate({ consent, device }) }),
    ({ device, file }) => save(`consentry-erasure-${device}.json`, file),
  );
  const certificates = can('evidence.read') ? (end.data?.certificates ?? []) : [];
  return (
    <Card title={m.papers} level={2}>
      <ProblemText
        trouble={receipt.trouble ?? record.trouble ?? evidence.trouble ?? certificate.trouble ?? end.trouble}
      />
      <p className="k-soft">{m.papersText}</p>
      <Toolbar label={m.papers}>
        {can('consent.receipt') ? (
          <Button icon="print" onPress={receipt.run} isPending={receipt.busy}>
            {m.receipt}
          </Button>
        ) : null}
        <Button icon="download" onPress={record.run} isPending={record.busy}>
          {m.record}
        </Button>
        {can('evidence.read') ? (
          <Button icon="shield" onPress={evidence.run} isPending={evidence.busy}>
            {m.evidence}
          </Button>
        ) : null}
        {certificates.map(({ content: { device_id: device } }) => (
          <Button
            key={device}
            icon="shield"
            onPress={() => certificate.run(device)}
            isPending={certificate.busy}
          >
            {m.certificateOf(device.slice(0, 8))}
          </Button>
        ))}
      </Toolbar>
    </Card>
  );
}

function save(name: string, file: unknown): void {
  saveText(name, 'application/json', `${JSON.stringify(file, null, 2)}\n`);
}
