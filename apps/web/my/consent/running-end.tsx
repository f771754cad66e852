import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { EndSteps } from './end-steps.tsx';

/** How often an end that is under way is looked at, milliseconds. */
const LOOK_MS = 1500;

/** The end of a consent as it goes on, looked at until everything is erased. */
export function RunningEnd({ consent, running }: { readonly consent: string; readonly running: boolean }) {
  const end = useQuery(
    `end ${consent}`,
    async (signal) => platform.consent.withdrawal({ consent }, { signal }),
    { every: running ? LOOK_MS : null },
  );
  return <Loaded query={end}>{(view) => <EndSteps end={view} />}</Loaded>;
}
