import type { ComplaintGuide, EndView, RightsRequestEntry, RightsRequestView } from '@consentry/contract';
import { dueView } from '@consentry/server';
import { iso } from '../consent/consent.ts';
import { type StoredRights, deadlineOf, isOpen } from './rights.ts';
import { COURT, SAID } from './rights-texts.ts';

const at = (time: number | null): string | null => (time === null ? null : iso(time));

/** A request as a list shows it: nothing that anybody wrote. */
export function rightsEntry(request: StoredRights, now: number): RightsRequestEntry {
  const { kind, asker, person, state, received_on, version } = request;
  return {
    request: request.request,
    person,
    kind,
    asker,
    state,
    received_on,
    // What waits to be handed over is still owed.
    due: dueView(() => deadlineOf(request), request.reached_at, now),
    answered_at: at(request.answered_at),
    version,
  };
}

/** A request as the person and who handles it see it. */
export function rightsView(
  request: StoredRights,
  { ends, guide }: { readonly ends: readonly EndView[]; readonly guide: ComplaintGuide | null },
  now: number,
): { readonly body: RightsRequestView; readonly version: number } {
  const { kind, state, answered_by, answer, refusal } = request;
  return {
    version: request.version,
    body: {
      ...rightsEntry(request, now),
      opened_by: request.opened_by_kind,
      opened_at: iso(request.opened_at),
      identity_check: request.identity_check,
      wish: request.wish,
      correction: request.correction,
      purpose_id: request.purpose,
      deceased: request.deceased,
      transfer: request.transfer,
      taken_at: at(request.taken_at),
      answer: isOpen(request)
        ? null
        : {
            by: answered_by === 'platform' ? 'platform' : 'staff',
            said: state === 'granted' && answer === null ? SAID[kind] : null,
            text: answer,
            reached_at: at(request.reached_at),
          },
      refusal: state === 'refused' ? { reason: refusal, court: COURT, complain: guide } : null,
      ends: [...ends],
    },
  };
}
