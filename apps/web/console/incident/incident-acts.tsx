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
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { Button, ConfirmDialog, Section, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm, type SchemaFormProps } from '../act/schema-form.tsx';
import { useAct } from '../act/use-act.tsx';
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
  // What was seen when it was opened: what others do meanwhile is refused as a conflict, and nothing typed is lost.
  const [read] = useState(latest);
  const [now] = useState(() => new Date().toISOString());
  const { incident, facts } = read;
  const of = { incident };
  const seen = { ifMatch: read };
  const props = { onEnd };
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
          work={async (given) => platform.incident.record({ ...of, ...given }, seen)}
        />
      );
    case 'grade':
      return (
        <OneForm
          {...props}
          schema={GradeIncident}
          work={async (given) => platform.incident.grade({ ...of, ...given }, seen)}
        />
      );
    case 'draft':
      return (
        <OneForm
          {...props}
          schema={Notice}
          before={Object.fromEntries(
            NoticeContent.options.map((name) => [name, read.notice[name] ?? NOTHING]),
          )}
          work={async (given) => platform.incident.draft({ ...of, ...textsOf(given) }, seen)}
        />
      );
    case 'notify':
      return (
        <OneForm
          {...props}
          schema={NotifyOfIncident}
          before={{ sent_at: now }}
          work={async (given) => platform.incident.notify({ ...of, ...given }, seen)}
        />
      );
    case 'send':
      return (
        <OneForm
          {...props}
          schema={Report}
          before={{
            sent_at: read.report?.sent_at ?? now,
            to: read.report?.to ?? [],
            items: ITEMS.filter((item) => read.report?.items.includes(Number(item)) === true),
          }}
          work={async ({ items, ...given }) =>
            platform.incident.send({ ...of, ...given, items: items.map(Number) }, seen)
          }
        />
      );
    case 'exempt':
      return (
        <OneForm
          {...props}
          schema={ExemptIncident}
          work={async (given) => platform.incident.exempt({ ...of, ...given }, seen)}
        />
      );
    case 'order':
      return (
        <OneForm
          {...props}
          schema={OrderTelling}
          work={async (given) => platform.incident.order({ ...of, ...given }, seen)}
        />
      );
    case 'handle':
      return (
        <OneForm
          {...props}
          schema={HandlingStep}
          work={async (given) => platform.incident.handle({ ...of, ...given }, seen)}
        />
      );
    default:
      return (
        <OneForm
          {...props}
          schema={Resumption}
          work={async (given) =>
            platform.incident.propose({ ...of, ...given, facts: await latestFacts() }, seen)
          }
        />
      );
  }
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
  readonly work: (given: z.output<S>) => Promise<unknown>;
  readonly onEnd: () => void;
  readonly children?: ReactNode;
}

function useSaved(onEnd: () => void) {
  const { m } = useIncidentWords();
  return () => {
    told.add('ok', m.saved);
    onEnd();
  };
}

function OneForm<S extends z.ZodType>({ schema, before, work, onEnd }: OneFormProps<S>) {
  const { m } = useIncidentWords();
  const concerned = useConcerned();
  const save = useAct(work, useSaved(onEnd));
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
  const dismiss = useAct(
    async (reason: string) =>
      platform.incident.dismiss({ incident: read.incident, reason }, { ifMatch: read }),
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
        onSave={({ reason }) => setAsked(reason)}
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
