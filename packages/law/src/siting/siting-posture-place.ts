import type { Looked } from '../posture/looked.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { civilDateAt, daysBetween } from '../time/index.ts';
import { epoch } from '../instant.ts';
import { type Peopled, type Placed, factsAt, notKnown } from './placed.ts';
import { sitingFindings } from './siting-findings.ts';
import { publicPlaceHasNeed, spaceIsNotForbidden } from './siting.ts';

const { broken, atRisk } = lapsesOf(sitingFindings);

/** Our setting: private spaces are inspected at least as often, days (Video Reg. 8 names no number). */
const INSPECT_EVERY = 30;

/** § 第十三条第一款 “应当为维护公共安全所必需”, by the rule of the gate (R13.1). */
export function needOf({ device, at, of }: Placed): Looked {
  const basis = fact(
    `${at}/public_security_basis`,
    (device.public_security_basis ?? '').trim() === '' ? null : true,
  );
  const started_by_person = device.operation === 'self_service';
  if (publicPlaceHasNeed({ device, started_by_person }) === null) return { facts: [basis] };
  return { lapses: [broken('public_place_without_need', { fact: basis, of })] };
}

/** G16: at a public site a spot is closed only by a paper that says why, else it is public (R13.1). */
export function closedSpotOf({ device, at, of }: Placed): Looked {
  const paper = fact(`${at}/closed_area_document`, device.closed_area_document);
  if (device.closed_area_document !== null) return { facts: [paper] };
  if (
    publicPlaceHasNeed({
      device: { ...device, place: 'public' },
      started_by_person: device.operation === 'self_service',
    }) === null
  ) {
    return { lapses: [atRisk('closed_area_not_shown', { fact: paper, of })] };
  }
  return { lapses: [broken('closed_area_not_shown', { fact: paper, of })] };
}

/** § 第十三条第二款: no private space, whatever the place is said to be (R13.4, G18). */
export function spaceOf({ device, at, of }: Placed): Looked {
  const space = fact(`${at}/space`, device.space);
  if (spaceIsNotForbidden({ device }) === null) return { facts: [space] };
  return { lapses: [broken('forbidden_space', { fact: space, of })] };
}

/** Video Reg. 8, first paragraph: neither inside a private space nor looking into one (R13.5). */
export function privacyOf({ device, at, of }: Placed): Looked {
  const lapses: Lapse[] = [];
  if (spaceIsNotForbidden({ device }) !== null) {
    lapses.push(broken('camera_in_private_space', { fact: fact(`${at}/space`, device.space), of }));
  }
  const seen = fact(`${at}/sees_private_space`, device.sees_private_space);
  if (device.sees_private_space === true) lapses.push(broken('sees_private_space', { fact: seen, of }));
  if (device.sees_private_space === null) return { lapses, unknown: [seen] };
  return { facts: [seen], lapses };
}

/** Video Reg. 8, second paragraph: inspect, and report a find at once (R13.5). */
export function inspectionOf({ site, at, of }: Peopled, now: number): Looked {
  if (site.private_spaces === null) return {};
  const { last_inspected_on: last, finds } = site.private_spaces;
  const today = civilDateAt(now);
  const inspected = fact(`${at}/private_spaces/last_inspected_on`, last);
  const lapses: Lapse[] = [];
  if (last === null) {
    lapses.push(broken('private_space_never_inspected', { fact: inspected, of }));
  } else if (daysBetween(last, today) > INSPECT_EVERY) {
    const values = { last, days: daysBetween(last, today) };
    lapses.push(atRisk('private_space_inspection_due', { fact: inspected, of, values }));
  }
  for (const [index, { found_at, reported_at }] of finds.entries()) {
    if (reported_at !== null) continue;
    const details = { fact: fact(`${at}/private_spaces/finds/${index}/reported_at`, null), of };
    const sameDay = civilDateAt(epoch(found_at)) === today;
    lapses.push(sameDay ? atRisk('find_report_due', details) : broken('find_not_reported', details));
  }
  return { facts: [inspected], lapses };
}

/** Who may install, by the kind of place: Video Reg. 7 and 9 (R13.7). */
const MAY_INSTALL: Readonly<Record<Placed['site']['public_place'], ReadonlySet<string>>> = {
  article_7: new Set(['government_department', 'managing_unit']),
  article_9: new Set(['security_duty']),
  none: new Set(),
};

/** Video Reg. 7, third paragraph, and 9: only whoever manages or secures the place (R13.7). */
export function installerOf({ device, site, at, of }: Placed): Looked {
  if (device.installer === null) return notKnown(`${at}/installer`);
  const { capacity, document } = device.installer;
  const as = fact(`${at}/installer/capacity`, capacity);
  const paper = fact(`${at}/installer/document`, document);
  if (!MAY_INSTALL[site.public_place].has(capacity)) {
    return { lapses: [broken('installer_without_duty', { fact: as, of })] };
  }
  if (document === null) return { lapses: [broken('installer_duty_not_shown', { fact: paper, of })] };
  return { facts: [as, paper] };
}

/** Video Reg. 10: the prior consent of a neighbour with secrets (R13.9). */
export function neighboursOf({ site, devices, at, of }: Peopled): Looked {
  if (site.neighbours === null) return notKnown(`${at}/neighbours`);
  const { secret_unit_near, consent } = site.neighbours;
  const facts = factsAt(`${at}/neighbours`, { secret_unit_near });
  if (!secret_unit_near) return { facts };
  if (consent === null) {
    const missing = fact(`${at}/neighbours/consent`, null);
    return { facts, lapses: [broken('neighbour_consent_missing', { fact: missing, of })] };
  }
  const given = consent.given_on;
  const lapses = devices.flatMap(({ device, at: standing, of: early }) => {
    const installed = device.installed_on;
    if (installed === null || installed >= given) return [];
    const decided = fact(`${standing}/installed_on`, installed);
    return [broken('neighbour_consent_late', { fact: decided, of: early, values: { installed, given } })];
  });
  return { facts: [...facts, fact(`${at}/neighbours/consent/given_on`, given)], lapses };
}
