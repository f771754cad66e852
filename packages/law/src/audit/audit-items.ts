import { type BiText, both } from '../text.ts';

/**
 * What each of the 27 items of 《个人信息保护合规审计指引》 is about, in their order. The annex itself is not among our
 * sources: what items 9 to 11, 13, 14, 16 and 23 are about is, the other titles are reconstructed from the order
 * of the law they follow (《个人信息保护法》), and every paper marks them so.
 */
export const auditItems: readonly BiText[] = [
  both('处理活动的合法性基础', 'legal basis of the processing'),
  both('取得个人同意', 'consent of individuals'),
  both('个人信息处理规则', 'processing rules'),
  both('履行告知义务', 'duty to inform'),
  both('共同处理', 'joint processing'),
  both('委托处理', 'entrusted processing'),
  both('因合并、分立、解散等转移', 'transfer by merger, division or dissolution'),
  both('向其他个人信息处理者提供', 'provision to other processors'),
  both('自动化决策', 'automated decision-making'),
  both('公开个人信息', 'making personal information public'),
  both('公共场所的图像采集、个人身份识别设备', 'image capture and identification in public places'),
  both('处理已公开的个人信息', 'processing of information already public'),
  both('处理敏感个人信息', 'sensitive personal information'),
  both('处理不满十四周岁未成年人个人信息', 'information of children under fourteen'),
  both('向境外提供', 'provision abroad'),
  both('删除个人信息', 'deletion'),
  both('保障个人行使权利', 'exercise of rights'),
  both('响应个人申请、解释说明', 'answers and explanations to individuals'),
  both('内部管理制度和操作规程', 'internal rules and operating procedures'),
  both('安全技术措施', 'technical security measures'),
  both('教育和培训', 'education and training'),
  both('个人信息保护负责人', 'protection officer'),
  both('个人信息保护影响评估', 'impact assessment'),
  both('安全事件应急预案', 'incident plan'),
  both('安全事件应急响应处置', 'response to incidents'),
  both('大型平台的平台规则和独立监督', 'platform rules and independent supervision of large platforms'),
  both('大型平台的社会责任报告', 'social responsibility reports of large platforms'),
];
