import type { BiText } from '../text.ts';

/** Units of time that the law counts in; they are never turned into one another. */
export type DeadlineUnit = 'hours' | 'calendar_days' | 'working_days' | 'months' | 'years';

/** What a deadline of the register runs from, ends before, or happens at. */
export type DeadlineEvent =
  | 'processing'
  | 'first_capture'
  | 'activity_start'
  | 'activation'
  | 'each_assessment'
  | 'operation'
  | 'presentation'
  | 'change_takes_effect'
  | 'change'
  | 'claim'
  | 'declaration'
  | 'production_use'
  | 'emergency_over'
  | 'drafting'
  | 'consent'
  | 'refusal'
  | 'withdrawal'
  | 'erasure_due'
  | 'changed_processing'
  | 'enrolment'
  | 'request'
  | 'complaint'
  | 'access'
  | 'birthday'
  | 'transfer'
  | 'purpose_achieved'
  | 'recording'
  | 'result'
  | 'end_of_processing'
  | 'supersession'
  | 'incident_contained'
  | 'resumption'
  | 'last_review'
  | 'recipient_configured'
  | 'installation'
  | 'first_use'
  | 'device_moved'
  | 'switch_on'
  | 'discovery'
  | 'system_in_use'
  | 'session'
  | 'capture'
  | 'comparison'
  | 'stock_reached'
  | 'filed_information_changed'
  | 'cessation'
  | 'request_of_authority'
  | 'incident'
  | 'handling_ended'
  | 'rectification_done'
  | 'contract_end'
  | 'provision'
  | 'export'
  | 'shutdown';

/** When a duty is due, in the form that rules count with. */
export type RowDeadlineRule = (
  | { readonly kind: 'none' }
  /** Done before the event. */
  | { readonly kind: 'before'; readonly event: DeadlineEvent }
  /** At the moment of the event, each time. */
  | { readonly kind: 'at'; readonly event: DeadlineEvent }
  /** No later than so long after the event; working days do not count the day of the event. */
  | {
      readonly kind: 'within';
      readonly amount: number;
      readonly unit: DeadlineUnit;
      readonly of: DeadlineEvent;
    }
  /** No sooner than so long after the event: floors of keeping, times of not asking again. */
  | {
      readonly kind: 'at_least';
      readonly amount: number;
      readonly unit: DeadlineUnit;
      readonly from: DeadlineEvent;
    }
  /** Counted backward: at least so long before the event. */
  | {
      readonly kind: 'backward';
      readonly amount: number;
      readonly unit: DeadlineUnit;
      readonly before: DeadlineEvent;
    }
  /** 及时: without delay after the event; the law gives no number. */
  | { readonly kind: 'promptly'; readonly after: DeadlineEvent }
  | { readonly kind: 'continuous' }
  /** A right: whenever the person likes. */
  | { readonly kind: 'any_time' }
  /** Each time so long has passed. */
  | { readonly kind: 'every'; readonly amount: number; readonly unit: DeadlineUnit }
  /** Each year by the end of this day. */
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number }
  /** On the birthday that makes a person so old. */
  | { readonly kind: 'at_age'; readonly years: number }
  /** A date (YYYY-MM-DD) that has gone by; nothing falls due any more. */
  | { readonly kind: 'passed'; readonly on: string }
  /** Binds from this date (YYYY-MM-DD). */
  | { readonly kind: 'starts'; readonly on: string }
) & {
  /** The number is this product's choice and not the law's. */
  readonly ours?: true;
  /** Which of several cases this deadline is for. */
  readonly case?: BiText;
};

/** When a duty is due, to be counted with and to be read. */
export interface RowDeadline {
  readonly rules: readonly [RowDeadlineRule, ...RowDeadlineRule[]];
  readonly text: BiText;
}
