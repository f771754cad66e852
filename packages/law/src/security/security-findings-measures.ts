import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';

/** What the rules of § 第四条 “严格保护措施” and of the five measures of § 第十四条 say. */
export const measureFindings = {
  control_missing: {
    requirement: 'R04.4',
    why: both(
      '有一项第十四条列举的措施没有任何控制在报告。处理人脸信息应当实施严格保护措施。',
      'No control reports on one of the measures that Article 14 names. Strict protective measures shall be in place.',
    ),
    remedy: both('请接入这项措施的运行检查。', 'Connect a check of that measure.'),
  },
  control_failed: {
    requirement: 'R04.4',
    why: both(
      '一项控制措施报告失效，采集却没有停止。处理人脸信息应当实施严格保护措施。',
      'A control reports that it has failed, and capture goes on. Strict protective measures shall be in place.',
    ),
    remedy: both('请立即停止采集，修复后再恢复。', 'Stop capture at once and go on when it is mended.'),
  },
  control_failed_capture_stopped: {
    requirement: 'R04.4',
    why: both(
      '一项控制措施失效，采集已经停止。修复之前不能恢复。',
      'A control has failed and capture has stopped. It stays so until that is mended.',
    ),
    remedy: both('请修复这项措施。', 'Mend that control.'),
  },
  control_unchecked: {
    requirement: 'R04.4',
    why: both(
      '一项控制措施已经超过24小时没有报告，是否有效不得而知。24小时是本产品设置。',
      'A control has not reported for more than 24 hours, so nobody knows whether it works. The 24 hours are our setting.',
    ),
    remedy: both('请检查这项措施。', 'Check that control.'),
  },
  face_store_not_encrypted: {
    requirement: 'R14.1',
    why: both(
      '一处存储人脸信息的地方没有加密。人脸识别技术应用系统应当采取数据加密措施。',
      'A store of face information is not encrypted. Data encryption shall be adopted.',
    ),
    remedy: both('请立即加密，或者删除其中的人脸信息。', 'Encrypt it at once, or erase the faces in it.'),
  },
  face_link_not_encrypted: {
    requirement: 'R14.1',
    why: both(
      '人脸信息经过一条没有加密的连接传输。人脸识别技术应用系统应当采取数据加密措施。',
      'Face information travels over a connection that is not encrypted. Data encryption shall be adopted.',
    ),
    remedy: both('请断开这条连接，或者改用加密传输。', 'Cut that connection or encrypt it.'),
  },
  face_key_in_the_open: {
    requirement: 'R14.1',
    why: both(
      '一处存储人脸信息的地方，密钥是明文文件：拿到文件的人也能拿到密钥。条文没有规定密钥放在哪里，这是我们的理解。',
      'The key of a store of face information is a plain file: who takes the one can take the other. The text does not say where keys are held; this is our reading.',
    ),
    remedy: both(
      '请把密钥移入硬件、密钥服务，或者用口令封存。',
      'Move the key into hardware or a key service, or seal it under a passphrase.',
    ),
  },
  key_rights_not_apart: {
    requirement: 'R14.1',
    why: both(
      '有角色既能加密又能解密。标准要求两种权限分开（GB/T 45574 5.5 k），条文没有这一要求。',
      'A role may both encrypt and decrypt. The standard asks for two (GB/T 45574 5.5 k); the text does not.',
    ),
    remedy: both('请把两种权限分给不同的角色。', 'Give the two rights to different roles.'),
  },
  cryptography_not_assessed: {
    requirement: 'R14.1',
    why: both(
      '国家有关规定要求对这一系统做商用密码应用安全性评估，还没有评估。应当按规定评估。',
      'State provisions require an assessment of commercial cryptography for this system, and none was done. It shall be done.',
    ),
    remedy: both('请安排评估并登记日期。', 'Have it assessed and record the day.'),
  },
  security_log_missing: {
    requirement: 'R14.2',
    why: both(
      '没有操作日志，无从审计。人脸识别技术应用系统应当采取安全审计措施。',
      'Operations are not logged, so there is nothing to audit. Security audit shall be adopted.',
    ),
    remedy: both('请立即启用操作日志。', 'Begin to log operations at once.'),
  },
  security_log_broken: {
    requirement: 'R14.2',
    why: both(
      '操作日志有{breaks}处校验不符，可能被改动。应当采取安全审计措施，日志被改动就不能审计。',
      'The log of operations does not verify at {breaks} places and may have been changed. Security audit shall be adopted; a changed log cannot be audited.',
    ),
    remedy: both('请查明原因，按安全事件处置。', 'Find out why, and handle it as an incident.'),
  },
  security_log_kept_short: {
    requirement: 'R14.2',
    why: both(
      '操作日志只保存{months}个月。标准要求3年（GB/T 45574 5.5），条文没有规定期限。',
      'Operation logs are kept for {months} months. The standard asks for 3 years (GB/T 45574 5.5); the text has no number.',
    ),
    remedy: both('请把保存期限设为36个月以上。', 'Keep them for 36 months or more.'),
  },
  security_log_never_audited: {
    requirement: 'R14.2',
    why: both(
      '操作日志自{since}开始，从未审计。人脸识别技术应用系统应当采取安全审计措施。',
      'The log of operations began on {since} and has never been audited. Security audit shall be adopted.',
    ),
    remedy: both('请审计人员审阅日志和权限并签字。', 'Have the auditor review log and rights and sign.'),
  },
  security_log_unsigned: {
    requirement: 'R14.2',
    why: both(
      '有{count}个月的审计没有签字，最早的是{month}。标准要求至少每月审计一次（GB/T 45574 5.5 o）；次月第5日报警是本产品设置。',
      'Months whose audit is not signed: {count}, the first of them {month}. The standard asks for one a month (GB/T 45574 5.5 o); the alarm on the 5th of the next month is our setting.',
    ),
    remedy: both('请审计人员审阅并签字。', 'Have the auditor review and sign.'),
  },
  access_matrix_missing: {
    requirement: 'R14.3',
    why: both(
      '没有权限矩阵，谁能读取什么没有规定。人脸识别技术应用系统应当采取访问控制措施。',
      'There is no access matrix, so nothing says who may read what. Access control shall be adopted.',
    ),
    remedy: both('请制定权限矩阵并执行。', 'Make an access matrix and enforce it.'),
  },
  entry_point_unguarded: {
    requirement: 'R14.3',
    why: both(
      '有{count}个入口不判定权限。人脸识别技术应用系统应当采取访问控制措施。',
      'Ways into the system that ask nobody for a right: {count}. Access control shall be adopted.',
    ),
    remedy: both('请关闭这些入口，或者加上权限判定。', 'Close them, or have each call decided on.'),
  },
  ended_grant_honoured: {
    requirement: 'R14.3',
    why: both(
      '有{count}次调用凭已经到期的授权通过。应当采取访问控制措施，到期的授权不是授权。',
      'Calls let through under a right that had ended: {count}. Access control shall be adopted; a right that has ended is none.',
    ),
    remedy: both(
      '请立即拒绝到期的授权，并查明这些调用。',
      'Refuse ended rights at once and look into those calls.',
    ),
  },
  grant_without_end: {
    requirement: 'R14.3',
    why: both(
      '有{count}项授权没有期限。标准要求权限最小并有期限（GB/T 45574 5.5 n），条文没有这一要求。',
      'Rights without an end: {count}. The standard asks for least privilege with expiry (GB/T 45574 5.5 n); the text does not.',
    ),
    remedy: both('请为每项授权设期限。', 'Give each right an end.'),
  },
  access_review_overdue: {
    requirement: 'R14.3',
    why: both(
      '最近31天没有复核权限。标准要求至少每月一次（GB/T 45574 5.5 o）；一个月按31天计算是本产品设置。',
      'Rights were not reviewed in the last 31 days. The standard asks for once a month (GB/T 45574 5.5 o); counting a month as 31 days is our setting.',
    ),
    remedy: both('请系统负责人复核权限并登记。', 'Have the owner review the rights and record it.'),
  },
  operation_unapproved: {
    requirement: 'R14.4',
    why: both(
      '有{count}次提供、下载、批量查询等操作没有任何批准。应当采取授权管理措施。',
      'Operations such as provision, download or mass query without any approval: {count}. Authorisation management shall be adopted.',
    ),
    remedy: both(
      '请查明这些操作，并使没有批准的操作不能执行。',
      'Look into them, and make an operation without approval impossible.',
    ),
  },
  operation_self_approved: {
    requirement: 'R14.4',
    why: both(
      '有{count}次操作由操作人自己批准。标准要求审批（GB/T 45574 5.5 e）；由第二人批准是本产品设置。',
      'Operations approved by whoever did them: {count}. The standard asks for approval (GB/T 45574 5.5 e); that a second person gives it is our setting.',
    ),
    remedy: both('请由第二人批准。', 'Have a second person approve.'),
  },
  key_post_without_agreement: {
    requirement: 'R14.4',
    why: both(
      '有{count}个关键岗位的人员没有签订保密协议。标准要求管理关键岗位人员（GB/T 45574 5.5 f）；以协议为证是我们的理解。',
      'Key posts whose holders have signed no confidentiality agreement: {count}. The standard asks for management of key posts (GB/T 45574 5.5 f); taking an agreement as its evidence is our reading.',
    ),
    remedy: both('请补签协议。', 'Have the agreements signed.'),
  },
  detection_missing: {
    requirement: 'R14.5',
    why: both(
      '没有任何入侵检测。人脸识别技术应用系统应当采取入侵检测和防御措施。',
      'Nothing is watched for intrusion. Intrusion detection and prevention shall be adopted.',
    ),
    remedy: both('请启用检测和告警。', 'Switch detection and alerts on.'),
  },
  detection_gap: {
    requirement: 'R14.5',
    why: both(
      '没有监测批量查询或者非工作时间操作。标准要求监测这些异常（GB/T 45574 5.5 q），条文没有列举。',
      'Mass queries or operations at odd hours are not watched for. The standard asks for it (GB/T 45574 5.5 q); the text does not name them.',
    ),
    remedy: both('请启用这项监测。', 'Switch that watch on.'),
  },
  rate_limit_missing: {
    requirement: 'R14.5',
    why: both(
      '没有设置每分钟调用上限，枚举一对多比对不会被阻断。上限是本产品设置。',
      'There is no limit of calls a minute, so enumeration by 1:N is not stopped. The limit is our setting.',
    ),
    remedy: both('请设置上限，例如每分钟60次。', 'Set one, for example 60 a minute.'),
  },
  excess_let_through: {
    requirement: 'R14.5',
    why: both(
      '有{count}次超过上限的调用没有被阻断。应当采取入侵检测和防御措施，只检测不阻断不是防御。上限本身是本产品设置。',
      'Times that calls above the limit were not blocked: {count}. Intrusion detection and prevention shall be adopted; seeing without blocking is no prevention. The limit itself is our setting.',
    ),
    remedy: both('请阻断这些密钥并查明用途。', 'Block those keys and find out what they were used for.'),
  },
  unsigned_firmware_connected: {
    requirement: 'R14.5',
    why: both(
      '一台设备的固件没有有效签名，却仍然连接。应当采取入侵检测和防御措施。',
      'A device whose firmware has no valid signature is still connected. Intrusion detection and prevention shall be adopted.',
    ),
    remedy: both('请立即隔离这台设备。', 'Put that device in quarantine at once.'),
  },
  alert_unanswered: {
    requirement: 'R14.5',
    why: both(
      '有告警超过24小时没有处置。24小时是本产品设置。',
      'An alert has been open for more than 24 hours. The 24 hours are our setting.',
    ),
    remedy: both('请安全运营人员处置。', 'Have security staff act on it.'),
  },
} as const satisfies Record<string, FindingText>;
