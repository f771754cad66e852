import type { PurposeSection } from '../purpose/purpose-section.ts';
import { runningPurposes } from '../purpose/running-purposes.ts';
import { type Lapse, type Verdict, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { addCalendarDays, civilDateAt } from '../time/index.ts';
import { scopeFindings } from './scope-findings.ts';
import type { Decided, PartyRole, ScopeSection } from './scope-section.ts';

const { broken, atRisk } = lapsesOf(scopeFindings);

/** How long before its end an agreement is to be renewed; this product's setting. */
const RENEW_DAYS = 30;

/** Who decides is a processor; a recipient decides for itself, not here. */
const DECIDES: ReadonlySet<PartyRole> = new Set(['processor', 'joint_processor']);
const MAY_NOT_DECIDE: ReadonlySet<PartyRole> = new Set([
  'entrusted_party',
  'venue_manager',
  'device_operator',
]);
/** 《个人信息保护法》第二十条、第二十一条. */
const NEEDS_AGREEMENT: ReadonlySet<PartyRole> = new Set(['processor', 'joint_processor', 'entrusted_party']);

interface Part {
  readonly part: ScopeSection['organisations'][number]['parts'][number];
  readonly organisation: string;
  readonly at: string;
}

/** Parts that have begun and not ended; one in a purpose that runs has begun, whatever its date says. */
function livingParts(scope: ScopeSection, running: ReadonlySet<string>): readonly Part[] {
  return scope.organisations.flatMap(({ id, parts }, index) =>
    parts
      .map((part, of) => ({ part, organisation: id, at: `/scope/organisations/${index}/parts/${of}` }))
      .filter(
        ({ part: { begun_on, ended_on, purpose_ids } }) =>
          ended_on === null && (begun_on !== null || purpose_ids.some((one) => running.has(one))),
      ),
  );
}

/** § 第十九条第一项, 《个人信息保护法》第二十条、第二十一条 (R19.3): who decides, who only acts, and what is agreed. */
export function parties(
  { scope, purpose }: { scope: ScopeSection; purpose: PurposeSection },
  now: number,
): Verdict {
  const running = runningPurposes(purpose);
  const parts = livingParts(scope, new Set(running.map(({ purpose: { id } }) => id)));
  const personal = scope.account.holder === 'natural_person';
  const deciders = personal ? null : decisions(parts);
  const lapses = [
    ...(deciders === null ? [] : running.flatMap(({ purpose: { id } }) => decisionLapses(id, deciders))),
    ...parts.flatMap((one) => [
      ...(one.organisation === scope.own_organisation_id ? [] : agreementLapses(one, now)),
      ...powerLapses(one),
    ]),
  ];
  const several = new Set(parts.map(({ organisation }) => organisation)).size > 1;
  if (!several && lapses.length === 0) return notApplicable(fact('/scope/organisations', parts.length));
  return judged({ facts: parts.map(({ part: { role }, at }) => fact(`${at}/role`, role)), lapses });
}

/** What those who decide say they decide, by purpose. */
function decisions(parts: readonly Part[]): ReadonlyMap<string, ReadonlySet<Decided>> {
  const found = new Map<string, Set<Decided>>();
  for (const { part } of parts) {
    if (!DECIDES.has(part.role)) continue;
    for (const id of part.purpose_ids) {
      const known = found.get(id) ?? new Set();
      for (const decided of part.decides) known.add(decided);
      found.set(id, known);
    }
  }
  return found;
}

function decisionLapses(id: string, deciders: ReadonlyMap<string, ReadonlySet<Decided>>): readonly Lapse[] {
  const of = { kind: 'purpose', id } as const;
  const at = fact('/scope/organisations', id);
  const decided = deciders.get(id);
  if (decided === undefined) return [broken('processor_not_named', { fact: at, of })];
  return (['purpose', 'manner'] as const)
    .filter((decision) => !decided.has(decision))
    .map((decision) => atRisk('decision_not_placed', { fact: at, of, values: { decision } }));
}

function agreementLapses({ part, organisation, at }: Part, now: number): readonly Lapse[] {
  const of = { kind: 'organisation', id: organisation } as const;
  const { role, agreement, begun_on } = part;
  if (!NEEDS_AGREEMENT.has(role)) return [];
  if (agreement === null) {
    return [broken('agreement_missing', { fact: fact(`${at}/agreement`, null), of, values: { role } })];
  }
  const lapses: Lapse[] = [];
  const { agreed_on: agreed, until } = agreement;
  if (begun_on !== null && agreed > begun_on) {
    const decided = fact(`${at}/agreement/agreed_on`, agreed);
    lapses.push(broken('agreed_after_start', { fact: decided, of, values: { agreed, begun: begun_on } }));
  }
  if (until === null) return lapses;
  const today = civilDateAt(now);
  const ends = fact(`${at}/agreement/until`, until);
  if (until < today) {
    lapses.push(broken('agreement_over', { fact: ends, of, values: { until } }));
  } else if (until < addCalendarDays(today, RENEW_DAYS)) {
    lapses.push(atRisk('agreement_ends_soon', { fact: ends, of, values: { until, days: RENEW_DAYS } }));
  }
  return lapses;
}

function powerLapses({ part, organisation, at }: Part): readonly Lapse[] {
  const of = { kind: 'organisation', id: organisation } as const;
  const { role, decides, accounts_may_change } = part;
  if (DECIDES.has(role)) return [];
  const decided = MAY_NOT_DECIDE.has(role) ? decides : [];
  return [
    ...decided.map((decision, index) =>
      broken('decides_beyond_role', {
        fact: fact(`${at}/decides/${index}`, decision),
        of,
        values: { role, decision },
      }),
    ),
    // A manner may be set by instruction; purpose, retention and recipients never.
    ...accounts_may_change.flatMap((decision, index) =>
      decision === 'manner'
        ? []
        : [
            broken('account_may_change', {
              fact: fact(`${at}/accounts_may_change/${index}`, decision),
              of,
              values: { role, decision },
            }),
          ],
    ),
  ];
}
