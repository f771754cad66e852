import type { ConfigurationView, RunningConfiguration } from '@consentry/contract';
import { ConsentryProblem } from '@consentry/sdk';
import { useState } from 'react';
import {
  Button,
  Card,
  CheckboxGroup,
  ConfirmDialog,
  DescriptionList,
  Digest,
  Form,
  FormActions,
  NumberField,
  Select,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { type Compared, Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { DOCUMENT_ID, useFields } from '../act/use-fields.ts';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { digestOf } from '../set-up/digest-of.ts';
import { useWords } from '../words.ts';
import { usePurposeWords } from './words.ts';

type Audience = RunningConfiguration['audience'][number];
type Place = RunningConfiguration['storage_place'];

export interface ConfigurationCardProps {
  readonly purpose: string;
  readonly isEnded: boolean;
}

/** How a purpose really runs: what its assessment is of, and what a notice has to agree with. */
export function ConfigurationCard({ purpose, isEnded }: ConfigurationCardProps) {
  const { m, number, time } = usePurposeWords();
  const { m: frame } = useWords();
  const { can } = useSession();
  const words = m.configuration;
  const [writes, setWrites] = useState(false);
  const running = useQuery(`configuration ${purpose}`, async (signal) =>
    can('assessment.read') ? readConfiguration(purpose, signal) : null,
  );
  return (
    <Card
      title={words.title}
      level={2}
      actions={
        can('configuration.set') && can('assessment.read') && !isEnded && !writes ? (
          <Button icon="edit" onPress={() => setWrites(true)}>
            {words.change}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={running}>
        {(read) =>
          writes ? (
            <ConfigurationForm purpose={purpose} read={read} onEnd={() => setWrites(false)} />
          ) : read === null ? (
            <p className="k-soft">{words.none}</p>
          ) : (
            <DescriptionList
              items={[
                { term: words.algorithm, detail: read.configuration.algorithm },
                { term: words.supplier, detail: read.configuration.algorithm_supplier },
                { term: words.threshold, detail: number(read.configuration.threshold) },
                { term: words.storage, detail: words.places[read.configuration.storage_place] },
                {
                  term: words.audience,
                  detail: read.configuration.audience.map((one) => words.audiences[one]).join(' · '),
                },
                { term: words.changedAt, detail: time(read.changed_at) },
                {
                  term: words.digest,
                  detail: (
                    <Digest
                      value={read.digest}
                      copyText={frame.form.copy}
                      copiedText={frame.form.copied}
                      failedText={frame.form.copyFailed}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Card>
  );
}

/** What two configurations are compared by. */
interface Compares {
  readonly algorithm: string;
  readonly algorithm_supplier: string;
  readonly threshold: number | null;
  readonly storage_place: Place;
  readonly audience: readonly Audience[];
}

interface ConfigurationFormProps {
  readonly purpose: string;
  readonly read: ConfigurationView | null;
  readonly onEnd: () => void;
}

function ConfigurationForm({ purpose, read: latest, onEnd }: ConfigurationFormProps) {
  const { m, number } = usePurposeWords();
  const { m: frame } = useWords();
  const { roles } = useSession();
  const words = m.configuration;
  // As it was when this was opened: what somebody else sets meanwhile is compared, and not overwritten.
  const [read] = useState(latest);
  const held = read?.configuration;
  const fields = useFields({
    algorithm: held?.algorithm ?? '',
    supplier: held?.algorithm_supplier ?? '',
    minor: '',
  });
  const { values, field } = fields;
  const [threshold, setThreshold] = useState<number | null>(held?.threshold ?? null);
  const [place, setPlace] = useState<Place>(held?.storage_place ?? 'in_device');
  const [audience, setAudience] = useState<readonly Audience[]>(held?.audience ?? []);
  const [asked, setAsked] = useState(false);
  const save = useAct(
    async (over: ConfigurationView | null) => {
      const areas: unknown[] = [];
      for await (const { spot } of platform.device.list({})) areas.push(spot?.capture_area ?? null);
      return platform.configuration.set(
        {
          purpose,
          configuration: {
            algorithm: values.algorithm,
            algorithm_supplier: values.supplier,
            threshold: threshold ?? 0,
            storage_place: place,
            capture_areas_digest: await digestOf(areas),
            audience: [...audience],
          },
          minor_change: values.minor === '' ? null : { document: values.minor },
        },
        over === null ? {} : { ifMatch: over },
      );
    },
    ({ reopened }) => {
      told.add('ok', words.saved(reopened.length));
      onEnd();
    },
  );
  const keysOf = <V extends string>(texts: Readonly<Record<V, string>>) =>
    (Object.keys(texts) as V[]).map((value) => ({ value, text: texts[value] }));
  const compared = (of: Compares): readonly Compared[] => [
    { term: words.algorithm, text: of.algorithm },
    { term: words.supplier, text: of.algorithm_supplier },
    { term: words.threshold, text: of.threshold === null ? '' : number(of.threshold) },
    { term: words.storage, text: words.places[of.storage_place] },
    { term: words.audience, text: of.audience.map((one) => words.audiences[one]).join(' · ') },
  ];
  return (
    <>
      <ProblemText trouble={save.trouble} />
      <Conflict
        act={save}
        mine={compared({
          algorithm: values.algorithm,
          algorithm_supplier: values.supplier,
          threshold,
          storage_place: place,
          audience,
        })}
        latest={async () => platform.configuration.read({ purpose })}
        shown={({ configuration }) => compared(configuration)}
        onTake={onEnd}
        onKeep={save.run}
      />
      <Form
        label={words.change}
        errors={fields.errors}
        errorTitle={frame.form.wrong(fields.errors.length)}
        isPending={save.busy}
        onSubmit={() => {
          const labels = { algorithm: words.algorithm, supplier: words.supplier };
          const rules = { algorithm: DOCUMENT_ID, supplier: DOCUMENT_ID };
          if (fields.check(labels, rules) && threshold !== null && audience.length > 0) setAsked(true);
        }}
      >
        <TextField {...field('algorithm', words.algorithm)} kind="code" maxLength={64} />
        <TextField {...field('supplier', words.supplier)} kind="code" maxLength={64} />
        <NumberField
          label={words.threshold}
          value={threshold}
          onChange={setThreshold}
          min={-1}
          max={1}
          step={0.01}
          format={{ maximumFractionDigits: 2 }}
          isRequired
        />
        <Select
          label={words.storage}
          value={place}
          options={keysOf<Place>(words.places)}
          onChange={setPlace}
          placeholder={frame.form.choose}
        />
        <CheckboxGroup
          label={words.audience}
          value={audience}
          options={keysOf<Audience>(words.audiences)}
          onChange={setAudience}
        />
        {read !== null && roles.includes('dpo') ? (
          <TextField
            {...field('minor', words.minor)}
            isRequired={false}
            hint={words.minorHint}
            kind="code"
            maxLength={64}
          />
        ) : null}
        <FormActions>
          <Button
            type="submit"
            look="solid"
            isPending={save.busy}
            isDisabled={threshold === null || audience.length === 0}
          >
            {words.save}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {frame.cancel}
          </Button>
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asked}
        title={words.title2}
        consequence={words.text}
        confirmText={words.save}
        cancelText={frame.cancel}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          save.run(read);
        }}
      />
    </>
  );
}

/** Reads how a purpose runs; `null` while nobody has said. */
export async function readConfiguration(
  purpose: string,
  signal: AbortSignal,
): Promise<ConfigurationView | null> {
  try {
    return await platform.configuration.read({ purpose }, { signal });
  } catch (error) {
    if (error instanceof ConsentryProblem && error.status === 404) return null;
    throw error;
  }
}
