import type { ReportView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  DateField,
  DescriptionList,
  Disclosure,
  Form,
  FormActions,
  type FormError,
  StatusChip,
  TextField,
} from '@consentry/ui';
import { authority } from '../api.ts';
import { useFollowWords } from '../report/words.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { useAct } from './use-act.tsx';

type Hold = ReportView['holds'][number];

interface OfComplaint {
  readonly read: ReportView;
}

/** What keeps a complaint beyond its time: set by one official, lifted by another. */
export function ComplaintHolds({ read, isOwn }: OfComplaint & { readonly isOwn: boolean }) {
  const { m } = useFollowWords();
  const { can } = useSession();
  const maySet = isOwn && can('complaint.hold') && read.erased_at === null;
  if (read.holds.length === 0 && !maySet) return null;
  return (
    <Card
      title={m.holds}
      level={2}
      status={
        read.held_because === null ? undefined : <StatusChip tone="note">{read.held_because}</StatusChip>
      }
    >
      <p className="a-soft">{m.holdsLead}</p>
      {read.holds.map((hold) => (
        <HoldCard key={hold.hold} read={read} hold={hold} isOwn={isOwn} />
      ))}
      {maySet ? (
        <Disclosure title={m.hold}>
          <SetForm read={read} />
        </Disclosure>
      ) : null}
    </Card>
  );
}

function HoldCard({ read, hold, isOwn }: OfComplaint & { readonly hold: Hold; readonly isOwn: boolean }) {
  const { m, fullDate, time } = useFollowWords();
  const { can, staff } = useSession();
  const { reason, provision, review_on, set_by, set_at, lifted_at, lifted_because } = hold;
  return (
    <>
      <DescriptionList
        items={[
          { term: m.holdReason, detail: reason },
          { term: m.holdProvision, detail: provision },
          { term: m.holdSet, detail: time(set_at) },
          { term: m.holdReview, detail: fullDate(review_on) },
          ...(lifted_at === null
            ? []
            : [{ term: m.lifted, detail: `${time(lifted_at)} · ${lifted_because ?? ''}` }]),
        ]}
      />
      {lifted_at !== null || !isOwn || !can('complaint.lift_hold') ? null : set_by === staff ? (
        <p className="a-soft">{m.liftByOther}</p>
      ) : (
        <LiftForm read={read} hold={hold} />
      )}
    </>
  );
}

function LiftForm({ read, hold: { hold } }: OfComplaint & { readonly hold: Hold }) {
  const { m } = useFollowWords();
  const { m: shared } = useWords();
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { complaint } = read;
  const name = `lift-${hold}`;
  const lift = useAct(async () =>
    authority.complaint.liftHold({ complaint, hold, reason: reason.trim() }, { ifMatch: read }),
  );
  const submit = () => {
    const wrong = reason.trim() === '' ? [{ field: name, text: shared.shell.missing(m.liftReason) }] : [];
    setErrors(wrong);
    if (wrong.length === 0) lift.run();
  };
  return (
    <>
      {lift.asks}
      <Form
        label={m.lift}
        errors={errors}
        errorTitle={shared.shell.toMend}
        onSubmit={submit}
        isPending={lift.busy}
      >
        <TextField
          name={name}
          label={m.liftReason}
          hint={m.liftText}
          value={reason}
          onChange={setReason}
          maxLength={200}
        />
        <FormActions>
          <Button type="submit" isPending={lift.busy}>
            {m.lift}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function SetForm({ read }: OfComplaint) {
  const { m } = useFollowWords();
  const { m: shared } = useWords();
  const [reason, setReason] = useState('');
  const [provision, setProvision] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { complaint } = read;
  const set = useAct(async () =>
    authority.complaint.hold(
      { complaint, reason: reason.trim(), provision: provision.trim(), review_on: reviewOn },
      { ifMatch: read },
    ),
  );
  const submit = () => {
    const missing = (field: string, label: string, value: string) =>
      value.trim() === '' ? [{ field, text: shared.shell.missing(label) }] : [];
    const wrong = [
      ...missing('hold_reason', m.holdReason, reason),
      ...missing('hold_provision', m.holdProvision, provision),
      ...missing('hold_review', m.holdReview, reviewOn),
    ];
    setErrors(wrong);
    if (wrong.length === 0) set.run();
  };
  return (
    <>
      {set.asks}
      <Form
        label={m.hold}
        errors={errors}
        errorTitle={shared.shell.toMend}
        onSubmit={submit}
        isPending={set.busy}
      >
        <TextField
          name="hold_reason"
          label={m.holdReason}
          value={reason}
          onChange={setReason}
          maxLength={200}
        />
        <TextField
          name="hold_provision"
          label={m.holdProvision}
          value={provision}
          onChange={setProvision}
          maxLength={200}
        />
        <DateField name="hold_review" label={m.holdReview} value={reviewOn} onChange={setReviewOn} />
        <FormActions>
          <Button type="submit" isPending={set.busy}>
            {m.hold}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
