import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { type Lapse, fact, judged, lapsesOf } from '../posture/verdict.ts';
import { isVague } from './purpose.ts';
import { purposeFindings } from './purpose-findings.ts';
import { mannerLapses, necessityLapses } from './purpose-manner.ts';
import type { FaceOutput, FaceUse, PurposeOfProcessor, PurposeSection } from './purpose-section.ts';
import { type OfOne, type Running, judgeEach } from './running-purposes.ts';

const { broken, atRisk } = lapsesOf(purposeFindings);

/** Uses that no purpose is activated for: our list under § 第三条, after commentary A. */
const REFUSED: ReadonlySet<FaceUse> = new Set([
  'emotion',
  'ethnicity',
  'health',
  'productivity',
  'creditworthiness',
]);

/** Words of those uses. A few, and no judge: 民族 stands in the names of schools, so it is not one. */
const REFUSED_WORDS =
  /情绪|健康状况|工作效率|信用评|用户画像|客户画像|emotion|ethnicit|health condition|productivity|creditworth|profiling/iu;

/** What an interface is not to say of a person (RS.9). */
const ATTRIBUTES: ReadonlySet<FaceOutput> = new Set(['emotion', 'age', 'ethnicity', 'gender', 'health']);

/** § 第三条 “尊重社会公德和伦理” (R03.1). */
function moralityLapses({ purpose, at }: Running): readonly Lapse[] {
  const of = { kind: 'purpose', id: purpose.id } as const;
  const { use, manner, statement, ethics, version } = purpose;
  const lapses: Lapse[] = [];
  if (REFUSED.has(use)) {
    lapses.push(broken('purpose_use_refused', { fact: fact(`${at}/use`, use), of, values: { use } }));
  } else if (REFUSED_WORDS.test(`${statement['zh-CN']} ${statement.en}`)) {
    lapses.push(atRisk('statement_names_refused_use', { fact: fact(`${at}/use`, use), of }));
  }
  if (use === 'marketing' && manner.capture === 'passive') {
    lapses.push(broken('marketing_of_everyone', { fact: fact(`${at}/manner/capture`, 'passive'), of }));
  }
  if (ethics === null) {
    lapses.push(atRisk('ethics_not_answered', { fact: fact(`${at}/ethics`, null), of }));
  } else if (ethics.purpose_version !== version) {
    lapses.push(
      atRisk('ethics_of_old_version', {
        fact: fact(`${at}/ethics/purpose_version`, ethics.purpose_version),
        of,
        values: { answered: ethics.purpose_version, current: version },
      }),
    );
  }
  return lapses;
}

/** § 第四条 “特定的目的” (R04.1). */
function specificity({ purpose, at }: Running, shared: ReadonlySet<string>): OfOne {
  const of = { kind: 'purpose', id: purpose.id } as const;
  const { statement, used_otherwise, gallery, versions, version } = purpose;
  const otherwise = fact(`${at}/used_otherwise`, used_otherwise);
  const lapses: Lapse[] = [];
  if (isVague(statement)) {
    lapses.push(broken('purpose_not_specific', { fact: fact(`${at}/version`, version), of }));
  }
  if (used_otherwise !== null && used_otherwise > 0) {
    lapses.push(broken('face_used_otherwise', { fact: otherwise, of, values: { count: used_otherwise } }));
  }
  if (gallery !== null && shared.has(gallery)) {
    lapses.push(broken('gallery_of_two_purposes', { fact: fact(`${at}/gallery`, gallery), of }));
  }
  if (versions.length < version) {
    lapses.push(
      atRisk('purpose_history_incomplete', {
        fact: fact(`${at}/versions`, versions.length),
        of,
        values: { current: version, recorded: versions.length },
      }),
    );
  }
  return { lapses, unknown: used_otherwise === null ? [otherwise] : [] };
}

/** Galleries that more than one purpose compares with, ended ones included: their faces are of the other. */
function sharedGalleries({ purposes }: PurposeSection): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { gallery } of purposes) {
    if (gallery === null) continue;
    if (seen.has(gallery)) shared.add(gallery);
    seen.add(gallery);
  }
  return shared;
}

const OTHER = { verify: 'identify', identify: 'verify' } as const satisfies Record<
  PurposeOfProcessor['mode'],
  PurposeOfProcessor['mode']
>;

/** § 第十九条第五、六项 (R19.1). */
function modeLapses({ purpose, at }: Running): OfOne {
  const of = { kind: 'purpose', id: purpose.id } as const;
  const { comparisons, mode } = purpose;
  if (comparisons === null) return { lapses: [], unknown: [fact(`${at}/comparisons`, null)] };
  const { by_mode, largest_one_to_one } = comparisons;
  const other = by_mode[OTHER[mode]];
  const lapses: Lapse[] = [];
  if (other > 0) {
    lapses.push(
      broken('compared_in_other_mode', {
        fact: fact(`${at}/comparisons/by_mode/${OTHER[mode]}`, other),
        of,
        values: { declared: mode, count: other },
      }),
    );
  }
  if (largest_one_to_one > 1) {
    lapses.push(
      broken('one_to_one_with_gallery', {
        fact: fact(`${at}/comparisons/largest_one_to_one`, largest_one_to_one),
        of,
        values: { persons: largest_one_to_one },
      }),
    );
  }
  for (const code of ['returned_too_much', 'mode_unrecorded'] as const) {
    const count = comparisons[code];
    if (count === 0) continue;
    lapses.push(atRisk(code, { fact: fact(`${at}/comparisons/${code}`, count), of, values: { count } }));
  }
  return { lapses };
}

/** How the rows of `purpose` are judged on the state of a processor. */
export const purposePosture = {
  // § 第三条
  'R03.1': rowRule(['purpose'], 'dpo', ({ purpose }) =>
    judgeEach(purpose, (running) => ({ lapses: moralityLapses(running) })),
  ),
  // § 第四条; 《个人信息保护法》第二十八条第二款
  'R04.1': rowRule(['purpose'], 'dpo', ({ purpose }) => {
    const shared = sharedGalleries(purpose);
    return judgeEach(purpose, (running) => specificity(running, shared));
  }),
  'R04.2': rowRule(['purpose'], 'dpo', ({ purpose }) =>
    judgeEach(purpose, (running) => ({ lapses: necessityLapses(running) })),
  ),
  'R04.3': rowRule(['purpose'], 'dpo', ({ purpose }) =>
    judgeEach(purpose, (running) => ({ lapses: mannerLapses(running) })),
  ),
  // § 第十九条第五、六项
  'R19.1': rowRule(['purpose'], 'admin', ({ purpose }) => judgeEach(purpose, modeLapses)),
  // Commentary A
  'RS.9': rowRule(['purpose'], 'admin', ({ purpose: { interfaces } }) => {
    if (interfaces === null) return judged({ facts: [], unknown: [fact('/purpose/interfaces', null)] });
    return judged({
      facts: [fact('/purpose/interfaces/examined_on', interfaces.examined_on)],
      lapses: interfaces.outputs.flatMap((output, index) =>
        ATTRIBUTES.has(output)
          ? [
              atRisk('attribute_output', {
                fact: fact(`/purpose/interfaces/outputs/${index}`, output),
                values: { output },
              }),
            ]
          : [],
      ),
    });
  }),
} as const satisfies RowRules<'purpose'>;
