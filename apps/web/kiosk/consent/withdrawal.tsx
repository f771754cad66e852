import type { WithdrawalView } from '@consentry/contract';
import { Stepper } from '@consentry/ui';
import { useWords } from '../settings/words.tsx';

const STATES = ['accepted', 'effective', 'erased'] as const;

/** How far a withdrawal has come: accepted, no longer used, erased. */
export function WithdrawalSteps({ withdrawal }: { readonly withdrawal: WithdrawalView }) {
  const { m, time } = useWords();
  const reached = STATES.indexOf(withdrawal.state);
  const at = {
    accepted: withdrawal.accepted_at,
    effective: withdrawal.effective_at,
    erased: withdrawal.erased_at,
  };
  return (
    <Stepper
      label={m.my.withdrawalSteps}
      steps={STATES.map((state, index) => {
        const instant = at[state];
        return {
          id: state,
          title: m.my[state],
          text: instant === null ? '' : time(instant),
          state: index <= reached ? 'done' : index === reached + 1 ? 'now' : 'ahead',
        };
      })}
    />
  );
}
