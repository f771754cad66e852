import { DAY_MS, epoch } from '../instant.ts';
import type { Looked } from '../posture/looked.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { alternativesFindings } from './alternatives-findings.ts';
import { faceIsNotOnlyWay, oneWayIsNotBiometric, whoRefusesHasAWay } from './alternatives.ts';
import { parityOf } from './parity.ts';
import { type Reached, asAlternatives, otherWays } from './reached.ts';

const { broken, atRisk } = lapsesOf(alternativesFindings);

/** Our setting: how long a look at whether a way works counts, milliseconds. */
const LOOK_COUNTS_MS = DAY_MS;

/** § 第十条第一款第一句, by the rule of the gate, at this moment (R10.1, G19). */
export function onlyWayOf({ checkpoint, at, of }: Reached, now: number): Looked {
  const ways = otherWays(checkpoint);
  const live = ways.filter((way) => way.live);
  const working = fact(`${at}/ways`, live.length);
  const lapses: Lapse[] = [];
  if (faceIsNotOnlyWay({ alternatives: asAlternatives(ways) }) !== null) {
    lapses.push(broken('face_is_only_way', { fact: working, of }));
  } else if (live.every(({ checked_at }) => now - epoch(checked_at) > LOOK_COUNTS_MS)) {
    lapses.push(atRisk('way_check_stale', { fact: working, of }));
  }
  const faces = checkpoint.faces_in_outages;
  if (faces > 0) {
    const served = fact(`${at}/faces_in_outages`, faces);
    lapses.push(atRisk('face_alone_in_outage', { fact: served, of, values: { faces } }));
  }
  return { facts: [working], lapses };
}

/** § 第十条第一款第二句: a way for who says no, as good as the face (R10.2). */
export function refusalOf(reached: Reached): Looked {
  const { checkpoint, at, of } = reached;
  const persons = checkpoint.refusals.turned_away;
  const away = fact(`${at}/refusals/turned_away`, persons);
  const lapses: Lapse[] = [];
  if (persons > 0) {
    lapses.push(broken('refusing_person_turned_away', { fact: away, of, values: { persons } }));
  }
  const ways = otherWays(checkpoint);
  if (whoRefusesHasAWay({ alternatives: asAlternatives(ways) }) !== null) {
    const working = fact(`${at}/ways`, 0);
    return { lapses: [...lapses, broken('no_way_for_who_refuses', { fact: working, of })] };
  }
  const parity = parityOf(reached);
  return { facts: [away], lapses: [...lapses, ...(parity.lapses ?? [])], unknown: parity.unknown ?? [] };
}

/** GB/T 45574 6.1 a, TC260-PG-20251A 8.1 e-i, standards: the face is one way among others (R10.4). */
export function chooserOf({ checkpoint, at, of }: Reached): Looked {
  const ways = otherWays(checkpoint);
  const lapses: Lapse[] = [];
  if (oneWayIsNotBiometric({ alternatives: asAlternatives(ways) }) !== null) {
    lapses.push(broken('only_biometric_ways', { fact: fact(`${at}/ways`, ways.length), of }));
  }
  for (const [index, { with_face, measured }] of checkpoint.ways.entries()) {
    if (with_face || measured === null || measured.extra_steps === 0) continue;
    const steps = measured.extra_steps;
    const asked = fact(`${at}/ways/${index}/measured/extra_steps`, steps);
    lapses.push(broken('other_way_has_hurdles', { fact: asked, of, values: { steps } }));
  }
  const { chooser } = checkpoint;
  if (chooser === null) return { facts: [fact(`${at}/chooser`, null)], lapses };
  const shown = fact(`${at}/chooser/preselected`, chooser.preselected);
  if (chooser.preselected === 'face') lapses.push(broken('face_preselected', { fact: shown, of }));
  const percent = chooser.face_size_percent;
  if (percent > 100) {
    const size = fact(`${at}/chooser/face_size_percent`, percent);
    lapses.push(broken('face_more_prominent', { fact: size, of, values: { percent } }));
  }
  if (chooser.face_easier) {
    lapses.push(broken('face_easier_to_choose', { fact: fact(`${at}/chooser/face_easier`, true), of }));
  }
  return { facts: [shown], lapses };
}

/** SPC 10: another way for owners and users who ask for one (R10.5). */
export function residentialOf({ checkpoint, at, of }: Reached): Looked {
  const kinds = new Set(otherWays(checkpoint).map(({ kind }) => kind));
  const offered = fact(`${at}/ways`, kinds.size);
  const lapses: Lapse[] = [];
  if (!kinds.has('card') && !kinds.has('pin')) {
    lapses.push(broken('residential_without_card_or_pin', { fact: offered, of }));
  }
  if (!kinds.has('qr')) lapses.push(atRisk('residential_without_visitor_code', { fact: offered, of }));
  const { residents } = checkpoint;
  if (residents === null) return { facts: [offered], lapses };
  const requests = residents.requests - residents.provided;
  if (requests > 0) {
    const provided = fact(`${at}/residents/provided`, residents.provided);
    lapses.push(broken('residents_request_open', { fact: provided, of, values: { requests } }));
  }
  const looked = fact(`${at}/residents/local_rules_checked_on`, residents.local_rules_checked_on);
  return { facts: [offered, looked], lapses, unknown: looked.value === null ? [looked] : [] };
}

/** RS.4, commentary: every way asks for the face as well, so none is another way (G35). */
export function factorsOf({ checkpoint, at, of }: Reached): Looked {
  const others = fact(`${at}/ways`, otherWays(checkpoint).length);
  return others.value === 0
    ? { lapses: [atRisk('face_with_factor_only', { fact: others, of })] }
    : { facts: [others] };
}
