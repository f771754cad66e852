import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of § 第八条第二款 and of erasing say. */
export const retentionFindings = {
  retention_over: {
    requirement: 'R08.4',
    why: {
      'zh-CN':
        '保存期限已经届满。人脸信息的保存期限不得超过实现处理目的所必需的最短时间，届满后不能再用于登记或者比对。',
      en: 'The retention period is over. Face information shall not be kept longer than the purpose needs, and may not be enrolled or compared after that.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，并删除到期的人脸信息。本人仍愿意使用人脸的，请重新告知并取得同意。',
      en: 'Use another way, and erase the face information that is over its time. If the person still wants to use their face, give notice and ask for consent again.',
    },
  },
  retention_longer_than_purpose: {
    requirement: 'R08.4',
    why: {
      'zh-CN':
        '同意记录的到期时间超过了目的设定的 {days} 天。保存期限不得超过实现目的所必需的最短时间，个人同意也不能延长。',
      en: 'The consent runs past the {days} days that the purpose sets. Retention shall not exceed the shortest time the purpose needs, and consent cannot extend it.',
    },
    remedy: {
      'zh-CN': '请把到期时间改为不晚于同意之日起 {days} 天。',
      en: 'Set the end to no later than {days} days after the decision.',
    },
  },
  schedule_longer_than_purpose: {
    requirement: 'R08.4',
    why: both(
      '保存期限设为 {set} 天，超过了目的所必需的 {days} 天，没有可以成立的依据。保存期限不得超过实现处理目的所必需的最短时间。',
      'Retention is set to {set} days, more than the {days} days that the purpose needs, and nothing carries that. It must not exceed the shortest time necessary for the purpose.',
    ),
    remedy: both('请改为不超过 {days} 天。', 'Set it to no more than {days} days.'),
  },
  extension_source_lifts_nothing: {
    requirement: 'R08.4',
    why: both(
      '延长保存期限所依据的不是法律、行政法规。除法律、行政法规另有规定外，保存期限不得超过必需的最短时间；个人同意、合同、标准、部门规章、地方规定和主管部门来函都不能延长（我们的理解，见 G15）。',
      'What retention is extended on is no law or administrative regulation. Nothing else lifts the shortest necessary time, which must not be exceeded: not consent, a contract, a standard, a departmental or local rule, or a letter of an authority (our reading, G15).',
    ),
    remedy: both(
      '请恢复原来的期限，并删除超期的人脸信息。',
      'Set the period back, and erase what is over it.',
    ),
  },
  extension_not_cited: {
    requirement: 'R08.4',
    why: both(
      '称法律、行政法规另有规定，却没有写明文号和条款。没有另有规定的，保存期限不得超过必需的最短时间。',
      'A law or administrative regulation is said to provide otherwise, and its number or article is not named. Without one, the shortest necessary time must not be exceeded.',
    ),
    remedy: both('请写明文号和条款，由法务确认。', 'Name number and article, and have counsel confirm it.'),
  },
  extension_is_for_video: {
    requirement: 'R08.4',
    why: both(
      '延长模板的保存期限所依据的，是关于视频图像信息保存期限的规定。该规定不及于人脸模板（我们的理解，见 G24）；没有另有规定的，保存期限不得超过必需的最短时间。',
      'The provision on which a template is kept longer is about video images. It does not reach face templates (our reading, G24), and without another the shortest necessary time must not be exceeded.',
    ),
    remedy: both(
      '请恢复原来的期限，并删除超期的人脸模板。',
      'Set the period back, and erase templates that are over it.',
    ),
  },
  kept_past_end: {
    requirement: 'R08.4',
    why: both(
      '有 {count} 人的人脸信息已过保存期限，还没有删除。保存期限不得超过实现处理目的所必需的最短时间。',
      'Face information of {count} persons is over its time and not erased. It must not be kept longer than the shortest time necessary.',
    ),
    remedy: both(
      '请立即删除，并查明清除为什么没有运行。',
      'Erase it at once, and find out why the erasure did not run.',
    ),
  },
  probe_kept: {
    requirement: 'R08.4',
    why: both(
      '现场图像或者现场模板在得出结果后仍按天保存。得出结果，目的就已实现，保存期限不得更长。',
      'A probe image or probe template is kept for days after the result. With the result the purpose is achieved, and it must not be kept longer.',
    ),
    remedy: both('请在得出结果时清除。', 'Clear it away when the result is there.'),
  },
  probe_kept_seconds: {
    requirement: 'R08.4',
    why: both(
      '现场图像或者现场模板在得出结果后还保存 {seconds} 秒。得出结果，目的就已实现，保存期限不得更长；60秒以内视为技术需要是本产品的设置。',
      'A probe image or probe template is kept for {seconds} seconds after the result. With the result the purpose is achieved, and it must not be kept longer; up to 60 seconds count as technical by our setting.',
    ),
    remedy: both('请在得出结果时清除。', 'Clear it away when the result is there.'),
  },
  retention_reason_missing: {
    requirement: 'R08.4',
    why: both(
      '没有说明为什么这个期限是必需的最短时间。说明理由是本产品的做法，便于目的负责人判断。',
      'Nobody has said why this is the shortest time necessary. Giving the reason is our setting, so that the owner of the purpose can judge it.',
    ),
    remedy: both('请写明理由。', 'Write the reason down.'),
  },
  retention_ends_on_no_event: {
    requirement: 'R08.4',
    why: both(
      '模板不因离职、搬离、合同终止等事件提前删除，只等日期。目的已经实现的，不得继续保存；把事件写入设置是本产品的做法。',
      'The template waits for a date and no event ends it, such as leaving the job or moving out. It must not be kept once the purpose is achieved; listing the events is our setting.',
    ),
    remedy: both('请设置使其结束的事件。', 'Set the events that end it.'),
  },
  video_kept_too_short: {
    requirement: 'R08.5',
    why: both(
      '公共安全视频系统的视频图像信息只保存 {days} 天。应当保存不少于30日。',
      'Video of a public security video system is kept for {days} days. It shall be kept for not less than 30.',
    ),
    remedy: both(
      '请改为不少于30天；人脸模板不受此限。',
      'Set it to 30 days or more; this is not for face templates.',
    ),
  },
  video_deleted_early: {
    requirement: 'R08.5',
    why: both(
      '有 {count} 段视频不满30日就被删除。视频图像信息应当保存不少于30日。',
      'Recordings deleted before their 30 days: {count}. Video shall be kept for not less than 30 days.',
    ),
    remedy: both(
      '请修复清除程序，使其不在30日前删除视频。',
      'Mend the erasure so that it leaves video alone for 30 days.',
    ),
  },
  video_kept_past_purpose: {
    requirement: 'R08.5',
    why: both(
      '有 {count} 段视频已满30日、目的已经实现，还没有删除。期满后已经实现处理目的的，应当删除。',
      'Recordings older than 30 days whose purpose is achieved and that are still kept: {count}. They shall be deleted.',
    ),
    remedy: both('请删除这些视频。', 'Delete these recordings.'),
  },
  template_kept_as_video: {
    requirement: 'R08.5',
    why: both(
      '有 {count} 人的人脸模板以视频保存30日为由被保留。30日的下限只及于视频图像信息，不及于模板，模板的保存期限不得因此延长（我们的理解，见 G24）。',
      'Templates of {count} persons are kept because video has to be. The floor of 30 days is for video images and not for templates, whose time must not grow by it (our reading, G24).',
    ),
    remedy: both('请按模板自己的期限删除。', 'Erase templates by their own time.'),
  },
  erasure_due: {
    requirement: 'R06.10',
    why: both(
      '有 {count} 人的人脸信息应当删除，还没有全部删除。条文没有写时限，24小时是本产品的设置。',
      'Face information of {count} persons shall be deleted and is not yet gone everywhere. The text sets no number; 24 hours is our setting.',
    ),
    remedy: both('请在24小时内完成删除。', 'Finish within 24 hours.'),
  },
  erasure_waits_for_device: {
    requirement: 'R06.10',
    why: both(
      '有 {count} 台设备没有确认删除，租约还没有结束；到期后设备自行清除。人脸信息应当删除，此前不得比对。',
      'Devices that have not confirmed the erasure and whose lease still runs: {count}; each clears itself when it ends. The information shall be deleted, and nothing compared until then.',
    ),
    remedy: both(
      '请让设备联网，或者派人到场确认。',
      'Bring the devices online, or send somebody to confirm.',
    ),
  },
  erasure_past_lease: {
    requirement: 'R06.10',
    why: both(
      '有 {count} 台设备没有确认删除，租约已经结束，设备本应自行清除。人脸信息应当删除。',
      'Devices that have not confirmed the erasure although their lease is over, when they were to clear themselves: {count}. The information shall be deleted.',
    ),
    remedy: both(
      '请派人到场清除，并查明设备为什么没有自行清除。',
      'Send somebody to clear them, and find out why they did not clear themselves.',
    ),
  },
  erasure_overdue: {
    requirement: 'R06.10',
    why: both(
      '有 {count} 人的人脸信息应当删除，超过24小时还没有删除，也没有转入受限状态。应当主动删除；条文没有写时限，24小时是本产品的设置。',
      'Face information of {count} persons shall be deleted, and after more than 24 hours is neither gone nor restricted. It shall be deleted without being asked; the text sets no number, 24 hours is our setting.',
    ),
    remedy: both(
      '请立即删除；有设备始终不确认的，派人追查。',
      'Erase it at once; send somebody after devices that never confirm.',
    ),
  },
  erasure_still_in_use: {
    requirement: 'R06.10',
    why: both(
      '应当删除的人脸信息没有停用。应当删除；在全部删除之前应当停止存储和安全保护以外的处理。',
      'Face information that is due for erasure is still in use. It shall be deleted, and until then all processing except storage and security shall stop.',
    ),
    remedy: both('请立即在所有设备上停用。', 'Take it out of use on every device at once.'),
  },
  erasure_compared: {
    requirement: 'R06.10',
    why: both(
      '应当删除之后，又用这些人脸信息比对了 {count} 次。应当停止存储和安全保护以外的处理。',
      'After it was due for erasure, the face information was compared {count} times. All processing except storage and security shall stop.',
    ),
    remedy: both('请查明哪台设备比对，并告知本人。', 'Find out which device did it, and tell the persons.'),
  },
  restricted_without_ground: {
    requirement: 'R06.10',
    why: both(
      '有 {count} 人的人脸信息没有删除，转入受限状态的理由不成立。没有法律、行政法规规定的保存期限，也没有技术上难以删除的报告的，应当删除。',
      'Face information of {count} persons is kept restricted without a ground. Unless a law or administrative regulation sets a period, or a report shows that deletion is technically hard, it shall be deleted.',
    ),
    remedy: both(
      '请删除，或者写明文号、条款或者技术报告。',
      'Erase it, or name the provision or the report.',
    ),
  },
  restricted_past_end: {
    requirement: 'R06.10',
    why: both(
      '有 {count} 人的人脸信息的受限期限已在{until}届满，还没有删除。应当删除。',
      'The time for which face information of {count} persons was restricted ended on {until}. It shall be deleted.',
    ),
    remedy: both('请删除。', 'Erase it.'),
  },
  erasure_unproven: {
    requirement: 'R06.10',
    why: both(
      '删除已经完成，没有删除证明。出具证明是本产品的做法，证明载明已确认的设备和例外。',
      'The erasure is done and there is no certificate of it. A certificate with devices confirmed and exceptions is our setting.',
    ),
    remedy: both('请出具删除证明。', 'Issue the certificate.'),
  },
} as const satisfies Record<string, FindingText>;
