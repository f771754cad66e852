import { type FilingView, SCAN_MAX_BYTES, ScanSlot, ScanType } from '@consentry/contract';
import { ConsentryUnreachable, readProblem } from '@consentry/sdk';
import { useState } from 'react';
import { Button, Card, FileField, Section, formatsOf } from '@consentry/ui';
import { noteChange } from '../../shared/api/changes.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useFilingWords } from './words.ts';

type Slot = FilingView['scans'][number]['slot'];

interface Props {
  readonly read: FilingView;
  readonly canUpload: boolean;
}

/** Slots for what is stamped and scanned, and for nothing else. */
export function Scans({ read, canUpload }: Props) {
  const { m } = useFilingWords();
  return (
    <Section title={m.course.scans} lead={m.course.scansLead}>
      {ScanSlot.options.map((slot) => (
        <ScanCard key={slot} read={read} slot={slot} canUpload={canUpload} />
      ))}
    </Section>
  );
}

/** @throws {ConsentryProblem} what the platform refuses */
async function sendScan(filing: string, slot: Slot, file: File): Promise<void> {
  const answer = await fetch(`/v1/filings/${filing}/scans/${slot}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    redirect: 'error',
  }).catch((cause: unknown) => {
    throw new ConsentryUnreachable('network', 'No answer came.', null, cause);
  });
  if (answer.ok) return;
  const refused = readProblem(answer.status, await answer.json().catch(() => null));
  throw refused ?? new ConsentryUnreachable('not_a_platform', `${answer.status} without a problem.`, null);
}

function ScanCard({ read, slot, canUpload }: Props & { readonly slot: Slot }) {
  const { m, time, language } = useFilingWords();
  const { can } = useSession();
  const [files, setFiles] = useState<File[]>([]);
  const words = m.course;
  const scan = read.scans.find((one) => one.slot === slot);
  const send = useAct(
    async (file: File) => sendScan(read.filing, slot, file),
    () => {
      setFiles([]);
      noteChange();
      told.add('ok', words.saved);
    },
  );
  const [file] = files;
  const tooLarge = (file?.size ?? 0) > SCAN_MAX_BYTES;
  return (
    <Card title={words.slots[slot]}>
      {scan === undefined ? null : (
        <p className="k-soft">
          {scan.purged_at === null
            ? words.uploaded(time(scan.uploaded_at))
            : words.gone(time(scan.purged_at))}
        </p>
      )}
      <ProblemText trouble={send.trouble} />
      {canUpload && can('filing.prepare') ? (
        <>
          <FileField
            name={slot}
            label={words.stamped}
            files={files}
            onChange={setFiles}
            accept={[...ScanType.options]}
            chooseText={words.choose}
            removeText={words.removeFile}
            size={(bytes) => formatsOf(language).bytes(bytes)}
          />
          <div>
            <Button
              icon="upload"
              isDisabled={file === undefined || tooLarge}
              isPending={send.busy}
              onPress={() => {
                if (file !== undefined) send.run(file);
              }}
            >
              {words.upload} <span className="c-hidden">{words.slots[slot]}</span>
            </Button>
          </div>
        </>
      ) : null}
    </Card>
  );
}
