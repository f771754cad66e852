import { type FilingView, HandInFiling } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import { FileField, Section, formatsOf } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useFilingWords } from './words.ts';

const Asked = z.strictObject({
  on: z.iso.date(),
  channel: HandInFiling.shape.channel,
  level: HandInFiling.shape.authority.shape.level,
  province: HandInFiling.shape.authority.shape.province,
  signed_on: z.iso.date(),
  by_representative: z.boolean(),
});

const OUTSIDE = ['credit_code_licence', 'representative_identity', 'agent_identity'] as const;
/** Of documents that never come here, by their name. */
export type Digests = Readonly<Partial<Record<(typeof OUTSIDE)[number], string>>>;

/** What is written down of documents that were added elsewhere. */
export function outsideOf(digests: Digests): z.output<typeof HandInFiling>['outside'] {
  const of = (name: (typeof OUTSIDE)[number], stamped: boolean) => {
    const digest = digests[name];
    return digest === undefined ? null : { digest, stamped };
  };
  return {
    credit_code_licence: of('credit_code_licence', true),
    representative_identity: of('representative_identity', false),
    agent_identity: of('agent_identity', false),
  };
}

/** SHA-256 of a file of this machine; nothing of it is sent. */
async function digestOf(file: File): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Props {
  readonly read: FilingView;
  readonly onDone: () => void;
}

/** Writes down that a package was handed in at the portal, with the digests of what was added there. */
export function HandInForm({ read, onDone }: Props) {
  const { m } = useFilingWords();
  const [digests, setDigests] = useState<Digests>({});
  const words = m.course;
  const [last] = read.packages;
  const hand = useAct(
    async ({ on, channel, level, province, signed_on, by_representative }: z.output<typeof Asked>) => {
      const given = {
        filing: read.filing,
        package: last?.package ?? '',
        on,
        channel,
        authority: { level, province },
        outside: outsideOf(digests),
        commitment: { signed_on, by_representative },
      };
      return platform.filing.handIn(given, { ifMatch: read });
    },
    () => {
      told.add('ok', words.saved);
      onDone();
    },
  );
  return (
    <Section title={words.handIn} lead={words.handInLead}>
      <OutsideFields digests={digests} onDigests={setDigests} />
      <SchemaForm
        schema={Asked}
        before={{ province: '11', by_representative: false }}
        names={words.names}
        saveText={words.save}
        cancelText={words.cancel}
        act={hand}
        onSave={hand.run}
        onCancel={onDone}
      />
    </Section>
  );
}

interface OutsideProps {
  readonly digests: Digests;
  readonly onDigests: (digests: Digests) => void;
}

/** Documents that are added elsewhere: their digests are made here, and nothing is uploaded. */
export function OutsideFields({ digests, onDigests }: OutsideProps) {
  const { m } = useFilingWords();
  return OUTSIDE.map((name) => (
    <DigestField
      key={name}
      name={name}
      label={m.course.outside[name]}
      digest={digests[name]}
      onDigest={(digest) => onDigests({ ...digests, [name]: digest })}
    />
  ));
}

interface DigestProps {
  readonly name: string;
  readonly label: string;
  readonly digest: string | undefined;
  readonly onDigest: (digest: string | undefined) => void;
}

/** A file of this machine of which only the digest is kept. */
export function DigestField({ name, label, digest, onDigest }: DigestProps) {
  const { m, language } = useFilingWords();
  const [files, setFiles] = useState<File[]>([]);
  const choose = (chosen: File[]) => {
    setFiles(chosen);
    const [file] = chosen;
    if (file === undefined) onDigest(undefined);
    else void digestOf(file).then(onDigest);
  };
  return (
    <>
      <FileField
        name={name}
        label={label}
        hint={m.course.outsideHint}
        files={files}
        onChange={choose}
        accept={['application/pdf', 'image/jpeg', 'image/png']}
        chooseText={m.course.choose}
        removeText={m.course.removeFile}
        size={(bytes) => formatsOf(language).bytes(bytes)}
      />
      {digest === undefined ? null : <p className="k-code">{digest}</p>}
    </>
  );
}
