import {
  Cards,
  Deadline,
  LawChip,
  type LawChipProps,
  Meter,
  ProgressBar,
  Section,
  Stepper,
  Timeline,
} from '@consentry/ui';
import { useWords } from './words.ts';

/** The clock stands still, so that pictures of it can be compared. */
const NOW = Date.parse('2026-03-15T06:00:00Z');
const now = () => NOW;

type Chip = LawChipProps extends infer P ? (P extends unknown ? Omit<P, 'language'> : never) : never;
const CHIPS: readonly (readonly Chip[])[] = [
  (['met', 'at-risk', 'broken', 'not-applicable', 'needs-human'] as const).map((state) => ({
    of: 'posture',
    state,
  })),
  (['accepted', 'effective', 'erased'] as const).map((state) => ({ of: 'erasure', state })),
  (['given', 'refused', 'withdrawn', 'expired'] as const).map((state) => ({ of: 'consent', state })),
  (['pending', 'approved', 'suspended', 'retired'] as const).map((state) => ({ of: 'device', state })),
  (['draft', 'proposed', 'active', 'suspended', 'ended'] as const).map((state) => ({ of: 'purpose', state })),
];

export function StatusPage() {
  const { m, language, time } = useWords();
  const words = m.status;
  const clock = { language, now, leftText: words.left, overText: words.over };
  const at = (instant: string) => ({ instant, at: time(instant) });
  return (
    <>
      <Section title={words.words}>
        {CHIPS.map((chips) => (
          <div key={chips[0]?.of} className="g-row">
            {chips.map((chip) => (
              <LawChip key={chip.state} {...chip} language={language} />
            ))}
          </div>
        ))}
      </Section>
      <Section title={words.deadlines}>
        <Cards>
          <Deadline
            label={words.request}
            by={words.requestBy}
            until="2026-03-20T16:00:00Z"
            state="due"
            {...clock}
          />
          <Deadline
            label={words.filing}
            by={words.filingBy}
            until="2026-04-07T16:00:00Z"
            state="soon"
            note={words.filingNote}
            {...clock}
          />
          <Deadline
            label={words.report}
            by={words.reportBy}
            until="2026-03-15T04:00:00Z"
            state="overdue"
            {...clock}
          />
          <Deadline
            label={words.done}
            by={words.doneBy}
            until="2026-02-27T16:00:00Z"
            state="in_time"
            {...clock}
          />
        </Cards>
      </Section>
      <Section title={words.timeline}>
        <Timeline
          label={words.timeline}
          events={[
            { id: 'a', ...at('2026-03-15T01:00:00Z'), title: words.accepted, icon: 'check', tone: 'ok' },
            {
              id: 'b',
              ...at('2026-03-15T01:00:04Z'),
              title: words.effective,
              icon: 'lock',
              tone: 'note',
              detail: words.waiting,
            },
            { id: 'c', instant: '', at: words.waiting, title: words.erased, icon: 'erase', isAhead: true },
          ]}
        />
      </Section>
      <Section title={words.meters}>
        <Meter
          label={words.stock}
          value={83_412}
          max={100_000}
          text={words.stockText}
          tone="note"
          note={words.stockNote}
        />
        <Meter label={words.disk} value={97} max={100} text={words.diskText} tone="problem" />
        <Meter label={words.sample} value={30} max={100} text="30%" />
        <ProgressBar label={words.work} value={12_000} max={48_000} text={words.workText} />
        <ProgressBar label={words.unknown} value={null} max={1} text={words.unknownText} />
      </Section>
      <Stepper
        label={words.steps}
        steps={[
          { id: '1', title: words.step1, text: '', state: 'done' },
          { id: '2', title: words.step2, text: '', state: 'done' },
          { id: '3', title: words.step3, text: words.step3Text, state: 'now' },
          { id: '4', title: words.step4, text: '', state: 'ahead' },
        ]}
      />
    </>
  );
}
