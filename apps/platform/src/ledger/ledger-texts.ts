import { type BiText, both } from '@consentry/law';
import type { EntryType } from '@consentry/ledger';

/** What it means that openings were erased. */
export const ERASED = {
  person_erased: both(
    '按您的删除请求，这些存证的盐值和内容已经销毁：记录本身和它的证明仍在，但谁也不能再从中看出是您、是什么内容。您此前保存的收据、证书仍可离线核验。',
    'As you asked for deletion, the salts and contents of these entries are destroyed: the entries and their proofs stay, and nobody can tell from them any more that it was you, or what it was. Receipts and certificates that you kept can still be checked offline.',
  ),
  kept_long_enough: both(
    '保存期限已满，这些存证的盐值和内容已经销毁；记录本身和它的证明仍在，不再指向任何人。',
    'Their time of keeping is over: the salts and contents of these entries are destroyed; the entries and their proofs stay, and point at nobody any more.',
  ),
} as const satisfies Readonly<Record<string, BiText>>;

/** What an entry is, to whom it is about. */
export const WHAT: Readonly<Record<EntryType, BiText>> = {
  'notice.published': both('公布了告知', 'A notice was published'),
  'notice.presented': both('向您展示了告知', 'A notice was shown to you'),
  'consent.given': both('您同意了', 'You consented'),
  'consent.refused': both('您没有同意', 'You refused'),
  'consent.withdrawn': both('同意结束了', 'A consent ended'),
  'withdrawal.effective': both('任何设备都不能再比对', 'No device can compare your face any more'),
  'face.enrolled': both('登记了人脸模板', 'A template of your face was enrolled'),
  'face.erased': both('删除了人脸模板', 'A template of your face was erased'),
  'verification.completed': both('进行了一次身份验证', 'You were verified, or it was tried'),
  'purpose.changed': both('处理目的有变化', 'A purpose changed'),
  'retention.changed': both('保存期限有变化', 'A time of keeping changed'),
  'approval.given': both('有人作了批准', 'Somebody approved something'),
  'site.surveyed': both('场所经过勘查', 'A site was surveyed'),
  'device.changed': both('设备有变化或报告', 'A device changed or reported'),
  'assessment.changed': both('影响评估有变化', 'An assessment changed'),
  'alternative.changed': both('其他验证方式有变化', 'Other ways changed'),
  'minor.changed': both('年龄或监护关系有变化', 'An age or a guardianship changed'),
  'right.changed': both('权利请求有进展', 'A request of yours moved on'),
  'complaint.changed': both('投诉有进展', 'A complaint moved on'),
  'incident.changed': both('事件有进展', 'An incident moved on'),
  'filing.changed': both('备案有变化', 'A filing changed'),
  'audit.changed': both('审计有进展', 'An audit moved on'),
  'staff.changed': both('人员账号有变化', 'An account of staff changed'),
  'posture.changed': both('合规状况有变化', 'The posture changed'),
  'facts.handed_in': both('提交了事实材料', 'Facts were handed in'),
  'platform.changed': both('平台有变化', 'The platform changed'),
  'reading.changed': both('法律解读有变化', 'A reading of the law changed'),
  'personal_data.accessed': both('有人查看或修改了您的资料', 'Somebody saw or changed data of yours'),
  'authority.read': both('主管部门查阅了资料', 'The authority read'),
  'device.checkpoint': both('设备报告了自己日志的位置', 'A device reported the head of its own log'),
  'inspection.changed': both('监督检查有进展', 'An inspection moved on'),
  'referral.changed': both('部门协同有进展', 'A referral between departments moved on'),
  'department.changed': both('主管部门有变化', 'A department changed'),
  'case.accessed': both('主管部门查阅或者处理了案件', 'An official read a case or acted on it'),
  'authority.changed': both('主管部门的系统有变化', 'The server of an authority changed'),
};
