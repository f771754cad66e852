import type { DecidingFact, Lapse } from '../posture/verdict.ts';
import type { Filed } from './filed.ts';

/** Where the other fact of a contradiction stands: behind the part of the path that a pattern finds. */
interface Against {
  /** Part of what is filed in which both facts stand. */
  readonly within: keyof typeof PARTS;
  readonly at: string;
}

/** Beginnings of paths into what is filed. */
const PARTS = {
  whole: /^/,
  scenario: /^\/facts\/scenarios\/\d+/,
  place: /^\/facts\/scenarios\/\d+\/places\/\d+/,
  device: /^\/facts\/scenarios\/\d+\/places\/\d+\/devices\/\d+/,
  transfer: /^\/facts\/scenarios\/\d+\/transfers\/\d+/,
  party: /^\/facts\/parties\/\d+/,
  control: /^\/facts\/security\/\d+/,
} as const;

const scenario = (at: string): Against => ({ within: 'scenario', at });
const device = (at: string): Against => ({ within: 'device', at });
const place = (at: string): Against => ({ within: 'place', at });
const transfer = (at: string): Against => ({ within: 'transfer', at });
const whole = (at: string): Against => ({ within: 'whole', at });

/** By the code of what was found: the fact that its own fact does not go with. */
const AGAINST: Readonly<Record<string, Against>> = {
  purpose_not_active: scenario('/persons'),
  purpose_not_specific: scenario('/mode'),
  identify_not_justified: scenario('/mode_justification'),
  necessity_of_old_version: scenario('/version'),
  necessity_unsigned: scenario('/state'),
  notice_missing: scenario('/persons'),
  notice_for_other_purpose: scenario('/version'),
  notice_retention_untrue: scenario('/retention_days'),
  notice_recipients_untrue: scenario('/transfers'),
  notice_storage_untrue: scenario('/storage_place'),
  schedule_longer_than_purpose: scenario('/retention_days'),
  assessment_not_beforehand: whole('/facts/as_of'),
  assessment_of_other_version: scenario('/version'),
  assessment_of_other_configuration: scenario('/configuration'),
  filed_assessment_kept_short: scenario('/assessment/approved_at'),
  face_is_only_way: place('/devices'),
  only_biometric_ways: place('/devices'),
  forbidden_space: device('/place'),
  public_place_without_need: device('/place'),
  sign_missing: device('/devices'),
  filed_children_denied: scenario('/minors/under_14'),
  child_rules_missing: scenario('/minors/under_14'),
  children_without_guardian: scenario('/minors/with_guardian_consent'),
  filed_children_exceed_persons: scenario('/persons'),
  stored_outside_device: scenario('/transfers'),
  stored_outside_without_consent: transfer('/network'),
  sent_over_internet: transfer('/consent'),
  sent_over_internet_without_consent: transfer('/network'),
  filed_party_unlisted: whole('/facts/parties'),
  agreement_missing: { within: 'party', at: '/role' },
  control_failed: { within: 'control', at: '/kind' },
  filed_stock_below_scenarios: whole('/facts/scenarios'),
  stock_compared_faces: whole('/facts/stock/processor/upper'),
  stock_purpose_left_out: whole('/facts/stock/purpose_ids'),
  filed_reached_day_missing: whole('/facts/stock/processor/upper'),
  filed_after_made: whole('/facts/as_of'),
  filing_late: whole('/facts/as_of'),
  change_late: whole('/facts/as_of'),
  deregistration_late: whole('/facts/as_of'),
  ceased_and_going_on: whole('/cessation/ceased_on'),
  filing_elsewhere: whole('/facts/processor/registered'),
  faces_left_deregistered: whole('/cessation/ceased_on'),
  disposal_uncertified: whole('/cessation/erased'),
};

/** Fields that say of one entry of a list what it counts for here. */
const COUNTED: Readonly<Record<string, string>> = { filed_stock_below_scenarios: 'persons' };

/**
 * Gives the facts that a contradiction lies between, as they are filed: the one it was found in, and the one that this
 * does not go with. A list is given by how many it has, and for the stock by its largest scenario. Pure.
 *
 * @returns one fact where nothing stands against it: a thing is missing or forbidden by itself
 */
export function contradicted(filed: Filed, { finding, fact }: Lapse): readonly DecidingFact[] {
  const against = AGAINST[finding.code];
  const base = against === undefined ? null : (PARTS[against.within].exec(fact.path)?.[0] ?? null);
  if (against === undefined || base === null) return [fact];
  const path = base + against.at;
  const found = valueAt(filed, path);
  const counted = COUNTED[finding.code];
  if (counted !== undefined && Array.isArray(found)) {
    const amounts = found.map((_, index) => Number(valueAt(found, `/${index}/${counted}`)));
    const most = amounts.indexOf(Math.max(...amounts));
    return [fact, { path: `${path}/${most}/${counted}`, value: amounts[most] ?? null }];
  }
  return [fact, { path, value: plainOf(found) }];
}

/** A list by how many it has; of what has parts, that it is there. */
function plainOf(found: unknown): DecidingFact['value'] {
  if (Array.isArray(found)) return found.length;
  if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') return found;
  return typeof found === 'object' && found !== null ? true : null;
}

/** Reads what a pointer of RFC 6901 leads to; nothing where there is none. Keys of these facts need no escape. */
function valueAt(document: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined,
      document,
    );
}
