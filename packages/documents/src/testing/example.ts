import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AssessmentView,
  AuditView,
  CheckpointView,
  ComplaintView,
  IncidentView,
  NoticeEntry,
  RecordExtract,
  SiteView,
} from '@consentry/contract';
import {
  AssessmentGuide,
  PostureFacts,
  both,
  civilDate,
  contentOfGuide,
  isPrefilled,
  observe,
} from '@consentry/law';
import type { DeviceFacts, LiveFacts, Scenario } from '../facts/live-facts.ts';

const VECTORS = join(import.meta.dirname, '../../../../vectors/law/posture');
const GUIDE = join(import.meta.dirname, '../../../../vectors/assessment/guide.json');
/** When the example is. */
export const EXAMPLE_AT = '2026-11-22T01:00:00.000Z';
const SITE = '0b6f6e0e-3c1a-4a52-9a77-5f2f0d5f6a01';
const DEVICE = '7d1f9a0e-64a5-4a47-8e5d-0c9be1f7d302';

const SECTIONS =
  'scope purpose notice consent minors storage retention assessment record alternatives siting security filing supervision complaint rights incident audit attestations'.split(
    ' ',
  );

/** The state of the processor of the law’s example. */
function posture(): PostureFacts {
  const section = (name: string): unknown => JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8'));
  const sections = Object.fromEntries(SECTIONS.map((name) => [name, section(name)]));
  const facts = PostureFacts.parse({ as_of: '2026-11-22T08:00:00+08:00', ...sections });
  const children = facts.minors.purposes.map((one) =>
    one.purpose_id === 'building-3-door' ? { ...one, purpose_id: purposeId(0) } : one,
  );
  const rules = facts.minors.rules.map((one) => ({ ...one, purpose_ids: [purposeId(0)] }));
  const waiting = {
    id: 'change-9',
    field: 'algorithm_supplier',
    changed_on: civilDate('2026-11-16'),
    minor_by: null,
    filing_id: null,
  } as const;
  const filing = {
    ...facts.filing,
    changes: [...facts.filing.changes, waiting],
    cessation: {
      ceased_on: civilDate('2026-11-20'),
      faces_left: 0,
      certificate: 'erasure-2026-1120',
      filing_id: null,
    },
  };
  const named = (id: string) =>
    id === 'building-3-door' ? purposeId(0) : id === 'loading-dock' ? purposeId(1) : id;
  const storage = {
    ...facts.storage,
    entrustments: facts.storage.entrustments.map((one) => ({
      ...one,
      purpose_ids: one.purpose_ids.map(named),
    })),
    disclosures: facts.storage.disclosures.map((one) => ({ ...one, purpose_id: named(one.purpose_id) })),
  };
  const scope = {
    ...facts.scope,
    organisations: facts.scope.organisations.map((one) => ({
      ...one,
      parts: one.parts.map((part) => ({ ...part, purpose_ids: part.purpose_ids.map(named) })),
    })),
  };
  return { ...facts, scope, storage, filing, minors: { ...facts.minors, purposes: children, rules } };
}

const purposeId = (at: number) => `00000000-0000-4000-8000-${`${at + 1}`.padStart(12, '0')}`;

const STATEMENTS = [
  both('员工和住户进入三号楼时核对身份。', 'Checking who enters Building 3.'),
  both('货运通道值班人员签到。', 'Signing in at the loading dock.'),
  both('更衣柜区入口核对员工身份。', 'Checking staff at the entrance of the lockers.'),
] as const;

