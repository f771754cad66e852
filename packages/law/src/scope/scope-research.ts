import type { PurposeSection } from '../purpose/purpose-section.ts';
import { type Lapse, type Verdict, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { scopeFindings } from './scope-findings.ts';
import type { AnonymisedKind, ScopeSection } from './scope-section.ts';

const { broken, atRisk } = lapsesOf(scopeFindings);

type Research = ScopeSection['research'][number];
type Anonymised = ScopeSection['anonymised'][number];

/** § 第二条第二款 (R02.2): research that claims to be outside is declared, lawful by other law, and apart. */
export function research({ scope, purpose }: { scope: ScopeSection; purpose: PurposeSection }): Verdict {
  const begun = scope.research
    .map((one, index) => ({ one, at: `/scope/research/${index}` }))
    .filter(({ one }) => hasBegun(one));
  if (begun.length === 0) return notApplicable(fact('/scope/research', 0));
  const production = new Set(purpose.purposes.map(({ gallery }) => gallery));
  return judged({
    facts: begun.map(({ one, at }) => fact(`${at}/begun_on`, one.begun_on)),
    lapses: begun.flatMap(({ one, at }) => [
      ...apartness(one, at, production),
      ...personLapses(one, at),
      ...paperLapses(one, at),
    ]),
    unknown: begun
      .filter(({ one }) => one.live_comparisons === null)
      .map(({ at }) => fact(`${at}/live_comparisons`, null)),
  });
}

/** What holds faces, serves devices or was tuned has begun, whatever its date says. */
function hasBegun({ begun_on, production_persons, serves_device_ids, live_comparisons }: Research): boolean {
  const used = production_persons.all + serves_device_ids.length + (live_comparisons ?? 0);
  return begun_on !== null || used > 0;
}

/** Research and production never use the data of each other (reading G27). */
function apartness(one: Research, at: string, production: ReadonlySet<string | null>): readonly Lapse[] {
  const of = { kind: 'research', id: one.id } as const;
  const { gallery, serves_device_ids, live_comparisons, declared } = one;
  const lapses: Lapse[] = [];
  if (declared === null) {
    lapses.push(broken('research_without_declaration', { fact: fact(`${at}/declared`, null), of }));
  }
  if (gallery !== null && production.has(gallery)) {
    lapses.push(broken('research_serves_production', { fact: fact(`${at}/gallery`, gallery), of }));
  }
  if (serves_device_ids.length > 0) {
    const devices = fact(`${at}/serves_device_ids`, serves_device_ids.length);
    lapses.push(broken('research_serves_production', { fact: devices, of }));
  }
  if (live_comparisons !== null && live_comparisons > 0) {
    const live = fact(`${at}/live_comparisons`, live_comparisons);
    lapses.push(broken('research_on_live_traffic', { fact: live, of, values: { count: live_comparisons } }));
  }
  return lapses;
}

/** Separate consent to the research itself, and withdrawal that reaches it (readings G26, G27). */
function personLapses(one: Research, at: string): readonly Lapse[] {
  const of = { kind: 'research', id: one.id } as const;
  const { all, consented, in_writing, withdrawn } = one.production_persons;
  const persons = `${at}/production_persons`;
  const lapses: Lapse[] = [];
  if (consented < all) {
    const count = all - consented;
    const decided = fact(`${persons}/consented`, consented);
    lapses.push(broken('production_in_research_unconsented', { fact: decided, of, values: { count } }));
  }
  if (withdrawn > 0) {
    const decided = fact(`${persons}/withdrawn`, withdrawn);
    lapses.push(broken('research_keeps_withdrawn', { fact: decided, of, values: { count: withdrawn } }));
  }
  // GB/T 45574 6.1 f
  if (one.scientific && in_writing < consented) {
    const count = consented - in_writing;
    const decided = fact(`${persons}/in_writing`, in_writing);
    lapses.push(atRisk('research_consent_not_written', { fact: decided, of, values: { count } }));
  }
  return lapses;
}

function paperLapses(one: Research, at: string): readonly Lapse[] {
  const of = { kind: 'research', id: one.id } as const;
  const lapses: Lapse[] = [];
  for (const duty of ['consent', 'assessment', 'security'] as const) {
    if (one.other_law[duty] !== null) continue;
    const decided = fact(`${at}/other_law/${duty}`, null);
    lapses.push(broken('research_other_law_open', { fact: decided, of, values: { duty } }));
  }
  for (const missing of ['ethics_note', 'data_lineage'] as const) {
    if (one[missing] !== null) continue;
    lapses.push(
      atRisk('research_origin_unrecorded', { fact: fact(`${at}/${missing}`, null), of, values: { missing } }),
    );
  }
  return lapses;
}

/** What can be anonymous at all: figures over many, and what is left when faces are gone (reading G12). */
const CAN_BE_ANONYMOUS: ReadonlySet<AnonymisedKind> = new Set(['aggregate', 'deletion_remains']);

/** Fewest persons behind a figure; this product's setting. */
const LEAST_IN_GROUP = 10;

/** § 第十九条第二项, 《个人信息保护法》第七十三条第四项 (R19.2): what is called anonymous is. */
export function anonymised({ scope }: { scope: ScopeSection }): Verdict {
  const claims = scope.anonymised.map((one, index) => ({ one, at: `/scope/anonymised/${index}` }));
  if (claims.length === 0) return notApplicable(fact('/scope/anonymised', 0));
  return judged({
    facts: claims.map(({ one, at }) => fact(`${at}/kind`, one.kind)),
    lapses: claims.flatMap(({ one, at }) =>
      CAN_BE_ANONYMOUS.has(one.kind) ? testLapses(one, at) : relabelled(one, at),
    ),
    unknown: claims
      .filter(({ one }) => one.kind === 'aggregate' && one.smallest_group === null)
      .map(({ at }) => fact(`${at}/smallest_group`, null)),
  });
}

/** A template or an image by another name stays facial information, and counts (reading G11). */
function relabelled({ id, kind, persons, persons_counted }: Anonymised, at: string): readonly Lapse[] {
  const of = { kind: 'data_set', id } as const;
  const lapses = [broken('face_called_anonymous', { fact: fact(`${at}/kind`, kind), of, values: { kind } })];
  if (persons_counted < persons) {
    const count = persons - persons_counted;
    const decided = fact(`${at}/persons_counted`, persons_counted);
    lapses.push(broken('relabelled_not_counted', { fact: decided, of, values: { count } }));
  }
  return lapses;
}

function testLapses({ id, kind, assessment, smallest_group }: Anonymised, at: string): readonly Lapse[] {
  const of = { kind: 'data_set', id } as const;
  const lapses: Lapse[] = [];
  if (assessment === null) {
    lapses.push(atRisk('anonymisation_untested', { fact: fact(`${at}/assessment`, null), of }));
  } else if (assessment.reidentified > 0) {
    const { tried, reidentified: count } = assessment;
    const decided = fact(`${at}/assessment/reidentified`, count);
    lapses.push(broken('anonymised_found_again', { fact: decided, of, values: { tried, count } }));
  }
  if (kind === 'aggregate' && smallest_group !== null && smallest_group < LEAST_IN_GROUP) {
    const decided = fact(`${at}/smallest_group`, smallest_group);
    const values = { count: smallest_group, least: LEAST_IN_GROUP };
    lapses.push(atRisk('aggregate_too_small', { fact: decided, of, values }));
  }
  return lapses;
}
