import { Callout } from '@consentry/ui';
import { Ways } from '../alternatives/ways.tsx';
import { useWords } from '../settings/words.tsx';
import type { FaceNote as Note } from './face-note-of.ts';

/** Says plainly that a face rests or that a consent was not taken, with the other ways at once. */
export function FaceNote({ note }: { readonly note: Note }) {
  const { m } = useWords();
  const rests = note.kind === 'rests';
  return (
    <section className="k-stack" data-note={rests ? 'rests' : note.reason}>
      <Callout tone="note" alert>
        <h2>{rests ? m.my.restsTitle : m.my.notTakenTitle}</h2>
        <p>{rests ? m.my.rests : m.my.notTaken[note.reason]}</p>
        {rests ? null : <p>{m.my.notTakenErased}</p>}
      </Callout>
      <h2>{m.my.waysNow}</h2>
      <Ways without={['face']} />
    </section>
  );
}
