import { FILING_THRESHOLD } from '../counting/index.ts';
import { type DutyState, countable, dutyState } from '../posture/deadline-state.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import type { PurposeSection } from '../purpose/index.ts';
import { changeDeadline, deregistrationDeadline, startOfDay } from '../time/index.ts';
import { filingFindings } from './filing-findings.ts';
import type { FilingSection } from './filing-section.ts';
import { type StandingFiling, standingFilings } from './filing-standing.ts';

const { broken, atRisk } = lapsesOf(filingFindings);

type Change = FilingSection['changes'][number];

/** How the handing-in of a change or of the end stands. */
function stateOf(
  deadline: Parameters<typeof dutyState>[0],
  done: StandingFiling | undefined,
  now: number,
): DutyState | 'unanswered' {
  const state = dutyState(deadline, done === undefined ? null : startOfDay(done.submitted_on), now);
  return state === 'in_time' && done?.accepted_on === null ? 'unanswered' : state;
}

/** § 第十五条第二款: every change but of contact details is one of substance, until counsel decides (G7). */
function changeLapse(
  { id, changed_on, filing_id }: Change,
  index: number,
  filings: ReadonlyMap<string, StandingFiling>,
  now: number,
): Lapse | null {
  const deadline = countable(() => changeDeadline(changed_on));
  const details = {
    fact: fact(`/filing/changes/${index}/changed_on`, changed_on),
    of: { kind: 'record', id } as const,
    values: { changed: changed_on },
    deadline,
  };
  switch (stateOf(deadline, filings.get(filing_id ?? ''), now)) {
    case 'overdue':
      return broken('change_overdue', details);
    case 'due':
      return atRisk('change_due', details);
    case 'late':
      return atRisk('change_late', details);
    case 'unanswered':
      return atRisk('change_unanswered', details);
    case 'in_time':
      return null;
  }
}

/** Tells whether a number is another order of magnitude: twice or half, or another band of 100,000 (G7). */
export function otherMagnitude(filed: number, stored: number): boolean {
  const band = (persons: number): number => Math.floor(persons / FILING_THRESHOLD);
  return band(filed) !== band(stored) || stored >= 2 * filed;
}

/** Differences between what was filed last and what is, of which nobody has listed a change. */
function unlistedLapses(
  { changes, configuration, stock }: FilingSection,
  last: StandingFiling,
): readonly Lapse[] {
  const since = changes.filter(({ changed_on }) => changed_on >= last.submitted_on);
  const of = { kind: 'filing', id: last.id } as const;
  const lapses: Lapse[] = [];
  if (configuration !== last.configuration && since.length === 0) {
    lapses.push(atRisk('change_unlisted', { fact: fact('/filing/configuration', configuration), of }));
  }
  const listed = since.some(({ field }) => field === 'quantity');
  if (stock !== null && !listed && otherMagnitude(last.persons, stock.processor.upper)) {
    const values = { filed: last.persons, stored: stock.processor.upper };
    const decided = fact('/filing/stock/processor/upper', values.stored);
    lapses.push(atRisk('change_of_quantity', { fact: decided, of, values }));
  }
  return lapses;
}

type Cessation = NonNullable<FilingSection['cessation']>;

/** § 第十五条第二款: “在终止之日起30个工作日内办理注销备案手续，并依法处理人脸信息”. */
function cessationLapses(
  { ceased_on, faces_left, certificate, filing_id }: Cessation,
  section: FilingSection,
  now: number,
): readonly Lapse[] {
  const deadline = countable(() => deregistrationDeadline(ceased_on));
  const done = standingFilings(section, 'deregistration').find(({ id }) => id === filing_id);
  const filed = standingFilings(section, 'initial').length > 0;
  const lapses: Lapse[] = [];
  const details = {
    fact: fact('/filing/cessation/ceased_on', ceased_on),
    values: { ceased: ceased_on },
    deadline,
  };
  const state = filed ? stateOf(deadline, done, now) : 'in_time';
  if (state === 'overdue') lapses.push(broken('deregistration_overdue', details));
  else if (state !== 'in_time') lapses.push(atRisk(`deregistration_${state}`, details));
  if (faces_left === 0 && certificate === null) {
    lapses.push(atRisk('disposal_uncertified', { fact: fact('/filing/cessation/certificate', null) }));
  }
  if (faces_left !== null && faces_left > 0) {
    const left = {
      fact: fact('/filing/cessation/faces_left', faces_left),
      values: { left: faces_left },
      deadline,
    };
    if (done !== undefined) lapses.push(broken('faces_left_deregistered', left));
    else if (dutyState(deadline, null, now) === 'overdue') lapses.push(broken('faces_left', left));
    else lapses.push(atRisk('faces_left', left));
  }
  return lapses;
}

/** The end of the use as a whole, and a purpose that runs: one of the two is not so. */
function goingOnLapses({ purposes }: PurposeSection): readonly Lapse[] {
  return purposes.flatMap(({ id, state }, index) =>
    state === 'active'
      ? [
          broken('ceased_and_going_on', {
            fact: fact(`/purpose/purposes/${index}/state`, state),
            of: { kind: 'purpose', id },
          }),
        ]
      : [],
  );
}

/** What becomes of a filing. */
export const changePosture = {
  // § 第十五条第二款, first sentence
  'R15.5': rowRule(['filing'], 'filer', ({ filing }, now) => {
    const [first] = standingFilings(filing, 'initial');
    const last = standingFilings(filing, 'initial', 'change').at(-1);
    if (first === undefined || last === undefined) return notApplicable(fact('/filing/filings', null));
    const changeFilings = new Map(standingFilings(filing, 'change').map((one) => [one.id, one]));
    const lapses = filing.changes.map((change, index) => {
      const { field, changed_on, minor_by } = change;
      const minor = field === 'contact_details' || minor_by !== null;
      return minor || changed_on < first.submitted_on ? null : changeLapse(change, index, changeFilings, now);
    });
    return judged({
      facts: [fact(`${last.at}/configuration`, last.configuration)],
      lapses: [...lapses.filter((lapse) => lapse !== null), ...unlistedLapses(filing, last)],
      unknown: filing.stock === null ? [fact('/filing/stock', null)] : [],
    });
  }),

  // § 第十五条第二款, second sentence
  'R15.6': rowRule(['filing', 'purpose'], 'filer', ({ filing, purpose }, now) => {
    const { cessation } = filing;
    if (cessation === null) return notApplicable(fact('/filing/cessation', null));
    const { ceased_on, faces_left } = cessation;
    return judged({
      facts: [fact('/filing/cessation/ceased_on', ceased_on)],
      lapses: [...goingOnLapses(purpose), ...cessationLapses(cessation, filing, now)],
      unknown: faces_left === null ? [fact('/filing/cessation/faces_left', null)] : [],
    });
  }),
} as const;
