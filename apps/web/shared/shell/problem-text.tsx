import { Callout } from '@consentry/ui';
import type { Trouble } from '../api/trouble.ts';
import { useSharedWords } from '../settings/words.tsx';
import './problem-text.css';

/** What went wrong, why, and what to do, in the language chosen; read out when it appears. */
export function ProblemText({ trouble }: { readonly trouble: Trouble | null }) {
  const { pick, shared } = useSharedWords();
  if (trouble === null) return null;
  return (
    <Callout tone="problem" alert>
      <p className="w-problem-title">{pick(trouble.title)}</p>
      <p>{pick(trouble.detail)}</p>
      {trouble.broken.length === 0 ? null : (
        <ul className="w-problem-broken">
          {trouble.broken.map(({ code, requirement, why, remedy }) => (
            <li key={`${requirement} ${code}`}>
              {pick(why)} {pick(remedy)}
            </li>
          ))}
        </ul>
      )}
      <p className="w-problem-remedy">{pick(trouble.remedy)}</p>
      {trouble.requestId === null ? null : (
        <p className="w-problem-request">{shared.trouble.reference(trouble.requestId)}</p>
      )}
    </Callout>
  );
}
