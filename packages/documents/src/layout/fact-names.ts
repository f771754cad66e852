import { type BiText, both } from '@consentry/law';

/** Names of facts that stand in fixed words, are rows, or are in no layout of ours. */
const NAMES: Readonly<Record<string, BiText>> = {
  organisation: both('个人信息处理者名称', 'name of the processor'),
  uscc: both('统一社会信用代码', 'unified social credit code'),
  agent_name: both('经办人姓名', 'name of the agent'),
  agent_phone: both('经办人联系电话', 'telephone of the agent'),
  agent_title: both('经办人职务', 'office of the agent'),
  office_address: both('办公地址', 'office address'),
  purpose: both('处理目的', 'purpose'),
  recipient: both('接收方', 'recipient'),
  contact: both('联系方式', 'contact'),
  scenarios: both('应用场景', 'scenarios'),
  scenario_id: both('处理目的编号', 'id of the purpose'),
  certificates: both('设备证明', 'certificates of devices'),
  kept: both('各类信息的保存期限', 'times of keeping, by kind'),
  ends_on: both('提前结束的情形', 'what ends it before'),
  transfers: both('传出设备的事项', 'transfers out of the device'),
  provisions: both('向其他处理者提供的事项', 'provisions to other processors'),
  records_stored: both('人脸信息记录数', 'records stored'),
  configuration_digest: both('运行配置摘要', 'digest of the configuration'),
  counted: both('期限的算法', 'how the time is counted'),
  entrustments: both('委托处理', 'entrusted processing'),
  joint_processings: both('共同处理', 'joint processing'),
  service_ends: both('停止运营事项', 'services that end'),
  sent_on: both('报送日期', 'sent on'),
  report_sent: both('报告时间', 'report sent at'),
  due: both('最迟日', 'due'),
  scope: both('范围', 'scope'),
  site_devices: both('场所的设备', 'devices of the site'),
};

/** Names a fact by its key; nothing for one that layouts name by their labels alone. */
export function nameOf(key: string): BiText | null {
  return NAMES[key] ?? null;
}
