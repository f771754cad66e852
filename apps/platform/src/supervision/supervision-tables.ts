import type {
  AnswerKind,
  AnswerState,
  EnterOrder,
  FileVerdict,
  OrderKind,
  OrderState,
} from '@consentry/contract';
import type { IncidentRecipient } from '@consentry/law';

/** Departments that are reported to, orders of authorities and what is handed in. Days are `YYYY-MM-DD`, instants epoch milliseconds. */
export interface SupervisionTables {
  readonly report_departments: {
    readonly department: string;
    readonly name: string;
    readonly recipient: IncidentRecipient;
    readonly url: string;
    readonly region: string;
    readonly key: string | null;
    readonly set_by: string;
    readonly set_at: number;
    readonly removed_at: number | null;
  };
  readonly orders: {
    readonly order_id: string;
    readonly kind: OrderKind;
    readonly way: EnterOrder['way'];
    readonly state: OrderState;
    readonly authority: EnterOrder['authority'];
    readonly received_on: string;
    readonly url: string | null;
    readonly reference: string | null;
    readonly code_sealed: string | null;
    /** `Told`, JSON: what the authority said last, or what came on paper; `null` while nothing was read. */
    readonly told: string | null;
    readonly read_at: number | null;
    /** `null` where it is not read: on paper, or closed. */
    readonly next_read_at: number | null;
    /** Readings that failed since the last one that did not. */
    readonly tries: number;
    /** Code of why it was not read. */
    readonly trouble: string | null;
    readonly trouble_since: number | null;
    /** When what was asked for was answered. */
    readonly answered_on: string | null;
    /** Our filing that it is about. */
    readonly filing: string | null;
    readonly contact: string;
    readonly entered_by: string;
    readonly entered_at: number;
    readonly closed_at: number | null;
    /** How the authority said that it ended, as somebody noted. */
    readonly closed_for: string | null;
    readonly revision: number;
  };
  /** The bytes of a bundle are a sealed file beside the database. */
  readonly order_answers: {
    readonly answer: string;
    readonly order_id: string;
    readonly kind: AnswerKind;
    readonly state: AnswerState;
    readonly text: string | null;
    /** `OrderAnswer['bundle']`, JSON. */
    readonly bundle: string | null;
    readonly prepared_by: string;
    readonly prepared_at: number;
    readonly confirmed_by: string | null;
    readonly confirmed_at: number | null;
    readonly sent_at: number | null;
    readonly verdict: FileVerdict | null;
    readonly tries: number;
    readonly next_try_at: number | null;
    readonly trouble: string | null;
    readonly trouble_since: number | null;
  };
  /** Who looked at a bundle: only they can confirm it. */
  readonly order_looks: { readonly answer: string; readonly staff: string; readonly at: number };
}
