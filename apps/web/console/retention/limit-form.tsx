import type { KeptTime } from '@consentry/contract';
import { useMemo, useState } from 'react';
import {
  Button,
  ConfirmDialog,
  Form,
  FormActions,
  type FormError,
  NumberField,
  RadioGroup,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { told } from '../frame/told.ts';
import { latestFacts } from '../posture/latest-facts.ts';
import { useLimitText } from './use-limit-text.ts';
import { useRetentionWords } from './words.ts';

interface LimitFormProps {
  readonly purpose: string;
  readonly kept: KeptTime;
  readonly onEnd: () => void;
}

const DAYS_MAX = 36_500;

/** Each kind has a version of its own. */
const versionOf = ({ revision }: KeptTime) => ({ ifMatch: `"${revision}"` });

async function readKept(purpose: string, { keeps }: KeptTime): Promise<KeptTime> {
  const { kept } = await platform.retention.read({ purpose });
  const now = kept.find((one) => one.keeps === keeps);
  if (now === undefined) throw new RangeError(`${keeps} is kept no longer.`);
  return now;
}

/** Keeps a kind shorter, at once. */
export function ShorterForm({ purpose, kept, onEnd }: LimitFormProps) {
  const { m, number } = useRetentionWords();
  const limitOf = useLimitText();
  // As it was when this was opened.
  const [base] = useState(kept);
  const { unit, amount } = base.limit;
  const [next, setNext] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const shorten = useAct(
    async (to: number, over: KeptTime) =>
      platform.retention.shorten(
        { purpose, keeps: over.keeps, limit: { unit, amount: to } },
        versionOf(over),
      ),
    () => {
      told.add('ok', m.saved);
      onEnd();
    },
  );
  const submit = () => {
    const fits = next !== null && next >= 1 && next < amount;
    setErrors(fits ? [] : [{ field: 'days', text: m.fewer(number(amount - 1)) }]);
    setAsked(fits);
  };
  return (
    <>
      <ProblemText trouble={shorten.trouble} />
      <Conflict
        act={shorten}
        mine={[{ term: m.limit, text: next === null ? '' : limitOf({ unit, amount: next }) }]}
        latest={async () => readKept(purpose, base)}
        shown={({ limit }) => [{ term: m.limit, text: limitOf(limit) }]}
        onTake={onEnd}
        onKeep={(latest) => {
          if (next !== null) shorten.run(next, latest);
        }}
      />
      <p className="k-soft">{m.shortenText}</p>
      <Form errors={errors} errorTitle={m.shorten} isPending={shorten.busy} onSubmit={submit}>
        <NumberField name="days" label={m.newDays} value={next} onChange={setNext} isRequired />
        <FormActions>
          <Button type="submit" look="solid" isPending={shorten.busy}>
            {m.shorten}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asked}
        tone="danger"
        title={m.shortenTitle(number(next ?? 0))}
        consequence={m.shortenText}
        confirmText={m.shorten}
        cancelText={m.cancel}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          if (next !== null) shorten.run(next, base);
        }}
      />
    </>
  );
}

/** Only these lift the shortest necessary time (R08.4): nothing else can be chosen. */
const LIFTS = ['law', 'administrative_regulation'] as const;
type Lifts = (typeof LIFTS)[number];

/** Proposes a longer time, with the law it rests on. */
export function LongerForm({ purpose, kept, onEnd }: LimitFormProps) {
  const { m, number } = useRetentionWords();
  const limitOf = useLimitText();
  const [base] = useState(kept);
  const { amount } = base.limit;
  const [days, setDays] = useState<number | null>(null);
  const [source, setSource] = useState<Lifts>('law');
  const { values, field, errors, check } = useFields({ document: '', provision: '' });
  const [wrong, setWrong] = useState<readonly FormError[]>([]);
  const propose = useAct(
    async (to: number, over: KeptTime) =>
      platform.retention.propose(
        {
          purpose,
          keeps: over.keeps,
          days: to,
          ground: { source, document: values.document.trim(), provision: values.provision.trim() },
          facts: await latestFacts(),
        },
        versionOf(over),
      ),
    () => {
      told.add('ok', m.proposedNow);
      onEnd();
    },
  );
  const all = useMemo(() => [...wrong, ...errors], [wrong, errors]);
  const submit = () => {
    const fits = days !== null && days > amount && days <= DAYS_MAX;
    setWrong(fits ? [] : [{ field: 'days', text: m.more(number(amount)) }]);
    const rest = check({ document: m.document, provision: m.provision }, { document: DOCUMENT_ID });
    if (rest && fits) propose.run(days, base);
  };
  return (
    <>
      <ProblemText trouble={propose.trouble} />
      <Conflict
        act={propose}
        mine={[{ term: m.limit, text: limitOf({ unit: 'days', amount: days ?? 0 }) }]}
        latest={async () => readKept(purpose, base)}
        shown={({ limit, proposal }) => [
          { term: m.limit, text: limitOf({ ...limit, amount: proposal?.days ?? limit.amount }) },
        ]}
        onTake={onEnd}
        onKeep={(latest) => {
          if (days !== null) propose.run(days, latest);
        }}
      />
      <p className="k-soft">
        {m.rule} {m.longerText}
      </p>
      <Form errors={all} errorTitle={m.longer} isPending={propose.busy} onSubmit={submit}>
        <NumberField name="days" label={m.newDays} value={days} onChange={setDays} isRequired />
        <RadioGroup
          label={m.source}
          value={source}
          options={LIFTS.map((value) => ({ value, text: m.sources[value] }))}
          onChange={setSource}
        />
        <TextField {...field('document', m.document)} hint={m.documentHint} kind="code" maxLength={64} />
        <TextField {...field('provision', m.provision)} maxLength={200} />
        <FormActions>
          <Button type="submit" look="solid" isPending={propose.busy}>
            {m.propose}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
