import type { LiveFacts, Scenario } from '@consentry/documents';
import { type BiText, FiledFacts, type PostureFacts, both, civilDate } from '@consentry/law';
import { contentDigest } from '../facts/content-digest.ts';
import { earlier } from './filing.ts';

type Device = PostureFacts['siting']['devices'][number];
type Place = FiledFacts['scenarios'][number]['places'][number];

const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/**
 * Puts what runs as a filing states it, compact and typed: nothing of it is retyped, and nobody is named but who
 * handles the filing and the officer.
 *
 * @param states purposes that are filed: those in use, and at the end those that were
 */
export function runningFacts(
  live: LiveFacts,
  states: readonly Scenario['state'][] = ['active', 'suspended'],
): FiledFacts {
  const { posture, supplied, as_of } = live;
  const { filing, scope, security } = posture;
  const { processor, group } = filing.reached;
  return FiledFacts.parse({
    as_of,
    processor: {
      name: nameOf(live),
      credit_code: CREDIT_CODE.test(plain(supplied['uscc'])) ? plain(supplied['uscc']) : null,
      registered: filing.location.registered,
      operating: [...filing.location.operating],
      agent: contactOf(live, 'agent'),
      officer: contactOf(live, 'dpo'),
    },
    stock: filing.stock,
    reached_on: earlier(processor.possible_on, group?.possible_on ?? null),
    security: security.controls
      .map(({ kind, state }) => ({ kind, state }))
      .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
      .slice(0, 50),
    parties: scope.organisations
      .filter(({ id }) => id !== scope.own_organisation_id)
      .flatMap(({ id, name, parts }) =>
        parts
          .filter(({ ended_on }) => ended_on === null)
          .map(({ role, agreement }) => ({
            organisation_id: id,
            name,
            role,
            agreement: agreement?.document ?? null,
          })),
      ),
    rules: posture.notice.rules?.digest ?? null,
    procedures: proceduresOf(live),
    scenarios: live.scenarios
      .filter(({ state }) => states.includes(state))
      .flatMap((one) => scenarioOf(live, one)),
  });
}

/** Digest of everything filed but numbers of persons, times and whom to call: what of it runs differently is a change. */
export function configurationOf({
  processor,
  scenarios,
  security,
  parties,
  rules,
  procedures,
}: FiledFacts): string {
  return contentDigest({
    processor: { ...processor, agent: null, officer: null },
    security,
    parties,
    rules,
    procedures,
    scenarios: scenarios.map(({ minors, places, transfers, ...one }) => ({
      ...one,
      persons: 0,
      minors: { ...minors, under_14: 0, with_guardian_consent: 0 },
      transfers: transfers.map((transfer) => ({ ...transfer, persons: null, consent: null })),
      places: places.map(({ ways, ...place }) => ({ ...place, ways: ways.map(({ kind }) => kind) })),
    })),
  });
}

/** Digest of the assessments if each is of what runs, so that the whole of it is assessed; `null` where not. */
export function assessedConfiguration(facts: FiledFacts): string | null {
  const isAssessed = facts.scenarios.every(
    ({ assessment, configuration }) => assessment?.configuration === configuration,
  );
  return isAssessed && facts.scenarios.length > 0 ? configurationOf(facts) : null;
}

function nameOf({ supplied, posture: { scope }, scenarios }: LiveFacts): BiText {
  const said = supplied['name'];
  if (said !== undefined) return typeof said === 'string' ? both(said, said) : said;
  const own = scope.organisations.find(({ id }) => id === scope.own_organisation_id)?.name;
  const told = scenarios.find(({ notice }) => notice !== null)?.notice?.document.processor.name;
  return own ?? told ?? both('（未提供名称）', '(no name given)');
}

function plain(words: LiveFacts['supplied'][string] | undefined): string {
  return words === undefined ? '' : typeof words === 'string' ? words : words['zh-CN'];
}

function contactOf({ supplied }: LiveFacts, who: 'agent' | 'dpo') {
  const name = plain(supplied[`${who}_name`]);
  if (name === '') return null;
  const reached = [supplied[`${who}_phone`], supplied[`${who}_email`]].map(plain).filter((one) => one !== '');
  return { name: name.slice(0, 100), reached_by: reached.join(' ').slice(0, 200) };
}

/** The operating procedures say how it is done here: they change with the ways, the modes and the times of keeping. */
function proceduresOf({ scenarios }: LiveFacts): string | null {
  const used = scenarios.filter(({ state }) => state === 'active' || state === 'suspended');
  if (used.length === 0) return null;
  return contentDigest(
    used.map(({ purpose, content, checkpoints, kept }) => ({
      purpose,
      mode: content.mode,
      ways: checkpoints.map(({ site, ways }) => ({ site, ways: ways.map(({ kind }) => kind) })),
      kept: kept.map(({ keeps, limit, ends_on }) => ({ keeps, limit, ends_on: [...ends_on] })),
    })),
  );
}

