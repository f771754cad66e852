import type { PurposeView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Checkbox, DateField, Form, FormActions, RadioGroup, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { Gate, Proposal } from '../purpose/approval.tsx';
import { useSession } from '../session.tsx';
import { asOf, withPurpose } from './first-facts.ts';
import { isTold } from './set-up-state.ts';
import type { StepProps } from './set-up-section.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

/** The gate of the law: what it refuses now, the last facts, the proposal and another person’s approval. */
export function ActivationStep({ state }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  const { purpose } = state;
  if (purpose === null) return <p>{m.later}</p>;
  if (purpose.state === 'active') return <p>{m.done}</p>;
  return (
    <>
      <Gate purpose={purpose} />
      {can('posture.hand_in') && !isTold(state) ? <LastFacts state={state} purpose={purpose} /> : null}
      <Proposal purpose={purpose} ready={isTold(state) || !can('posture.hand_in')} />
    </>
  );
}

function LastFacts({ state, purpose }: StepProps & { readonly purpose: PurposeView }) {
  const { m } = useSetUpWords();
  const words = m.activation;
  const [children, setChildren] = useState<'no' | 'yes' | null>(null);
  const [barrierFree, setBarrierFree] = useState(false);
  const fields = useFields({ rules: '', on: '' });
  const { values, field } = fields;
  const terminals = state.devices.filter((one) => one.state === 'approved');
  const save = useAct(
    async (may: boolean) => {
      const latest = await platform.posture.readFacts();
      const answers = {
        purpose: purpose.purpose,
        children: may ? { id: values.rules, on: values.on } : null,
        today: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
      };
      const facts = asOf(withPurpose(latest.facts, answers, terminals), Date.now());
      return platform.posture.handIn({ facts }, { ifMatch: latest });
    },
    () => told.add('ok', m.saved),
  );
  return (
    <Form
      label={words.facts}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={save.busy}
      onSubmit={() => {
        const labels = children === 'yes' ? { rules: words.childrenRules, on: words.childrenOn } : {};
        if (fields.check(labels, { rules: DOCUMENT_ID }) && children !== null) save.run(children === 'yes');
      }}
    >
      <p>
        <strong>{words.facts}</strong> {words.factsText}
      </p>
      <ProblemText trouble={save.trouble} />
      <RadioGroup
        label={words.children}
        value={children}
        options={[
          { value: 'no' as const, text: words.childrenNo },
          { value: 'yes' as const, text: words.childrenYes },
        ]}
        onChange={setChildren}
        isRequired
      />
      {children === 'yes' ? (
        <div className="k-two">
          <TextField {...field('rules', words.childrenRules)} kind="code" hint={m.documentHint} />
          <DateField {...field('on', words.childrenOn)} />
        </div>
      ) : null}
      {terminals.length === 0 ? null : (
        <Checkbox label={words.terminals} isSelected={barrierFree} onChange={setBarrierFree} isRequired />
      )}
      <FormActions>
        <Button
          type="submit"
          look="solid"
          isPending={save.busy}
          isDisabled={children === null || (terminals.length > 0 && !barrierFree)}
        >
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
