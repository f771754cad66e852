import type { AuditView, ComplaintView, IncidentView, RecordExtract, SiteView } from '@consentry/contract';
import {
  type CivilDate,
  type Deadline,
  MEASURES_IN_FORCE_FROM,
  both,
  changeDeadline,
  civilDate,
  deadlineEnd,
  deregistrationDeadline,
  startOfDay,
  videoFilingDeadline,
} from '@consentry/law';
import type { DeviceFacts, LiveFacts, Scenario } from '../facts/live-facts.ts';
import { type Facts, fill } from '../layout/fill.ts';
import type { Form } from '../layout/form.ts';
import type { Layout } from '../layout/layout.ts';
import type { Paper, Scan } from '../paper/paper.ts';
import { assessmentFacts } from './assessment.ts';
import { auditFacts, recordFacts } from './audits.ts';
import { complaintFacts, incidentFacts } from './cases.ts';
import { dayOf, fillingOf, maybe, personsWords } from './organisation.ts';
import { scenarioFacts } from './scenario.ts';
import {
  DEVICE_STATE,
  MODE,
  NO,
  NONE,
  OPERATION,
  PLACE,
  SPACE,
  WAY,
  YES,
  daysWords,
  joined,
} from './words.ts';

/** Gives the layout that counts: an official one that was loaded, else ours. */
export type Layouts = (form: Form) => Layout;

/** Papers about one purpose alone. */
export type ScenarioForm =
  | 'notice'
  | 'separate_consent'
  | 'written_consent'
  | 'guardian_consent'
  | 'children_rules';

/** Makes a paper about one purpose: a notice, a sheet of consent, the rules for children. */
export function scenarioPaper(form: ScenarioForm, live: LiveFacts, one: Scenario, layouts: Layouts): Paper {
  return fill(layouts(form), {
    ...fillingOf(live, { ...scenarioFacts(live, one), ...childrenFacts(live, one) }),
    number: one.purpose,
    scan: one.notice === null ? null : rulesOf(live),
  });
}

/** The page for anyone, without signing in: the rules, and from there withdrawing and complaining. */
function rulesOf({ origin }: LiveFacts): Scan {
  return {
    text: `${origin}/my/#/rules`,
    about: both('扫码看处理规则、撤回同意、投诉', 'Scan for the rules, to withdraw, to complain'),
  };
}

const CHECKED = {
  sms: both('短信', 'text message'),
  phone: both('电话', 'telephone'),
  video: both('视频', 'video'),
  mail: both('邮寄', 'mail'),
  paper: both('当面出示证件', 'documents shown in person'),
  bound_account: both('绑定账号', 'bound account'),
} as const;

function childrenFacts({ posture: { minors } }: LiveFacts, one: Scenario): Facts {
  const found = minors.purposes.find(({ purpose_id }) => purpose_id === one.purpose);
  const rules = minors.rules.find(({ purpose_ids }) => purpose_ids.includes(one.purpose));
  const checks = Object.entries(found?.guardian_checks ?? {}) as readonly [keyof typeof CHECKED, number][];
  return {
    minors_officer: maybe(minors.officer?.person),
    rules_version: maybe(rules === undefined ? null : `${rules.version}`),
    rules_published: maybe(rules?.published_on),
    key_class: maybe(minors.key_class),
    minors_opened: maybe(
      minors.access === null ? null : both(`${minors.access.opened} 次`, `${minors.access.opened} times`),
    ),
    guardian_checks: {
      rows: checks
        .filter(([, persons]) => persons > 0)
        .map(([manner, persons]) => ({ manner: [CHECKED[manner]], persons: [`${persons}`] })),
    },
  };
}

/** Makes the report of an impact assessment (§ 第九条). */
export function impactAssessment(
  live: LiveFacts,
  one: Scenario,
  assessment: NonNullable<Scenario['assessment']>,
  layouts: Layouts,
): Paper {
  const facts = { ...scenarioFacts(live, one), ...assessmentFacts(live, assessment) };
  return fill(layouts('impact_assessment'), { ...fillingOf(live, facts), number: assessment.assessment });
}

/** Makes the extract of the record of one purpose. */
export function recordExtract(live: LiveFacts, extract: RecordExtract, layouts: Layouts): Paper {
  return fill(layouts('record_extract'), {
    ...fillingOf(live, recordFacts(extract)),
    number: extract.digest.slice(0, 16),
  });
}

