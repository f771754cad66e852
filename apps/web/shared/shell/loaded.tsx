import type { ReactNode } from 'react';
import { Button } from '@consentry/ui';
import type { Query } from '../api/use-query.ts';
import { useSharedWords } from '../settings/words.tsx';
import { ProblemText } from './problem-text.tsx';

export interface LoadedProps<T> {
  readonly query: Query<T>;
  readonly children: (data: T) => ReactNode;
}

/** What was read, once it is there; till then that it is being read, or what went wrong and a way to try again. */
export function Loaded<T>({ query: { data, trouble, reload }, children }: LoadedProps<T>) {
  const { shared } = useSharedWords();
  if (trouble !== null && data === undefined) {
    return (
      <>
        <ProblemText trouble={trouble} />
        <div>
          <Button onPress={reload}>{shared.trouble.again}</Button>
        </div>
      </>
    );
  }
  if (data === undefined) return <output>{shared.loading}</output>;
  return (
    <>
      <ProblemText trouble={trouble} />
      {children(data)}
    </>
  );
}