function scenarioOf(live: LiveFacts, one: Scenario) {
  const { posture } = live;
  const { purpose: id, version } = one;
  const stated = posture.purpose.purposes.find((purpose) => purpose.id === id);
  if (stated === undefined) return [];
  const configured = posture.assessment.configured.find(({ purpose_id }) => purpose_id === id);
  const configuration = configured?.configuration;
  return [
    {
      id,
      version,
      state: stated.state,
      statement: stated.statement,
      mode: stated.mode,
      mode_justification: stated.mode_justification,
      basis: 'separate_consent',
      necessity:
        stated.necessity === null
          ? null
          : {
              document: stated.necessity.document,
              purpose_version: stated.necessity.purpose_version,
              signed_on: stated.necessity.signed?.on ?? null,
            },
      retention_days: stated.retention_days,
      kept: posture.retention.schedule
        .filter(({ purpose_id }) => purpose_id === id)
        .map(({ id: kept, keeps, limit, ground, ends_on }) => ({ id: kept, keeps, limit, ground, ends_on })),
      storage_place: configuration?.storage_place ?? 'in_device',
      audience: configuration?.audience ?? [],
      persons: one.persons,
      algorithm:
        configuration === undefined
          ? null
          : { supplier: configuration.algorithm_supplier, model: configuration.algorithm },
      configuration: configuration?.digest ?? contentDigest(null),
      notice: noticeOf(posture, id),
      assessment: assessmentOf(posture, one),
      places: placesOf(live, one),
      minors: minorsOf(posture, id),
      transfers: posture.storage.transfers
        .filter(
          ({ purpose_id, begun_on, ended_on }) => purpose_id === id && begun_on !== null && ended_on === null,
        )
        .map(({ id: transfer, organisation_id, network, carries, persons, ground, consent, abroad }) => ({
          id: transfer,
          organisation_id,
          network,
          carries,
          persons,
          ground,
          consent,
          abroad: abroad !== null,
        })),
    },
  ];
}

function noticeOf({ notice: { notices } }: PostureFacts, purpose: string) {
  const all = notices.filter(({ purpose_id, ended_at }) => purpose_id === purpose && ended_at === null);
  const found = all.find(({ published_at }) => published_at !== null) ?? all[0];
  if (found === undefined) return null;
  const { id, digest, purpose_version, published_at, tells, retention_days, mode, storage_place } = found;
  const { recipient_organisation_ids } = found;
  return {
    id,
    digest,
    purpose_version,
    published_at,
    tells,
    retention_days,
    mode,
    storage_place,
    recipient_organisation_ids,
  };
}

function assessmentOf({ assessment: { assessments } }: PostureFacts, { purpose, assessment }: Scenario) {
  const [last] = assessments
    .filter(({ purpose_id, approved_at }) => purpose_id === purpose && approved_at !== null)
    .toSorted((a, b) => Date.parse(b.approved_at ?? '') - Date.parse(a.approved_at ?? ''));
  if (last?.approved_at === undefined || last.approved_at === null) return null;
  const { id, purpose_version, approved_at, configuration, report } = last;
  const kept = assessment?.assessment === id ? assessment.kept_until : null;
  return {
    id,
    purpose_version,
    approved_at,
    configuration: configuration.digest,
    report,
    kept_until: kept === null ? null : civilDate(kept),
  };
}

function placesOf({ posture: { siting } }: LiveFacts, { purpose, checkpoints }: Scenario): Place[] {
  const serving = siting.devices.filter(
    ({ purpose_ids, state }) =>
      purpose_ids.includes(purpose) && (state === 'approved' || state === 'suspended'),
  );
  const ids = new Set([...checkpoints.map(({ site }) => site), ...serving.map(({ site_id }) => site_id)]);
  return [...ids].toSorted().map((site_id) => {
    const found = siting.sites.find(({ id }) => id === site_id);
    return {
      site_id,
      name: found?.name ?? both(site_id, site_id),
      ways: checkpoints
        .filter(({ site }) => site === site_id)
        .flatMap(({ ways }) => ways.filter(({ with_face }) => !with_face))
        .map(({ kind, live }) => ({ kind, live }))
        .slice(0, 16),
      devices: devicesOf(serving.filter((device) => device.site_id === site_id)),
    };
  });
}

/** Devices of one kind at one place are one line. */
function devicesOf(devices: readonly Device[]): Place['devices'] {
  const groups = Map.groupBy(
    devices,
    ({ space, place, public_security_basis, user_initiated_memo, operation }) =>
      JSON.stringify([space, place, public_security_basis, user_initiated_memo, operation]),
  );
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, of]) => {
      const [first] = of;
      if (first === undefined) return [];
      const { space, place, public_security_basis, user_initiated_memo, operation } = first;
      return [
        {
          space,
          place,
          devices: of.length,
          signs: of.filter(
            ({ sign_approved_at, sign_photo_on: up }) => sign_approved_at !== null && up !== null,
          ).length,
          public_security_basis,
          user_initiated_memo,
          started_by_person: operation === 'self_service',
        },
      ];
    });
}

function minorsOf({ minors }: PostureFacts, purpose: string) {
  const counted = minors.purposes.find(({ purpose_id }) => purpose_id === purpose);
  const rules = minors.rules
    .filter(({ purpose_ids }) => purpose_ids.includes(purpose))
    .toSorted((a, b) => b.version - a.version)[0];
  return {
    may_meet_under_14: counted?.may_meet_under_14 ?? null,
    under_14: counted?.under_14 ?? 0,
    with_guardian_consent: counted?.with_guardian_consent ?? 0,
    rules:
      rules === undefined
        ? null
        : { version: rules.version, headings: rules.headings, published_on: rules.published_on },
  };
}
