import { type AuditView, FinishAudit, SubmitAudit } from '@consentry/contract';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { Button, Card, ConfirmDialog, DescriptionList, Section, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { AuditItems } from './audit-items.tsx';
import { AuditMeasures } from './audit-measures.tsx';
import { useAuditWords } from './words.ts';

const TONES = { planned: 'note', finished: 'ok', dropped: 'plain' } as const;

/** One audit: what is audited, its 27 items, and what is done about its gaps. */
export function AuditPage({ audit }: { readonly audit: string }) {
  const { m } = useAuditWords();
  const view = useQuery(`audit ${audit}`, async (signal) => platform.audit.read({ audit }, { signal }));
  const { data } = view;
  return (
    <SectionPage
      title={data === undefined ? m.title : m.kinds[data.kind]}
      trail={[{ text: m.title, to: ['audits'] }]}
      status={
        data === undefined ? null : <StatusChip tone={TONES[data.state]}>{m.states[data.state]}</StatusChip>
      }
    >
      <Loaded query={view}>
        {(read) => (
          <>
            <NextStep key={read.revision} read={read} />
            <About read={read} />
            <AuditMeasures read={read} />
            <AuditItems read={read} />
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}

interface Props {
  readonly read: AuditView;
}

function About({ read }: Props) {
  const { m, date, time, number } = useAuditWords();
  const { required, report_until: until } = read;
  const items: { readonly term: string; readonly detail: ReactNode }[] = [
    { term: m.scope, detail: <p className="k-quote">{read.scope}</p> },
    { term: m.by, detail: read.body === null ? m.bys[read.by] : `${m.bys[read.by]} · ${read.body}` },
    { term: m.auditor, detail: <StaffName id={read.auditor} /> },
    { term: m.plannedBy, detail: <StaffName id={read.planned_by} /> },
    { term: m.period, detail: m.days(date(read.begins_on), date(read.ends_on)) },
    ...(required === null
      ? []
      : [{ term: m.required, detail: m.requiredOf(date(required.required_on), date(required.until)) }]),
    { term: m.progress, detail: m.of(number(read.items.length)) },
    { term: m.reportUntil, detail: until === null ? m.noReport : date(until) },
    { term: m.report, detail: read.report ?? m.notYet },
    { term: m.finishedAt, detail: read.finished_at === null ? m.notYet : time(read.finished_at) },
    { term: m.rectifiedAt, detail: read.rectified_at === null ? m.notYet : time(read.rectified_at) },
    { term: m.sentOn, detail: read.sent_on === null ? m.notYet : date(read.sent_on) },
    ...(read.receipt === null ? [] : [{ term: m.receipt, detail: read.receipt }]),
  ];
  return (
    <Card>
      <DescriptionList items={items} />
    </Card>
  );
}

function NextStep({ read }: Props) {
  const { m } = useAuditWords();
  const { can, staff } = useSession();
  const { audit, state } = read;
  const [writes, setWrites] = useState<'finish' | 'submit' | null>(null);
  const [asks, setAsks] = useState(false);
  const saved = () => told.add('ok', m.saved);
  const seen = { ifMatch: read };
  const finish = useAct(
    async (given: z.output<typeof FinishAudit>) => platform.audit.finish({ audit, ...given }, seen),
    saved,
  );
  const submit = useAct(
    async (given: z.output<typeof SubmitAudit>) => platform.audit.submit({ audit, ...given }, seen),
    saved,
  );
  const drop = useAct(
    async () => platform.audit.drop({ audit }, seen),
    () => {
      saved();
      goTo(['audits']);
    },
  );
  const props = { names: m.names, saveText: m.save, cancelText: m.cancel, onCancel: () => setWrites(null) };
  if (writes === 'finish') {
    return (
      <Section title={m.finish} lead={m.finishHint}>
        <SchemaForm {...props} schema={FinishAudit} act={finish} onSave={finish.run} />
      </Section>
    );
  }
  if (writes === 'submit') {
    return (
      <Section title={m.submit}>
        <SchemaForm {...props} schema={SubmitAudit} act={submit} onSave={submit.run} />
      </Section>
    );
  }
  const finishes = state === 'planned' && can('audit.record') && read.auditor === staff;
  const submits = state === 'finished' && can('audit.plan');
  const drops = state === 'planned' && can('audit.plan');
  if (!finishes && !submits && !drops) return null;
  return (
    <>
      <ProblemText trouble={drop.trouble} />
      <Toolbar label={m.kinds[read.kind]}>
        {finishes ? (
          <Button
            look="solid"
            icon="check"
            isDisabled={read.open_items.length > 0}
            onPress={() => setWrites('finish')}
          >
            {m.finish}
          </Button>
        ) : null}
        {submits ? (
          <Button look="solid" icon="mail" onPress={() => setWrites('submit')}>
            {m.submit}
          </Button>
        ) : null}
        {drops ? (
          <Button icon="trash" onPress={() => setAsks(true)} isPending={drop.busy}>
            {m.drop}
          </Button>
        ) : null}
      </Toolbar>
      <ConfirmDialog
        isOpen={asks}
        tone="danger"
        title={m.dropTitle}
        consequence={m.dropText}
        confirmText={m.drop}
        cancelText={m.cancel}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          drop.run();
        }}
      />
    </>
  );
}
