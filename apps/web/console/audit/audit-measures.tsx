import { type AuditView, MeasureDone, type MeasureView, SetMeasure } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import { Button, Card, ConfirmDialog, DescriptionList, Section, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { WaitsForAnother } from '../act/waits-for-another.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useColleagues } from '../staff/colleagues.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useItemName } from './use-item-name.ts';
import { useAuditWords } from './words.ts';

/** As a form has it: the item is one of those with a gap. */
const Measure = z.strictObject({ ...SetMeasure.shape, item: z.string().min(1) });
const TONES = { open: 'note', overdue: 'problem', done: 'note', closed: 'ok' } as const;

interface Props {
  readonly read: AuditView;
}

/** What is done about the gaps, and who saw that it is done. */
export function AuditMeasures({ read }: Props) {
  const { m } = useAuditWords();
  const { can } = useSession();
  const [sets, setSets] = useState(false);
  const gaps = read.items.filter(({ result }) => result === 'gap');
  const may = read.state !== 'dropped' && can('audit.rectify') && gaps.length > 0;
  return (
    <Section
      title={m.measures}
      actions={
        may && !sets ? (
          <Button icon="plus" onPress={() => setSets(true)}>
            {m.setMeasure}
          </Button>
        ) : undefined
      }
    >
      {sets ? <MeasureForm read={read} onEnd={() => setSets(false)} /> : null}
      {read.measures.length === 0 ? <p className="k-soft">{m.noMeasures}</p> : null}
      {read.measures.map((one) => (
        <OneMeasure key={one.measure} read={read} one={one} />
      ))}
    </Section>
  );
}

function MeasureForm({ read, onEnd }: Props & { readonly onEnd: () => void }) {
  const { m } = useAuditWords();
  const nameOf = useItemName();
  const colleagues = useColleagues();
  const { audit, items } = read;
  const set = useAct(
    async ({ item, ...given }: z.output<typeof Measure>) =>
      platform.audit.setMeasure({ audit, ...given, item: Number(item) }, { ifMatch: read }),
    () => {
      told.add('ok', m.saved);
      onEnd();
    },
  );
  const item = items
    .filter(({ result }) => result === 'gap')
    .map((gap) => ({ value: String(gap.item), text: nameOf(gap.item) }));
  const owner = [...colleagues].map(([value, text]) => ({ value, text }));
  return (
    <SchemaForm
      schema={Measure}
      names={m.names}
      options={{ item, owner }}
      saveText={m.save}
      cancelText={m.cancel}
      act={set}
      onSave={set.run}
      onCancel={onEnd}
    />
  );
}

function stateOf({ closed_at, done_at, overdue }: MeasureView): keyof typeof TONES {
  if (closed_at !== null) return 'closed';
  if (done_at !== null) return 'done';
  return overdue ? 'overdue' : 'open';
}

function OneMeasure({ read, one }: Props & { readonly one: MeasureView }) {
  const { m, date } = useAuditWords();
  const nameOf = useItemName();
  const { can } = useSession();
  const { audit } = read;
  const { measure, item, text, owner, due_on, evidence, done_by, done_at } = one;
  const state = stateOf(one);
  const [writes, setWrites] = useState(false);
  const [asks, setAsks] = useState(false);
  const seen = { ifMatch: read };
  const done = useAct(
    async (given: z.output<typeof MeasureDone>) =>
      platform.audit.doMeasure({ audit, measure, ...given }, seen),
    () => {
      told.add('ok', m.saved);
      setWrites(false);
    },
  );
  const close = useAct(
    async () => platform.audit.closeMeasure({ audit, measure }, seen),
    () => told.add('ok', m.saved),
  );
  const isOpen = state === 'open' || state === 'overdue';
  return (
    <Card
      title={nameOf(item)}
      status={<StatusChip tone={TONES[state]}>{m.measureStates[state]}</StatusChip>}
      actions={
        isOpen && can('audit.rectify') && !writes ? (
          <Button icon="check" onPress={() => setWrites(true)}>
            {m.done}
          </Button>
        ) : undefined
      }
    >
      <p>{text}</p>
      <DescriptionList
        items={[
          { term: m.owner, detail: <StaffName id={owner} /> },
          { term: m.due, detail: date(due_on) },
          ...(evidence.length === 0 ? [] : [{ term: m.evidence, detail: evidence.join(' · ') }]),
        ]}
      />
      <ProblemText trouble={close.trouble} />
      {writes ? (
        <SchemaForm
          schema={MeasureDone}
          names={m.names}
          saveText={m.save}
          cancelText={m.cancel}
          act={done}
          onSave={done.run}
          onCancel={() => setWrites(false)}
        />
      ) : null}
      {state === 'done' && done_by !== null ? (
        <WaitsForAnother by={done_by} at={done_at} roles={['auditor']}>
          <Button look="solid" onPress={() => setAsks(true)} isPending={close.busy}>
            {m.close}
          </Button>
        </WaitsForAnother>
      ) : null}
      <ConfirmDialog
        isOpen={asks}
        title={m.closeTitle}
        consequence={m.closeText}
        confirmText={m.close}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          close.run();
        }}
      />
    </Card>
  );
}
