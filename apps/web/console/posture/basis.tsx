import type { PostureView } from '@consentry/contract';
import { Callout, Link } from '@consentry/ui';
import { hrefOf } from '../../shared/router.tsx';
import { useSession } from '../session.tsx';
import { usePostureWords } from './words.ts';

/** What the posture rests on besides the platform, and where that is missing, old or wrong. */
export function Basis({ view: { basis } }: { readonly view: PostureView }) {
  const { m, time } = usePostureWords();
  const { can } = useSession();
  const { handed_in, contradictions, disagreements } = basis;
  const words = m.basis;
  const wrong = handed_in === null || handed_in.stale || contradictions.length > 0;
  if (!wrong && disagreements.length === 0) return null;
  return (
    <Callout tone={wrong ? 'note' : 'plain'}>
      <p>
        {handed_in === null
          ? words.none
          : handed_in.stale
            ? words.stale(time(handed_in.at))
            : words.fresh(time(handed_in.at))}
      </p>
      {contradictions.length === 0 ? null : (
        <p>
          {words.contradictions} <span className="k-code">{contradictions.slice(0, 5).join(' ')}</span>
        </p>
      )}
      {disagreements.length === 0 ? null : <p>{words.disagreements(disagreements.length)}</p>}
      {can('posture.hand_in') ? (
        <p>
          <Link href={hrefOf(['facts'])}>{words.handIn}</Link>
        </p>
      ) : null}
    </Callout>
  );
}
