import type {
  ComplaintState,
  ConsentState,
  DeliveryState,
  DeviceState,
  DueView,
  EndView,
  PurposeState,
  RightsState,
  VerificationState,
} from '@consentry/contract';
import type { PostureState } from '@consentry/law';
import type { IconName } from '../icon.tsx';

/** A word of state with its look. The same word is used on every screen. */
export interface LawWord {
  readonly tone: 'plain' | 'note' | 'ok' | 'problem';
  readonly icon: IconName;
  readonly 'zh-CN': string;
  readonly en: string;
}

const word = (tone: LawWord['tone'], icon: IconName, zhCN: string, en: string): LawWord => ({
  tone,
  icon,
  'zh-CN': zhCN,
  en,
});

const posture: Readonly<Record<PostureState, LawWord>> = {
  met: word('ok', 'check', '已做到', 'Met'),
  'at-risk': word('note', 'clock', '有风险', 'At risk'),
  broken: word('problem', 'cross', '未做到', 'Broken'),
  'not-applicable': word('plain', 'minus', '不适用', 'Not applicable'),
  'needs-human': word('note', 'people', '需要人判断', 'Needs a human'),
};

/** How far an erasure has come (§ 第十四条, R14.*): nobody says erased before every holder has. */
const erasure: Readonly<Record<EndView['state'], LawWord>> = {
  accepted: word('note', 'check', '已受理', 'Accepted'),
  effective: word('note', 'lock', '已生效', 'Effective'),
  erased: word('ok', 'erase', '已删除', 'Erased'),
};

const consent: Readonly<Record<ConsentState, LawWord>> = {
  given: word('ok', 'check', '已同意', 'Given'),
  refused: word('plain', 'minus', '未同意', 'Refused'),
  withdrawn: word('plain', 'hand', '已撤回', 'Withdrawn'),
  expired: word('plain', 'clock', '已到期', 'Expired'),
};

const device: Readonly<Record<DeviceState, LawWord>> = {
  pending: word('note', 'clock', '待批准', 'Waiting for approval'),
  approved: word('ok', 'check', '已批准', 'Approved'),
  suspended: word('problem', 'pause', '已暂停', 'Suspended'),
  retired: word('plain', 'minus', '已退役', 'Retired'),
};

const purpose: Readonly<Record<PurposeState, LawWord>> = {
  draft: word('plain', 'edit', '草稿', 'Draft'),
  proposed: word('note', 'clock', '待批准', 'Proposed'),
  active: word('ok', 'check', '生效中', 'Active'),
  suspended: word('problem', 'pause', '已暂停', 'Suspended'),
  ended: word('plain', 'minus', '已结束', 'Ended'),
};

const rights: Readonly<Record<RightsState, LawWord>> = {
  received: word('note', 'mail', '已收到', 'Received'),
  in_hand: word('note', 'clock', '办理中', 'In hand'),
  granted: word('ok', 'check', '已办结', 'Granted'),
  refused: word('plain', 'minus', '未予办理', 'Refused'),
};

const complaint: Readonly<Record<ComplaintState, LawWord>> = {
  received: word('note', 'mail', '已收到', 'Received'),
  in_hand: word('note', 'clock', '处理中', 'In hand'),
  handled: word('ok', 'check', '已答复', 'Answered'),
  closed: word('plain', 'minus', '已关闭', 'Closed'),
};

const due: Readonly<Record<DueView['state'], LawWord>> = {
  due: word('plain', 'clock', '待办', 'Due'),
  soon: word('note', 'clock', '即将到期', 'Due soon'),
  overdue: word('problem', 'alert', '已逾期', 'Overdue'),
  in_time: word('ok', 'check', '按期完成', 'Done in time'),
  late: word('problem', 'check', '逾期完成', 'Done late'),
};

const verification: Readonly<Record<VerificationState, LawWord>> = {
  open: word('note', 'clock', '等待中', 'Open'),
  claimed: word('note', 'device', '核验中', 'At a device'),
  verified: word('ok', 'check', '已核验', 'Verified'),
  not_verified: word('plain', 'minus', '未核验', 'Not verified'),
  declined: word('plain', 'hand', '本人不愿核验', 'Declined'),
  expired: word('plain', 'clock', '已过期', 'Expired'),
  cancelled: word('plain', 'cross', '已取消', 'Cancelled'),
};

const delivery: Readonly<Record<DeliveryState, LawWord>> = {
  waiting: word('note', 'clock', '等待投递', 'Waiting'),
  delivered: word('ok', 'check', '已投递', 'Delivered'),
  given_up: word('problem', 'cross', '已放弃', 'Given up'),
};

export const LAW_WORDS = {
  posture,
  erasure,
  consent,
  device,
  purpose,
  rights,
  complaint,
  due,
  verification,
  delivery,
};
export type LawWords = typeof LAW_WORDS;
