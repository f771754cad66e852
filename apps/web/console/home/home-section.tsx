import { useEffect, useState } from 'react';
import { Button, Card, Cards, EmptyState, Figure, Link, Section, Skeleton } from '@consentry/ui';
import { hrefOf } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { countsOf } from '../posture/posture-map.ts';
import { usePostureWords } from '../posture/words.ts';
import { useSession } from '../session.tsx';
import { type Task, type TaskKind, dueAt, grouped } from './task.ts';
import { useToday } from './today.tsx';
import { useHomeWords } from './words.ts';
import './home-section.css';

/** Of each kind so many are shown at first. */
const SHOWN_FIRST = 5;

const nothing = () => undefined;

/** Whoever comes back here reads what is so now; who comes first finds it being read. */
function useFreshToday() {
  const today = useToday();
  const [refresh] = useState(() => (today.posture.data === undefined ? nothing : today.refresh));
  useEffect(refresh, [refresh]);
  return today;
}

/** What needs whoever is signed in, the most urgent first, and how things stand. */
export function HomeSection() {
  const { m } = useHomeWords();
  const { name } = useSession();
  const { tasks, unread } = useFreshToday();
  return (
    <SectionPage title={m.hello(name)} lead={m.lead}>
      {unread.slice(0, 1).map((trouble) => (
        <div key={trouble.code} className="k-stack">
          <p>{m.unread}</p>
          <ProblemText trouble={trouble} />
        </div>
      ))}
      {tasks.data === undefined ? (
        <Skeleton label={m.title} look="card" />
      ) : tasks.data.length === 0 ? (
        <EmptyState icon="check" title={m.calm} text={m.calmText} />
      ) : (
        grouped(tasks.data).map(([kind, of]) => <TaskGroup key={kind} kind={kind} tasks={of} />)
      )}
      <Standing />
    </SectionPage>
  );
}

function TaskGroup({ kind, tasks }: { readonly kind: TaskKind; readonly tasks: readonly Task[] }) {
  const { m } = useHomeWords();
  const [all, setAll] = useState(false);
  const rest = tasks.length - SHOWN_FIRST;
  return (
    <Section title={m.groups[kind]}>
      <Card>
        <ul className="k-tasks">
          {(all ? tasks : tasks.slice(0, SHOWN_FIRST)).map((task) => (
            <TaskItem key={task.id} task={task} />
          ))}
        </ul>
        {all || rest <= 0 ? null : (
          <div>
            <Button look="quiet" onPress={() => setAll(true)}>
              {m.more(rest)}
            </Button>
          </div>
        )}
      </Card>
    </Section>
  );
}

function TaskItem({ task }: { readonly task: Task }) {
  const words = useHomeWords();
  const { m, time, fullDate } = words;
  const [now] = useState(Date.now);
  const { due } = task;
  const over = dueAt(task) < now;
  const when = due === null ? '' : due.length === 10 ? fullDate(`${due}T12:00:00+08:00`) : time(due);
  return (
    <li className="k-task">
      <Link href={hrefOf(task.to)}>{task.title(words)}</Link>
      {due === null ? null : (
        <span className="k-task-due" data-over={over}>
          {over ? m.overdue(when) : m.due(when)}
        </span>
      )}
      {task.text === null ? null : <p className="k-task-text">{task.text(words)}</p>}
    </li>
  );
}

/** The counts of the posture, each leading to the rows it counts. */
function Standing() {
  const { m, number } = usePostureWords();
  const { m: home } = useHomeWords();
  const { posture } = useToday();
  if (posture.data === undefined) return null;
  const counts = countsOf(posture.data.rows, Date.parse(posture.data.as_of));
  const shown = ['broken', 'soon', 'at-risk', 'needs-human', 'met'] as const;
  return (
    <Section title={home.standing} actions={<Link href={hrefOf(['posture'])}>{home.allPosture}</Link>}>
      <Cards size="small">
        {shown.map((one) => (
          <a key={one} className="k-figure-link" href={hrefOf(['posture'], { show: one, as: 'list' })}>
            <Figure term={m.shown[one]} value={number(counts[one])} />
          </a>
        ))}
      </Cards>
    </Section>
  );
}
