import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';

/** What the rules on parties (R19.3), the public page (RS.5) and the household (RS.7) say. */
export const scopePartyFindings = {
  processor_not_named: {
    requirement: 'R19.3',
    why: both(
      '这项活动没有写明个人信息处理者。自主决定处理目的、处理方式的，应当承担全部义务，应当先知道是谁。',
      'No processor of this activity is named. Who autonomously decides purpose and manner owes all duties, and shall be known first.',
    ),
    remedy: both(
      '请写明每项活动的处理者和各方角色。',
      'Name the processor of every activity and the role of each party.',
    ),
  },
  decision_not_placed: {
    requirement: 'R19.3',
    why: both(
      '没有记录由谁决定这项活动的 {decision}，登记的处理者可能不是真正决定的一方。',
      'No record says who decides the {decision} of this activity; the processor that is named may not be who really decides.',
    ),
    remedy: both('请查明由谁决定并记录。', 'Find out who decides and record it.'),
  },
  agreement_missing: {
    requirement: 'R19.3',
    why: both(
      '这一方角色为 {role}，没有协议。共同处理的应当约定各自的权利义务，委托处理的应当与受托人约定。',
      'This party is {role} without an agreement. Joint processors shall agree on their rights and duties, and entrustment shall be agreed with the entrusted party.',
    ),
    remedy: both('请签订协议；在此之前停止其参与。', 'Conclude an agreement, and stop its part until then.'),
  },
  agreed_after_start: {
    requirement: 'R19.3',
    why: both(
      '协议在{agreed}签订，这一方在{begun}已经开始参与。约定应当在处理之前作出。',
      'The agreement is of {agreed}, and the party had begun on {begun}. It shall be agreed before the processing.',
    ),
    remedy: both(
      '请核对此前的处理，由法务确认补救。',
      'Go through what was done before, and have counsel say what mends it.',
    ),
  },
  agreement_over: {
    requirement: 'R19.3',
    why: both(
      '协议到{until}为止，这一方仍在参与。受托人不得超出约定处理，委托结束后应当返还或者删除个人信息。',
      'The agreement ended on {until}, and the party still takes part. An entrusted party shall not go beyond what is agreed, and shall return or erase the information when it ends.',
    ),
    remedy: both(
      '请续签，或者停止其参与并确认删除。',
      'Renew it, or stop its part and have the erasure confirmed.',
    ),
  },
  agreement_ends_soon: {
    requirement: 'R19.3',
    why: both(
      '协议到{until}为止，距今不足{days}天（提前天数为本产品设置）。',
      'The agreement ends on {until}, in less than {days} days (how long before is this product’s setting).',
    ),
    remedy: both('请续签，或者安排返还、删除。', 'Renew it, or arrange for return or erasure.'),
  },
  decides_beyond_role: {
    requirement: 'R19.3',
    why: both(
      '这一方登记为 {role}，却决定 {decision}。自主决定的是个人信息处理者，应当承担全部义务。',
      'This party is entered as {role} and decides {decision}. Who autonomously decides is a processor and shall owe all duties.',
    ),
    remedy: both(
      '请把决定收回，或者按处理者重新登记，并补齐其告知、同意和评估。',
      'Take the decision back, or enter the party as a processor with its own notice, consent and assessment.',
    ),
  },
  account_may_change: {
    requirement: 'R19.3',
    why: both(
      '这一方登记为 {role}，其账号却能修改 {decision}。受托人不得超出约定处理。',
      'This party is entered as {role}, and its accounts can change {decision}. An entrusted party shall not go beyond what is agreed.',
    ),
    remedy: both(
      '请收回权限；修改请求应当拒绝并写入审计记录。',
      'Take the power away; a request to change it shall be refused and audited.',
    ),
  },
  public_page_missing: {
    requirement: 'RS.5',
    why: both(
      '没有公开页面。评论文主张多方共治，公开人数、设备、投诉和撤回的数字有助于此。',
      'There is no public page. The commentary has many parties govern together, which public numbers of persons, devices, complaints and withdrawals help.',
    ),
    remedy: both(
      '请每月公布一次（月度为本产品设置）。',
      'Publish one each month (the month is this product’s setting).',
    ),
  },
  public_page_stale: {
    requirement: 'RS.5',
    why: both(
      '公开页面的数字到{covered}为止，上一个月已经结束。评论文主张多方共治，每月更新是本产品设置。',
      'The public page has the numbers until {covered}, and another month has ended. The commentary has many parties govern together; a page each month is this product’s setting.',
    ),
    remedy: both('请公布上一个月的数字。', 'Publish the numbers of the last month.'),
  },
  public_page_untrue: {
    requirement: 'RS.5',
    why: both(
      '公开页面写 {what} 为{shown}，账本为{ledger}。评论文主张诚信，公开的数字宜与账本一致。',
      'The public page says {shown} for {what}, and the ledger {ledger}. The commentary speaks of good faith; public numbers agree with the ledger.',
    ),
    remedy: both('请更正页面，并查明差异的原因。', 'Correct the page and find out why they differ.'),
  },
  household_by_organisation: {
    requirement: 'RS.7',
    why: both(
      '账户属于组织，却选用家庭模式或者把设备登记为家庭场所。评论文和《个人信息保护法》第七十二条只把自然人的个人或者家庭事务放在外面。',
      'The account is an organisation’s and claims a household. The commentary, with Article 72 of the Personal Information Protection Law, leaves out personal and household affairs of natural persons only.',
    ),
    remedy: both('请改用标准模式，按《办法》办理。', 'Use the standard profile and keep the Measures.'),
  },
  household_of_landlord: {
    requirement: 'RS.7',
    why: both(
      '家庭模式由房东、物业或者短租经营者使用。按评论文和第七十二条的理解，这不是家庭事务。',
      'A landlord, a property manager or a host of short stays uses the household profile. By the commentary and Article 72 that is no household affair.',
    ),
    remedy: both('请改用标准模式。', 'Use the standard profile.'),
  },
  household_with_third_persons: {
    requirement: 'RS.7',
    why: both(
      '家庭模式处理了{count}名家庭以外的人的人脸。按评论文和第七十二条的理解，这已不是家庭事务。',
      'The household profile processes the faces of {count} persons outside the household. By the commentary and Article 72 that is no longer a household affair.',
    ),
    remedy: both('请删除这些人脸，或者改用标准模式。', 'Erase these faces, or use the standard profile.'),
  },
  household_looks_outside: {
    requirement: 'RS.7',
    why: both(
      '家庭模式的设备不在家中，或者对着共用的地方。评论文把个人或者家庭事务放在外面，门外的共用走廊不在其内。',
      'A device of the household profile is not inside the home, or looks at a shared place. The commentary leaves out household affairs, and a shared corridor is none.',
    ),
    remedy: both('请移开或者遮住共用的地方。', 'Move it, or mask the shared place.'),
  },
} as const satisfies Record<string, FindingText>;
