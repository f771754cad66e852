import type { ConsentEntry, EndView } from '@consentry/contract';
import { Stepper } from '@consentry/ui';
import { useWords } from '../words.ts';

interface EndStepsProps {
  readonly end: EndView;
  /** Left out: of recognition, or of everything. */
  readonly kind?: ConsentEntry['kind'];
}

/** How far the end of a consent is: accepted, effective, erased, each with when and why; said when it changes. */
export function EndSteps({ end, kind = 'recognition' }: EndStepsProps) {
  const { m, time } = useWords();
  const ends = kind === 'transfer' ? m.transfer.ends : m.ends;
  const { accepted, effective, erased, state } = end;
  const at = (instant: string, why: string) => `${time(instant)} · ${why}`;
  return (
    <>
      <Stepper
        label={m.ends.heading}
        steps={[
          {
            id: 'accepted',
            title: m.ends.accepted,
            text: at(
              accepted.at,
              accepted.reason === 'withdrawn' ? m.ends.acceptedText : m.endReason[accepted.reason],
            ),
            state: 'done',
          },
          {
            id: 'effective',
            title: m.ends.effective,
            text:
              effective === null
                ? m.ends.waitEffective
                : at(effective.at, ends.effectiveReason[effective.reason]),
            state: effective === null ? 'now' : 'done',
          },
          {
            id: 'erased',
            title: m.ends.erased,
            text:
              erased === null
                ? effective === null
                  ? ''
                  : m.ends.waitErased
                : at(erased.at, ends.erasedReason[erased.reason]),
            state: erased === null ? (effective === null ? 'ahead' : 'now') : 'done',
          },
        ]}
      />
      <output className="m-state">{state === 'erased' ? ends.done : m.ends.live(m.ends[state])}</output>
    </>
  );
}