function scenario(at: number): Scenario {
  const purpose = purposeId(at);
  const statement = STATEMENTS[at % STATEMENTS.length] ?? STATEMENTS[0];
  return {
    purpose,
    state: 'active',
    version: 1,
    in_force_at: '2026-03-01T01:00:00.000Z',
    content: {
      statement,
      mode: 'verify',
      mode_justification: null,
      retention_days: 365,
      use: 'access',
      territory: 'mainland',
      manner: {
        compares_in: 'device',
        kept_as: 'template',
        capture: 'cooperative',
        reasons: { compares_in: null, kept_as: null, capture: null },
      },
      necessity: {
        document: 'necessity-1',
        ways: [
          { way: 'card', outcome: 'offered_as_choice', reason: null },
          { way: 'pin', outcome: 'offered_as_choice', reason: null },
          { way: 'fingerprint', outcome: 'insufficient', reason: '手套作业时无法使用' },
        ],
      },
      ethics: null,
      gallery: 'gallery-1',
      schedule: [
        {
          keeps: 'probe_image',
          limit: { unit: 'seconds_after_result', amount: 0 },
          reason: 'r',
          ends_on: [],
        },
        {
          keeps: 'template',
          limit: { unit: 'days', amount: 365 },
          reason: 'r',
          ends_on: ['left_job', 'withdrawn'],
        },
      ],
    },
    notice: noticeEntry(purpose),
    assessment: assessment(purpose),
    checkpoints: [checkpoint(purpose)],
    kept: [],
    transfers: [],
    persons: 1204 + at,
  };
}

function noticeEntry(purpose: string): NoticeEntry {
  return {
    notice: purpose,
    state: 'in_force',
    digest: '3f7a'.repeat(16),
    document: {
      purpose,
      purpose_version: 1,
      processor: {
        name: both('青竹里物业服务有限公司', 'Qingzhuli Property Services Ltd'),
        contact: '0531-5555 0188　privacy@qingzhuli.example',
      },
      texts: {
        purpose: both(
          '核对进入三号楼的人是否为本楼员工或住户。',
          'To check that whoever enters Building 3 works or lives there.',
        ),
        method: both(
          '由您本人在门口的设备上启动，设备拍摄一张人脸图像，提取特征，只与您本人登记的模板比对，返回通过或不通过。',
          'You start it at the door. The device takes one image, extracts features, compares them with your own template alone, and answers yes or no.',
        ),
        kinds: both(
          '人脸图像（得出结果即删除）、人脸特征模板',
          'Face image (deleted with the result), template.',
        ),
        necessity: both(
          '楼内有危险品库，须确认进入者身份；门禁卡可能转借。',
          'Dangerous goods are kept in the building, and cards are lent.',
        ),
        impact: both(
          '人脸信息一旦泄露或者被非法使用，可能导致人格尊严受到侵害或者人身、财产安全受到危害。',
          'Leaked or misused, face information can harm dignity, body or property.',
        ),
        rights_ways: both(
          '查阅、复制、转移、更正、补充、删除、限制处理、撤回同意、要求解释说明、投诉。',
          'See, copy, transfer, correct, complete, erase, restrict, withdraw, have it explained, complain.',
        ),
        rights_procedure: both(
          '在终端“我的页面”、网页或一楼服务台提出，15个工作日内答复，不收费。',
          'At the terminal, on the web or at the counter on the ground floor; answered within 15 working days, free.',
        ),
        after_expiry: both('自动删除并由设备签名证明。', 'Erased by itself; the device signs for it.'),
      },
      told: {
        retention_days: 365,
        mode: 'verify',
        storage_place: 'in_device',
        recipient_organisation_ids: [],
      },
      more: [
        both(
          '儿童由监护人决定，另有专门规则。',
          'For children the guardian decides; there are rules of their own.',
        ),
      ],
    },
    legibility: { smallest_text_px: 18, contrast: 9 },
    changed_part: null,
    replaces: null,
    effect: { changes: [], tell_again: false, consent_again: false },
    written_by: 'staff-2',
    published_at: '2026-02-25T01:00:00.000Z',
    ended_at: null,
    revision: 2,
  };
}

