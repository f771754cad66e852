import { MEASURES_IN_FORCE_FROM } from '../in-force.ts';
import type { PurposeSection } from '../purpose/purpose-section.ts';
import { runningPurposes } from '../purpose/running-purposes.ts';
import { type Lapse, type Verdict, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import type { SitingSection } from '../siting/siting-section.ts';
import { addCalendarDays, civilDate, civilDateAt } from '../time/index.ts';
import { scopeFindings } from './scope-findings.ts';
import type { ScopeSection } from './scope-section.ts';

const { broken, atRisk } = lapsesOf(scopeFindings);

interface Sections {
  readonly scope: ScopeSection;
  readonly purpose: PurposeSection;
  readonly siting: SitingSection;
}

/** § 第二条第一款 (R02.1): every frame belongs to a declared activity, of which the territory is known. */
export function activities({ scope, purpose, siting }: Sections): Verdict {
  const { undeclared_frames: frames } = scope;
  const running = runningPurposes(purpose);
  const within = running.filter(({ purpose: { territory } }) => territory !== 'abroad');
  const began = new Set(running.map(({ purpose: { id } }) => id));
  const lapses: Lapse[] = [];
  if (frames !== null && frames.kept > 0) {
    const kept = fact('/scope/undeclared_frames/kept', frames.kept);
    lapses.push(broken('frame_without_activity_kept', { fact: kept, values: { count: frames.kept } }));
  }
  for (const [index, { id, state, purpose_ids }] of siting.devices.entries()) {
    if (state !== 'approved' || purpose_ids.some((one) => began.has(one))) continue;
    const of = { kind: 'device', id } as const;
    lapses.push(
      atRisk('device_without_activity', { fact: fact(`/siting/devices/${index}/state`, state), of }),
    );
  }
  if (within.length === 0 && lapses.length === 0) return notApplicable(fact('/purpose/purposes', 0));
  const nowhere = within.filter(({ purpose: { territory } }) => territory === null);
  return judged({
    facts: within.map(({ purpose: { territory }, at }) => fact(`${at}/territory`, territory)),
    lapses,
    unknown: [
      ...nowhere.map(({ at }) => fact(`${at}/territory`, null)),
      ...(frames === null ? [fact('/scope/undeclared_frames', null)] : []),
    ],
  });
}

/** § 第二十条 (R20.1): which rules what was done is judged by. */
export function rulesByDate({ scope, purpose }: Pick<Sections, 'scope' | 'purpose'>, now: number): Verdict {
  const { processing_since_on: since, measures_applied_from_on: applied } = scope;
  const began = fact('/scope/processing_since_on', since);
  if (now < MEASURES_IN_FORCE_FROM) return notApplicable(began);
  if (since === null) {
    return runningPurposes(purpose).length === 0
      ? notApplicable(began)
      : judged({ facts: [], unknown: [began] });
  }
  const decided = fact('/scope/measures_applied_from_on', applied);
  if (applied === null) return judged({ facts: [], unknown: [decided] });
  const inForce = civilDateAt(MEASURES_IN_FORCE_FROM);
  const due = since < inForce ? inForce : since;
  const lapses: Lapse[] = [];
  if (applied > due)
    lapses.push(broken('measures_applied_late', { fact: decided, values: { due, applied } }));
  if (applied < inForce)
    lapses.push(atRisk('measures_applied_early', { fact: decided, values: { applied } }));
  return judged({ facts: [decided], lapses });
}

/** Commentary A (RS.5): public numbers that are true and of the last month. */
export function publicPage({ scope }: Pick<Sections, 'scope'>, now: number): Verdict {
  const { processing_since_on: since, public_page: page } = scope;
  if (since === null) return notApplicable(fact('/scope/processing_since_on', null));
  if (page === null) {
    return judged({
      facts: [],
      lapses: [atRisk('public_page_missing', { fact: fact('/scope/public_page', null) })],
    });
  }
  const covered = page.month_ended_on;
  const decided = fact('/scope/public_page/month_ended_on', covered);
  const lapses: Lapse[] = [];
  const firstOfMonth = civilDate(`${civilDateAt(now).slice(0, 8)}01`);
  if (covered < addCalendarDays(firstOfMonth, -1)) {
    lapses.push(atRisk('public_page_stale', { fact: decided, values: { covered } }));
  }
  for (const what of ['persons', 'devices', 'complaints', 'withdrawals'] as const) {
    const shown = page.shown[what];
    const ledger = page.ledger[what];
    if (shown === ledger) continue;
    const told = fact(`/scope/public_page/shown/${what}`, shown);
    lapses.push(atRisk('public_page_untrue', { fact: told, values: { what, shown, ledger } }));
  }
  return judged({ facts: [decided], lapses });
}

/** 《个人信息保护法》第七十二条, commentary A, reading G37 (RS.7): who claims to be a household. */
export function household({ scope, siting }: Pick<Sections, 'scope' | 'siting'>): Verdict {
  const { holder, profile, lets_or_manages, third_persons } = scope.account;
  const at = '/scope/account';
  const chosen = profile === 'household';
  const lapses: Lapse[] = [];
  if (chosen) {
    if (holder === 'organisation') {
      lapses.push(atRisk('household_by_organisation', { fact: fact(`${at}/holder`, holder) }));
    }
    if (lets_or_manages) {
      lapses.push(atRisk('household_of_landlord', { fact: fact(`${at}/lets_or_manages`, true) }));
    }
    if (third_persons !== null && third_persons > 0) {
      const counted = fact(`${at}/third_persons`, third_persons);
      lapses.push(
        atRisk('household_with_third_persons', { fact: counted, values: { count: third_persons } }),
      );
    }
  }
  for (const [index, { id, place, space }] of siting.devices.entries()) {
    const of = { kind: 'device', id } as const;
    const where = { fact: fact(`/siting/devices/${index}/place`, place), of };
    if (holder === 'organisation' && place === 'household') {
      lapses.push(atRisk('household_by_organisation', where));
    }
    if (chosen && (place !== 'household' || space !== 'home')) {
      lapses.push(atRisk('household_looks_outside', where));
    }
  }
  if (!chosen && lapses.length === 0) return notApplicable(fact(`${at}/profile`, profile));
  const unknown = chosen && third_persons === null ? [fact(`${at}/third_persons`, null)] : [];
  return judged({ facts: [fact(`${at}/profile`, profile)], lapses, unknown });
}
