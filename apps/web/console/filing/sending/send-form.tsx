import type { FilingSendings, FilingView } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import { Card, ConfirmDialog, RadioGroup } from '@consentry/ui';
import { useAct } from '../../../shared/act/use-act.tsx';
import { platform } from '../../../shared/api/platform.ts';
import { SchemaForm } from '../../act/schema-form.tsx';
import { told } from '../../frame/told.ts';
import { type Digests, OutsideFields, outsideOf } from '../hand-in-form.tsx';
import { packageNamed } from './package-named.ts';
import { useFilingSendingWords } from './words.ts';

const Commitment = z.strictObject({ signed_on: z.iso.date(), by_representative: z.boolean() });
type Commitment = z.output<typeof Commitment>;

interface Props {
  readonly read: FilingView;
  readonly sent: FilingSendings;
  /** The package that goes. */
  readonly made: string;
  readonly onEnd: () => void;
}

/** To which department the package goes, with the digests of what is shown to it otherwise: read, then sent. */
export function SendForm({ read, sent: { departments }, made, onEnd }: Props) {
  const { m } = useFilingSendingWords();
  const [first] = departments;
  const [department, setDepartment] = useState(first?.department ?? '');
  const [digests, setDigests] = useState<Digests>({});
  const [given, setGiven] = useState<Commitment | null>(null);
  const send = useAct(
    async (commitment: Commitment) =>
      platform.filing.submit(
        { filing: read.filing, department, package: made, outside: outsideOf(digests), commitment },
        { ifMatch: read },
      ),
    () => {
      told.add('ok', m.confirmed);
      onEnd();
    },
  );
  return (
    <Card title={m.formTitle} level={3}>
      <p>{m.formLead}</p>
      <p className="k-code">{packageNamed(read, made)}</p>
      <RadioGroup
        name="department"
        label={m.to}
        value={department}
        onChange={setDepartment}
        options={departments.map((one) => ({ value: one.department, text: one.name, hint: one.url }))}
      />
      <OutsideFields digests={digests} onDigests={setDigests} />
      <SchemaForm
        schema={Commitment}
        before={{ by_representative: false }}
        names={m.names}
        saveText={m.send}
        cancelText={m.cancel}
        act={send}
        onSave={setGiven}
        onCancel={onEnd}
      />
      <ConfirmDialog
        isOpen={given !== null}
        title={m.confirmTitle}
        consequence={m.confirmText}
        confirmText={m.send}
        cancelText={m.cancel}
        onCancel={() => setGiven(null)}
        onConfirm={() => {
          setGiven(null);
          if (given !== null) send.run(given);
        }}
      />
    </Card>
  );
}