/** What this example has otherwise than the facts. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'purpose_version',
  'algorithm',
  'algorithm_supplier',
  'threshold',
  'recipients',
  'persons',
]);

/** The complete guide of the vectors, with what the facts of the example answer. */
function exampleGuide(): AssessmentGuide {
  const guide = AssessmentGuide.parse(JSON.parse(readFileSync(GUIDE, 'utf8')));
  const read_at = '2026-02-20T01:00:00.000Z';
  const prefilled = observe(posture(), 'building-3-door').flatMap(({ name, value, path }) =>
    isPrefilled(name) && value !== null && !OTHERWISE.has(name) ? [{ name, value, path, read_at }] : [],
  );
  const mends: AssessmentGuide['mends'] = [
    {
      what: '北门的读卡器加装到轮椅够得着的高度。',
      who: '工程部',
      until: civilDate('2026-03-31'),
      done_on: null,
    },
  ];
  const external = {
    organisation: '泰山信息安全测评中心（示例）',
    qualification: '网络安全等级测评机构，证书编号示例0037',
    people: [{ name: '何静', qualification: '个人信息保护影响评估师（示例）' }],
  };
  return { ...guide, prefilled, mends, external };
}

const STAFF: LiveFacts['staff'] = [
  { staff: 'officer-1', name: '周文', roles: ['dpo'] },
  { staff: 'staff-2', name: '周文', roles: ['dpo'] },
  { staff: 'staff-3', name: '孙立', roles: ['installer'] },
  // Was an operator when the assessment was written.
  { staff: 'staff-4', name: '李敏', roles: ['auditor'] },
  { staff: 'staff-5', name: '王岚', roles: ['dpo'] },
  { staff: 'staff-7', name: '高妍', roles: ['dpo'] },
  { staff: 'staff-8', name: '郑航', roles: ['auditor'] },
];

function person(id: string): LiveFacts['staff'][number] {
  const found = STAFF.find(({ staff }) => staff === id);
  if (found === undefined) throw new Error(`The example has no ${id}.`);
  return found;
}

function assessment(purpose: string): AssessmentView {
  const guide = exampleGuide();
  return {
    assessment: purpose,
    purpose,
    purpose_version: 1,
    mode: 'verify',
    state: 'approved',
    configuration: {
      algorithm: 'mobilefacenet-2026.1',
      algorithm_supplier: 'example-vendor',
      threshold: 0.42,
      storage_place: 'in_device',
      capture_areas_digest: 'ab'.repeat(32),
      audience: ['staff', 'residents'],
    },
    configuration_digest: 'cd'.repeat(32),
    content: {
      ...contentOfGuide(guide),
      guide,
      bias: { tested_on: civilDate('2026-02-10'), groups: ['age', 'skin_tone', 'gender'], data: 'consented' },
      recipient_organisation_ids: [],
      remaining_risks: [
        both(
          '设备被整机盗走时，须依赖密钥份额已销毁。',
          'If the device is stolen whole, safety rests on the share of the key.',
        ),
      ],
    },
    report: 'ef'.repeat(32),
    after_incident: null,
    written_by: 'staff-2',
    written_at: '2026-02-20T01:00:00.000Z',
    begun_at: '2026-02-09T01:00:00.000Z',
    writers: ['staff-4', 'staff-2'],
    approved_by: 'staff-5',
    approved_at: '2026-02-22T01:00:00.000Z',
    signers: [
      { act: 'written', ...person('staff-4'), roles: ['operator'] },
      { act: 'written', ...person('staff-2') },
      { act: 'advised', ...person('staff-5') },
      { act: 'approved', ...person('staff-5') },
    ],
    reviewed_at: null,
    reopened: null,
    opinion: {
      advice: 'begin',
      text: '看过演练记录和检测报告，同意开始；换设备前请重新评估。',
      by: 'staff-5',
      at: '2026-02-21T01:00:00.000Z',
      report: 'ef'.repeat(32),
    },
    kept_until: null,
    revision: 2,
  };
}

function checkpoint(purpose: string): CheckpointView {
  const way = { with_face: false, live: true, checked_at: EXAMPLE_AT, terms: null };
  return {
    checkpoint: purpose,
    purpose,
    site: SITE,
    preset: 'other',
    chooser: null,
    residents: null,
    face_terms: null,
    ways: (['card', 'pin', 'staff'] as const).map((kind, at) => ({ ...way, way: purposeId(at + 50), kind })),
    face_usable: true,
    face_stopped_at: null,
    revision: 1,
  };
}

