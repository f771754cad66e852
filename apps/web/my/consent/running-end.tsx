import { useState } from 'react';
import type { ConsentEntry } from '@consentry/contract';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { EndSteps } from './end-steps.tsx';

/** How often an end that is under way is looked at, milliseconds. */
const LOOK_MS = 1500;

/** The end of a consent as it goes on, looked at until everything is erased. */
export function RunningEnd({ consent: { consent, kind } }: { readonly consent: ConsentEntry }) {
  const [over, setOver] = useState(false);
  const end = useQuery(
    `end ${consent}`,
    async (signal) => {
      const view = await platform.consent.withdrawal({ consent }, { signal });
      setOver(view.state === 'erased');
      return view;
    },
    { every: over ? null : LOOK_MS },
  );
  return <Loaded query={end}>{(view) => <EndSteps end={view} kind={kind} />}</Loaded>;
}
