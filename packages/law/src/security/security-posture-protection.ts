import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { type CivilDate, addYears, civilDateAt } from '../time/index.ts';
import { activePurpose, holdsFaces, notInOperation } from './security-operation.ts';
import { protectionFindings } from './security-findings-protection.ts';
import { AttackKind } from './security-measured.ts';
import type { SecuritySection } from './security-section.ts';

const { broken, atRisk } = lapsesOf(protectionFindings);

/** Our settings; the standards whose texts we have not read may say otherwise. */
const INVERSION_MAX = 0.01;
const LINKABILITY_MAX = 0.1;
const APCER_MAX = 0.05;

/** Writes a share as per cent, to three figures. */
function percent(share: number): number {
  return Number((share * 100).toPrecision(3));
}

function apartLapses({ stores }: SecuritySection): readonly Lapse[] {
  const identityKeys = new Set(
    stores.filter(({ holds, key }) => holds.includes('identities') && key !== null).map(({ key }) => key),
  );
  return stores.flatMap((store, index) => {
    if (!holdsFaces(store)) return [];
    const at = `/security/stores/${index}`;
    if (store.holds.includes('identities'))
      return [broken('faces_with_identities', { fact: fact(`${at}/holds`, 'identities') })];
    return identityKeys.has(store.key)
      ? [atRisk('faces_and_identities_one_key', { fact: fact(`${at}/key`, store.key) })]
      : [];
  });
}

function pageLapses({ pages }: SecuritySection): readonly Lapse[] {
  if (pages === null) return [];
  const counted = [
    ['page_shows_face', 'face_shown', pages.face_shown],
    ['page_without_watermark', 'watermarked', pages.with_person - pages.watermarked],
    ['page_copy_open', 'copy_open', pages.copy_open],
  ] as const;
  return counted
    .filter(([, , count]) => count > 0)
    .map(([code, field, count]) =>
      broken(code, { fact: fact(`/security/pages/${field}`, pages[field]), values: { count } }),
    );
}

/** GB/T 45574 5.5 i, l, r. */
export const apartAndUnseen = rowRule(['security'], 'admin', ({ security }) => {
  const { stores, pages } = security;
  const faces = stores.flatMap((store, index) =>
    holdsFaces(store) ? [fact(`/security/stores/${index}/holds`, store.holds.join(' '))] : [],
  );
  if (faces.length === 0 && (pages?.with_person ?? 0) === 0) {
    return notApplicable(fact('/security/stores', 'no faces'));
  }
  return judged({
    facts: [...faces, ...(pages === null ? [] : [fact('/security/pages/looked_at_on', pages.looked_at_on)])],
    lapses: [...apartLapses(security), ...pageLapses(security)],
    unknown: pages === null ? [fact('/security/pages', null)] : [],
  });
});

/** GB/T 40660, whose text we have not read; TC260-PG-20251A 4 b. */
export const templateProtection = rowRule(['security'], 'security_owner', ({ security }) => {
  const { stores, template_protection: measured } = security;
  const index = stores.findIndex(({ holds }) => holds.includes('templates'));
  if (index < 0) return notApplicable(fact('/security/stores', 'no templates'));
  const kept = fact(`/security/stores/${index}/holds`, 'templates');
  const at = '/security/template_protection';
  if (measured === null) return judged({ facts: [kept], unknown: [fact(at, null)] });
  const { inversion, linkage, renewed_on } = measured;
  const lapses: Lapse[] = [];
  if (inversion !== null && inversion.success_rate > INVERSION_MAX) {
    lapses.push(
      broken('template_reversible', {
        fact: fact(`${at}/inversion/success_rate`, inversion.success_rate),
        values: { rate: percent(inversion.success_rate), max: percent(INVERSION_MAX) },
      }),
    );
  }
  if (linkage !== null && linkage.linkability > LINKABILITY_MAX) {
    lapses.push(
      broken('template_linkable', {
        fact: fact(`${at}/linkage/linkability`, linkage.linkability),
        values: { linkability: linkage.linkability, max: LINKABILITY_MAX },
      }),
    );
  }
  if (renewed_on === null) {
    lapses.push(broken('template_not_renewable', { fact: fact(`${at}/renewed_on`, null) }));
  }
  return judged({
    facts: [kept, fact(`${at}/renewed_on`, renewed_on)],
    lapses,
    unknown: [
      ...(inversion === null ? [fact(`${at}/inversion`, null)] : []),
      ...(linkage === null ? [fact(`${at}/linkage`, null)] : []),
    ],
  });
});

function testLapses(
  { tests }: NonNullable<SecuritySection['attack_detection']>,
  today: CivilDate,
): readonly Lapse[] {
  const at = '/security/attack_detection/tests';
  const tested = new Set(tests.map(({ attack }) => attack));
  return [
    ...AttackKind.options
      .filter((attack) => !tested.has(attack))
      .map((attack) => broken('attack_untested', { fact: fact(at, `no ${attack}`) })),
    ...tests.flatMap(({ apcer }, index) =>
      apcer > APCER_MAX
        ? [
            broken('attack_passes', {
              fact: fact(`${at}/${index}/apcer`, apcer),
              values: { rate: percent(apcer), max: percent(APCER_MAX) },
            }),
          ]
        : [],
    ),
    ...tests.flatMap(({ tested_on }, index) =>
      addYears(tested_on, 1) < today
        ? [
            atRisk('attack_test_old', {
              fact: fact(`${at}/${index}/tested_on`, tested_on),
              values: { last: tested_on },
            }),
          ]
        : [],
    ),
  ];
}

/** GB/T 41819, GB/T 38671, whose texts we have not read; § 第十四条. */
export const attackDetection = rowRule(['purpose', 'security'], 'security_owner', (facts, now) => {
  const capturing = activePurpose(facts);
  if (capturing === null) return notApplicable(notInOperation);
  const { attack_detection: detection } = facts.security;
  const at = '/security/attack_detection';
  if (detection === null) {
    return judged({
      facts: [capturing],
      lapses: [broken('attack_detection_missing', { fact: fact(at, null) })],
    });
  }
  const { comparisons_without_result: count } = detection;
  return judged({
    facts: [
      capturing,
      ...detection.tests.map(({ apcer }, index) => fact(`${at}/tests/${index}/apcer`, apcer)),
    ],
    lapses: [
      ...testLapses(detection, civilDateAt(now)),
      ...(count > 0
        ? [
            broken('compared_without_detection', {
              fact: fact(`${at}/comparisons_without_result`, count),
              values: { count },
            }),
          ]
        : []),
    ],
  });
});