export const EXAMPLE_SITE: SiteView = {
  site_id: SITE,
  name: both('三号楼', 'Building 3'),
  place: 'public',
  managing_unit: '青竹里物业服务有限公司',
  public_security_basis: '《三号楼安全防范职责清单（2026）》第4项',
  user_initiated_memo: null,
  surroundings: {
    public_place: 'article_7',
    neighbours: { checked_on: civilDate('2026-02-18'), secret_unit_near: false, consent: null },
    video_system: {
      in_use_on: civilDate('2026-11-02'),
      filed: null,
      changed_on: null,
      change_filed_on: null,
    },
    private_spaces: { last_inspected_on: civilDate('2026-11-16'), finds: [] },
  },
  surveyed_by: 'staff-3',
  approved_at: '2026-02-20T02:00:00.000Z',
  approved_by: 'staff-5',
};

export const EXAMPLE_DEVICE: DeviceFacts = {
  device_id: DEVICE,
  site_id: SITE,
  state: 'approved',
  spot: {
    space: 'entrance',
    capture_area: [
      [0.2, 0.1],
      [0.8, 0.1],
      [0.8, 0.95],
    ],
    sign_photo_on: '2026-10-02',
    survey: {
      installed_on: civilDate('2026-02-26'),
      operation: 'self_service',
      installer: null,
      closed_area_document: null,
      capture_range: { greatest_distance_cm: 120, smallest_face_px: 112 },
      sees_private_space: false,
      camera: null,
    },
  },
  purpose_ids: [purposeId(0)],
};

export const EXAMPLE_AUDIT: AuditView = {
  audit: purposeId(900),
  kind: 'compliance',
  year: null,
  by: 'self',
  auditor: 'staff-8',
  body: null,
  scope: '全部处理目的、全部设备，2026年1月至10月',
  begins_on: '2026-11-02',
  ends_on: '2026-11-20',
  required: null,
  report_until: null,
  state: 'planned',
  planned_by: 'staff-2',
  report: null,
  finished_at: null,
  rectified_at: null,
  sent_on: null,
  receipt: null,
  open_items: [27],
  items: Array.from({ length: 26 }, (_, at) => ({
    item: at + 1,
    result: at === 10 ? 'gap' : 'evidenced',
    text: at === 10 ? '二号门标识被遮挡，经过者不能看到。' : '抽查记录与系统一致。',
    evidence: at === 10 ? [] : [`doc-${at + 1}`],
    recorded_by: 'staff-8',
    recorded_at: EXAMPLE_AT,
  })),
  measures: [
    {
      measure: purposeId(901),
      item: 11,
      text: '移开遮挡物，补拍标识照片。',
      owner: 'staff-3',
      due_on: '2026-11-30',
      overdue: false,
      set_by: 'staff-2',
      evidence: [],
      done_by: null,
      done_at: null,
      closed_by: null,
      closed_at: null,
    },
  ],
  revision: 3,
};

export const EXAMPLE_COMPLAINT: ComplaintView = {
  complaint: purposeId(910),
  reference: 'T26-7K2M-9QXW',
  from: 'public',
  channel: 'web',
  state: 'handled',
  received_on: '2026-11-18',
  due: {
    certainty: 'firm',
    last_day: '2026-12-09',
    act_by: '2026-12-09',
    period_from: 'standard',
    text: both('2026-12-09', '2026-12-09'),
    explanation: both(
      '自收到之次日起15个工作日（标准规定的期限，不是法定期限）',
      '15 working days from the day after (a standard, not a law)',
    ),
    state: 'due',
  },
  contact: true,
  reachable: true,
  version: 4,
  purpose_id: null,
  site: SITE,
  text: '二号门的标识被广告牌挡住了，走近之前看不到正在采集人脸。',
  acknowledged_at: '2026-11-18T03:00:00.000Z',
  handled_at: '2026-11-20T03:00:00.000Z',
  told_at: null,
  closed_at: null,
  outcome: {
    result: 'upheld',
    text: '经查属实。广告牌已移开，标识移至采集区域前两米、视线高度。',
    reason: null,
  },
  seen_by_accused: null,
};

