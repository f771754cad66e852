import { type ReactNode, useEffect, useState } from 'react';
import { Button, Callout } from '@consentry/ui';
import type { Trouble } from '../api/trouble.ts';
import { useActWords } from './words.ts';
import './conflict.css';

/** One thing of a version, by its name: what is compared. */
export interface Compared {
  readonly term: string;
  readonly text: string;
}

export interface ConflictProps<T> {
  /** What was refused; nothing is shown unless somebody else changed the thing meanwhile. */
  readonly act: { readonly trouble: Trouble | null };
  /** What was to be saved, each thing by a term of its own. */
  readonly mine: readonly Compared[];
  /** Over the first column, where it is not what was to be saved. */
  readonly mineTitle?: string;
  /** Reads what is saved now. */
  readonly latest: () => Promise<T>;
  /** The same of what is saved now. */
  readonly shown: (latest: T) => readonly Compared[];
  /** Drop what was to be saved. */
  readonly onTake: (latest: T) => void;
  /** Save it over the latest version. */
  readonly onKeep: (latest: T) => void;
}

/** Somebody changed the same thing meanwhile: both versions beside each other, and a way out each. */
export function Conflict<T>({
  act: { trouble },
  mine,
  mineTitle,
  latest,
  shown,
  onTake,
  onKeep,
}: ConflictProps<T>) {
  const { m } = useActWords();
  const yours = mineTitle ?? m.conflict.yours;
  const [theirs, setTheirs] = useState<{ readonly of: unknown; readonly read: T } | null>(null);
  const clashes = trouble?.code === 'version_other';
  useEffect(() => {
    if (!clashes) return;
    latest()
      .then((read) => setTheirs({ of: trouble, read }))
      .catch(() => setTheirs(null));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each refusal
  }, [trouble]);
  if (!clashes || theirs === null || theirs.of !== trouble) return null;
  const before = new Map(mine.map(({ term, text }) => [term, text]));
  const saved = new Map(shown(theirs.read).map(({ term, text }) => [term, text]));
  const differ = [...new Set([...before.keys(), ...saved.keys()])].flatMap((term) => {
    const [text = '', other = ''] = [before.get(term), saved.get(term)];
    return other === text ? [] : [{ term, text, other }];
  });
  return (
    <Callout tone="note" alert>
      <h2>{m.conflict.title}</h2>
      <p>{m.conflict.text}</p>
      {differ.length === 0 ? (
        <p>{m.conflict.same}</p>
      ) : (
        <table className="w-conflict">
          <thead>
            <tr>
              <th scope="col">{m.conflict.field}</th>
              <th scope="col">{yours}</th>
              <th scope="col">{m.conflict.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {differ.map(({ term, text, other }) => (
              <tr key={term}>
                <th scope="row">{term}</th>
                <Version name={yours}>{text === '' ? m.conflict.empty : text}</Version>
                <Version name={m.conflict.theirs}>{other === '' ? m.conflict.empty : other}</Version>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="w-conflict-ways">
        <Button onPress={() => onTake(theirs.read)}>{m.conflict.take}</Button>
        <Button onPress={() => onKeep(theirs.read)}>{m.conflict.keep}</Button>
      </div>
    </Callout>
  );
}

function Version({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <td>
      <span className="w-conflict-name" aria-hidden="true">
        {name}
      </span>
      {children}
    </td>
  );
}
