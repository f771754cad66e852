import type { RefuseRightsRequest, RightsRequestView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  CheckboxGroup,
  Form,
  FormActions,
  type FormError,
  Section,
  Select,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useRightsWords } from './words.ts';

type Reason = RefuseRightsRequest['reason'];
const CONDITIONS = ['feasible', 'harms', 'fee', 'excessive'] as const;

export interface AnswerFormProps {
  readonly read: RightsRequestView;
  readonly what: 'answer' | 'refuse';
  readonly onEnd: () => void;
}

/** The answer to a request; a refusal never without a reason. */
export function AnswerForm({ read, what, onEnd }: AnswerFormProps) {
  const { m } = useRightsWords();
  const { request, kind } = read;
  const refuses = what === 'refuse';
  const [text, setText] = useState('');
  const [reason, setReason] = useState<Reason | null>(null);
  const [found, setFound] = useState<readonly (typeof CONDITIONS)[number][]>([]);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const transfer =
    kind === 'transfer'
      ? {
          feasible: found.includes('feasible'),
          harms_others: found.includes('harms'),
          fee_charged: found.includes('fee'),
          excessive: found.includes('excessive'),
        }
      : null;
  const done = () => {
    told.add('ok', m.done);
    onEnd();
  };
  const answer = useAct(
    async () => platform.rights.answer({ request, text: text.trim(), transfer }, { ifMatch: read }),
    done,
  );
  const refuse = useAct(
    async (why: Reason) =>
      platform.rights.refuse({ request, reason: why, text: text.trim(), transfer }, { ifMatch: read }),
    done,
  );
  const submit = () => {
    const wrong: FormError[] = [
      ...(refuses && reason === null ? [{ field: 'reason', text: m.needed(m.reason) }] : []),
      ...(text.trim() === '' ? [{ field: 'text', text: m.needed(m.text) }] : []),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    if (!refuses) answer.run();
    else if (reason !== null) refuse.run(reason);
  };
  const busy = answer.busy || refuse.busy;
  return (
    <Section title={refuses ? m.refuse : m.answer}>
      <ProblemText trouble={answer.trouble ?? refuse.trouble} />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={busy}>
        {refuses ? (
          <Select
            name="reason"
            label={m.reason}
            value={reason}
            options={(Object.keys(m.reasons) as Reason[]).map((value) => ({ value, text: m.reasons[value] }))}
            onChange={setReason}
            placeholder={m.needed(m.reason)}
            isRequired
          />
        ) : null}
        {transfer === null ? null : (
          <CheckboxGroup
            name="conditions"
            label={m.conditions}
            value={found}
            options={CONDITIONS.map((value) => ({ value, text: m[value] }))}
            onChange={setFound}
          />
        )}
        <TextField
          name="text"
          label={m.text}
          hint={refuses ? m.refuseHint : m.textHint}
          kind="multiline"
          value={text}
          onChange={setText}
          maxLength={4000}
          isRequired
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={busy}>
            {refuses ? m.refuseSave : m.save}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
