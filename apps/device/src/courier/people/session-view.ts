import type { SessionView } from '@consentry/contract';
import { faceState, isInForce } from '../consent/consent.ts';
import { latestConsent } from '../consent/consent-store.ts';
import { iso } from '../clock.ts';
import type { Courier } from '../courier.ts';
import { findRefusal, isResting } from '../lease/held-store.ts';
import { requireDoor } from '../purpose/door.ts';
import { findPerson } from './people-store.ts';
import type { Session } from './sessions.ts';

/** Shows a session to the person it belongs to: who they are here, and what their face means here now. */
export function sessionView(courier: Courier, session: Session, token: string): SessionView {
  const door = requireDoor(courier);
  const now = courier.now();
  const person = findPerson(courier.database.reading, session.person);
  if (person === null) throw new Error('A session of nobody.');
  const latest = latestConsent(courier.database.reading, session.person);
  const asks = person.ask_again_after;
  return {
    token,
    expires_at: iso(session.expiresAt),
    seconds_left: Math.max(0, Math.floor((session.endsAt - now) / 1000)),
    extensions_left: session.extensionsLeft,
    number: person.number,
    face: faceState(latest, door, now),
    consent: latest !== null && isInForce(latest, door, now) ? latest.consent : null,
    not_taken: latest === null ? null : findRefusal(courier.database.reading, latest.consent),
    rests: latest !== null && isResting(courier.database.reading, latest.consent),
    ask_again_after: asks !== null && Date.parse(asks) > now ? asks : null,
  };
}
