import type { ComplaintEntry, ComplaintGuide, ComplaintStatus, ComplaintView } from '@consentry/contract';
import { dueView } from '@consentry/server';
import type { z } from 'zod';
import { iso } from '../consent/consent.ts';
import { type StoredComplaint, deadlineOf, doneAt } from './complaint.ts';

const at = (time: number | null): string | null => (time === null ? null : iso(time));

function outcomeOf({ result, outcome, refusal }: StoredComplaint): ComplaintView['outcome'] {
  return result === null ? null : { result, text: outcome, reason: refusal };
}

/** A complaint as a list shows it: nothing of what was written. */
export function complaintEntry(one: StoredComplaint, now: number): ComplaintEntry {
  return {
    complaint: one.complaint,
    reference: one.reference,
    from: one.from_kind,
    channel: one.channel,
    state: one.state,
    received_on: one.received_on,
    due: dueView(() => deadlineOf(one), doneAt(one), now),
    contact: one.contact_sealed !== null,
    reachable: one.reachable,
    version: one.version,
  };
}

/** A complaint as who handles it sees it; who sent it stays sealed. */
export function complaintView(
  one: StoredComplaint,
  now: number,
): { readonly body: ComplaintView; readonly version: number } {
  return {
    version: one.version,
    body: {
      ...complaintEntry(one, now),
      purpose_id: one.purpose,
      site: one.site,
      text: one.text,
      acknowledged_at: at(one.acknowledged_at),
      handled_at: at(one.handled_at),
      told_at: at(one.told_at),
      closed_at: at(one.closed_at),
      outcome: outcomeOf(one),
      seen_by_accused: one.seen_by_accused,
    },
  };
}

/** A complaint as whoever sent it sees it. */
export function complaintStatus(
  one: StoredComplaint,
  escalate: ComplaintGuide | null,
  now: number,
): z.input<typeof ComplaintStatus> {
  return {
    reference: one.reference,
    state: one.state,
    received_on: one.received_on,
    acknowledged_at: at(one.acknowledged_at),
    due: dueView(() => deadlineOf(one), doneAt(one), now),
    outcome: outcomeOf(one),
    escalate,
  };
}
