import { type Looked, judgedOf } from '../posture/looked.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { fact, notApplicable } from '../posture/verdict.ts';
import { civilDateAt } from '../time/index.ts';
import {
  channelsOf,
  minimisationOf,
  modalityOf,
  netIdOf,
  stateRuleOf,
} from './alternatives-posture-channels.ts';
import { groundOf, pressureOf, pretextOf, wordingOf } from './alternatives-posture-pressure.ts';
import { chooserOf, factorsOf, onlyWayOf, refusalOf, residentialOf } from './alternatives-posture-ways.ts';
import { isBiometric } from './alternatives.ts';
import { type Reads, activeCheckpoints, activePurposes, openCheckpoints } from './reached.ts';
import { liftedPurposes } from './state-rule.ts';

/** A purpose in force of which nobody says where it asks for faces, or not at the site of a device in use. */
function withoutCheckpoint(facts: Reads & Pick<PostureFacts, 'siting'>): readonly Looked[] {
  const { checkpoints } = facts.alternatives;
  const active = activePurposes(facts);
  const sites = Map.groupBy(checkpoints, ({ purpose_id }) => purpose_id);
  const nowhere = [...active].some((id) => !sites.has(id));
  const placed = new Map([...sites].map(([id, all]) => [id, new Set(all.map(({ site_id }) => site_id))]));
  const missing =
    nowhere ||
    facts.siting.devices.some(
      ({ state, site_id, purpose_ids }) =>
        state === 'approved' && purpose_ids.some((id) => active.has(id) && !placed.get(id)?.has(site_id)),
    );
  return missing ? [{ unknown: [fact('/alternatives/checkpoints', null)] }] : [];
}

/** How the rows of `alternatives` are judged on the state of a processor. */
export const alternativesPosture = {
  // § 第十条第一款第一句; G19. 第二款 lifts it for the business that the State names; consent does not.
  'R10.1': rowRule(['alternatives', 'purpose', 'siting'], 'operator', (facts, now) => {
    const lifted = liftedPurposes(facts.alternatives.state_rules, civilDateAt(now));
    const bound = openCheckpoints(facts).filter(({ checkpoint }) => !lifted.has(checkpoint.purpose_id));
    return judgedOf([...bound.map((one) => onlyWayOf(one, now)), ...withoutCheckpoint(facts)]);
  }),

  // § 第十条第一款第二句. That 第二款 lifts this one, too, is a possible reading; the careful one is taken.
  'R10.2': rowRule(['alternatives', 'purpose', 'siting'], 'operator', (facts) =>
    judgedOf([...openCheckpoints(facts).map(refusalOf), ...withoutCheckpoint(facts)]),
  ),

  // § 第十条第二款
  'R10.3': rowRule(['alternatives'], 'counsel', ({ alternatives }, now) => {
    const today = civilDateAt(now);
    return judgedOf(alternatives.state_rules.map((rule, index) => stateRuleOf(rule, index, today)));
  }),

  // GB/T 45574 6.1 a, TC260-PG-20251A 8.1 e-i, standards; G20, G35
  'R10.4': rowRule(['alternatives', 'purpose', 'siting'], 'operator', (facts) =>
    judgedOf([...activeCheckpoints(facts).map(chooserOf), ...withoutCheckpoint(facts)]),
  ),

  // SPC 10, first paragraph
  'R10.5': rowRule(['alternatives', 'purpose', 'siting'], 'operator', (facts) =>
    judgedOf([
      ...activeCheckpoints(facts)
        .filter(({ checkpoint }) => checkpoint.preset === 'residential')
        .map(residentialOf),
      ...withoutCheckpoint(facts),
    ]),
  ),

  // § 第十一条, encouraged
  'R11.1': rowRule(['alternatives', 'purpose'], 'dpo', (facts) =>
    judgedOf(activePurposes(facts).size === 0 ? [] : [channelsOf(facts.alternatives)]),
  ),

  // § 第十一条, encouraged
  'R11.2': rowRule(['alternatives', 'purpose'], 'dpo', (facts) =>
    judgedOf(activePurposes(facts).size === 0 ? [] : [minimisationOf(facts.alternatives)]),
  ),

  // Net-ID Measures 4 to 8
  'R11.3': rowRule(['alternatives'], 'dpo', ({ alternatives }) =>
    alternatives.net_id === null
      ? notApplicable(fact('/alternatives/net_id', null))
      : judgedOf([netIdOf(alternatives.net_id)]),
  ),

  // § 第十二条; Network Data Reg. 22
  'R12.1': rowRule(['alternatives', 'purpose'], 'responsible_person', (facts) => {
    const { texts } = facts.alternatives;
    if (texts.length === 0 && activePurposes(facts).size === 0) return notApplicable();
    return judgedOf([...texts.map(wordingOf), pressureOf(facts.alternatives)]);
  }),

  // § 第十二条
  'R12.2': rowRule(['alternatives', 'purpose'], 'dpo', ({ alternatives, purpose }) =>
    judgedOf([
      ...purpose.purposes.flatMap((one, index) => (one.state === 'ended' ? [] : [pretextOf(one, index)])),
      ...alternatives.texts.map(groundOf),
    ]),
  ),

  // Commentary B; G35
  'RS.4': rowRule(['alternatives', 'purpose'], 'dpo', (facts) => {
    const joined = activeCheckpoints(facts).filter(({ checkpoint }) =>
      checkpoint.ways.some(({ with_face }) => with_face),
    );
    const features = facts.alternatives.modalities.flatMap((modality, index) =>
      isBiometric(modality.kind) ? [modalityOf(modality, `/alternatives/modalities/${index}`)] : [],
    );
    return judgedOf([...joined.map(factorsOf), ...features]);
  }),
} as const satisfies RowRules<'alternatives'>;
