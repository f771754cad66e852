import type { Problem } from '@consentry/contract';
import { useWords } from '../settings/words.tsx';
import './problem-text.css';

/** What went wrong, why, and what to do: the words of the courier, in the language chosen. */
export function ProblemText({ problem, title }: { readonly problem: Problem; readonly title: boolean }) {
  const { pick } = useWords();
  return (
    <>
      {title ? <p className="k-problem-title">{pick(problem.title)}</p> : null}
      <p>{pick(problem.detail)}</p>
      <p className="k-problem-remedy">{pick(problem.remedy)}</p>
    </>
  );
}
