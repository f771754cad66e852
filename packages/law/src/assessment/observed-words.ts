import { type BiText, both } from '../text.ts';
import type { ObservedName } from './observed-name.ts';

/** What is read from the running system, in words. */
export const observedTexts: Readonly<Record<ObservedName, BiText>> = {
  purpose_version: both('处理目的的版本', 'Version of the purpose'),
  use: both('用脸做什么', 'What the face is used for'),
  mode: both('比对方式', 'How faces are compared'),
  compares_in: both('在哪里比对', 'Where they are compared'),
  kept_as: both('保存的形式', 'What is kept'),
  capture: both('怎么拍', 'How they are taken'),
  retention_days: both('保存天数', 'Days kept'),
  kept_times: both('各类信息保存多久', 'How long each kind is kept'),
  storage_place: both('存储位置', 'Where it is kept'),
  algorithm: both('算法', 'Algorithm'),
  algorithm_supplier: both('算法供应者', 'Supplier of the algorithm'),
  threshold: both('判定阈值', 'Threshold'),
  audience: both('给谁用', 'Who comes'),
  recipients: both('接收方、受托方', 'Recipients and processors'),
  ways_considered: both('比较过的其他方式', 'Other ways that were compared'),
  notice: both('正在用的告知（摘要）', 'Notice in force (digest)'),
  sites: both('地点数', 'Sites'),
  devices: both('设备数', 'Devices'),
  capture_areas: both('采集区域（摘要）', 'Capture areas (digest)'),
  persons: both('人数（约）', 'Persons (band)'),
  meets_children: both('会不会遇到未满十四岁的人', 'Whether it may meet children under fourteen'),
  ways_live: both(
    '最少的地点有几种不用脸的方式现在能用',
    'Ways without the face that work now, where there are fewest',
  ),
  ways_unequal: both('没有一种同样方便的方式的地点', 'Places without a way that is as convenient'),
  faces_in_outages: both(
    '近30天其他方式全坏时比对的脸',
    'Faces compared in 30 days while no other way worked',
  ),
  turned_away: both('近30天拒绝后被打发走的人', 'People sent away in 30 days after refusing'),
  chooser_pushes: both('选择画面偏向刷脸的地点', 'Places whose chooser favours the face'),
  erasures_late: both('到期一天后还没删完的删除', 'Erasures open a day after they fell due'),
  kept_past_end: both('超过期限还留着的', 'Kept past the end'),
  evidence_log: both('证据日志完好', 'The evidence log is whole'),
  used_otherwise: both('用到别处的次数', 'Times used for something else'),
  returned_too_much: both('多返回了结果的比对', 'Comparisons that gave out too much'),
  stores_in_clear: both('没有加密的存储', 'Stores in clear'),
  rights_without_end: both('没有期限的权限', 'Rights without an end'),
  unsigned_devices: both('没有签名还连着的设备', 'Unsigned devices that are connected'),
  plan_exercised: both('预案上次演练', 'Incident plan last rehearsed'),
  guardians_unchecked: both('没有核实监护人的登记', 'Enrolments whose guardian was not checked'),
};

const UNKNOWN = both('不知道', 'Not known');
const NONE = both('没有', 'None');
const YES = both('是', 'Yes');
const NO = both('否', 'No');

/** Words of the values that are words of the law’s facts. */
const VALUES: Readonly<Record<string, BiText>> = {
  verify: both('一对一', 'One to one'),
  identify: both('一对多', 'One to many'),
  device: both('设备里', 'In the device'),
  server: both('服务器', 'On a server'),
  template: both('特征模板', 'A template'),
  image: both('照片', 'An image'),
  cooperative: both('本人启动', 'Started by the person'),
  passive: both('路过就拍', 'Taken in passing'),
  in_device: both('设备里', 'In the device'),
  processor_server: both('自己的服务器', 'Own server'),
  entrusted_server: both('受托方的服务器', 'A processor’s server'),
  abroad: both('境外', 'Abroad'),
  probe_image: both('现场照片', 'image taken'),
  probe_template: both('现场特征', 'template taken'),
  video: both('视频', 'video'),
  access: both('进出', 'Access'),
  attendance: both('考勤', 'Attendance'),
  sign_in: both('登录', 'Signing in'),
  counter_service: both('柜台业务', 'Counter service'),
  payment: both('支付', 'Payment'),
  admission: both('入场', 'Admission'),
  public_security: both('公共安全', 'Public security'),
  marketing: both('营销', 'Marketing'),
  staff: both('员工', 'Staff'),
  residents: both('居民', 'Residents'),
  customers: both('顾客', 'Customers'),
  pupils: both('学生', 'Pupils'),
  patients: both('患者', 'Patients'),
  guests: both('住客', 'Guests'),
  visitors: both('访客', 'Visitors'),
  public: both('公众', 'The public'),
  children_under_14: both('未满十四岁的儿童', 'Children under fourteen'),
  pin: both('数字密码', 'Number'),
  totp: both('动态码', 'One-time code'),
  passkey: both('通行密钥', 'Passkey'),
  card: both('卡', 'Card'),
  qr: both('二维码', 'QR code'),
  fingerprint: both('指纹', 'Fingerprint'),
  voice: both('声音', 'Voice'),
};

const LISTS: ReadonlySet<ObservedName> = new Set(['audience', 'ways_considered']);
const WORDED: ReadonlySet<ObservedName> = new Set([
  'use',
  'mode',
  'compares_in',
  'kept_as',
  'capture',
  'storage_place',
]);
/** Characters of a digest that are shown. */
const DIGEST_SHOWN = 16;

/** Says what was read in words. */
export function observedWords(name: ObservedName, value: string | number | boolean | null): BiText {
  if (value === null) return UNKNOWN;
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'number') return both(`${value}`, `${value}`);
  if (value === '') return NONE;
  if (name === 'persons')
    return value === 'more'
      ? both('超过1000000人', 'more than 1,000,000')
      : both(`不超过${value}人`, `up to ${value}`);
  if (name === 'notice' || name === 'capture_areas') {
    const shown = value.slice(0, DIGEST_SHOWN);
    return both(shown, shown);
  }
  if (name === 'kept_times') return joined(value.split(' ').map(timeWords));
  // “staff” is also a way: a clerk.
  const word = (one: string): BiText =>
    name === 'ways_considered' && one === 'staff' ? both('人工', 'Staff') : (VALUES[one] ?? both(one, one));
  if (WORDED.has(name)) return word(value);
  if (!LISTS.has(name)) return both(value, value);
  return joined(value.split(' ').map(word));
}

function joined(words: readonly BiText[]): BiText {
  return both(words.map((one) => one['zh-CN']).join('、'), words.map(({ en }) => en).join(', '));
}

/** `template:365d` in words. */
function timeWords(time: string): BiText {
  const [keeps = '', limit = ''] = time.split(':');
  const amount = limit.slice(0, -1);
  const name = VALUES[keeps] ?? both(keeps, keeps);
  return limit.endsWith('d')
    ? both(`${name['zh-CN']}${amount}天`, `${name.en} ${amount} days`)
    : both(`${name['zh-CN']}出结果后${amount}秒`, `${name.en} ${amount} s after the result`);
}
