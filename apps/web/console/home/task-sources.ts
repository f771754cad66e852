import type { AssessmentContent, AssessmentView, PostureView } from '@consentry/contract';
import type { BiText } from '@consentry/law';
import { platform } from '../../shared/api/platform.ts';
import { byUrgency, isSoon } from '../posture/posture-map.ts';
import type { SignedIn } from '../session.tsx';
import type { Task } from './task.ts';

/** What the tasks of one slice are made from. */
export interface Asking {
  readonly session: SignedIn;
  readonly signal: AbortSignal;
}

/** Where tasks come from: one a slice. It is asked only for who may do its action. */
export interface TaskSource {
  readonly action: string;
  readonly read: (asking: Asking) => Promise<readonly Task[]>;
}

/** Most that is read of a list for the page of today. */
const READ_MAX = 100;
/** Roles of docs/access.md that also stand as owners of rows. */
const OWNERS = ['admin', 'dpo', 'operator', 'installer', 'auditor'];

/** Incidents whose reports are looked at: of those there are few. */
const INCIDENTS_MAX = 20;

/** Every source; add that of a slice here (see README.md). */
export const TASK_SOURCES: readonly TaskSource[] = [
  {
    action: 'purpose.approve',
    read: async ({ session, signal }) => {
      const proposed = (await first(platform.purpose.list({}, { signal }))).filter(
        ({ state }) => state === 'proposed',
      );
      const views = await Promise.all(
        proposed.map(async ({ purpose, statement }) => {
          const { proposal } = await platform.purpose.read({ purpose }, { signal });
          return { purpose, statement, by: proposal?.proposed_by ?? null };
        }),
      );
      return views
        .filter(({ by }) => by !== null && by !== session.staff)
        .map(({ purpose, statement }) => ({
          id: `purpose ${purpose}`,
          kind: 'approve',
          title: ({ m, pick }) => m.tasks.purpose(pick(statement)),
          text: null,
          due: null,
          to: ['purposes', purpose],
        }));
    },
  },
  {
    action: 'assessment.approve',
    read: async ({ session, signal }) => {
      const purposes = await first(platform.purpose.list({}, { signal }));
      const all = await Promise.all(
        purposes.map(async ({ purpose, statement, state }) =>
          state === 'ended'
            ? []
            : assessmentTasks(
                (await platform.assessment.list({ purpose }, { signal })).assessments,
                purpose,
                statement,
                session.staff,
              ),
        ),
      );
      return all.flat();
    },
  },
  {
    action: 'site.approve',
    read: async ({ session, signal }) =>
      (await first(platform.site.list({}, { signal })))
        .filter(({ approved_at, surveyed_by }) => approved_at === null && surveyed_by !== session.staff)
        .map(({ site_id, name }) => ({
          id: `site ${site_id}`,
          kind: 'approve',
          title: ({ m, pick }) => m.tasks.site(pick(name)),
          text: null,
          due: null,
          to: ['sites', site_id],
        })),
  },
  {
    action: 'device.approve',
    read: async ({ session, signal }) =>
      (await first(platform.device.list({}, { signal })))
        .filter(
          ({ state, spot, installed_by }) =>
            state === 'pending' && spot !== null && installed_by !== session.staff,
        )
        .map(({ device_id }) => ({
          id: `device ${device_id}`,
          kind: 'approve',
          title: ({ m }) => m.tasks.device(device_id.slice(0, 8)),
          text: null,
          due: null,
          to: ['devices', device_id],
        })),
  },
  {
    action: 'rights.list',
    read: async ({ session, signal }) =>
      (await Promise.all(places(session).map((at) => first(platform.rights.list(at, { signal })))))
        .flat()
        .filter(({ state }) => state === 'received' || state === 'in_hand')
        .map(({ request, kind, due }) => ({
          id: `rights ${request}`,
          kind: 'clock',
          title: ({ m }) => m.tasks.rights(m.rightsKinds[kind]),
          text: null,
          due: due?.act_by ?? null,
          to: ['rights', request],
        })),
  },
  {
    action: 'complaint.list',
    read: async ({ signal }) =>
      (await first(platform.complaint.list({}, { signal })))
        .filter(({ state }) => state === 'received' || state === 'in_hand')
        .map(({ complaint, reference, due }) => ({
          id: `complaint ${complaint}`,
          kind: 'clock',
          title: ({ m }) => m.tasks.complaint(reference),
          text: null,
          due: due?.act_by ?? null,
          to: ['complaints', complaint],
        })),
  },
  {
    action: 'incident.read',
    read: async ({ signal }) => {
      const all = await first(platform.incident.list({}, { signal }));
      const open = all.filter(({ state }) => state === 'reported' || state === 'open');
      return Promise.all(
        open.map(async ({ incident, kind }): Promise<Task> => {
          const { clocks } = await platform.incident.read({ incident }, { signal });
          const running = clocks.filter(({ state }) => state === 'due' || state === 'overdue');
          return {
            id: `incident ${incident}`,
            kind: 'clock',
            title: ({ m }) => m.tasks.incident(m.incidentKinds[kind as 'leak'] ?? kind),
            text: ({ m }) => m.tasks.incidentText,
            due: running.map(({ due_at }) => due_at).toSorted()[0] ?? null,
            to: ['incidents', incident],
          };
        }),
      );
    },
  },
  {
    action: 'incident.submit',
    read: async ({ signal }) => {
      const all = await first(platform.incident.list({}, { signal }));
      const judged = all
        .filter(({ state }) => state === 'open' || state === 'closed')
        .slice(0, INCIDENTS_MAX);
      const tasks = judged.map(async ({ incident }) => {
        const { departments, sendings } = await platform.incident.sendings({ incident }, { signal });
        const to = ['incidents', incident];
        const asked = departments.flatMap(({ name, case: there }) =>
          (there?.status?.questions ?? [])
            .filter(
              ({ question, answer }) =>
                answer === null &&
                sendings.every((sent) => sent.question !== question || sent.state === 'refused'),
            )
            .map(
              ({ question, answer_by }): Task => ({
                id: `incident question ${question}`,
                kind: 'clock',
                title: ({ m }) => m.tasks.incidentAsked(name),
                text: null,
                due: answer_by,
                to,
              }),
            ),
        );
        const unsent = sendings
          .filter(({ state, trouble }) => state !== 'sent' && trouble !== null)
          .map(
            ({ sending, trouble }): Task => ({
              id: `incident sending ${sending}`,
              kind: 'clock',
              title: ({ m }) => m.tasks.incidentUnsent,
              text: trouble === null ? null : ({ pick }) => pick(trouble.text),
              due: null,
              to,
            }),
          );
        return [...unsent, ...asked];
      });
      return (await Promise.all(tasks)).flat();
    },
  },
  {
    action: 'filing.prepare',
    read: async ({ signal }) => {
      const { open, changes } = await platform.filing.overview({}, { signal });
      const found = changes.filter(({ substantive, minor }) => substantive && minor === null).length;
      return open.map(({ filing, sort, state, due }) => ({
        id: `filing ${filing}`,
        kind: 'clock',
        title: ({ m }) => m.tasks.filing(m.filingSorts[sort]),
        text: ({ m }) => (sort === 'change' ? m.tasks.filingChanged(found) : m.filingStates[state]),
        due: state === 'handed_in' ? null : (due?.act_by ?? null),
        to: ['stock', filing],
      }));
    },
  },
  {
    action: 'supervision.answer',
    read: async ({ signal }) =>
      (await first(platform.supervision.list({ waits_for: 'us' }, { signal }))).map(
        ({ order, case_number, clocks, trouble }): Task => ({
          id: `order ${order}`,
          kind: 'clock',
          title: ({ m }) => m.tasks.order(case_number ?? order.slice(0, 8)),
          text: trouble === null ? null : ({ pick }) => pick(trouble.text),
          due: clocks.at(-1)?.due.act_by ?? null,
          to: ['orders', order],
        }),
      ),
  },
  {
    action: 'purpose.write',
    read: async ({ signal }) => {
      const purposes = await first(platform.purpose.list({}, { signal }));
      if (purposes.some(({ state }) => state === 'active' || state === 'suspended')) return [];
      return [
        {
          id: 'set-up',
          kind: 'start',
          title: ({ m }) => m.tasks.setUp,
          text: ({ m }) => m.tasks.setUpText,
          due: null,
          to: ['set-up'],
        },
      ];
    },
  },
];

