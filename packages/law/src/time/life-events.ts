import { malformedFacts } from '../facts-error.ts';
import type { Strength } from '../finding.ts';
import { epoch } from '../instant.ts';
import { fourteenthBirthday } from '../minors/birthday.ts';
import type { BiText } from '../text.ts';
import { type CivilDate, civilDateAt, shanghaiInstant } from './civil-date.ts';
import { LifeFacts } from './life-facts.ts';
import { type LifeEventKind, lifeTexts } from './life-texts.ts';
import { TimeError } from './time-error.ts';

/** Something that happens to a person, consent, purpose or device at an instant, and what then has to be done. */
export interface LifeEvent {
  readonly kind: LifeEventKind;
  readonly row: string;
  readonly strength: Strength;
  /** RFC 3339, in Asia/Shanghai. */
  readonly at: string;
  readonly day: CivilDate;
  /** Id of the consent, assessment or device that it happens to. */
  readonly subject: string;
  readonly what: BiText;
  readonly remedy: BiText;
}

type Happening = readonly [kind: LifeEventKind, at: number, subject: string];

/**
 * Lists what happens from one instant on and before another: birthday, end of guardianship and of
 * retention, changes of notice and purpose, re-opened assessments, a moved device.
 *
 * Nothing is listed for a consent that was refused, or is withdrawn or expired by then. The list says
 * what happens, not what is still open: a remedy that was taken does not remove an event.
 *
 * @param facts anything; checked against `LifeFacts`
 * @param from milliseconds since the epoch, included
 * @param to milliseconds since the epoch, not included
 * @returns events in the order of time
 * @throws {FactsError} `facts_malformed`
 * @throws {TimeError} `clock_unusable`
 */
export function lifeEvents(facts: unknown, from: number, to: number): readonly LifeEvent[] {
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new TimeError('clock_unusable');
  const parsed = LifeFacts.safeParse(facts);
  if (!parsed.success) throw malformedFacts(parsed.error);
  return [
    ...consentHappenings(parsed.data),
    ...assessmentHappenings(parsed.data),
    ...deviceHappenings(parsed.data),
  ]
    .filter(([, at]) => from <= at && at < to)
    .toSorted(([, a], [, b]) => a - b)
    .map(([kind, at, subject]) => ({
      kind,
      ...lifeTexts[kind],
      at: shanghaiInstant(at),
      day: civilDateAt(at),
      subject,
    }));
}

function consentHappenings({ consent, person, notices, purposes }: LifeFacts): readonly Happening[] {
  if (consent === null || consent.state === 'refused') return [];
  const given = epoch(consent.decided_at);
  const expires = epoch(consent.not_after);
  // Withdrawn at an unknown time: over from the start, since nothing may rest on it.
  const withdrawn = consent.withdrawn_at === null ? given : epoch(consent.withdrawn_at);
  const over = consent.state === 'withdrawn' ? Math.min(withdrawn, expires) : expires;
  const found: Happening[] = [];
  const whileItLasts = (kind: LifeEventKind, at: number): void => {
    if (given <= at && at < over) found.push([kind, at, consent.id]);
  };
  const guarded = consent.given_by === 'guardian';
  const birthday = person.age.kind === 'born' ? fourteenthBirthday(person.age.on) : null;
  if (guarded && birthday !== null) whileItLasts('fourteenth_birthday', birthday);
  const ended = person.guardian?.ended_at ?? null;
  const grown = person.age.kind === 'declared' && person.age.band === '14_or_over';
  if (guarded && ended !== null && !grown && (birthday === null || epoch(ended) < birthday)) {
    whileItLasts('guardianship_ended', epoch(ended));
  }
  if (over === expires && given <= expires) found.push(['retention_over', expires, consent.id]);
  for (const notice of notices) {
    if (notice.purpose_id !== consent.purpose_id || notice.digest === consent.notice_digest) continue;
    whileItLasts('notice_changed', epoch(notice.in_force_from));
  }
  for (const { id, version, in_force_from } of purposes) {
    if (id !== consent.purpose_id || version === consent.purpose_version) continue;
    whileItLasts('purpose_changed', epoch(in_force_from));
  }
  return found;
}

function assessmentHappenings({ assessments, purposes, incidents }: LifeFacts): readonly Happening[] {
  const latest = (purpose: string, at: number): LifeFacts['assessments'][number] | undefined =>
    assessments
      .filter((one) => one.purpose_id === purpose && epoch(one.approved_at) <= at)
      .toSorted((a, b) => epoch(b.approved_at) - epoch(a.approved_at))[0];
  const changes = purposes.flatMap(({ id, version, in_force_from }): Happening[] => {
    const at = epoch(in_force_from);
    const before = latest(id, at);
    const covered = assessments.some(
      (one) => one.purpose_id === id && one.purpose_version === version && epoch(one.approved_at) <= at,
    );
    return before === undefined || covered ? [] : [['assessment_reopened_by_change', at, before.id]];
  });
  const reopened = incidents.flatMap(({ known_at, purpose_ids }) =>
    [...new Set(purpose_ids)].flatMap((id): Happening[] => {
      const before = latest(id, epoch(known_at));
      return before === undefined ? [] : [['assessment_reopened_by_incident', epoch(known_at), before.id]];
    }),
  );
  return [...changes, ...reopened];
}

function deviceHappenings({ device }: LifeFacts): readonly Happening[] {
  if (device === null || device.approved_at === null) return [];
  const approved = epoch(device.approved_at);
  return device.moved_at.flatMap((moved): Happening[] =>
    epoch(moved) > approved ? [['device_moved', epoch(moved), device.id]] : [],
  );
}
