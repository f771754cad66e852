import { earlyWarning, forecast } from '../counting/index.ts';
import { DAY_MS, epoch } from '../instant.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import type { PurposeSection } from '../purpose/purpose-section.ts';
import { filingFindings } from './filing-findings.ts';
import { reachingOf } from './filing-reached.ts';
import type { Stock } from './filing-stock.ts';

const { broken, atRisk } = lapsesOf(filingFindings);

/** A count older than this is stale: our setting. */
export const COUNT_LIFE_MS = DAY_MS;

/** What is counted: persons and what is stored, each once, never by comparing faces (readings G1, G2). */
export function methodLapses({
  counts,
  same_person_by,
  records,
  processor,
  method,
}: Stock): readonly Lapse[] {
  const lapses: Lapse[] = [];
  if (counts !== 'persons_stored') {
    lapses.push(broken('stock_counts_otherwise', { fact: fact('/filing/stock/counts', counts) }));
  }
  if (same_person_by === 'face_comparison') {
    const decided = fact('/filing/stock/same_person_by', same_person_by);
    lapses.push(broken('stock_compared_faces', { fact: decided }));
  }
  const { upper } = processor;
  if (same_person_by === 'nothing' && upper < records) {
    const decided = fact('/filing/stock/processor/upper', upper);
    lapses.push(broken('stock_undercounted', { fact: decided, values: { records, upper } }));
  }
  if (method === null)
    lapses.push(atRisk('stock_method_unwritten', { fact: fact('/filing/stock/method', null) }));
  return lapses;
}

/** Whether all of it is counted: every purpose in use, every place, today. */
export function reachLapses(
  { counted_at, places, purpose_ids }: Stock,
  {
    purposes,
  }: { readonly purposes: ReadonlyArray<Pick<PurposeSection['purposes'][number], 'id' | 'state'>> },
  now: number,
): readonly Lapse[] {
  const inCount = new Set(purpose_ids);
  const lapses: Lapse[] = purposes.flatMap(({ id, state }, index) =>
    (state === 'active' || state === 'suspended') && !inCount.has(id)
      ? [
          broken('stock_purpose_left_out', {
            fact: fact(`/purpose/purposes/${index}/state`, state),
            of: { kind: 'purpose', id },
          }),
        ]
      : [],
  );
  const { known, counted } = places;
  if (counted < known) {
    const decided = fact('/filing/stock/places/counted', counted);
    lapses.push(atRisk('stock_places_silent', { fact: decided, values: { known, counted } }));
  }
  if (now - epoch(counted_at) > COUNT_LIFE_MS) {
    lapses.push(atRisk('stock_count_old', { fact: fact('/filing/stock/counted_at', counted_at) }));
  }
  return lapses;
}

/** The count, and its nearing 100,000. */
export const stockPosture = {
  // § 第十五条第一款, readings G1, G2, G4
  'R15.2': rowRule(['filing', 'purpose'], 'dpo', ({ filing: { stock }, purpose }, now) => {
    if (stock === null) return judged({ facts: [], unknown: [fact('/filing/stock', null)] });
    return judged({
      facts: [
        fact('/filing/stock/processor/lower', stock.processor.lower),
        fact('/filing/stock/processor/upper', stock.processor.upper),
      ],
      lapses: [...methodLapses(stock), ...reachLapses(stock, purpose, now)],
    });
  }),

  // An inference from § 第十五条; the warnings are our setting
  'R15.8': rowRule(['filing'], 'dpo', ({ filing }) => {
    const reaching = reachingOf(filing);
    if (reaching.kind === 'not_counted') return judged({ facts: [], unknown: [reaching.fact] });
    if (reaching.kind !== 'not_reached') return notApplicable(reaching.fact);
    const count = reaching.persons;
    const level = earlyWarning(count)?.level;
    if (typeof level !== 'number') return notApplicable(reaching.fact);
    const { plan } = filing;
    if (plan !== null && plan.level >= level) {
      return judged({ facts: [reaching.fact, fact('/filing/plan/level', plan.level)] });
    }
    const ahead = forecast(filing.peaks.map(({ on, persons }) => ({ day: on, count: persons })));
    const values = { count, percent: level };
    return judged({
      facts: [],
      lapses: [
        ahead.kind === 'forecast'
          ? atRisk('threshold_forecast', { fact: reaching.fact, values: { ...values, day: ahead.day } })
          : atRisk('threshold_near', { fact: reaching.fact, values }),
      ],
    });
  }),
} as const;
