import { useMemo } from 'react';
import type { Language } from '../format/formats.ts';
import { compareTexts } from './compare-texts.ts';
import './diff-view.css';

export interface DiffViewProps {
  readonly before: string;
  readonly after: string;
  readonly language: Language;
  /** Name of the whole: “Changes from version 2 to version 3”. */
  readonly label: string;
  /** Said before what is new and what is gone; also the legend. */
  readonly addedText: string;
  readonly removedText: string;
  readonly sameText: string;
}

/** Two versions of one text in one: what is gone is struck through, what is new is underlined. */
export function DiffView({
  before,
  after,
  language,
  label,
  addedText,
  removedText,
  sameText,
}: DiffViewProps) {
  const parts = useMemo(() => compareTexts(before, after, language), [before, after, language]);
  if (parts.every(({ kind }) => kind === 'same')) return <p className="c-diff-same">{sameText}</p>;
  return (
    <figure className="c-diff" aria-label={label}>
      <p className="c-diff-legend" aria-hidden="true">
        <del>{removedText}</del>
        <ins>{addedText}</ins>
      </p>
      <div className="c-diff-text">
        {parts.map(({ kind, text }, index) => {
          if (kind === 'same') return <span key={index}>{text}</span>;
          const Part = kind === 'added' ? 'ins' : 'del';
          return (
            <Part key={index}>
              <span className="c-hidden">{kind === 'added' ? addedText : removedText}</span>
              {text}
            </Part>
          );
        })}
      </div>
    </figure>
  );
}
