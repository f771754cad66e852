import type { AlternativeKind, BiText, Mode, NoticeContent, Space } from '@consentry/law';
import { both } from '@consentry/law';

type Table<K extends string> = Readonly<Record<K, BiText>>;

export const MODE = {
  verify: both(
    '一对一验证（只与本人登记的模板比对）',
    'one-to-one verification (against the person’s own template only)',
  ),
  identify: both(
    '一对多辨识（与登记的多人模板比对）',
    'one-to-many identification (against the templates of many)',
  ),
} as const satisfies Table<Mode>;

export const STORAGE = {
  in_device: both(
    '人脸识别设备内，不通过互联网对外传输',
    'in the face recognition device, not sent out over the internet',
  ),
  processor_server: both('处理者自己的服务器', 'a server of the processor'),
  entrusted_server: both('受托人的服务器', 'a server of an entrusted party'),
  abroad: both('境外', 'abroad'),
} as const;

export const WAY = {
  pin: both('口令', 'PIN'),
  totp: both('动态口令', 'one-time password'),
  passkey: both('通行密钥', 'passkey'),
  card: both('刷卡', 'card'),
  qr: both('手机二维码', 'code on the phone'),
  staff: both('人工', 'staff'),
  fingerprint: both('指纹', 'fingerprint'),
  voice: both('声纹', 'voice'),
} as const satisfies Table<AlternativeKind>;

export const KEEPS = {
  probe_image: both('现场采集的人脸图像', 'image captured on the spot'),
  probe_template: both('现场提取的人脸特征', 'features extracted on the spot'),
  template: both('登记的人脸特征模板', 'enrolled template'),
  video: both('视频图像', 'video'),
} as const;

export const ENDS_ON = {
  left_job: both('离职', 'leaving the job'),
  moved_out: both('迁出', 'moving out'),
  contract_ended: both('合同终止', 'the end of the contract'),
  purpose_ended: both('处理目的终止', 'the end of the purpose'),
  withdrawn: both('撤回同意', 'withdrawal'),
} as const;

export const SPACE = {
  entrance: both('出入口', 'entrance'),
  reception: both('接待区', 'reception'),
  corridor: both('走廊', 'corridor'),
  gate: both('闸机', 'gate'),
  office: both('办公区', 'office'),
  lift: both('电梯', 'lift'),
  counter: both('柜台', 'counter'),
  shop_floor: both('营业场所', 'shop floor'),
  home: both('住宅', 'home'),
  other: both('其他', 'other'),
  hotel_room: both('客房', 'hotel room'),
  bathroom: both('浴室', 'bathroom'),
  changing_room: both('更衣室', 'changing room'),
  toilet: both('卫生间', 'toilet'),
  dormitory_room: both('宿舍', 'dormitory room'),
  rest_room: both('休息室', 'rest room'),
  nursing_room: both('母婴室', 'nursing room'),
  fitting_room: both('试衣间', 'fitting room'),
  private_dining_room: both('包间', 'private dining room'),
} as const satisfies Table<Space>;

export const PLACE = {
  public: both('公共场所', 'public place'),
  non_public: both('非公共场所', 'not a public place'),
  household: both('家庭', 'household'),
} as const;

export const AUDIENCE = {
  staff: both('员工', 'staff'),
  residents: both('业主、住户', 'residents'),
  customers: both('顾客', 'customers'),
  pupils: both('学生', 'pupils'),
  patients: both('患者', 'patients'),
  guests: both('住客', 'guests'),
  visitors: both('访客', 'visitors'),
  public: both('公众', 'the public'),
  children_under_14: both('不满十四周岁未成年人', 'children under fourteen'),
} as const;

/** § 第九条第一款第三项, in its words. */
export const RISK = {
  leakage: both('泄露', 'leakage'),
  tampering: both('篡改', 'tampering'),
  loss: both('丢失', 'loss'),
  destruction: both('毁损', 'destruction'),
  illegal_acquisition: both('被非法获取', 'illegal acquisition'),
  illegal_sale: both('被非法出售', 'illegal sale'),
  illegal_use: both('被非法使用', 'illegal use'),
} as const;

/** The four contents of § 第九条第一款. */
export const PART = {
  legality: both(
    '（一）处理目的、处理方式是否合法、正当、必要',
    '(1) whether purpose and method are lawful, legitimate and necessary',
  ),
  impact: both(
    '（二）对个人权益的影响以及降低不利影响的措施是否有效',
    '(2) the impact on rights and interests, and whether measures against it work',
  ),
  risks: both(
    '（三）泄露、篡改、丢失、毁损或者被非法获取、出售、使用的风险以及可能造成的危害',
    '(3) the risks of leakage, tampering, loss, destruction, illegal acquisition, sale or use, and the harm',
  ),
  protection: both(
    '（四）保护措施是否合法、有效并与风险程度相适应',
    '(4) whether the protection is lawful, effective and commensurate with the risk',
  ),
} as const;

export const PROTECTION_IS = {
  lawful: both('合法', 'lawful'),
  effective: both('有效', 'effective'),
  commensurate: both('与风险程度相适应', 'commensurate with the risk'),
} as const;

