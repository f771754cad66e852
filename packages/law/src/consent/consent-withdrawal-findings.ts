import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What is found of withdrawing (R06.4 to R06.6, R06.13, RS.2). */
export const consentWithdrawalFindings = {
  withdrawal_impossible: {
    requirement: 'R06.4',
    why: both(
      '没有一种撤回同意的途径试过可用。个人有权撤回同意，应当随时可以撤回。',
      'No way to withdraw consent was ever tried and found to work. The person has the right to withdraw, and shall be able to at any time.',
    ),
    remedy: both('请开通至少一种途径，实际试用并记录。', 'Open at least one, try it and record that.'),
  },
  withdrawal_turned_away: {
    requirement: 'R06.4',
    why: both(
      '有 {count} 次撤回被拒绝。个人有权撤回同意，不得拒绝。',
      'In {count} cases a withdrawal was turned away. The person has the right to withdraw; it shall not be refused.',
    ),
    remedy: both(
      '请立即为这些人办理撤回和删除，并通知本人。',
      'Carry them out at once, erase, and tell the persons.',
    ),
  },
  withdrawal_needs_capture: {
    requirement: 'R06.4',
    why: both(
      '通过“{channel}”撤回，要再采集一次人脸。个人有权随时撤回，不应当为此再交出人脸；这是我们的理解。',
      'To withdraw by “{channel}” a new capture is needed. The person has the right to withdraw and shall not have to give their face again for it; this is our reading.',
    ),
    remedy: both('请改用卡、账号或者人工核实。', 'Check who it is by card, account or staff.'),
  },
  withdrawal_needs_account: {
    requirement: 'R06.4',
    why: both(
      '可用的撤回途径都要登录账号，没有账号的人撤不了。个人都有权撤回；无须账号的途径是本软件的设定。',
      'Every way that works needs an account, so that whoever has none cannot withdraw. Everyone shall be able to; a way without an account is our setting.',
    ),
    remedy: both('请开通电话、窗口或者终端撤回。', 'Open one by telephone, staff or terminal.'),
  },
  withdrawal_harder_than_consent: {
    requirement: 'R06.5',
    why: both(
      '撤回要 {withdraw} 步，在这张表单上同意只要 {consent} 步。应当提供便捷的撤回同意的方式；条文没有规定步数，不比同意难是我们的理解。',
      'Withdrawing takes {withdraw} steps, consenting by this form {consent}. A convenient means of withdrawal shall be provided; the text names no steps, and that it is no harder than consenting is our reading.',
    ),
    remedy: both('请减少撤回的步骤，再数一次。', 'Take steps away and count again.'),
  },
  withdrawal_reason_needed: {
    requirement: 'R06.5',
    why: both(
      '撤回必须先填理由。应当提供便捷的撤回同意的方式，撤回不以理由为条件。',
      'A reason has to be given before withdrawing. A convenient means shall be provided; the right depends on no reason.',
    ),
    remedy: both('请取消理由，或者改为可以不填。', 'Do not ask for it, or let it be left empty.'),
  },
  withdrawal_slow: {
    requirement: 'R06.5',
    why: both(
      '撤回后最慢 {seconds} 秒，在线设备才知道。应当提供便捷的撤回方式；60秒是本软件的设定。',
      'After a withdrawal it took up to {seconds} seconds until a device that is online knew. A convenient means shall be provided; 60 seconds are our setting.',
    ),
    remedy: both('请检查设备的连接和租约。', 'Check the connection and the lease of the devices.'),
  },
  withdrawal_ignored: {
    requirement: 'R06.6',
    why: both(
      '撤回以后又处理了 {count} 次。撤回以后不得再处理其人脸信息，只有撤回以前的处理不受影响。',
      'After a withdrawal, faces were processed {count} times. They shall not be; only what was done before stays valid.',
    ),
    remedy: both(
      '请立即停止并删除，查明是哪台设备，告知本人。',
      'Stop and erase at once, find the device, and tell the persons.',
    ),
  },
  withdrawal_history_rewritten: {
    requirement: 'R06.6',
    why: both(
      '撤回以前的记录有 {count} 条在撤回后被改动。撤回不影响此前处理的效力，记录应当如实保留，不得改写。',
      'Of the record from before withdrawals, {count} entries were changed afterwards. What was done before stays valid; its record shall be kept as it was.',
    ),
    remedy: both(
      '请从证据链恢复原记录，查明改动者。',
      'Restore them from the evidence chain and find who changed them.',
    ),
  },
  withdrawal_history_with_faces: {
    requirement: 'R06.6',
    why: both(
      '撤回以前的记录有 {count} 条仍含人脸信息。撤回以后的处理应当停止；记录只留不含人脸的内容，是我们的理解（G25）。',
      'Of the record from before withdrawals, {count} entries still hold a face. Processing shall stop on withdrawal; that the record stays without the face is our reading (G25).',
    ),
    remedy: both(
      '请从记录中清除人脸信息，保留其余内容。',
      'Erase the faces from the record and keep the rest.',
    ),
  },
  withdrawal_not_erased: {
    requirement: 'R06.6',
    why: both(
      '有 {count} 人已经撤回，人脸信息还没有删除。撤回以后的处理应当停止；删除见 R06.10。',
      'The face information of {count} persons who withdrew is not erased yet. Processing shall stop on withdrawal; for the erasure see R06.10.',
    ),
    remedy: both(
      '请完成删除；离线的设备，请派人处理。',
      'Finish the erasure; send somebody to devices that are offline.',
    ),
  },
  withdrawal_effect_untold: {
    requirement: 'R06.13',
    why: both(
      '撤回页面没有说明撤回的后果。按照标准，撤回时要向本人说明后果。',
      'The screen for withdrawal does not say what it does. The standard asks that the effect be explained.',
    ),
    remedy: both(
      '请写明还可以用什么方式、将删除什么。',
      'Say which other way there is and what will be erased.',
    ),
  },
  withdrawal_effect_incomplete: {
    requirement: 'R06.13',
    why: both(
      '撤回页面的说明没有写全可用的其他方式和将删除的内容。按照标准，撤回时要说明后果。',
      'The screen for withdrawal does not name both the other way and what will be erased. The standard asks that the effect be explained.',
    ),
    remedy: both('请补全说明。', 'Add what is missing.'),
  },
  withdrawal_more_than_one_step: {
    requirement: 'RS.2',
    why: both(
      '认出本人之后，撤回还要 {steps} 步。评论文B主张一键撤回；条文只说便捷，这不是法律要求。',
      'Once the person is known, withdrawing takes {steps} steps. Commentary B asks for one click; the text says convenient, so this is no duty of law.',
    ),
    remedy: both('建议改为一步。', 'Make it one step if you can.'),
  },
} as const satisfies Record<string, FindingText>;
