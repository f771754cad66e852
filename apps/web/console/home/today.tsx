import type { PostureView } from '@consentry/contract';
import { type ReactNode, createContext, useContext, useMemo } from 'react';
import { platform } from '../../shared/api/platform.ts';
import { type Trouble, troubleOf } from '../../shared/api/trouble.ts';
import { type Query, useQuery } from '../../shared/api/use-query.ts';
import { useSession } from '../session.tsx';
import { TASK_SOURCES, tasksOfPosture } from './task-sources.ts';
import type { Task } from './task.ts';

/** What the whole console knows of today: the posture, and what waits for whoever is signed in. */
export interface Today {
  readonly posture: Query<PostureView>;
  readonly tasks: Pick<Query<readonly Task[]>, 'data'>;
  /** What could not be read, so that the tasks may be incomplete. */
  readonly unread: readonly Trouble[];
  /** Reads all of it anew: others may have done something meanwhile. */
  readonly refresh: () => void;
}

const TodayContext = createContext<Today | null>(null);

/** Reads posture and tasks once for all that is on the page, and anew whenever something was done. */
export function TodayProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const posture = useQuery('posture', async (signal) => platform.posture.list({}, { signal }));
  const asked = useQuery('tasks', async (signal) => {
    const sources = TASK_SOURCES.filter(({ action }) => session.can(action));
    const answers = await Promise.allSettled(sources.map(async ({ read }) => read({ session, signal })));
    return {
      tasks: answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
      unread: answers.flatMap((one) => (one.status === 'rejected' ? [troubleOf(one.reason)] : [])),
    };
  });
  const today = useMemo<Today>(() => {
    const own = posture.data === undefined ? [] : tasksOfPosture(posture.data, session);
    const read = asked.data !== undefined && posture.data !== undefined;
    return {
      posture,
      tasks: { data: read ? [...(asked.data?.tasks ?? []), ...own] : undefined },
      unread: asked.data?.unread ?? [],
      refresh: () => {
        posture.reload();
        asked.reload();
      },
    };
  }, [posture, asked, session]);
  return <TodayContext value={today}>{children}</TodayContext>;
}

/** The posture, and what waits for whoever is signed in. */
export function useToday(): Today {
  const today = useContext(TodayContext);
  if (today === null) throw new Error('Nobody is signed in here.');
  return today;
}
