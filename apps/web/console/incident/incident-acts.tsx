import {
  ContainIncident,
  DismissIncident,
  ExemptIncident,
  GradeIncident,
  HandlingStep,
  IncidentFacts,
  type IncidentNoticeTexts,
  type IncidentView,
  NotifyOfIncident,
  OrderTelling,
  ProposeResumption,
  ReportToAuthority,
} from '@consentry/contract';
import { type BiText, NoticeContent } from '@consentry/law';
import { useState } from 'react';
import { z } from 'zod';
import { Button, ConfirmDialog, Section, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import type { Compared } from '../act/conflict.tsx';
import { SchemaForm, type SchemaFormProps } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { latestFacts } from '../posture/latest-facts.ts';
import { useSession } from '../session.tsx';
import { useConcerned } from './use-concerned.ts';
import { useIncidentWords } from './words.ts';

type State = IncidentView['state'];

/** What may be done about an incident: by which action of docs/access.md, and in which states. */
const ACTS = {
  contain: { action: 'incident.contain', states: ['reported', 'open'] },
  record: { action: 'incident.record', states: ['reported', 'open'] },
  grade: { action: 'incident.grade', states: ['open'] },
  draft: { action: 'incident.notify', states: ['open'] },
  notify: { action: 'incident.notify', states: ['open'] },
  send: { action: 'incident.notify', states: ['open'] },
  exempt: { action: 'incident.exempt', states: ['open'] },
  order: { action: 'incident.record', states: ['open'] },
  handle: { action: 'incident.record', states: ['open', 'closed'] },
  propose: { action: 'incident.propose', states: ['open'] },
  dismiss: { action: 'incident.dismiss', states: ['reported'] },
} as const satisfies Record<string, { readonly action: string; readonly states: readonly State[] }>;
type Act = keyof typeof ACTS;

const NAMES = Object.keys(ACTS) as Act[];
const ITEMS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
const Report = z.strictObject({ ...ReportToAuthority.shape, items: z.array(z.enum(ITEMS)) });
const Side = z.string().trim().max(4000);
const Notice = z.strictObject(
  Object.fromEntries(
    NoticeContent.options.map((name) => [name, z.strictObject({ 'zh-CN': Side, en: Side })]),
  ),
);
const Resumption = ProposeResumption.omit({ facts: true });
const NOTHING: BiText = { 'zh-CN': '', en: '' };

/** The steps that are open to whoever is signed in, and the form of the one that was chosen. */
export function IncidentActs({ read }: { readonly read: IncidentView }) {
  const { m } = useIncidentWords();
  const { can, staff } = useSession();
  const [chosen, setChosen] = useState<Act | null>(null);
  const { state } = read;
  const isOpen = (act: Act) => {
    const states: readonly State[] = ACTS[act].states;
    if (!states.includes(state) || !can(ACTS[act].action)) return false;
    // Another than who reported it, and only what was not acted on.
    if (act === 'dismiss') return read.reported_by !== `staff ${staff}` && read.remedied_at === null;
    return act !== 'exempt' || read.telling_order === null;
  };
  const acts = NAMES.filter(isOpen);
  if (acts.length === 0) return null;
  return (
    <Section
      title={chosen === null ? m.doing : m.acts[chosen]}
      {...(chosen === null ? {} : { lead: m.hints[chosen] })}
    >
      {chosen === null ? (
        <Toolbar label={m.doing}>
          {acts.map((act, index) => (
            <Button key={act} look={index === 0 ? 'solid' : 'line'} onPress={() => setChosen(act)}>
              {m.acts[act]}
            </Button>
          ))}
        </Toolbar>
      ) : (
        <ActForm act={chosen} read={read} onEnd={() => setChosen(null)} />
      )}
    </Section>
  );
}

interface ActFormProps {
  readonly act: Act;
  readonly read: IncidentView;
  readonly onEnd: () => void;
}

function ActForm({ act, read: latest, onEnd }: ActFormProps) {
  // What was seen when it was opened: what others do meanwhile is shown beside it, and nothing typed is lost.
  const [read] = useState(latest);
  const [now] = useState(() => new Date().toISOString());
  const { incident, facts } = read;
  const of = { incident };
  const props = { read, onEnd };
  switch (act) {
    case 'contain':
      return <ContainForm read={read} now={now} onEnd={onEnd} />;
    case 'dismiss':
      return <DismissForm read={read} onEnd={onEnd} />;
    case 'record':
      return (
        <OneForm
          {...props}
          schema={IncidentFacts}
          before={facts}
          formOf={(saved) => saved.facts}
          work={async (given, over) => platform.incident.record({ ...of, ...given }, over)}
        />
      );
    case 'grade':
      return (
        <OneForm
          {...props}
          schema={GradeIncident}
          work={async (given, over) => platform.incident.grade({ ...of, ...given }, over)}
        />
      );
    case 'draft':
      return (
        <OneForm
          {...props}
          schema={Notice}
          before={sidesOf(read)}
          formOf={sidesOf}
          work={async (given, over) => platform.incident.draft({ ...of, ...textsOf(given) }, over)}
        />
      );
    case 'notify':
      return (
        <OneForm
          {...props}
          schema={NotifyOfIncident}
          before={{ sent_at: now }}
          work={async (given, over) => platform.incident.notify({ ...of, ...given }, over)}
        />
      );
    case 'send':
      return (
        <OneForm
          {...props}
          schema={Report}
          before={reportOf(read, now)}
          formOf={(saved) => reportOf(saved, now)}
          work={async ({ items, ...given }, over) =>
            platform.incident.send({ ...of, ...given, items: items.map(Number) }, over)
          }
        />
      );
    case 'exempt':
      return (
        <OneForm
          {...props}
          schema={ExemptIncident}
          work={async (given, over) => platform.incident.exempt({ ...of, ...given }, over)}
        />
      );
    case 'order':
      return (
        <OneForm
          {...props}
          schema={OrderTelling}
          work={async (given, over) => platform.incident.order({ ...of, ...given }, over)}
        />
      );
    case 'handle':
      return (
        <OneForm
          {...props}
          schema={HandlingStep}
          work={async (given, over) => platform.incident.handle({ ...of, ...given }, over)}
        />
      );
    default:
      return (
        <OneForm
          {...props}
          schema={Resumption}
          work={async (given, over) =>
            platform.incident.propose({ ...of, ...given, facts: await latestFacts() }, over)
          }
        />
      );
  }
}

function sidesOf({ notice }: IncidentView): z.input<typeof Notice> {
  return Object.fromEntries(NoticeContent.options.map((name) => [name, notice[name] ?? NOTHING]));
}

function reportOf({ report }: IncidentView, now: string): z.input<typeof Report> {
  const items = ITEMS.filter((item) => report?.items.includes(Number(item)) === true);
  return { sent_at: report?.sent_at ?? now, to: report?.to ?? [], items };
}

/** What stands in one language alone is sent as it is, and refused by its field. */
function textsOf(given: z.output<typeof Notice>): IncidentNoticeTexts {
  const sides = NoticeContent.options.map((name) => {
    const text = given[name] ?? NOTHING;
    return [name, text['zh-CN'] === '' && text.en === '' ? null : text] as const;
  });
  return Object.fromEntries(sides) as IncidentNoticeTexts;
}

interface OneFormProps<S extends z.ZodType> extends Pick<SchemaFormProps<S>, 'schema' | 'before'> {
  readonly read: IncidentView;
  readonly work: (given: z.output<S>, over: { readonly ifMatch: IncidentView }) => Promise<unknown>;
  /** The same of what is saved now; left out for what is added to the incident. */
  readonly formOf?: (saved: IncidentView) => Partial<z.input<S>>;
  readonly onEnd: () => void;
}

function useSaved(onEnd: () => void) {
  const { m } = useIncidentWords();
  return () => {
    told.add('ok', m.saved);
    onEnd();
  };
}

/** What of an incident another may have changed while a form was filled in. */
function useClash(seen: IncidentView) {
  const { m, time } = useIncidentWords();
  const lines = (of: IncidentView): readonly Compared[] => [
    { term: m.state, text: m.states[of.state] },
    { term: m.what, text: of.facts.what },
    { term: m.certainty, text: m.names[of.facts.certainty] },
    { term: m.grade, text: of.grade === null ? m.ungraded : m.names[of.grade.grade] },
    { term: m.contained, text: of.contained_at === null ? m.notContained : time(of.contained_at) },
    { term: m.stopped, text: `${of.stopped.filter(({ lifted_at }) => lifted_at === null).length}` },
    { term: m.notices, text: `${of.notices.length}` },
    { term: m.reportSent, text: of.report === null ? '' : time(of.report.sent_at) },
    { term: m.ordered, text: of.telling_order?.document ?? '' },
    { term: m.exempted, text: of.exemption?.reason ?? '' },
    { term: m.proposed, text: of.proposed?.root_cause ?? '' },
  ];
  const latest = async () => platform.incident.read({ incident: seen.incident });
  return { latest, seen: lines(seen), lines };
}

function OneForm<S extends z.ZodType>({ schema, before, read, work, formOf, onEnd }: OneFormProps<S>) {
  const { m } = useIncidentWords();
  const concerned = useConcerned();
  const clash = useClash(read);
  const save = useAct(
    async (given: z.output<S>, over: IncidentView = read) => work(given, { ifMatch: over }),
    useSaved(onEnd),
  );
  const names = {
    ...m.names,
    ...m.contents,
    ...Object.fromEntries(ITEMS.map((item) => [item, m.item(item)])),
  };
  return (
    <Loaded query={concerned}>
      {(options) => (
        <SchemaForm
          schema={schema}
          {...(before === undefined ? {} : { before })}
          names={names}
          options={{ ...options }}
          saveText={m.save}
          cancelText={m.cancel}
          act={save}
          onSave={save.run}
          onCancel={onEnd}
          clash={formOf === undefined ? clash : { latest: clash.latest, formOf }}
        />
      )}
    </Loaded>
  );
}

function ContainForm({
  read: { incident },
  now,
  onEnd,
}: { readonly now: string } & Omit<ActFormProps, 'act'>) {
  const { m } = useIncidentWords();
  const concerned = useConcerned();
  const [asked, setAsked] = useState<ContainIncident | null>(null);
  const contain = useAct(
    async (given: ContainIncident) => platform.incident.contain({ incident, ...given }),
    useSaved(onEnd),
  );
  return (
    <>
      <Loaded query={concerned}>
        {({ purposes, devices }) => (
          <SchemaForm
            schema={ContainIncident}
            before={{ taken_at: now }}
            names={{ ...m.names, purposes: m.purposes, devices: m.devices }}
            options={{ purposes, devices }}
            saveText={m.save}
            cancelText={m.cancel}
            act={contain}
            onSave={(given) => {
              const { suspend } = given;
              if (suspend.purposes.length + suspend.devices.length > 0) setAsked(given);
              else contain.run(given);
            }}
            onCancel={onEnd}
          />
        )}
      </Loaded>
      <ConfirmDialog
        isOpen={asked !== null}
        tone="danger"
        title={m.containTitle}
        consequence={m.containText}
        confirmText={m.names.suspend}
        cancelText={m.cancel}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) contain.run(asked);
          setAsked(null);
        }}
      />
    </>
  );
}

function DismissForm({ read, onEnd }: Omit<ActFormProps, 'act'>) {
  const { m } = useIncidentWords();
  const [asked, setAsked] = useState<string | null>(null);
  const [over, setOver] = useState(read);
  const clash = useClash(read);
  const dismiss = useAct(
    async (reason: string) =>
      platform.incident.dismiss({ incident: read.incident, reason }, { ifMatch: over }),
    useSaved(onEnd),
  );
  return (
    <>
      <SchemaForm
        schema={DismissIncident}
        names={m.names}
        saveText={m.acts.dismiss}
        cancelText={m.cancel}
        act={dismiss}
        clash={clash}
        onSave={({ reason }, saved = read) => {
          setOver(saved);
          setAsked(reason);
        }}
        onCancel={onEnd}
      />
      <ConfirmDialog
        isOpen={asked !== null}
        title={m.dismissTitle}
        consequence={m.dismissText}
        confirmText={m.acts.dismiss}
        cancelText={m.cancel}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) dismiss.run(asked);
          setAsked(null);
        }}
      />
    </>
  );
}
