import { Card, EmptyState, Link, StatusChip } from '@consentry/ui';
import { troubleOf } from '../../shared/api/trouble.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useDepartmentName } from '../department/use-departments.ts';
import { useFollowWords } from '../report/words.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { WAITING_SOURCES, type Waiting, type WaitingGroup } from './waiting.ts';
import { useHomeWords } from './words.ts';

/** Of each kind so many are shown; the rest is in its list. */
const SHOWN = 5;

/** What waits for whoever is signed in, the most urgent first. */
export function HomeSection() {
  const { m: shell } = useWords();
  const { m } = useHomeWords();
  const session = useSession();
  const departmentName = useDepartmentName();
  const waiting = useQuery('waiting', async (signal) => {
    const sources = WAITING_SOURCES.filter(({ action }) => session.can(action));
    const answers = await Promise.allSettled(sources.map(async ({ read }) => read(session, signal)));
    return {
      groups: answers
        .flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
        .filter((group) => group.waiting.length > 0),
      unread: answers.flatMap((one) => (one.status === 'rejected' ? [troubleOf(one.reason)] : [])),
    };
  });
  return (
    <Page
      heading={m.hello(session.name)}
      lead={m.lead(departmentName(session.department))}
      site={shell.title}
    >
      <Loaded query={waiting}>
        {({ groups, unread }) => (
          <>
            {unread.slice(0, 1).map((trouble) => (
              <div key={trouble.code} className="w-stack">
                <p>{m.unread}</p>
                <ProblemText trouble={trouble} />
              </div>
            ))}
            {groups.map((group) => (
              <Group key={group.kind} group={group} />
            ))}
            {groups.length > 0 || unread.length > 0 ? null : <Calm />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Calm() {
  const { m } = useHomeWords();
  const { can } = useSession();
  return can('case_access.list') ? (
    <EmptyState
      icon="log"
      title={m.auditor}
      text={m.auditorText}
      action={<Link href={hrefOf(['accesses'])}>{m.toAccesses}</Link>}
    />
  ) : can('staff.invite') ? (
    <EmptyState
      icon="check"
      title={m.calm}
      text={m.managerText}
      action={<Link href={hrefOf(['staff'])}>{m.toStaff}</Link>}
    />
  ) : (
    <EmptyState icon="check" title={m.calm} text={m.calmText} />
  );
}

function Group({ group }: { readonly group: WaitingGroup }) {
  const { kind, waiting, to, search, count = waiting.length } = group;
  const { m, number } = useHomeWords();
  const isLate = kind === 'complaintsLate' || kind === 'inspectionsLate' || kind === 'incidentsLate';
  return (
    <Card
      title={m.groups[kind]}
      level={2}
      status={<StatusChip tone={isLate ? 'problem' : 'note'}>{m.count(number(count))}</StatusChip>}
    >
      <ul className="a-rows">
        {waiting.slice(0, SHOWN).map((one) => (
          <Item key={one.id} one={one} />
        ))}
      </ul>
      {count > SHOWN ? (
        <p>
          <Link href={hrefOf(to, search)}>{m.all}</Link>
        </p>
      ) : null}
    </Card>
  );
}

function Item({ one }: { readonly one: Waiting }) {
  const { name, topic, alarmed = false, letterFailed = false, note, to, search } = one;
  const { m: shell } = useWords();
  const { m: follow } = useFollowWords();
  const { m, pick, fullDate } = useHomeWords();
  return (
    <li>
      <div className="a-row-head">
        <Link href={hrefOf(to, search)}>{typeof name === 'string' ? name : pick(name)}</Link>
        {note === null ? null : <span className="a-soft">{m[note.word](fullDate(note.day))}</span>}
      </div>
      {topic === undefined ? null : <p className="a-soft">{shell.report.topics[topic]}</p>}
      {alarmed || letterFailed ? (
        <div className="a-actions">
          {alarmed ? <StatusChip tone="problem">{follow.alarmed}</StatusChip> : null}
          {letterFailed ? <StatusChip tone="problem">{follow.letterFailed}</StatusChip> : null}
        </div>
      ) : null}
    </li>
  );
}