export const EXAMPLE_INCIDENT: IncidentView = {
  incident: purposeId(920),
  state: 'open',
  facts: {
    kind: 'leak',
    certainty: 'possible',
    what: '一份含员工代号和通行时间的清单被误发到外部邮箱。',
    known_at: '2026-11-21T02:10:00.000Z',
    purposes: [purposeId(0)],
    devices: [],
    sites: [SITE],
    data_kinds: ['员工代号', '通行时间'],
    faces: false,
    persons: { at_least: 40, at_most: 62 },
    minors: 0,
    harm: '他人可能据此推知个人行踪。',
    operator: 'other',
  },
  reported_by: 'staff-4',
  reported_at: '2026-11-21T02:15:00.000Z',
  grade: {
    grade: 'general',
    by: 'staff-2',
    at: '2026-11-21T03:00:00.000Z',
    reason: '不含人脸信息，范围有限。',
  },
  remedied_at: '2026-11-21T02:40:00.000Z',
  contained_at: null,
  stopped: [{ thing: 'purpose', id: purposeId(0), stopped_at: '2026-11-21T02:40:00.000Z', lifted_at: null }],
  notice: {
    kinds: both('员工代号、通行时间；不含人脸信息。', 'Numbers of staff and times; no face information.'),
    cause: both('工作人员误发邮件。', 'An e-mail was sent to the wrong address.'),
    harm: both('他人可能据此推知您的行踪。', 'Others might learn when you came and went.'),
    measures: both(
      '已要求收件人删除并书面确认，停用导出功能。',
      'The recipient was asked to delete it; the export is off.',
    ),
    self_help: both('如遇自称本单位的来电，请勿透露个人信息。', 'Be careful with calls in our name.'),
    contact: null,
  },
  notices: [],
  exemption: null,
  telling_order: null,
  report: null,
  handling_ended_on: null,
  summary_sent_on: null,
  clocks: [
    {
      kind: 'persons',
      requirement: 'RP.5',
      period_from: 'ours',
      due_at: '2026-11-22T02:10:00.000Z',
      done_at: null,
      state: 'due',
      ungraded: false,
    },
  ],
  findings: [],
  unknown: [],
  dismissed: null,
  proposed: null,
  closed: null,
  revision: 4,
};

export const EXAMPLE_EXTRACT: RecordExtract = {
  purpose: purposeId(0),
  from: '2026-11-01',
  to: '2026-11-21',
  made_at: EXAMPLE_AT,
  made_by: 'staff-2',
  reason: 'audit',
  versions: [
    {
      version: 1,
      digest: 'aa'.repeat(32),
      in_force_at: '2026-03-01T01:00:00.000Z',
      ended_at: null,
      statement: STATEMENTS[0],
      mode: 'verify',
    },
  ],
  notices: [],
  assessments: [],
  consents: [
    { kind: 'recognition', decision: 'given', count: 31 },
    { kind: 'recognition', decision: 'refused', count: 4 },
  ],
  ends: [{ kind: 'recognition', reason: 'withdrawn', count: 3 }],
  uses: [
    { way: 'face', outcome: 'admitted', count: 2114 },
    { way: 'card', outcome: 'admitted', count: 802 },
  ],
  retention: [{ keeps: 'template', unit: 'days', amount: 365 }],
  recipients: [],
  devices: [{ device: DEVICE, site: SITE, state: 'approved' }],
  incidents: [],
  entries: Array.from({ length: 24 }, (_, at) => ({
    at: new Date(Date.parse('2026-11-03T01:00:00Z') + at * 3_600_000).toISOString(),
    stream: 'consents',
    sequence: 400 + at,
    kind: at % 5 === 0 ? 'consent.ended' : 'consent.given',
    purposes: [purposeId(0)],
    body: {},
  })),
  digest: '77'.repeat(32),
};

