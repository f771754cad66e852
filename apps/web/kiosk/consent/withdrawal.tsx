import { certificateWords, type ErasureCertificate, type WithdrawalView } from '@consentry/contract';
import { Disclosure, Stepper } from '@consentry/ui';
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

/** What the device signs of the erasure, in plain words: what is certain, and what is not. */
export function Certificate({ certificate }: { readonly certificate: ErasureCertificate }) {
  const { m, pick, time } = useWords();
  const { content, signature } = certificate;
  return (
    <Disclosure title={m.my.certificate}>
      <div className="k-stack" data-certificate={content.sequence}>
        <p>{m.my.certificateHead(content.level, time(content.erased_at))}</p>
        <ul>
          {certificateWords(content).map((words) => (
            <li key={words.en}>{pick(words)}</li>
          ))}
        </ul>
        <p className="k-soft">
          {m.my.certificateMark(content.device_id, content.sequence, signature.slice(0, 16))}
        </p>
      </div>
    </Disclosure>
  );
}
