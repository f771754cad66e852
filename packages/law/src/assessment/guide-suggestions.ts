import { type BiText, both } from '../text.ts';
import type { Hazard, MeasureName, TemplateName } from './assessment-guide.ts';
import type { Configuration } from './assessment-section.ts';
import { guideTemplates } from './guide-templates.ts';

/** What typically can happen anywhere. Words to begin from: whoever assesses takes them over, changes or drops them. */
const TYPICAL: Readonly<Record<Hazard, BiText>> = {
  not_justified: both(
    '卡、密码或者人工就能办好的，用脸是多余的；被拍的人白白交出换不了的信息。',
    'Where a card, a number or staff would do, the face is one thing too much: people give away what they cannot change for nothing.',
  ),
  monitoring: both(
    '把进出的时间、地点连起来，就能看出一个人的作息和同行的人。',
    'Times and places of entering, put together, show how somebody lives and with whom they come.',
  ),
  loss_of_choice: both(
    '不想用脸的人觉得被另眼看待，只好答应。',
    'Who would rather not feels looked at, and gives in.',
  ),
  unequal_treatment: both(
    '老人、孩子、肤色深或者戴口罩的人更常认不出，要一试再试。',
    'Older people, children, people with dark skin or a mask are missed more often, and have to try again and again.',
  ),
  dignity_and_distress: both(
    '当众认不出来，或者被当成别人，让人难堪、不安。',
    'Not being recognised, or being taken for another, before others is embarrassing and worrying.',
  ),
  body_and_property: both(
    '认错了人，门开给了别人；或者该进的人被关在外面。',
    'It errs, and the door opens to another; or who should come in is shut out.',
  ),
  leakage: both(
    '模板或者照片流到外面，被拿去冒充本人；脸换不了，收不回来。',
    'Templates or images get out and are used to pass for the person; a face cannot be changed or called back.',
  ),
  tampering: both(
    '有人把自己的模板换到别人名下，用别人的身份进来。',
    'Somebody puts their own template under another name, and comes in as that person.',
  ),
  loss: both(
    '设备被偷或者弄丢，里面的模板跟着不见。',
    'A device is stolen or lost, and the templates in it with it.',
  ),
  destruction: both(
    '设备坏了或者数据毁了，登记过的人进不来，要重新登记。',
    'A device breaks or data are destroyed: people who registered do not get in, and have to do it again.',
  ),
  illegal_acquisition: both(
    '有人翻拍、截取信号或者进入设备，把脸拿走。',
    'Somebody films, taps the line or gets into a device, and takes faces.',
  ),
  illegal_sale: both(
    '能接触设备和账号的人为了钱把脸卖给别人。',
    'Somebody with access to devices or accounts sells faces for money.',
  ),
  illegal_use: both(
    '把脸用到别的事上：查考勤、找某个人、跨地点追踪。',
    'Faces are used for something else: attendance, finding one person, following people from place to place.',
  ),
  resulting_harm: both(
    '被冒名开门、开户或者付款，被骚扰跟踪，长时间担惊受怕。',
    'Somebody opens doors or accounts or pays in their name; they are harassed or followed, and live in fear for long.',
  ),
  protection_fails: both(
    '一项措施坏了没有人发现，别的措施又靠着它。',
    'One measure breaks and nobody notices, while others rely on it.',
  ),
};

/**
 * How a measure is done with this software as it comes. Left out where it does nothing by itself: then only whoever
 * runs it knows.
 */
const HOW: Readonly<Partial<Record<MeasureName, BiText>>> = {
  other_ways: both(
    '每个地点都有不用脸的方式，和刷脸放在一起，一样大，没有预先选好；不用脸的人不用说理由。',
    'Every place has ways without the face beside it, of the same size and none chosen beforehand; who takes one need give no reason.',
  ),
  person_starts: both(
    '本人在终端上按下之后才打开摄像头，有了结果就关，打开时看得出来。',
    'The camera opens only after the person presses at the terminal, closes with the result, and shows that it is open.',
  ),
  one_to_one: both(
    '本人先说明自己是谁（号码、卡），设备只和这一个人的模板比。',
    'People first say who they are (number, card); the device compares with that one template only.',
  ),
  kept_in_device: both(
    '现场照片、特征和模板只在设备里；平台不接收也不保存人脸信息。',
    'Images, features and templates stay in the device; the platform neither gets nor keeps face information.',
  ),
  encryption: both(
    '模板在设备里加密保存，密钥和模板分开；设备和平台之间加密传输。',
    'Templates are sealed in the device, keys held apart from them; what travels between device and platform is encrypted.',
  ),
  short_keeping: both(
    '现场照片和特征有了结果马上覆盖；到期、撤回或者目的结束，模板就删除。',
    'Images and features are overwritten with the result; templates are erased at their end, on withdrawal, and when the purpose ends.',
  ),
  erasure_everywhere: both(
    '撤回后平台通知每台设备，设备删除并交回签名的证明；没有确认的一直列着。',
    'After a withdrawal the platform tells every device, which erases and gives back a signed proof; what is not confirmed stays listed.',
  ),
  easy_withdrawal: both(
    '在终端、网页“我的人脸”或者前台都能撤回，不用说理由，从那一刻起停用。',
    'At the terminal, on the page “My face” or at the desk, without a reason; from that moment it is not used.',
  ),
  plain_notice: both(
    '第一次使用之前显示告知，用平常的话；门口有标识，扫码看全文。',
    'The notice is shown before the first use, in plain words; a sign at the door has a code that leads to all of it.',
  ),
  narrow_capture: both(
    '只处理设定区域里的脸，区域外的在设备里丢弃；安装时看过实际画面，没有私密空间。',
    'Only faces within the area set are processed, others are dropped in the device; the real picture was looked at when it was installed, and shows no private space.',
  ),
  evidence_log: both(
    '每件事都记进前后相连的日志，见证方核对；改动一条就对不上。',
    'Everything is an entry of a log whose entries hang together and which witnesses check; what is changed no longer fits.',
  ),
  least_rights: both(
    '每个人只有职责需要的权限；重要的事要两个人，还要第二因素。',
    'Everybody has only what their duty needs; what matters takes two people and a second factor.',
  ),
  guardian_consent: both(
    '未满十四岁的人由监护人单独同意，先核实监护关系，没有核实的不登记。',
    'For children under fourteen the guardian consents separately; guardianship is checked first, and without that nobody is enrolled.',
  ),
};

/** Words to begin a hazard from: those of the kind of place, else of anywhere. */
export function typicalOf(template: TemplateName | null, hazard: Hazard): BiText {
  return (template === null ? undefined : guideTemplates[template].typical[hazard]) ?? TYPICAL[hazard];
}

/** Words to begin “how it is done” from; `null` where there is nothing true of everybody. */
export function howOf(measure: MeasureName): BiText | null {
  return HOW[measure] ?? null;
}

/** The use of a purpose, and who comes: what tells one kind of place from another. */
interface KindOfPlace {
  readonly use: string;
  readonly audience: Configuration['audience'];
}

/** Suggests the template that fits best. It is chosen by a person; each judges as little as the others. */
export function suggestTemplate({ use, audience }: KindOfPlace): TemplateName {
  const comes = new Set(audience);
  if (comes.has('pupils') || comes.has('children_under_14')) return 'school';
  if (use === 'counter_service' || use === 'payment') return 'bank_counter';
  if (use === 'admission') return 'event';
  if (comes.has('guests')) return 'hotel';
  if (comes.has('residents')) return 'residence';
  if (comes.has('staff')) return 'office';
  return 'door';
}
