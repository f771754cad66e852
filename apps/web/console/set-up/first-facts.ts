import type { BiText, CivilDate } from '@consentry/law';
import type { DeviceView, HandedInFacts } from '@consentry/contract';

/** The four papers that come before a first face (《个人信息保护法》第五十一条, RP.14). */
export const RULE_KINDS = [
  'management_rules',
  'operating_procedures',
  'classification',
  'incident_plan',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Screens on which a person is told, asked, refused and withdraws (R05.5). */
const SCREENS = ['notice', 'consent', 'refusal', 'withdrawal'] as const;
/** What the screens of this product offer, as its own tests check; sign language has to be added by people. */
const FORMATS_OFFERED = ['large_print', 'high_contrast', 'speech', 'screen_reader', 'plain_words'] as const;

/** What the wizard asks of the organisation. */
export interface OrganisationAnswers {
  /** A short name for documents: `qingzhuli`. */
  readonly id: string;
  readonly name: BiText;
  readonly papers: Readonly<Record<RuleKind, { readonly id: string; readonly on: string }>>;
  /** Day on which somebody went through the four screens. */
  readonly screensOn: string;
  /** The rules page, as it was just opened without signing in. */
  readonly visit: NonNullable<HandedInFacts['notice']['rules_visit']>;
}

/** What the wizard asks of a purpose and its doors. */
export interface PurposeAnswers {
  readonly purpose: string;
  /** Rules for children, where they may come; `null` where they do not. */
  readonly children: { readonly id: string; readonly on: string } | null;
  /** Day on which the organisation takes on the purpose. */
  readonly today: string;
}

/** Puts the answers about the organisation into the facts; all else stays. */
export function withOrganisation(facts: HandedInFacts, answers: OrganisationAnswers): HandedInFacts {
  const { id, name, papers, screensOn, visit } = answers;
  const { scope, notice, security } = facts;
  const others = scope.organisations.filter((one) => one.id !== id);
  const known = scope.organisations.find((one) => one.id === id);
  const kinds: readonly string[] = RULE_KINDS;
  return {
    ...facts,
    scope: {
      ...scope,
      organisations: [{ parts: known?.parts ?? [], id, name }, ...others],
      own_organisation_id: id,
      account: { ...scope.account, holder: 'organisation' },
    },
    notice: {
      ...notice,
      rules_visit: visit,
      barrier_free: {
        ...notice.barrier_free,
        // The kiosk gives ninety seconds, and more to whoever asks.
        shortest_time_limit_s: 90,
        time_limit_extendable: true,
        screens: SCREENS.map((screen) => ({
          id: screen,
          formats: [...FORMATS_OFFERED],
          scan: { violations: 0, scanned_on: screensOn as CivilDate },
        })),
      },
    },
    security: {
      ...security,
      rules: [
        ...RULE_KINDS.map((kind) => ({
          id: papers[kind].id,
          kind,
          adopted_on: papers[kind].on as CivilDate,
          reviewed_on: null,
        })),
        ...security.rules.filter(({ kind }) => !kinds.includes(kind)),
      ],
    },
  };
}

/** Puts the answers about a purpose that has not begun into the facts: nobody was told, held or counted yet. */
export function withPurpose(
  facts: HandedInFacts,
  { purpose, children, today }: PurposeAnswers,
  devices: readonly DeviceView[],
): HandedInFacts {
  const { notice, minors, scope } = facts;
  const looked = new Set(notice.barrier_free.terminals.map(({ device_id }) => device_id));
  const none = { persons: 0, current: 0, older: 0, never: 0, older_processed: 0, presentations: 0 };
  return {
    ...facts,
    scope: {
      ...scope,
      organisations: scope.organisations.map((one) =>
        one.id === scope.own_organisation_id ? { ...one, parts: decidedBy(one.parts, purpose, today) } : one,
      ),
    },
    notice: {
      ...notice,
      flows: once(notice.flows, {
        purpose_id: purpose,
        recipient_organisation_ids: [],
        storage_place: 'in_device',
      }),
      shown: once(notice.shown, { purpose_id: purpose, ...none }),
      barrier_free: {
        ...notice.barrier_free,
        terminals: [
          ...notice.barrier_free.terminals,
          ...devices
            .filter(({ device_id, state }) => state !== 'retired' && !looked.has(device_id))
            .map(({ device_id }) => ({
              device_id,
              premises: 'other' as const,
              functions: ['speech' as const, 'large_print' as const],
              without_gesture: true,
              report: null,
            })),
        ],
      },
    },
    minors: {
      ...minors,
      purposes: once(minors.purposes, childrenOf(purpose, children !== null)),
      rules:
        children === null
          ? minors.rules
          : [
              ...minors.rules.filter(({ id }) => id !== children.id),
              {
                id: children.id,
                version: 1,
                purpose_ids: [purpose],
                headings: ['storage', 'use', 'transfer', 'disclosure'],
                published_on: children.on as CivilDate,
              },
            ],
    },
  };
}

/** Tells whether the facts hold what the wizard asks of the organisation. */
export function organisationIsTold({ scope, security, notice }: HandedInFacts): boolean {
  const kinds = new Set<string>(security.rules.map(({ kind }) => kind));
  return (
    scope.own_organisation_id !== null &&
    RULE_KINDS.every((kind) => kinds.has(kind)) &&
    notice.rules_visit !== null &&
    notice.barrier_free.screens.length === SCREENS.length
  );
}

/** Tells whether the facts hold what the wizard asks of a purpose. */
export function purposeIsTold({ notice, minors }: HandedInFacts, purpose: string): boolean {
  return [notice.flows, notice.shown, minors.purposes].every((list) =>
    list.some(({ purpose_id }) => purpose_id === purpose),
  );
}

/** Gives the facts the time at which they are handed in. */
export function asOf(facts: HandedInFacts, now: number): HandedInFacts {
  return { ...facts, as_of: new Date(now).toISOString() };
}

function once<T extends { readonly purpose_id: string }>(list: readonly T[], one: T): T[] {
  return list.some(({ purpose_id }) => purpose_id === one.purpose_id) ? [...list] : [...list, one];
}

type MinorsOfPurpose = HandedInFacts['minors']['purposes'][number];

function childrenOf(purpose: string, mayMeet: boolean): MinorsOfPurpose {
  return {
    purpose_id: purpose,
    may_meet_under_14: mayMeet,
    through_network: false,
    age_unknown: 0,
    under_18: 0,
    under_14: 0,
    on_other_basis: 0,
    with_guardian_consent: 0,
    guardian_checked: 0,
    guardian_checked_late: 0,
    guardian_of_another_child: 0,
    guardianship_ended: 0,
    held_after_withdrawal: 0,
    own_consent_from_childhood: 0,
    outgrown: 0,
    birthday_unknown: 0,
    consent_beyond_birthday: 0,
    fourteenth_birthdays: [],
    guardian_checks: { sms: 0, phone: 0, video: 0, mail: 0, paper: 0, bound_account: 0 },
    captures_for_age: 0,
    identity_data_kept: 0,
    identity_data_law: null,
    guardians_told: [],
  };
}

type Parts = HandedInFacts['scope']['organisations'][number]['parts'];

/** Who decides purpose and manner is the processor (§ 第十九条第一项, R19.3): the organisation itself. */
function decidedBy(parts: Parts, purpose: string, today: string): Parts {
  if (parts.some(({ role, purpose_ids }) => role === 'processor' && purpose_ids.includes(purpose)))
    return parts;
  return [
    ...parts,
    {
      role: 'processor',
      purpose_ids: [purpose],
      decides: ['purpose', 'manner', 'retention', 'recipients'],
      accounts_may_change: ['purpose', 'manner', 'retention', 'recipients'],
      agreement: null,
      begun_on: today as CivilDate,
      ended_on: null,
    },
  ];
}
