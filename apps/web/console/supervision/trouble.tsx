import type { OrderTrouble } from '@consentry/contract';
import { Callout } from '@consentry/ui';
import { useSupervisionWords } from './words.ts';

/** Why an authority was not reached or did not take something, since when, and when it is tried again. */
export function Trouble({ trouble }: { readonly trouble: OrderTrouble | null }) {
  const { m, pick, time } = useSupervisionWords();
  if (trouble === null) return null;
  const { text, since, again_at } = trouble;
  return (
    <Callout tone="problem">
      <p>{pick(text)}</p>
      <p>
        {m.ofTrouble(time(since))} · {again_at === null ? m.onlyPerson : m.again(time(again_at))}
      </p>
    </Callout>
  );
}