/** Papers about the organisation as a whole. */
export type OrganisationForm =
  | 'filing_organisation'
  | 'filing_scenarios'
  | 'filing_authorisation'
  | 'filing_commitment'
  | 'filing_change'
  | 'filing_deregistration'
  | 'officer_report'
  | 'processing_rules'
  | 'operating_procedures';

/** Makes a paper about the organisation as a whole: of the filing, or its rules. */
export function organisationPaper(form: OrganisationForm, live: LiveFacts, layouts: Layouts): Paper {
  const scenarios = live.scenarios.filter(({ state }) => state === 'active' || state === 'suspended');
  return fill(
    layouts(form),
    fillingOf(live, {
      scenarios: { rows: scenarios.map((one) => scenarioFacts(live, one)) },
      ways: { rows: placeRows(live) },
      ...filedFacts(live),
      ...ceasedFacts(live),
    }),
  );
}

function placeRows({ scenarios, sites }: LiveFacts): readonly Facts[] {
  return scenarios.flatMap(({ checkpoints }) =>
    checkpoints.map(({ checkpoint, site, ways, face_usable }) => ({
      place: [sites.find(({ site_id }) => site_id === site)?.name ?? site ?? checkpoint],
      way: joined(ways.map(({ kind }) => WAY[kind])),
      usable: [face_usable ? YES : NO],
    })),
  );
}

const FIELD = {
  processor_name: both('处理者名称', 'name of the processor'),
  purpose: both('处理目的', 'purpose'),
  mode: both('处理方式', 'method'),
  new_scenario: both('新增应用场景', 'another scenario'),
  storage_place: both('存储地点', 'place of storage'),
  internet_transfer: both('互联网传输', 'transfer over the internet'),
  recipient: both('接收方', 'recipient'),
  algorithm_supplier: both('算法供应商', 'supplier of the algorithm'),
  security_measures: both('安全保护措施', 'protection'),
  rules: both('处理规则、操作规程', 'rules and procedures'),
  persons_concerned: both('人群', 'persons concerned'),
  quantity: both('存储数量', 'quantity'),
  assessment_conclusion: both('影响评估结论', 'conclusion of the assessment'),
  contact_details: both('联系方式', 'contact details'),
} as const;

/** When it is due, and how that was counted; nothing for a day before the Measures, which ask for none. */
function lastDay(count: (day: CivilDate) => Deadline, day: string): Facts {
  const from = civilDate(day);
  if (startOfDay(from) < MEASURES_IN_FORCE_FROM) return {};
  const deadline = count(from);
  return { due: [deadlineEnd(deadline)], counted: [deadline.explanation] };
}

function filedFacts({ posture: { filing } }: LiveFacts): Facts {
  const filed = filing.filings.findLast(
    ({ kind, accepted_on }) => kind !== 'deregistration' && accepted_on !== null,
  );
  const waiting = filing.changes.filter(({ filing_id }) => filing_id === null);
  return {
    filing_number: maybe(filed?.number),
    filed_on: maybe(filed?.submitted_on),
    configuration_now: [filing.configuration],
    configuration_filed: maybe(filed?.configuration),
    changes: {
      rows: waiting.map(({ field, changed_on, minor_by }) => ({
        field: [FIELD[field]],
        changed_on: [changed_on],
        minor: [minor_by === null ? YES : both(`否，见 ${minor_by}`, `no, by ${minor_by}`)],
        ...lastDay(changeDeadline, changed_on),
      })),
    },
  };
}

function ceasedFacts({ posture: { filing }, devices, sites }: LiveFacts): Facts {
  const end = filing.cessation;
  if (end === null) return { disposal: { rows: [] } };
  return {
    ceased_on: [end.ceased_on],
    ...lastDay(deregistrationDeadline, end.ceased_on),
    scope: [both('全部应用场景', 'all scenarios')],
    faces_left: maybe(end.faces_left === null ? null : personsWords(end.faces_left)),
    certificate: maybe(end.certificate),
    disposal: {
      rows: devices.map(({ device_id, state, site_id }) => ({
        device: [device_id],
        state: [DEVICE_STATE[state]],
        site: maybe(sites.find((one) => one.site_id === site_id)?.name),
      })),
    },
  };
}

/** Makes the paper of an audit. */
export function auditPaper(live: LiveFacts, audit: AuditView, layouts: Layouts): Paper {
  const form = audit.kind === 'minors' ? 'minors_audit' : 'compliance_audit';
  return fill(layouts(form), { ...fillingOf(live, auditFacts(audit, live)), number: audit.audit });
}