/** What the posture asks of somebody: what is broken, due soon or theirs to judge. */
export function tasksOfPosture(
  { rows, basis: { handed_in }, as_of }: PostureView,
  { roles, can }: Pick<SignedIn, 'roles' | 'can'>,
): readonly Task[] {
  const now = Date.parse(as_of);
  // An officer and an admin see to what belongs to nobody who can sign in.
  const mine = rows.filter(
    ({ who }) => roles.some((role) => role === who) || (can('posture.hand_in') && !OWNERS.includes(who)),
  );
  const due = mine.filter((row) => row.state === 'broken' || isSoon(row, now)).toSorted(byUrgency(now));
  const facts: readonly Task[] =
    !can('posture.hand_in') || (handed_in !== null && !handed_in.stale)
      ? []
      : [
          {
            id: 'facts',
            kind: 'start',
            title: ({ m }) => (handed_in === null ? m.tasks.facts : m.tasks.factsStale),
            text: ({ m }) => (handed_in === null ? m.tasks.factsText : m.tasks.factsStaleText),
            due: null,
            to: ['facts'],
          },
        ];
  return [
    ...facts,
    ...due.map(({ row, article, why, state, deadline }): Task => {
      return {
        id: `row ${row}`,
        kind: state === 'broken' ? 'broken' : 'soon',
        title: ({ pick }) => `${row} ${pick(article)}`,
        text: ({ pick }) => pick(why),
        due: deadline?.act_by ?? null,
        to: ['posture', row],
      };
    }),
  ];
}

