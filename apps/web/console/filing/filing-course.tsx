import type { FilingChange, FilingEntry, FilingOverview } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  Link,
  Section,
  StatusChip,
  Table,
  Toolbar,
} from '@consentry/ui';
import { DueClock } from '../../shared/due/due-clock.tsx';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { usePurposeName } from '../consent/use-purposes.ts';
import { OfficeCard } from './office-card.tsx';
import { useFilingWords } from './words.ts';

const TONES = {
  not_due: 'plain',
  preparing: 'note',
  due: 'problem',
  handed_in: 'note',
  filed: 'ok',
  changed: 'problem',
  ended: 'problem',
  deregistered: 'ok',
} as const;

/** How the filing stands, what is under way, what differs from it, and the end. */
export function FilingCourse() {
  const query = useQuery('filing', async (signal) => platform.filing.overview({}, { signal }));
  return (
    <Loaded query={query}>
      {(view) => (
        <>
          <Standing view={view} />
          <Open view={view} />
          <Changes changes={view.changes} />
          <End view={view} />
        </>
      )}
    </Loaded>
  );
}

interface Props {
  readonly view: FilingOverview;
}

function Standing({ view }: Props) {
  const { m, date, pick } = useFilingWords();
  const { standing, reached, number, statement, office } = view;
  const words = m.course;
  return (
    <Section title={words.title} lead={words.lead}>
      <Card
        title={words.standings[standing]}
        level={3}
        status={<StatusChip tone={TONES[standing]}>{words.standings[standing]}</StatusChip>}
      >
        <DescriptionList
          items={[
            {
              term: words.reached,
              detail: reached.possible_on === null ? words.notReached : date(reached.possible_on),
            },
            ...(reached.certain_on === null
              ? []
              : [{ term: words.certain, detail: date(reached.certain_on) }]),
            { term: words.number, detail: number ?? words.none },
          ]}
        />
        <Callout tone="note">
          <p>{pick(statement)}</p>
          <p>
            <Link href={office.url}>{words.portal}</Link>
          </p>
        </Callout>
      </Card>
      <OfficeCard office={office} />
    </Section>
  );
}

function Open({ view: { open, standing } }: Props) {
  const { m } = useFilingWords();
  const { can } = useSession();
  const words = m.course;
  const begin = useAct(
    async () => platform.filing.open({ members: [] }),
    ({ filing }) => goTo(['stock', filing]),
  );
  return (
    <Section title={words.open}>
      {open.length === 0 ? <p>{words.openNone}</p> : null}
      <ul className="k-plain">
        {open.map((one) => (
          <li key={one.filing}>
            <OpenFiling one={one} />
          </li>
        ))}
      </ul>
      {standing === 'not_due' && can('filing.prepare') ? (
        <>
          <p className="k-soft">{words.beginText}</p>
          <ProblemText trouble={begin.trouble} />
          <div>
            <Button icon="plus" onPress={() => begin.run()} isPending={begin.busy}>
              {words.begin}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}

function OpenFiling({ one }: { readonly one: FilingEntry }) {
  const { m, date } = useFilingWords();
  const { filing, sort, state, due, aim_on: aim, trigger_on: from } = one;
  return (
    <Card title={m.course.sorts[sort]} status={<StatusChip tone="note">{m.course.states[state]}</StatusChip>}>
      {due === null ? <p className="k-soft">{m.course.noTrigger}</p> : <DueClock due={due} />}
      {from === null ? null : (
        <p className="k-soft">
          {m.course.trigger}: {date(from)}
        </p>
      )}
      {aim === null ? null : <p>{m.course.aim(date(aim))}</p>}
      <p>
        <Link href={hrefOf(['stock', filing])}>
          {m.open} <span className="c-hidden">{m.course.sorts[sort]}</span>
        </Link>
      </p>
    </Card>
  );
}

/** What differs from what was filed; counsel may say of each that it is not of substance. */
export function Changes({ changes }: { readonly changes: readonly FilingChange[] }) {
  const { m } = useFilingWords();
  if (changes.length === 0) return null;
  return (
    <Section title={m.course.changes} lead={m.course.changesLead}>
      <ul className="k-plain">
        {changes.map((one) => (
          <li key={one.change}>
            <Change one={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const Reason = z.strictObject({ reason: z.string().trim().min(10).max(2000) });

function Change({ one }: { readonly one: FilingChange }) {
  const { m, pick, date, number } = useFilingWords();
  const { can } = useSession();
  const [judges, setJudges] = useState(false);
  const words = m.course;
  const judge = useAct(
    async ({ reason }: z.output<typeof Reason>) => platform.filing.judge({ change: one.change, reason }),
    () => {
      setJudges(false);
      told.add('ok', words.saved);
    },
  );
  const purposeName = usePurposeName();
  const shown = (value: FilingChange['before']) => {
    if (value === null) return words.absent;
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return number(value);
    // What a digest is of, nobody reads from it: that it is another one is what matters.
    return /^[0-9a-f]{64}$/.test(value) ? words.content(value.slice(0, 8)) : (words.values[value] ?? value);
  };
  const where = one.scenario === null ? words.whole : purposeName(one.scenario);
  const open = one.substantive && one.minor === null && one.filing === null;
  const said = one.minor !== null ? words.judged : one.substantive ? words.substantive : words.slight;
  return (
    <Card
      title={`${words.fields[one.field]} · ${where}`}
      status={<StatusChip tone={open ? 'problem' : 'plain'}>{said}</StatusChip>}
    >
      <Table
        caption={one.path}
        columns={[words.before, words.after]}
        rows={[{ id: one.change, cells: [shown(one.before), shown(one.after)] }]}
        empty=""
      />
      <p className="k-soft">{pick(one.why)}</p>
      <DescriptionList
        items={[
          { term: words.found, detail: date(one.found_on) },
          ...(one.minor === null ? [] : [{ term: words.judged, detail: one.minor.reason }]),
        ]}
      />
      {judges ? (
        <SchemaForm
          schema={Reason}
          names={words.names}
          saveText={words.save}
          cancelText={words.cancel}
          act={judge}
          onSave={judge.run}
          onCancel={() => setJudges(false)}
        />
      ) : open && can('filing.judge') ? (
        <div>
          <Button look="quiet" icon="scales" onPress={() => setJudges(true)}>
            {words.judge}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

const Ended = z.strictObject({ ceased_on: z.iso.date(), reason: z.string().trim().min(1).max(2000) });

function End({ view: { end } }: Props) {
  const { m, date } = useFilingWords();
  const { can } = useSession();
  const [writes, setWrites] = useState(false);
  const words = m.course;
  const say = useAct(
    async (given: z.output<typeof Ended>) =>
      platform.filing.end(given as Parameters<typeof platform.filing.end>[0]),
    () => {
      setWrites(false);
      told.add('ok', words.saved);
    },
  );
  if (end === null && !can('filing.end')) return null;
  return (
    <Section title={words.end} lead={words.endLead}>
      {end === null ? null : (
        <p>
          {words.ended(date(end.ceased_on))} · {end.reason}
        </p>
      )}
      {end !== null ? null : writes ? (
        <SchemaForm
          schema={Ended}
          names={words.names}
          saveText={words.save}
          cancelText={words.cancel}
          act={say}
          onSave={say.run}
          onCancel={() => setWrites(false)}
        />
      ) : (
        <Toolbar label={words.end}>
          <Button look="quiet" onPress={() => setWrites(true)}>
            {words.end}
          </Button>
        </Toolbar>
      )}
    </Section>
  );
}
