import type { Looked } from '../posture/looked.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { type CivilDate, daysBetween } from '../time/index.ts';
import { alternativesFindings } from './alternatives-findings.ts';
import type { AlternativesSection, StateRule } from './alternatives-section.ts';
import { coversBusiness, hasExpired, isOfTheState } from './state-rule.ts';

const { broken, atRisk } = lapsesOf(alternativesFindings);

/** Our setting: from how many days before its last day a rule is to be looked up again. */
const LOOK_UP_BEFORE = 30;

/** § 第十条第二款: what the State provides, for the business it names (R10.3). */
export function stateRuleOf(rule: StateRule, index: number, today: CivilDate): Looked {
  const at = `/alternatives/state_rules/${index}`;
  const { level, valid_until: until, confirmed_on } = rule;
  const of = { kind: 'purpose', id: rule.purpose_id } as const;
  const lapses: Lapse[] = [];
  if (!isOfTheState(rule)) {
    const decided = fact(`${at}/level`, level);
    lapses.push(broken('state_rule_of_too_low_level', { fact: decided, of, values: { level } }));
  }
  if (!coversBusiness(rule)) {
    const decided = fact(`${at}/purpose_business`, rule.purpose_business);
    lapses.push(broken('state_rule_other_business', { fact: decided, of }));
  }
  if (until !== null) {
    const details = { fact: fact(`${at}/valid_until`, until), of, values: { until } };
    if (hasExpired(rule, today)) lapses.push(broken('state_rule_expired', details));
    else if (daysBetween(today, until) < LOOK_UP_BEFORE) lapses.push(atRisk('state_rule_expiring', details));
  }
  const confirmed = fact(`${at}/confirmed_on`, confirmed_on);
  return { facts: [confirmed], lapses, unknown: confirmed_on === null ? [confirmed] : [] };
}

/** § 第十一条, encouraged: national channels first (R11.1). */
export function channelsOf({ national_channels: channels }: AlternativesSection): Looked {
  const at = '/alternatives/national_channels';
  const { connected_on, reason_document, legal_identity_checks, tried_first, templates_made } = channels;
  if (connected_on === null) {
    const reason = fact(`${at}/reason_document`, reason_document);
    if (reason_document !== null) return { facts: [reason] };
    return { lapses: [atRisk('national_channel_undecided', { fact: reason })] };
  }
  const tried = fact(`${at}/tried_first`, tried_first);
  const lapses: Lapse[] = [];
  const checks = legal_identity_checks - tried_first;
  if (checks > 0) lapses.push(atRisk('national_channel_not_first', { fact: tried, values: { checks } }));
  if (templates_made > 0) {
    const made = fact(`${at}/templates_made`, templates_made);
    lapses.push(
      atRisk('national_channel_template_made', { fact: made, values: { templates: templates_made } }),
    );
  }
  return { facts: [fact(`${at}/connected_on`, connected_on), tried], lapses };
}

/** § 第十一条, encouraged: collect and store less (R11.2). */
export function minimisationOf({ minimisation }: AlternativesSection): Looked {
  const at = '/alternatives/minimisation';
  const decided = fact(`${at}/decision`, minimisation.decision?.document ?? null);
  const lapses: Lapse[] = [];
  if (minimisation.decision === null) lapses.push(atRisk('minimisation_undecided', { fact: decided }));
  for (const [index, { purpose_id, stored }] of minimisation.result_only.entries()) {
    if (stored === 0) continue;
    const kept = fact(`${at}/result_only/${index}/stored`, stored);
    const of = { kind: 'purpose', id: purpose_id } as const;
    lapses.push(atRisk('result_only_stores', { fact: kept, of, values: { stored } }));
  }
  return { facts: [decided], lapses };
}

/** Net-ID Measures 4 to 8: a platform that has joined the public service (R11.3). */
export function netIdOf(net: NonNullable<AlternativesSection['net_id']>): Looked {
  const at = '/alternatives/net_id';
  const lapses: Lapse[] = [];
  const persons = net.asked_again - net.agreed;
  if (persons > 0 && net.asked_under_document === null) {
    const asked = fact(`${at}/asked_again`, net.asked_again);
    lapses.push(broken('net_id_asked_again', { fact: asked, values: { persons } }));
  }
  const features = net.features_withheld;
  if (features > 0) {
    const withheld = fact(`${at}/features_withheld`, features);
    lapses.push(broken('net_id_unequal_service', { fact: withheld, values: { features } }));
  }
  const children = net.children_under_14 - net.guardian_applied;
  if (children > 0) {
    const applied = fact(`${at}/guardian_applied`, net.guardian_applied);
    lapses.push(broken('net_id_child_without_guardian', { fact: applied, values: { children } }));
  }
  const documents = net.documents_kept;
  if (documents > 0) {
    const kept = fact(`${at}/documents_kept`, documents);
    lapses.push(broken('net_id_documents_kept', { fact: kept, values: { documents } }));
  }
  return { facts: [fact(`${at}/joined_on`, net.joined_on)], lapses };
}

type Modality = AlternativesSection['modalities'][number];

/** Commentary B: each feature of the body has a separate consent of its own (RS.4). */
export function modalityOf({ purpose_id, persons: all, with_own_consent }: Modality, at: string): Looked {
  const consents = fact(`${at}/with_own_consent`, with_own_consent);
  const persons = all - with_own_consent;
  if (persons === 0) return { facts: [consents] };
  const of = { kind: 'purpose', id: purpose_id } as const;
  return { lapses: [atRisk('modality_without_own_consent', { fact: consents, of, values: { persons } })] };
}