export const CONTROL = {
  key_store: both('数据加密', 'encryption'),
  audit_chain: both('安全审计', 'security audit'),
  access_control: both('访问控制', 'access control'),
  authorisation: both('授权管理', 'authorisation'),
  intrusion_detection: both('入侵检测和防御', 'intrusion detection and prevention'),
} as const;

export const CIPHER: Readonly<Record<string, string>> = {
  aes_256_gcm: 'AES-256-GCM',
  aes_128_gcm: 'AES-128-GCM',
  chacha20_poly1305: 'ChaCha20-Poly1305',
  sm4_gcm: 'SM4-GCM',
  sm4_ccm: 'SM4-CCM',
};

export const HOLDS = {
  face_images: both('人脸图像', 'face images'),
  templates: both('人脸特征模板', 'templates'),
  identities: both('身份信息', 'identities'),
  logs: both('日志', 'logs'),
} as const;

export const ROLE = {
  processor: both('个人信息处理者', 'processor'),
  joint_processor: both('共同处理者', 'joint processor'),
  entrusted_party: both('受托人', 'entrusted party'),
  venue_manager: both('场所管理者', 'venue manager'),
  device_operator: both('设备运行者', 'device operator'),
  recipient: both('接收方', 'recipient'),
} as const;

export const DEVICE_STATE = {
  pending: both('待批准', 'pending'),
  approved: both('已批准', 'approved'),
  suspended: both('已停用', 'suspended'),
  retired: both('已退役', 'retired'),
} as const;

export const OPERATION = {
  self_service: both('由本人启动', 'started by the person'),
  passive: both('对经过者采集', 'takes whoever passes'),
  counts_only: both('只计数', 'counts only'),
} as const;

export const INCIDENT_KIND = {
  leak: both('泄露', 'leak'),
  tampering: both('篡改', 'tampering'),
  loss: both('丢失', 'loss'),
  other: both('其他', 'other'),
} as const;

export const CERTAINTY = {
  happened: both('已经发生', 'happened'),
  possible: both('可能发生', 'possible'),
} as const;

export const GRADE = {
  general: both('一般', 'general'),
  relatively_serious: both('较大', 'relatively serious'),
  serious: both('重大', 'serious'),
  particularly_serious: both('特别重大', 'particularly serious'),
} as const;

/** 《个人信息保护法》第五十七条, in its order. */
export const INCIDENT_TOLD = {
  kinds: both('信息种类', 'kinds of information'),
  cause: both('原因', 'cause'),
  harm: both('可能造成的危害', 'possible harm'),
  measures: both('已采取的补救措施', 'remedies taken'),
  self_help: both('个人可以采取的减轻危害的措施', 'what persons can do'),
  contact: both('联系方式', 'contact'),
} as const satisfies Table<NoticeContent>;

export const RESULT = {
  upheld: both('投诉成立', 'upheld'),
  partly_upheld: both('投诉部分成立', 'partly upheld'),
  turned_down: both('不予采纳', 'turned down'),
} as const;

export const REFUSED_BECAUSE = {
  unfounded: both('经查不属实', 'unfounded'),
  not_ours: both('不属于本单位', 'not ours'),
  repeated: both('重复投诉，此前已答复', 'repeated, and answered before'),
  no_facts: both('没有可供核查的事实', 'no facts that could be looked into'),
  other: both('其他', 'other'),
} as const;

export const CHANNEL = {
  counter: both('服务台', 'counter'),
  phone: both('电话', 'telephone'),
  letter: both('信函', 'letter'),
  email: both('电子邮件', 'e-mail'),
  web: both('网页', 'web'),
  device: both('终端', 'terminal'),
  anonymous_box: both('意见箱', 'box'),
} as const;

export const AUDIT_RESULT = {
  evidenced: both('有证据', 'evidenced'),
  gap: both('有缺陷', 'gap'),
} as const;

export const AUDITED_BY = {
  self: both('自行审计', 'by the organisation itself'),
  professional_body: both('委托专业机构', 'by a professional body'),
} as const;

/** A word for each code; one that is not in the table stands for itself. */
export function worded<K extends string>(table: Readonly<Record<K, BiText>>, code: string): BiText {
  return (table as Readonly<Record<string, BiText>>)[code] ?? both(code, code);
}

export const CUSTODY = {
  hardware: both('密码硬件', 'hardware'),
  key_service: both('密钥管理服务', 'key service'),
  sealed_by_passphrase: both('口令加密的文件', 'a file sealed by a passphrase'),
  plain_file: both('明文文件', 'a plain file'),
} as const;

export const ACCESS_REASON = {
  service: both('提供服务', 'service'),
  request: both('个人请求', 'a request'),
  complaint: both('投诉', 'a complaint'),
  incident: both('事件', 'an incident'),
  authority: both('主管部门要求', 'the authority'),
  correction: both('更正', 'a correction'),
  audit: both('审计', 'an audit'),
} as const;

/** Joins words in a row. */
export function joined(all: readonly BiText[]): readonly BiText[] {
  if (all.length === 0) return [];
  return [both(all.map((one) => one['zh-CN']).join('、'), all.map(({ en }) => en).join(', '))];
}

/** Says so many days. */
export function daysWords(days: number): BiText {
  return both(`${days} 天`, `${days} days`);
}

export const NONE = both('无', 'none');
export const YES = both('是', 'yes');
export const NO = both('否', 'no');
