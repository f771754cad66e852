import type { ReferralView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useReferralWords } from './words.ts';

interface OfReferral {
  readonly read: ReferralView;
}

/** What one's own department can do about it now: answer, or end it. */
export function AnswerCard({ read }: OfReferral) {
  const { m } = useReferralWords();
  const { department, can } = useSession();
  const { state, kind, from, to } = read;
  if (to === department && state === 'open' && can('referral.answer')) return <Answer read={read} />;
  const lasts = state === 'open' || (state === 'accepted' && kind !== 'refer');
  if (from !== department || !lasts || !can('referral.end')) return null;
  return (
    <Card>
      {state === 'open' ? <p>{m.waitsForThem}</p> : null}
      <End read={read} />
    </Card>
  );
}

function Answer({ read }: OfReferral) {
  const { m } = useReferralWords();
  const { referral, kind } = read;
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const accept = useAct(async () => authority.referral.accept({ referral }, { ifMatch: read }));
  const decline = useAct(async () =>
    authority.referral.decline({ referral, reason: reason.trim() }, { ifMatch: read }),
  );
  const submit = () => {
    const isEmpty = reason.trim() === '';
    setErrors(isEmpty ? [{ field: 'reason', text: m.needed(m.declineReason) }] : []);
    if (!isEmpty) decline.run();
  };
  return (
    <Card title={m.answer} level={2}>
      <p>{m.acceptThen[kind]}</p>
      <ConfirmAct text={m.accept} title={m.acceptTitle} consequence={m.acceptThen[kind]} act={accept} />
      <ProblemText trouble={decline.trouble} />
      <Form
        errors={errors}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={decline.busy}
        label={m.decline}
      >
        <TextField
          name="reason"
          kind="multiline"
          rows={3}
          label={m.declineReason}
          hint={m.declineHint}
          value={reason}
          onChange={setReason}
          maxLength={4000}
        />
        <FormActions>
          <Button type="submit" isPending={decline.busy}>
            {m.decline}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function End({ read }: OfReferral) {
  const { m } = useReferralWords();
  const { referral, state, kind } = read;
  const end = useAct(async () => authority.referral.end({ referral }, { ifMatch: read }));
  const then = state === 'open' ? 'open' : kind === 'notify' ? 'told' : 'accepted';
  return (
    <ConfirmAct
      text={m.end}
      title={m.endTitle}
      consequence={m.endThen[then]}
      act={end}
      look="quiet"
      tone="danger"
    />
  );
}
