import { Section, Timeline } from '@consentry/ui';
import { useSharedWords } from '../../shared/settings/words.tsx';

export interface StepsTakenProps {
  readonly title: string;
  /** Stands for the time of what is still to come. */
  readonly aheadText: string;
  /** The day on which it came. */
  readonly receivedOn: string;
  readonly receivedText: string;
  /** What follows, in its order; `at` is `null` of what is still to come. */
  readonly steps: ReadonlyArray<{ readonly id: string; readonly title: string; readonly at: string | null }>;
}

/** How far something is that people handed in. */
export function StepsTaken({ title, aheadText, receivedOn, receivedText, steps }: StepsTakenProps) {
  const { date, time } = useSharedWords();
  return (
    <Section title={title}>
      <Timeline
        label={title}
        events={[
          { id: 'received', at: date(receivedOn), instant: receivedOn, title: receivedText, tone: 'ok' },
          ...steps.map(({ id, title: text, at }) => ({
            id,
            at: at === null ? aheadText : time(at),
            instant: at ?? '',
            title: text,
            tone: at === null ? ('plain' as const) : ('ok' as const),
            isAhead: at === null,
          })),
        ]}
      />
    </Section>
  );
}
