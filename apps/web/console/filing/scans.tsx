import {
  type FilingView,
  MATERIALS_MAX,
  MATERIAL_NAME_HEADER,
  MaterialName,
  SCAN_MAX_BYTES,
  ScanSlot,
  ScanType,
} from '@consentry/contract';
import { ConsentryUnreachable, readProblem } from '@consentry/sdk';
import { useState } from 'react';
import { Button, Card, FileField, Section, TextField, formatsOf } from '@consentry/ui';
import { noteChange } from '../../shared/api/changes.ts';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useFilingWords } from './words.ts';

interface Props {
  readonly read: FilingView;
  readonly canUpload: boolean;
}

/** Slots for what is stamped and scanned, and what else a department asks for. */
export function Scans({ read, canUpload }: Props) {
  const { m } = useFilingWords();
  return (
    <>
      <Section title={m.course.scans} lead={m.course.scansLead}>
        {ScanSlot.options.map((slot) => (
          <ScanCard key={slot} read={read} slot={slot} canUpload={canUpload} />
        ))}
      </Section>
      <Section title={m.course.materials} lead={m.course.materialsLead}>
        <MaterialsCard read={read} canUpload={canUpload} />
      </Section>
    </>
  );
}

/** @throws {ConsentryProblem} what the platform refuses */
async function sendFile(path: string, file: File, headers: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: file,
    redirect: 'error',
  }).catch((cause: unknown) => {
    throw new ConsentryUnreachable('network', 'No answer came.', null, cause);
  });
  if (answer.ok) return;
  const refused = readProblem(answer.status, await answer.json().catch(() => null));
  throw refused ?? new ConsentryUnreachable('not_a_platform', `${answer.status} without a problem.`, null);
}

function ScanCard({ read, slot, canUpload }: Props & { readonly slot: ScanSlot }) {
  const { m, time, language } = useFilingWords();
  const { can } = useSession();
  const [files, setFiles] = useState<File[]>([]);
  const words = m.course;
  const scan = read.scans.find((one) => one.slot === slot);
  const send = useAct(
    async (file: File) => sendFile(`/v1/filings/${read.filing}/scans/${slot}`, file),
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

/** Further materials that a department asks for, each by a name that somebody gives it. */
function MaterialsCard({ read, canUpload }: Props) {
  const { m, language } = useFilingWords();
  const { can } = useSession();
  const [name, setName] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const words = m.course;
  const materials = read.scans.filter(({ slot }) => slot === 'other');
  const held = materials.filter(({ purged_at }) => purged_at === null);
  const may = canUpload && can('filing.prepare');
  const [file] = files;
  const called = MaterialName.safeParse(name);
  const send = useAct(
    async (of: { readonly file: File; readonly name: string }) =>
      sendFile(`/v1/filings/${read.filing}/materials`, of.file, {
        [MATERIAL_NAME_HEADER]: encodeURIComponent(of.name),
      }),
    () => {
      setFiles([]);
      setName('');
      noteChange();
      told.add('ok', words.saved);
    },
  );
  return (
    <Card>
      {materials.length === 0 ? (
        <p className="k-soft">{words.noMaterials}</p>
      ) : (
        <ul className="k-plain">
          {materials.map((one) => (
            <Material key={one.scan} filing={read.filing} one={one} mayRemove={may} />
          ))}
        </ul>
      )}
      <ProblemText trouble={send.trouble} />
      {may && held.length < MATERIALS_MAX ? (
        <>
          <TextField
            name="material"
            label={words.materialName}
            hint={words.materialNameHint}
            maxLength={100}
            value={name}
            onChange={setName}
          />
          <FileField
            name="material-file"
            label={words.materialFile}
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
              isDisabled={!called.success || file === undefined || file.size > SCAN_MAX_BYTES}
              isPending={send.busy}
              onPress={() => {
                if (called.success && file !== undefined) send.run({ file, name: called.data });
              }}
            >
              {words.upload} <span className="c-hidden">{words.materials}</span>
            </Button>
          </div>
        </>
      ) : null}
    </Card>
  );
}

interface MaterialProps {
  readonly filing: string;
  readonly one: FilingView['scans'][number];
  readonly mayRemove: boolean;
}

function Material({ filing, one, mayRemove }: MaterialProps) {
  const { m, time } = useFilingWords();
  const words = m.course;
  const remove = useAct(
    async () => platform.filing.removeMaterial({ filing, material: one.scan }),
    () => told.add('ok', words.saved),
  );
  return (
    <li>
      {one.name}{' '}
      <span className="k-soft">
        {one.purged_at === null ? words.uploaded(time(one.uploaded_at)) : words.gone(time(one.purged_at))}
      </span>{' '}
      {mayRemove && one.purged_at === null ? (
        <Button look="quiet" icon="trash" isPending={remove.busy} onPress={() => remove.run()}>
          {words.removeFile(one.name ?? '')}
        </Button>
      ) : null}
      <ProblemText trouble={remove.trouble} />
    </li>
  );
}
