import { OrderInspection } from '@consentry/contract';
import { useMemo, useState } from 'react';
import {
  Button,
  Callout,
  DateField,
  Fieldset,
  Form,
  FormActions,
  type FormError,
  Select,
  TextField,
} from '@consentry/ui';
import { authority } from '../api.ts';
import { useAct } from '../officer/use-act.tsx';
import { REGIONS, regionName } from '../regions.ts';
import { useWords } from '../words.ts';
import { BasisFields, NO_BASIS, provisionsOf } from './basis-fields.tsx';
import { DayField } from './day-field.tsx';
import { linesOf } from './lines.ts';
import type { Ordered } from './order-page.tsx';
import { TO_INSPECT } from './provisions.ts';
import { useConfirmed } from './use-step.tsx';
import { useInspectionWords } from './words.ts';
import { refusedFields, wrongFields } from './wrong-fields.ts';
import './inspection.css';

/** What is known before anything is typed. */
export interface Before {
  readonly complaint: string | null;
  readonly incident: string | null;
  readonly region: string | null;
  readonly processor: string;
  readonly site: string;
  readonly logKey: string;
}

export interface OrderFormProps {
  readonly before: Before;
  readonly onOrdered: (ordered: Ordered) => void;
}

/** An order: case number, scope, what is to be shown, on which basis, by when. */
export function OrderForm({ before, onOrdered }: OrderFormProps) {
  const { m: shell } = useWords();
  const { m, pick } = useInspectionWords();
  const [draft, setDraft] = useState(() => ({
    case_number: '',
    region: before.region,
    processor: before.processor,
    from: '',
    until: '',
    sites: before.site,
    purposes: '',
    text: '',
    basis: NO_BASIS,
    answer_by: '',
    log_key: before.logKey,
  }));
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const change = (part: Partial<typeof draft>) => setDraft((last) => ({ ...last, ...part }));
  const line = (name: 'case_number' | 'processor', hint: string | null) => (
    <TextField
      name={name}
      label={labels[name]}
      {...(hint === null ? {} : { hint })}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      maxLength={200}
    />
  );
  const lines = (name: 'sites' | 'purposes', hint: string) => (
    <TextField
      name={`scope.${name}`}
      kind="multiline"
      rows={2}
      label={labels[`scope.${name}`]}
      mark={m.optional}
      hint={hint}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      maxLength={4000}
    />
  );
  const labels = {
    case_number: m.caseNumber,
    region: m.region,
    processor: m.processor,
    'scope.from': m.from,
    'scope.until': m.until,
    'scope.sites': m.sites,
    'scope.purposes': m.purposes,
    text: m.text,
    basis: m.basis,
    answer_by: m.answerBy,
    log_key: m.logKey,
  };
  const read = OrderInspection.safeParse({
    case_number: draft.case_number.trim(),
    region: draft.region,
    processor: draft.processor.trim(),
    scope: {
      from: draft.from,
      until: draft.until,
      sites: linesOf(draft.sites),
      purposes: linesOf(draft.purposes),
    },
    text: draft.text.trim(),
    basis: provisionsOf(draft.basis),
    answer_by: draft.answer_by,
    complaint: before.complaint,
    ...(before.incident === null ? {} : { incident: before.incident }),
    log_key: draft.log_key.trim() === '' ? null : draft.log_key.trim(),
  });
  const order = useAct(
    async (asked: OrderInspection) => ({ order: asked, receipt: await authority.inspection.order(asked) }),
    onOrdered,
  );
  const confirm = useConfirmed({ title: m.orderTitle, consequence: m.orderText, confirm: m.order }, () => {
    if (read.success) order.run(read.data);
  });
  const { trouble } = order;
  const refused = useMemo(
    () => refusedFields(trouble, labels, m.toMend),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal: new errors take the focus
    [trouble],
  );
  const submit = () => {
    const wrong = wrongFields(read.error, labels, m.toMend);
    setErrors(wrong);
    if (wrong.length === 0) confirm.ask();
  };
  return (
    <>
      {before.complaint === null ? null : (
        <Callout tone="note">
          <p>{m.fromComplaint}</p>
        </Callout>
      )}
      {before.incident === null ? null : (
        <Callout tone="note">
          <p>{m.fromIncident}</p>
        </Callout>
      )}
      {before.logKey === '' || before.incident !== null ? null : (
        <Callout tone="note">
          <p>{m.fromFiling}</p>
        </Callout>
      )}
      <Form
        label={m.order}
        errors={errors.length > 0 ? errors : refused}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={order.busy}
      >
        {line('case_number', m.caseNumberHint)}
        {line('processor', null)}
        <Select
          name="region"
          label={m.region}
          value={draft.region}
          onChange={(region) => change({ region })}
          placeholder={m.choose}
          options={regionsWith(before.region).map((code) => ({ value: code, text: pick(regionName(code)) }))}
        />
        <Fieldset legend={m.scope} hint={m.scopeHint}>
          <Callout tone="note">
            <p>{m.limits}</p>
          </Callout>
          <div className="a-pair">
            <DateField
              name="scope.from"
              label={m.from}
              value={draft.from}
              onChange={(from) => change({ from })}
            />
            <DateField
              name="scope.until"
              label={m.until}
              value={draft.until}
              onChange={(until) => change({ until })}
            />
          </div>
          {lines('sites', m.sitesHint)}
          {lines('purposes', m.purposesHint)}
        </Fieldset>
        <TextField
          name="text"
          kind="multiline"
          rows={5}
          label={m.text}
          hint={m.textHint}
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={4000}
        />
        <BasisFields suggested={TO_INSPECT} value={draft.basis} onChange={(basis) => change({ basis })} />
        <DayField
          name="answer_by"
          label={m.answerBy}
          value={draft.answer_by}
          onChange={(answer_by) => change({ answer_by })}
        />
        <TextField
          name="log_key"
          kind="code"
          label={m.logKey}
          mark={m.optional}
          hint={before.logKey === '' ? m.logKeyHint : m.logKeyOf}
          value={draft.log_key}
          onChange={(log_key) => change({ log_key })}
          maxLength={300}
        />
        {order.asks}
        <FormActions>
          <Button type="submit" look="solid" isPending={order.busy}>
            {m.order}
          </Button>
        </FormActions>
      </Form>
      {confirm.dialog}
    </>
  );
}

/** Divisions of the first level, and the one it begins with where it lies below. */
function regionsWith(region: string | null): readonly string[] {
  const codes = REGIONS.map(([code]) => code);
  return region === null || codes.includes(region) ? codes : [region, ...codes];
}
