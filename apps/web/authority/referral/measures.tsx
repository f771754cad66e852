import type { ReferralView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Cards, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { useAct } from '../../shared/act/use-act.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useDepartmentName } from '../department/use-departments.ts';
import { linesOf } from '../inspection/lines.ts';
import { useSession } from '../session.ts';
import { useReferralWords } from './words.ts';

interface OfReferral {
  readonly read: ReferralView;
}

/** What each department does in joint work, each with the provisions it rests on (§ 第十八条). */
export function Measures({ read }: OfReferral) {
  const { m } = useReferralWords();
  const { can } = useSession();
  const nameOf = useDepartmentName();
  return (
    <>
      <Card title={m.measures} level={2}>
        <p className="w-soft">{m.measuresLead}</p>
        <Cards size="large">
          {[read.from, read.to].map((department) => (
            <Card key={department} title={nameOf(department)} level={3}>
              <Of measures={read.measures.filter((one) => one.department === department)} />
            </Card>
          ))}
        </Cards>
      </Card>
      {read.state === 'accepted' && can('referral.note_measure') ? <NoteForm read={read} /> : null}
    </>
  );
}

function Of({ measures }: Pick<ReferralView, 'measures'>) {
  const { m, pair, time } = useReferralWords();
  if (measures.length === 0) return <p className="w-soft">{m.noMeasures}</p>;
  return (
    <ul className="a-rows">
      {measures.map(({ measure, text, basis, noted_at }) => (
        <li key={measure}>
          <p className="a-words">{text}</p>
          <p>{pair(m.basis, basis.join(' · '))}</p>
          <p className="w-soft">{time(noted_at)}</p>
        </li>
      ))}
    </ul>
  );
}

function NoteForm({ read }: OfReferral) {
  const { m } = useReferralWords();
  const { referral } = read;
  const [text, setText] = useState('');
  const [basis, setBasis] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const note = useAct(
    async () =>
      authority.referral.noteMeasure(
        { referral, text: text.trim(), basis: linesOf(basis) },
        { ifMatch: read },
      ),
    () => {
      setText('');
      setBasis('');
    },
  );
  const submit = () => {
    const needed = (field: string, label: string) => ({ field, text: m.needed(label) });
    const wrong = [
      ...(text.trim() === '' ? [needed('text', m.measure)] : []),
      ...(linesOf(basis).length === 0 ? [needed('basis', m.basis)] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) note.run();
  };
  return (
    <Card title={m.note} level={2}>
      <ProblemText trouble={note.trouble} />
      <Form errors={errors} errorTitle={m.toMend} onSubmit={submit} isPending={note.busy} label={m.note}>
        <TextField
          name="text"
          kind="multiline"
          rows={3}
          label={m.measure}
          value={text}
          onChange={setText}
          maxLength={4000}
          isRequired
        />
        <TextField
          name="basis"
          kind="multiline"
          rows={2}
          label={m.basis}
          hint={m.basisHint}
          value={basis}
          onChange={setBasis}
          maxLength={2000}
          isRequired
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={note.busy}>
            {m.noteMeasure}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
