import { type HandedInFacts, HandedInFacts as Facts, type LatestFacts } from '@consentry/contract';
import { ConsentryProblem } from '@consentry/sdk';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import {
  Button,
  Callout,
  Card,
  Cards,
  Checkbox,
  EmptyState,
  Form,
  FormActions,
  type FormError,
  Link,
  StatusChip,
  fieldOfPointer,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { Conflict } from '../act/conflict.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useToday } from '../home/today.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { shapeOf } from './form-shape.ts';
import { HANDED_IN_SECTIONS, type HandedInSection } from './handed-in-sections.ts';
import { sectionOf } from './posture-map.ts';
import { GroupFields, ShapeField } from './shape-field.tsx';
import { useCompared } from './use-compared.ts';
import { useFieldName } from './use-field-name.ts';
import { usePostureWords } from './words.ts';
import './facts-section.css';

/** What only people can tell of the organisation: every section, or the form of one. */
export function FactsSection({ path: [wanted] }: SectionProps) {
  const { m } = usePostureWords();
  const latest = useQuery('facts', async (signal) => platform.posture.readFacts({}, { signal }));
  const section = HANDED_IN_SECTIONS.find((one) => one === wanted);
  if (wanted !== undefined && section === undefined) {
    return (
      <SectionPage title={m.facts.title} trail={[{ text: m.facts.title, to: ['facts'] }]}>
        <EmptyState icon="search" title={m.nothing} text={m.nothingHint} />
      </SectionPage>
    );
  }
  if (section === undefined) {
    return (
      <SectionPage title={m.facts.title} lead={m.facts.lead}>
        <Loaded query={latest}>{(read) => <Overview latest={read} />}</Loaded>
      </SectionPage>
    );
  }
  return (
    <SectionPage
      title={m.facts.sections[section]}
      lead={m.facts.sectionLeads[section]}
      trail={[{ text: m.facts.title, to: ['facts'] }]}
    >
      <Loaded query={latest}>
        {(read) => <SectionForm key={section} section={section} latest={read} />}
      </Loaded>
    </SectionPage>
  );
}

/** The sections, each with how much the posture misses of it. */
function Overview({ latest }: { readonly latest: LatestFacts }) {
  const { m, time } = usePostureWords();
  const { can } = useSession();
  const { posture } = useToday();
  const missing = new Map<string, number>();
  for (const { unknown } of posture.data?.rows ?? [])
    for (const name of new Set(unknown.map(({ path }) => sectionOf(path))))
      missing.set(name, (missing.get(name) ?? 0) + 1);
  const { handed_in } = latest;
  const again = useAct(
    async () =>
      platform.posture.handIn(
        { facts: { ...latest.facts, as_of: new Date().toISOString() } },
        { ifMatch: latest },
      ),
    () => told.add('ok', m.facts.saved),
  );
  return (
    <>
      <Callout tone={handed_in === null || handed_in.stale ? 'note' : 'plain'}>
        <p>
          {handed_in === null ? (
            m.facts.never
          ) : (
            <>
              {handed_in.stale ? m.basis.stale(time(handed_in.at)) : m.basis.fresh(time(handed_in.at))}{' '}
              <StaffName id={handed_in.by} />
            </>
          )}
        </p>
        <ProblemText trouble={again.trouble} />
        {handed_in === null || !can('posture.hand_in') ? null : (
          <div>
            <Button onPress={again.run} isPending={again.busy}>
              {m.facts.handInAgain}
            </Button>
          </div>
        )}
      </Callout>
      <Cards>
        {HANDED_IN_SECTIONS.map((name) => (
          <Card
            key={name}
            level={2}
            title={m.facts.sections[name]}
            status={
              (missing.get(name) ?? 0) === 0 ? undefined : (
                <StatusChip tone="note">{m.facts.missing(missing.get(name) ?? 0)}</StatusChip>
              )
            }
          >
            <p>{m.facts.sectionLeads[name]}</p>
            <p>
              <Link href={hrefOf(['facts', name])}>
                {m.facts.open}
                <span className="c-hidden"> {m.facts.sections[name]}</span>
              </Link>
            </p>
          </Card>
        ))}
      </Cards>
    </>
  );
}

interface SectionFormProps {
  readonly section: HandedInSection;
  readonly latest: LatestFacts;
}

/** One section as it was handed in last, to be changed and handed in again with all others as they were. */
function SectionForm({ section, latest }: SectionFormProps) {
  const { m } = usePostureWords();
  const { can } = useSession();
  const nameOf = useFieldName();
  const schema = Facts.shape[section];
  const shape = useMemo(
    () => shapeOf(z.toJSONSchema(schema, { io: 'input' }) as Parameters<typeof shapeOf>[0]),
    [schema],
  );
  // What was read when it was opened: what others hand in meanwhile is compared, and nothing typed is lost.
  const [base, setBase] = useState(latest);
  const before = base.facts[section];
  const [value, setValue] = useState<unknown>(before);
  const [vouched, setVouched] = useState(false);
  const changed = !isSame(value, before);
  const take = (read: LatestFacts) => {
    setBase(read);
    setValue(read.facts[section]);
    setVouched(false);
  };
  if (!changed && latest.handed_in?.document !== base.handed_in?.document) take(latest);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const compared = useCompared(shape);
  const said = (path: readonly string[]) => m.facts.wrongAt(path.map((part) => nameOf(part)).join(' › '));
  const save = useAct(
    async (of: HandedInFacts[HandedInSection], over: LatestFacts) => {
      const handIn = async (read: LatestFacts) =>
        platform.posture.handIn(
          { facts: { ...read.facts, [section]: of, as_of: new Date().toISOString() } },
          { ifMatch: read },
        );
      await handIn(over).catch(async (error: unknown) => {
        if (!(error instanceof ConsentryProblem) || error.code !== 'version_other') throw error;
        // Another section alone was handed in meanwhile: it stays as it is now.
        const now = await platform.posture.readFacts();
        if (!isSame(now.facts[section], over.facts[section])) throw error;
        return handIn(now);
      });
      return platform.posture.readFacts();
    },
    (read) => {
      take(read);
      told.add('ok', m.facts.saved);
    },
  );
  const refused = useMemo(
    () =>
      (save.trouble?.fields ?? []).map((pointer): FormError => {
        const path = fieldOfPointer(pointer)
          .split('.')
          .filter((part) => part !== 'facts' && part !== section);
        return { field: path.join('.'), text: said(path) };
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal: new errors take the focus
    [save.trouble],
  );
  const submit = () => {
    const read = schema.safeParse(value);
    if (!read.success) {
      setErrors(
        read.error.issues.map(({ path }) => ({
          field: path.join('.'),
          text: said(path.map(String)),
        })),
      );
      return;
    }
    setErrors([]);
    if (vouched) save.run(read.data, base);
  };
  const shown = errors.length > 0 ? errors : refused;
  return (
    <Form
      label={m.facts.sections[section]}
      errors={shown}
      errorTitle={m.facts.wrong(shown.length)}
      isPending={save.busy}
      onSubmit={submit}
    >
      <ProblemText trouble={save.trouble} />
      <Conflict
        act={save}
        mine={compared(value)}
        latest={async () => platform.posture.readFacts()}
        shown={({ facts }) => compared(facts[section])}
        onTake={take}
        onKeep={(read) => {
          const mine = schema.safeParse(value);
          if (mine.success) save.run(mine.data, read);
        }}
      />
      {shape.kind === 'group' ? (
        <GroupFields shape={shape} path="" value={value} onChange={setValue} />
      ) : (
        <ShapeField shape={shape} name={section} path={section} value={value} onChange={setValue} />
      )}
      {can('posture.hand_in') ? (
        <>
          <Checkbox label={m.facts.vouch} isSelected={vouched} onChange={setVouched} isRequired />
          <FormActions>
            <Button type="submit" look="solid" isPending={save.busy} isDisabled={!vouched}>
              {changed ? m.facts.handIn : m.facts.handInAgain}
            </Button>
            <output className="k-soft">{changed ? m.facts.changed : m.facts.unchanged}</output>
          </FormActions>
        </>
      ) : null}
    </Form>
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
