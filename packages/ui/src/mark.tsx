import './mark.css';

/**
 * Draws the mark of Consentry: an oval, cut like a tally (契) along a profile, whose two halves match.
 * Decorative: give the name in text beside it.
 */
export function Mark() {
  return (
    <svg className="c-mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <path className="c-mark-left" d="M29.5 4.2A22 28 0 0 0 29.5 59.8V39L38 34.2 29.5 20.6Z" />
      <path className="c-mark-right" d="M34 4.1A22 28 0 0 1 34 59.9V41.6L45 35.4 34 19.2Z" />
    </svg>
  );
}