/** What an officer has to do with the assessments of a purpose: approve, write on, or make one anew. */
function assessmentTasks(
  assessments: readonly AssessmentView[],
  purpose: string,
  statement: BiText,
  staff: string,
): readonly Task[] {
  const drafts = assessments.filter(({ state }) => state === 'draft');
  const [draft] = drafts;
  const common = { kind: 'judge', due: null } as const;
  const anew: Task[] =
    draft === undefined && assessments.some(({ state }) => state === 'reopened')
      ? [
          {
            ...common,
            id: `assess anew ${purpose}`,
            title: ({ m, pick }) => m.tasks.assessAnew(pick(statement)),
            text: ({ m }) => m.tasks.assessAnewText,
            to: ['assessments', 'new', purpose],
          },
        ]
      : [];
  return [
    ...anew,
    ...drafts.flatMap(({ assessment, written_by: by, content }): Task[] => {
      const id = `assessment ${assessment}`;
      if (!isRated(content))
        return [
          {
            ...common,
            id,
            title: ({ m, pick }) => m.tasks.assessing(pick(statement)),
            text: ({ m }) => m.tasks.assessingText,
            to: ['assessments', assessment, 'guide', 'running'],
          },
        ];
      if (by === staff) return [];
      const title: Task['title'] = ({ m, pick }) => m.tasks.assessment(pick(statement));
      return [{ id, kind: 'approve', title, text: null, due: null, to: ['assessments', assessment] }];
    }),
  ];
}

/** Whether everything of an assessment is rated: what is still being written waits for nobody’s approval. */
function isRated({ guide, parts, mitigation_works }: AssessmentContent): boolean {
  if (guide === undefined) return true;
  return mitigation_works !== null && Object.values(parts).every(({ risk }) => risk !== null);
}

/** Where somebody may look: everywhere, or at each of their sites. */
function places({ roles, sites }: SignedIn): ReadonlyArray<{ readonly site?: string }> {
  if (roles.includes('dpo') || roles.includes('admin')) return [{}];
  return sites.map((site) => ({ site }));
}

async function first<T>(pages: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of pages) {
    items.push(item);
    if (items.length >= READ_MAX) break;
  }
  return items;
}
