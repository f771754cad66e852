import type { PostureRowView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  DateField,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  Section,
  Select,
  StatusChip,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useStaffWords } from '../staff/words.ts';
import { useWords } from '../words.ts';
import { usePostureWords } from './words.ts';

type Attestation = PostureRowView['attestations'][number];

/** What people judged of a row that software cannot judge alone, and a form for the next judgement. */
export function Judgements({ view }: { readonly view: PostureRowView }) {
  const { m } = usePostureWords();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const { attestations, asks, state } = view;
  if (attestations.length === 0 && asks === null && state !== 'needs-human') return null;
  return (
    <Section title={m.judgement.title} lead={m.judgement.lead}>
      <div className="k-stack">
        {attestations.length === 0 ? <p className="k-soft">{m.judgement.none}</p> : null}
        {attestations.map((one) => (
          <Judgement key={one.attestation} one={one} />
        ))}
        {!can('posture.attest') ? null : open ? (
          <NewJudgement view={view} onClose={() => setOpen(false)} />
        ) : (
          <div>
            <Button icon="edit" onPress={() => setOpen(true)}>
              {m.judgement.add}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

const TONE = { counting: 'ok', waiting: 'note', over: 'plain' } as const;

function Judgement({ one }: { readonly one: Attestation }) {
  const { m, time, date } = usePostureWords();
  const { can, staff } = useSession();
  const approve = useAct(async () => platform.posture.approve({ attestation: one.attestation }));
  const waits = one.state === 'waiting' && can('posture.approve');
  return (
    <Card
      title={m.judgement.judged[one.judged]}
      status={<StatusChip tone={TONE[one.state]}>{m.judgement.states[one.state]}</StatusChip>}
      actions={
        waits && one.judged_by !== staff ? (
          <Button onPress={approve.run} isPending={approve.busy}>
            {m.judgement.approve}
          </Button>
        ) : undefined
      }
    >
      <p>{one.text}</p>
      <p className="k-code">{one.evidence.join(' · ')}</p>
      <p className="k-soft">
        <StaffName id={one.judged_by} /> · {time(one.judged_at)} · {m.judgement.validUntil(date(one.until))}
        {one.relaxes === null ? '' : ` · ${one.relaxes}`}
      </p>
      {one.approved_by === null || one.approved_at === null ? null : (
        <p className="k-soft">
          {m.judgement.approve}: <StaffName id={one.approved_by} /> · {time(one.approved_at)}
        </p>
      )}
      {waits && one.judged_by === staff ? <p>{m.judgement.ownWaits}</p> : null}
      {waits && one.judged_by !== staff ? <p>{m.judgement.approveText}</p> : null}
      <ProblemText trouble={approve.trouble} />
    </Card>
  );
}

function NewJudgement({ view, onClose }: { readonly view: PostureRowView; readonly onClose: () => void }) {
  const { m } = usePostureWords();
  const { m: staff } = useStaffWords();
  const { m: shell } = useWords();
  const words = m.judgement;
  const [judged, setJudged] = useState<'met' | 'not_met' | null>(null);
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState('');
  const [until, setUntil] = useState('');
  const [relaxes, setRelaxes] = useState<string>('none');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const documents = evidence
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const save = useAct(
    async (conclusion: 'met' | 'not_met') =>
      platform.posture.attest({
        row: view.row,
        judged: conclusion,
        of: null,
        text,
        evidence: documents,
        until: `${until}T23:59:59+08:00`,
        relaxes: relaxes === 'none' ? null : relaxes,
      }),
    onClose,
  );
  const submit = () => {
    const missing = (field: string, label: string, ok: boolean) =>
      ok ? [] : [{ field, text: staff.signIn.needed(label) }];
    const wrong = [
      ...missing('judged', words.question, judged !== null),
      ...missing('text', words.text, text.trim().length >= 10),
      ...missing('evidence', words.evidence, documents.length > 0),
      ...missing('until', words.until, until !== ''),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && judged !== null) save.run(judged);
  };
  return (
    <Card title={words.add}>
      <ProblemText trouble={save.trouble} />
      <Form errors={errors} errorTitle={m.facts.wrong(errors.length)} onSubmit={submit} isPending={save.busy}>
        <RadioGroup
          name="judged"
          label={words.question}
          value={judged}
          options={(['met', 'not_met'] as const).map((value) => ({ value, text: words.judged[value] }))}
          onChange={setJudged}
          isRequired
        />
        <TextField
          name="text"
          label={words.text}
          kind="multiline"
          value={text}
          onChange={setText}
          maxLength={4000}
          isRequired
        />
        <TextField
          name="evidence"
          label={words.evidence}
          kind="multiline"
          rows={2}
          value={evidence}
          onChange={setEvidence}
          isRequired
        />
        <DateField name="until" label={words.until} value={until} onChange={setUntil} isRequired />
        {view.readings.length === 0 ? null : (
          <Select
            label={words.relaxes}
            value={relaxes}
            options={[
              { value: 'none', text: words.keeps },
              ...view.readings.map((value) => ({ value, text: value })),
            ]}
            onChange={setRelaxes}
            placeholder={words.keeps}
          />
        )}
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {words.add}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {shell.cancel}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
