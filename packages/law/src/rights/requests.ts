import type { CivilDate, Deadline } from '../time/index.ts';
import { requestDeadline } from '../time/index.ts';
import type { Owed } from './answer-clock.ts';
import type { RightsRequest, RightsSection } from './rights-section.ts';

/** A request and where it stands in the facts. */
export interface PlacedRequest {
  readonly request: RightsRequest;
  readonly at: string;
  readonly of: { readonly kind: 'request'; readonly id: string };
}

/** Places the requests that a row speaks of. */
export function placed(
  { requests }: RightsSection,
  spokenOf: (request: RightsRequest) => boolean,
): readonly PlacedRequest[] {
  return requests.flatMap((request, index) =>
    spokenOf(request)
      ? [{ request, at: `/rights/requests/${index}`, of: { kind: 'request', id: request.id } as const }]
      : [],
  );
}

const ofAdults = (received: CivilDate): Deadline => requestDeadline(received, 'adult');
const ofMinors = (received: CivilDate): Deadline => requestDeadline(received, 'minor');

/** Tells whether a minor asks, or a guardian for one. */
export function ofMinor({ asker }: RightsRequest): boolean {
  return asker === 'minor' || asker === 'guardian';
}

/** What is owed to those who asked: 15 working days, of a standard for minors and our setting for others. */
export function owedAnswers(requests: readonly PlacedRequest[]): readonly Owed[] {
  return requests.map(({ request, at, of }) => ({
    at,
    of,
    received_on: request.received_on,
    answered_on: request.answered_on,
    field: 'answered_on',
    count: ofMinor(request) ? ofMinors : ofAdults,
  }));
}
