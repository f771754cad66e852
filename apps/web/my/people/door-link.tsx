import { useEffect, useState } from 'react';
import type { MergeView } from '@consentry/contract';
import { Button, Section } from '@consentry/ui';
import { noteChange } from '../../shared/api/changes.ts';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useWords } from '../words.ts';
import { useSubject } from './subject.tsx';

/** How often it is looked whether the door has said who came, milliseconds. */
const LOOK_MS = 2000;

type Made = Awaited<ReturnType<typeof platform.personMerge.ask>>;

/** Whoever agreed at a door first is there without a name: eight digits make that record theirs. */
export function DoorLink() {
  const { m, time } = useWords();
  const { me: person } = useSubject();
  const [made, setMade] = useState<Made | null>(null);
  const merges = useQuery(
    `merges ${person}`,
    async (signal) => platform.personMerge.list({ person }, { signal }),
    { every: made === null ? null : LOOK_MS },
  );
  const ask = useCommand(async () => platform.personMerge.ask({ person }), setMade);
  const asked = merges.data?.merges.find(({ merge }) => merge === made?.merge);
  const state = asked?.state;
  const waits = made !== null && (state === undefined || state === 'open' || state === 'claimed');
  useEffect(() => {
    // What the door knew is on the page now.
    if (state === 'merged') noteChange();
  }, [state]);
  const words = m.doorLink;
  return (
    <Section title={words.heading} lead={words.lead}>
      <ProblemText trouble={ask.trouble} />
      <Loaded query={merges}>
        {() => (
          <>
            {waits ? (
              <div className="m-stack">
                <p>{words.how}</p>
                <output className="m-big" aria-label={words.digits}>
                  {made.ticket}
                </output>
                <p className="m-soft">{words.until(time(made.expires_at))}</p>
              </div>
            ) : null}
            <output className="m-state">{asked === undefined ? '' : <Outcome of={asked} />}</output>
            {waits ? null : (
              <div>
                <Button icon="staff" onPress={() => ask.run()} isPending={ask.busy}>
                  {words.ask}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Outcome({ of: { state, obstacles } }: { readonly of: MergeView }) {
  const { m } = useWords();
  const { states, obstacles: reasons } = m.doorLink;
  return state === 'stopped'
    ? `${states.stopped} ${obstacles.map((one) => reasons[one]).join(' ')}`
    : states[state];
}
