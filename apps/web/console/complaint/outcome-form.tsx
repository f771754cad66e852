import type { ComplaintView, DecideComplaint } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Checkbox,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  Section,
  Select,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useComplaintWords } from './words.ts';

type Result = DecideComplaint['result'];
type Reason = NonNullable<DecideComplaint['reason']>;

/** What was found of a complaint; who is turned down is always told why (R17.3). */
export function OutcomeForm({ read, onEnd }: { readonly read: ComplaintView; readonly onEnd: () => void }) {
  const { m } = useComplaintWords();
  const { complaint } = read;
  const [result, setResult] = useState<Result | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const [text, setText] = useState('');
  const [seen, setSeen] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const decide = useAct(
    async (found: DecideComplaint) => platform.complaint.decide({ complaint, ...found }, { ifMatch: read }),
    () => {
      told.add('ok', m.done);
      onEnd();
    },
  );
  const turned = result === 'turned_down';
  const submit = () => {
    const wrong: FormError[] = [
      ...(result === null ? [{ field: 'result', text: m.needed(m.result) }] : []),
      ...(turned && reason === null ? [{ field: 'reason', text: m.needed(m.reason) }] : []),
      ...(text.trim() === '' ? [{ field: 'text', text: m.needed(m.resultText) }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && result !== null) {
      decide.run({ result, reason: turned ? reason : null, text: text.trim(), seen_by_accused: seen });
    }
  };
  const optionsOf = <V extends string>(texts: Readonly<Record<V, string>>) =>
    (Object.keys(texts) as V[]).map((value) => ({ value, text: texts[value] }));
  return (
    <Section title={m.decide}>
      <ProblemText trouble={decide.trouble} />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={decide.busy}>
        <RadioGroup
          name="result"
          label={m.result}
          value={result}
          options={optionsOf<Result>(m.results)}
          onChange={setResult}
          isRequired
        />
        {turned ? (
          <Select
            name="reason"
            label={m.reason}
            value={reason}
            options={optionsOf<Reason>(m.reasons)}
            onChange={setReason}
            placeholder={m.needed(m.reason)}
            isRequired
          />
        ) : null}
        <TextField
          name="text"
          label={m.resultText}
          hint={m.resultHint}
          kind="multiline"
          value={text}
          onChange={setText}
          maxLength={4000}
          isRequired
        />
        <Checkbox name="seen" label={m.seen} hint={m.seenHint} isSelected={seen} onChange={setSeen} />
        <FormActions>
          <Button type="submit" look="solid" isPending={decide.busy}>
            {m.save}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
