import { type Looked, judgedOf } from '../posture/looked.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { rowRule } from '../posture/row-rule.ts';
import { fact } from '../posture/verdict.ts';
import { type AssessedBefore, assessedBefore } from './assessed-before.ts';
import { type Disclosure, type Publication, RecipientItem } from './party-section.ts';
import { NONE_BEGUN, begunPurpose, riskAt, stageOf } from './stage.ts';
import { partyLapse } from './storage-posture-party.ts';

const { broken, atRisk } = partyLapse;

function provisionLook(one: Disclosure, index: number, assessed: AssessedBefore): Looked {
  const at = `/storage/disclosures/${index}`;
  const of = { kind: 'disclosure', id: one.id } as const;
  const state = riskAt(stageOf(one)) === 'broken' ? broken : atRisk;
  const missing = RecipientItem.options.filter((item) => !one.told.includes(item)).length;
  const before = assessed(one.purpose_id, one.organisation_id, one.begun_on);
  const basis = basisLook(one, at, of, state);
  return {
    ...basis,
    lapses: [
      ...(missing > 0
        ? [
            state('provision_not_told', {
              fact: fact(`${at}/told`, one.told.length),
              of,
              values: { count: missing },
            }),
          ]
        : []),
      ...(basis.lapses ?? []),
      ...(before
        ? []
        : [state('provision_not_assessed', { fact: fact(`${at}/begun_on`, one.begun_on), of })]),
    ],
  };
}

/** Separate consent to this recipient, or another basis that counsel has confirmed. */
function basisLook(
  { other_basis, persons, consented }: Disclosure,
  at: string,
  of: { readonly kind: 'disclosure'; readonly id: string },
  state: typeof broken,
): Looked {
  if (other_basis !== null) {
    const memo = fact(`${at}/other_basis/memo`, other_basis.memo);
    return other_basis.memo === null
      ? { lapses: [state('provision_basis_unconfirmed', { fact: memo, of })] }
      : { facts: [memo] };
  }
  const unknown = [
    ...(persons === null ? [fact(`${at}/persons`, null)] : []),
    ...(consented === null ? [fact(`${at}/consented`, null)] : []),
  ];
  if (persons === null || consented === null) return { unknown };
  const agreed = fact(`${at}/consented`, consented);
  const count = persons - consented;
  return count > 0
    ? { lapses: [state('provision_without_consent', { fact: agreed, of, values: { count } })] }
    : { facts: [agreed] };
}

/** Who is on record as deciding together with the processor, by purpose (《个人信息保护法》第二十条). */
function jointProcessors({ organisations }: PostureFacts['scope']): ReadonlySet<string> {
  return new Set(
    organisations.flatMap(({ id, parts }) =>
      parts
        .filter(({ role, ended_on }) => role === 'joint_processor' && ended_on === null)
        .flatMap(({ purpose_ids }) => purpose_ids.map((purpose) => `${purpose} ${id}`)),
    ),
  );
}

/** 《个人信息保护法》第二十三条、第五十五条. Who is called joint and is not on record as that is another processor. */
export const providedByConsent = rowRule(
  ['assessment', 'scope', 'storage'],
  'dpo',
  ({ assessment, scope, storage }) => {
    const assessed = assessedBefore(assessment);
    const joint = jointProcessors(scope);
    const looks = storage.disclosures.flatMap((one, index) =>
      one.kind === 'joint' && (one.ended_on !== null || joint.has(`${one.purpose_id} ${one.organisation_id}`))
        ? []
        : [provisionLook(one, index, assessed)],
    );
    return judgedOf(looks, fact('/storage/disclosures', 'none to another processor'));
  },
);

function publicationLook(one: Publication, index: number): Looked {
  const at = `/storage/publications/${index}`;
  const of = { kind: 'disclosure', id: one.id } as const;
  const stage = stageOf(one);
  const { persons, consented, requested_or_written: written } = one;
  if (stage === 'ended') return { facts: [fact(`${at}/ended_on`, one.ended_on)] };
  const state = riskAt(stage) === 'broken' ? broken : atRisk;
  const agreed = fact(`${at}/consented`, consented);
  if (persons === null) return { unknown: [fact(`${at}/persons`, null)] };
  if (consented === null) return { unknown: [agreed] };
  const without = persons - consented;
  const spoken = written === null ? 0 : consented - written;
  return {
    facts: [agreed],
    lapses: [
      ...(without > 0
        ? [state('published_without_consent', { fact: agreed, of, values: { count: without } })]
        : []),
      ...(spoken > 0
        ? [
            atRisk('published_not_in_writing', {
              fact: fact(`${at}/requested_or_written`, written),
              of,
              values: { count: spoken },
            }),
          ]
        : []),
    ],
    unknown: written === null ? [fact(`${at}/requested_or_written`, null)] : [],
  };
}

function routesLook({ public_routes: visited }: PostureFacts['storage']): Looked {
  if (visited === null) return { unknown: [fact('/storage/public_routes', null)] };
  const { with_faces: count, routes, visited_on } = visited;
  return {
    facts: [
      fact('/storage/public_routes/routes', routes),
      fact('/storage/public_routes/visited_on', visited_on),
    ],
    lapses:
      count > 0
        ? [
            broken('public_route_with_faces', {
              fact: fact('/storage/public_routes/with_faces', count),
              values: { count },
            }),
          ]
        : [],
  };
}

/** 《个人信息保护法》第二十五条; GB/T 45574 6.1 b. */
export const notPublic = rowRule(['purpose', 'storage'], 'security_owner', ({ purpose, storage }) => {
  const begun = begunPurpose(purpose);
  if (begun === null && storage.publications.length === 0) return judgedOf([], NONE_BEGUN);
  return judgedOf([
    ...(begun === null ? [] : [{ facts: [begun] }, routesLook(storage)]),
    ...storage.publications.map((one, index) => publicationLook(one, index)),
  ]);
});