/** Transfers of two kinds: to who processes by instruction, and to another processor. */
export function exampleTransfers(purpose: string): Scenario['transfers'] {
  const of = (
    organisation_id: string,
    name: Scenario['transfers'][number]['recipient']['name'],
    place: Scenario['transfers'][number]['texts']['place'],
  ): Scenario['transfers'][number] => ({
    purpose,
    purpose_version: 1,
    processor: {
      name: both('青竹里物业服务有限公司', 'Qingzhuli Property Services Ltd'),
      contact: '0531-5555 0188　privacy@qingzhuli.example',
    },
    recipient: { organisation_id, name, contact: '0531-5555 0200' },
    texts: {
      purpose: both('设备故障时在备用服务器上核对身份。', 'To check who enters while a device is broken.'),
      method: both(
        '加密后通过互联网传输，只与本人登记的模板比对。',
        'Sent encrypted over the internet; compared with the person’s own template alone.',
      ),
      kinds: both('人脸特征模板', 'Templates'),
      place,
    },
  });
  return [
    of(
      'menjin-cloud',
      both('门禁云运维有限公司（示例）', 'Menjin Cloud Operations Ltd (example)'),
      both('山东省济南市，境内机房', 'Jinan, Shandong; a machine room in China'),
    ),
    of(
      'qingzhuli-parking',
      both('青竹里停车管理有限公司（示例）', 'Qingzhuli Parking Ltd (example)'),
      both('山东省济南市，接收方办公室', 'Jinan, Shandong; an office of the recipient'),
    ),
  ];
}

/** Everything papers are made from, of an organisation that has so many scenarios. */
export function exampleFacts(scenarios = 2): LiveFacts {
  return {
    as_of: EXAMPLE_AT,
    origin: 'https://faces.qingzhuli.example',
    posture: posture(),
    handed_in_at: '2026-11-22T00:00:00.000Z',
    supplied: {
      uscc: '91370100MA3TESTX2R',
      type: both('企业', 'a company'),
      industry: 'K7020',
      reg_address: '山东省济南市示例区青竹路 1 号',
      office_address: '山东省济南市示例区青竹路 1 号',
      legal_rep_name: '林青',
      legal_rep_phone: '0531-5555 0100',
      dpo_name: '周文',
      dpo_title: '个人信息保护负责人',
      dpo_phone: '0531-5555 0188',
      dpo_email: 'privacy@qingzhuli.example',
      agent_name: '陈一',
      agent_title: '合规专员',
      agent_phone: '0531-5555 0190',
      dept: '合规部',
      staff_count: '260',
    },
    supplied_at: '2026-11-20T00:00:00.000Z',
    scenarios: Array.from({ length: scenarios }, (_, at) => scenario(at)),
    staff: STAFF,
    sites: [EXAMPLE_SITE],
    devices: [EXAMPLE_DEVICE],
    audits: [EXAMPLE_AUDIT],
    changes: [
      {
        change: 'change-9',
        field: 'algorithm_supplier',
        scenario: purposeId(0),
        path: '/scenarios/0/algorithm_supplier',
        before: 'earlier-vendor',
        after: 'example-vendor',
        why: both(
          '算法供应商是备案的内容，更换会影响误识率和安全保护措施。',
          'The supplier was filed; another one changes error rates and protection.',
        ),
        substantive: true,
        found_on: '2026-11-16',
        minor: null,
        filing: null,
      },
    ],
    disposal: {
      erased: 1204,
      certificates: 1204,
      devices: [{ device_id: DEVICE, certificates: 1204, last_at: '2026-11-20T10:00:00.000Z' }],
    },
    guide: {
      authorities: [
        {
          channel: '12377',
          name: both('网信部门违法和不良信息举报中心', 'Cyberspace authority'),
          address: '12377',
        },
        { channel: '110', name: both('当地公安机关', 'Local public security'), address: '110' },
      ],
      own: [{ kind: 'phone', address: '0531-5555 0188', needs_login: false }],
    },
  };
}
