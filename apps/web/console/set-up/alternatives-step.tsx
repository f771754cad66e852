import { useState } from 'react';
import {
  Button,
  Callout,
  Checkbox,
  CheckboxGroup,
  DateField,
  Form,
  FormActions,
  NumberField,
  Select,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import type { StepProps } from './set-up-section.tsx';
import { useFields } from '../act/use-fields.ts';
import { useSetUpWords } from './words.ts';

const KINDS = ['pin', 'card', 'qr', 'staff'] as const;
type Kind = (typeof KINDS)[number];
const WEEK_MINUTES = 7 * 24 * 60;

/** Where a face is asked for, and how people get in without: at least one other way that works now. */
export function AlternativesStep({ state: { purpose, checkpoints, sites } }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  if (purpose === null) return <p>{m.later}</p>;
  const approved = sites.filter(({ approved_at }) => approved_at !== null);
  const [first] = checkpoints ?? [];
  if (first !== undefined) {
    return (
      <>
        <Callout tone={first.face_usable ? 'ok' : 'note'}>
          <p>{first.face_usable ? m.alternatives.usable : m.alternatives.down}</p>
          <p>{first.ways.map(({ kind }) => m.alternatives.kinds[kind as Kind] ?? kind).join(' · ')}</p>
        </Callout>
        {first.face_usable || !can('way.report') ? null : <Tried ways={first.ways.map(({ way }) => way)} />}
      </>
    );
  }
  if (approved.length === 0) return <p>{m.later}</p>;
  return can('checkpoint.add') && can('way.report') ? (
    <NewCheckpoint purpose={purpose.purpose} sites={approved} />
  ) : null;
}

function Tried({ ways }: { readonly ways: readonly string[] }) {
  const { m } = useSetUpWords();
  const report = useAct(async () => {
    for (const way of ways) await platform.way.report({ way, live: true });
  });
  return (
    <>
      <ProblemText trouble={report.trouble} />
      <div>
        <Button onPress={report.run} isPending={report.busy}>
          {m.alternatives.live}
        </Button>
      </div>
    </>
  );
}

interface NewCheckpointProps {
  readonly purpose: string;
  readonly sites: StepProps['state']['sites'];
}

function NewCheckpoint({ purpose, sites }: NewCheckpointProps) {
  const { m, pick } = useSetUpWords();
  const words = m.alternatives;
  const [site, setSite] = useState<string | null>(sites.length === 1 ? (sites[0]?.site_id ?? null) : null);
  const [kinds, setKinds] = useState<readonly Kind[]>(['pin', 'staff']);
  const [minutes, setMinutes] = useState<number | null>(WEEK_MINUTES);
  const [equal, setEqual] = useState(false);
  const [live, setLive] = useState(false);
  const fields = useFields({ seen: '' });
  const save = useAct(
    async (at: string, open_minutes: number) => {
      const terms = { open_minutes, fee_fen: 0, extra_steps: 0, extra_documents: 0 };
      const { ways } = await platform.checkpoint.add({
        purpose,
        site: at,
        preset: 'other',
        chooser: {
          seen_on: fields.values.seen,
          preselected: 'none',
          face_size_percent: 100,
          face_easier: false,
        },
        residents: null,
        face_terms: terms,
        ways: kinds.map((kind) => ({ kind, with_face: false, terms })),
      });
      for (const { way } of ways) await platform.way.report({ way, live: true });
    },
    () => told.add('ok', m.saved),
  );
  const ready = site !== null && minutes !== null && kinds.length > 0 && equal && live;
  return (
    <Form
      label={words.title}
      errors={fields.errors}
      errorTitle={m.wrong(fields.errors.length)}
      isPending={save.busy}
      onSubmit={() => {
        if (fields.check({ seen: words.seen }) && site !== null && minutes !== null && ready)
          save.run(site, minutes);
      }}
    >
      <ProblemText trouble={save.trouble} />
      <Select
        label={words.site}
        value={site}
        options={sites.map(({ site_id, name }) => ({ value: site_id, text: pick(name) }))}
        onChange={setSite}
        placeholder={m.staff.choose}
        isRequired
      />
      <CheckboxGroup
        label={words.ways}
        value={kinds}
        options={KINDS.map((value) => ({ value, text: words.kinds[value] }))}
        onChange={setKinds}
      />
      <div className="k-two">
        <NumberField
          label={words.minutes}
          hint={words.minutesHint}
          value={minutes}
          onChange={setMinutes}
          min={1}
          max={WEEK_MINUTES}
        />
        <DateField {...fields.field('seen', words.seen)} />
      </div>
      <Checkbox label={words.equal} isSelected={equal} onChange={setEqual} isRequired />
      <Checkbox label={words.live} isSelected={live} onChange={setLive} isRequired />
      <FormActions>
        <Button type="submit" look="solid" isPending={save.busy} isDisabled={!ready}>
          {words.submit}
        </Button>
      </FormActions>
    </Form>
  );
}