/** Makes what somebody who complained gets: that it was taken in, or what came of it. */
export function complaintPaper(
  form: 'complaint_acknowledgement' | 'complaint_reply',
  live: LiveFacts,
  complaint: ComplaintView,
  layouts: Layouts,
): Paper {
  const facts = complaintFacts(complaint, live.guide);
  return fill(layouts(form), { ...fillingOf(live, facts), number: complaint.reference });
}

/** Makes the report of an incident to the authority, or the notice of it to persons. */
export function incidentPaper(
  form: 'incident_report' | 'incident_notice',
  live: LiveFacts,
  incident: IncidentView,
  layouts: Layouts,
): Paper {
  const facts = incidentFacts(incident);
  return fill(layouts(form), { ...fillingOf(live, facts), number: incident.incident });
}

/** Makes the filing of a public security video system of one site (Video Reg. 14). */
export function videoFiling(live: LiveFacts, site: SiteView, layouts: Layouts): Paper {
  const { surroundings } = site;
  const system = surroundings?.video_system ?? null;
  const video = live.posture.retention.videos.find(({ site_id }) => site_id === site.site_id);
  const due = system === null ? null : videoFilingDeadline(civilDate(system.in_use_on));
  const neighbours = surroundings?.neighbours ?? null;
  return fill(layouts('video_filing'), {
    ...fillingOf(live, {
      managing_unit: [site.managing_unit],
      site: [site.name],
      site_kind: [
        PLACE[site.place],
        ...maybe(surroundings === null ? null : REGULATED[surroundings.public_place]),
      ],
      basis: maybe(site.public_security_basis),
      in_use_on: maybe(system?.in_use_on),
      due: maybe(due === null ? null : deadlineEnd(due)),
      receipt: maybe(system?.filed?.receipt),
      neighbours: maybe(
        neighbours === null
          ? null
          : neighbours.secret_unit_near
            ? (neighbours.consent?.document ?? YES)
            : NONE,
      ),
      kept_days: maybe(video === undefined ? null : daysWords(video.kept_days)),
      devices: {
        rows: live.devices
          .filter(({ site_id, state }) => site_id === site.site_id && state !== 'retired')
          .map(videoRow),
      },
    }),
    number: site.site_id,
  });
}

const REGULATED = {
  article_7: both('《条例》第七条规定的场所', 'a place of Video Reg. 7'),
  article_9: both('《条例》第九条规定的公共场所', 'a public place of Video Reg. 9'),
  none: both('不属于《条例》规定的场所', 'no place of the Regulation'),
} as const;

function videoRow({ device_id, spot }: DeviceFacts): Facts {
  const survey = spot?.survey ?? null;
  const range = survey?.capture_range ?? null;
  return {
    device: [device_id],
    space: maybe(spot === null ? null : SPACE[spot.space]),
    operation: maybe(survey === null ? null : OPERATION[survey.operation]),
    range: maybe(range === null ? null : `${range.greatest_distance_cm} cm`),
    sign: maybe(spot?.sign_photo_on),
  };
}

const RIGHTS = both(
  '可以不同意、查阅、复制、更正、删除、撤回；撤回不用刷脸',
  'say no, see, copy, correct, erase, withdraw; without your face',
);

/** Makes the sign that hangs by a device (§ 第十三条). @param one the purpose it serves; `null` for none yet */
export function deviceSign(
  live: LiveFacts,
  device: DeviceFacts,
  one: Scenario | null,
  layouts: Layouts,
): Paper {
  const facts = one === null ? {} : scenarioFacts(live, one);
  const notice = one?.notice ?? null;
  const range = device.spot?.survey?.capture_range ?? null;
  const space = device.spot === null ? null : SPACE[device.spot.space];
  const filling = fillingOf(live, {
    ...facts,
    method_mode: one === null ? [] : [MODE[one.content.mode]],
    area:
      space === null
        ? []
        : [
            range === null
              ? space
              : both(
                  `${space['zh-CN']}，距设备 ${range.greatest_distance_cm} 厘米以内`,
                  `${space.en}, within ${range.greatest_distance_cm} cm of the device`,
                ),
          ],
    rights: [RIGHTS],
    device: [device.device_id],
    sign_version: notice === null ? [] : [notice.digest.slice(0, 8), ...dayOf(notice.published_at)],
  });
  return fill(layouts('device_sign'), {
    ...filling,
    scan: notice === null ? null : rulesOf(live),
  });
}
