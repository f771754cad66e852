import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules on traces, devices out of use, copies and the life of a template say: none is of the law itself. */
export const traceFindings = {
  residue_on_disk: {
    requirement: 'R08.6',
    why: both(
      '测试中有 {count} 次采集在磁盘上留下了图像或者过程数据。按照标准，提取特征后应删除原始图像和全部过程数据。',
      'In the test, {count} captures left image or process data on disk. The standard asks to delete raw image and all process data after extraction.',
    ),
    remedy: both('请清除并修复软件。', 'Erase it and mend the software.'),
  },
  residue_in_memory: {
    requirement: 'R08.6',
    why: both(
      '测试中有 {count} 次采集在内存中留下了图像或者过程数据，没有清零。按照标准，得出结果后应删除。',
      'In the test, {count} captures stayed in memory and were not zeroed. The standard asks to delete them when the result is there.',
    ),
    remedy: both('请修复软件并重新测试。', 'Mend the software and test again.'),
  },
  residue_after_failure: {
    requirement: 'R08.6',
    why: both(
      '测试中有 {count} 次失败的尝试没有清除。按照标准，失败的尝试也应删除。',
      'In the test, {count} failed attempts were not cleared away. The standard asks for failed attempts too.',
    ),
    remedy: both('请修复软件并重新测试。', 'Mend the software and test again.'),
  },
  bystander_encoded: {
    requirement: 'R08.6',
    why: both(
      '测试中有 {count} 次提取了画面中其他人的特征。按照标准，只提取已经同意的人的特征。',
      'In the test, features of others in the frame were extracted {count} times. The standard asks to extract only those of the consenting person.',
    ),
    remedy: both(
      '请修复软件；画面中有两张脸时不提取。',
      'Mend the software; extract nothing with two faces in the frame.',
    ),
  },
  raw_images_kept: {
    requirement: 'R08.6',
    why: both(
      '提取特征之后仍保存 {count} 人的原始图像，没有主管部门要求留存的文件。按照标准，只保存登记的模板。',
      'Raw images of {count} persons are kept after extraction, and no document of an authority requires that. The standard asks to keep only the enrolled template.',
    ),
    remedy: both('请删除原始图像。', 'Delete the raw images.'),
  },
  residue_tested_before_change: {
    requirement: 'R08.6',
    why: both(
      '残留测试早于设备软件最近一次变化，不再说明现在的软件符合标准；变化后重测是本产品的设置。',
      'The test for residue is older than the last change of the software, so it no longer shows that the present one keeps to the standard; testing again is our setting.',
    ),
    remedy: both('请用现在的软件重新测试。', 'Test again with the present software.'),
  },
  clearing_method_insufficient: {
    requirement: 'R08.7',
    why: both(
      '清除方法没有达到标准：半导体介质须去映射并至少覆写一次或者块擦除；磁介质须覆写三次，其中一次随机。标准自2027年1月1日起强制。',
      'The clearing does not reach the standard: semiconductor media by unmapping and one overwrite or block erase, magnetic media by three overwrites, one of them random. It is mandatory from 1 January 2027.',
    ),
    remedy: both(
      '请收回设备重新清除，或者物理销毁。',
      'Get the device back and clear it again, or destroy it.',
    ),
  },
  clearing_keys_left: {
    requirement: 'R08.7',
    why: both(
      '设备离手时没有销毁密钥的记录。按照标准，密钥也应清除。',
      'Nothing shows that the keys were destroyed before the device left. The standard asks to clear keys too.',
    ),
    remedy: both('请使这些密钥失效并销毁。', 'Let the keys lapse and destroy them.'),
  },
  clearing_user_not_told: {
    requirement: 'R08.7',
    why: both(
      '没有事先告知用户清除的范围、方法和影响。标准要求事先告知。',
      'The user was not told scope, method and effect first, which the standard asks for.',
    ),
    remedy: both('请告知用户，并在下次事先告知。', 'Tell the user, and next time beforehand.'),
  },
  clearing_unproven: {
    requirement: 'R08.7',
    why: both(
      '设备离手了，没有在其存储中搜索过模板，或者没有带序列号的清除证明。标准要求清除不可逆并可核验。',
      'The device left without a search of its storage for templates, or without a certificate with its serial number. The standard asks for clearing that is irreversible and verified.',
    ),
    remedy: both('请核验并出具证明。', 'Verify it and issue the certificate.'),
  },
  clearing_template_found: {
    requirement: 'R08.7',
    why: both(
      '清除之后，在设备的存储中仍找到 {count} 个模板。标准要求不可逆地清除生物识别数据。',
      'After the clearing, {count} templates were found in the storage of the device. The standard asks to clear biometric data irreversibly.',
    ),
    remedy: both(
      '请收回设备重新清除，并作为事件处理。',
      'Get the device back, clear it again, and treat it as an incident.',
    ),
  },
  retired_device_uncleared: {
    requirement: 'R08.7',
    why: both(
      '设备已经退役，没有清除记录。标准要求在重置、退还、转售、回收时清除。',
      'The device is retired and no clearing is on record. The standard asks for one when a device is reset, returned, resold or recycled.',
    ),
    remedy: both('请清除后再让设备离手。', 'Clear it before it leaves your hands.'),
  },
  copy_holds_face: {
    requirement: 'R08.8',
    why: both(
      '在备份、日志、转储、分析数据或者支持包中有 {count} 处找到明文的人脸信息。推论：这些副本受第八条同样的限制。',
      'In a backup, log, dump, analytics or support bundle, face information was found in clear {count} times. We infer that such copies are under the same limits of Article 8.',
    ),
    remedy: both('请清除这些副本，修复产生它们的软件。', 'Erase these copies, and mend what made them.'),
  },
  copy_readable_after_erasure: {
    requirement: 'R08.8',
    why: both(
      '删除之后，在副本中仍有 {count} 处可以读出人脸信息。推论：副本的保存不长于原件。',
      'After erasure, face information could still be read in copies {count} times. We infer that a copy lives no longer than what it copies.',
    ),
    remedy: both(
      '请按人加密备份，销毁密钥即删除。',
      'Encrypt backups per person, so that shredding the key deletes.',
    ),
  },
  copy_searched_before_change: {
    requirement: 'R08.8',
    why: both(
      '对副本的搜索早于设备软件最近一次变化；推论所要求的状态需要重新确认，变化后重查是本产品的设置。',
      'Copies were last searched before the software changed; what we infer from Article 8 has to be looked at again, which is our setting.',
    ),
    remedy: both('请重新搜索。', 'Search again.'),
  },
  template_without_state: {
    requirement: 'RS.1',
    why: both(
      '有 {count} 个模板没有状态。评论文B建议把人脸信息作为一个受管理的生命周期。',
      'There are {count} templates without a state. Commentary B suggests one managed life of face information.',
    ),
    remedy: both('请查明它们的状态，或者删除。', 'Find out their state, or delete them.'),
  },
  template_change_outside_life: {
    requirement: 'RS.1',
    why: both(
      '有 {count} 次状态变化不在规定的转换之内，例如已销毁的又被使用。评论文B建议受管理的生命周期。',
      'There were {count} changes of state outside the set ones, such as a destroyed template used again. Commentary B suggests one managed life.',
    ),
    remedy: both('请查明原因；已销毁的不能恢复。', 'Find the cause; what is destroyed stays so.'),
  },
  learning_group_too_small: {
    requirement: 'RS.3',
    why: both(
      '有一次更新只聚合了 {count} 台设备，少于所设的 {set} 台。评论文B说的联邦学习不免除第八条。',
      'An update aggregated {count} devices only, fewer than the {set} that are set. Federated learning, which the commentary mentions, lifts nothing of Article 8.',
    ),
    remedy: both('请停止发送，直到达到所设的数量。', 'Send nothing until there are as many as set.'),
  },
  learning_budget_spent: {
    requirement: 'RS.3',
    why: both(
      '隐私预算已经用完。评论文B说的“可用不可见”在预算之外没有依据。',
      'The privacy budget is spent. Beyond it, what the commentary calls usable yet unseen has no footing.',
    ),
    remedy: both('请停止学习。', 'Stop learning.'),
  },
  learning_update_too_large: {
    requirement: 'RS.3',
    why: both(
      '有一次更新超过了所设的大小。评论文B说的联邦学习不免除第八条，大的更新可能带出人脸信息。',
      'An update was larger than the size set. Federated learning, which the commentary mentions, lifts nothing of Article 8, and a large update may carry a face out.',
    ),
    remedy: both('请限制大小并查明内容。', 'Bound the size and find out what was in it.'),
  },
  learning_not_covered: {
    requirement: 'RS.3',
    why: both(
      '更新离开设备，既没有对传输的单独同意，也没有无法识别个人的证明。评论文B说的联邦学习不免除第八条（推论，见 G34）。',
      'Updates leave the devices with neither a transfer consent of all persons nor proof that nobody can be identified. Federated learning, which the commentary mentions, lifts nothing of Article 8 (an inference, G34).',
    ),
    remedy: both(
      '请停止发送，请专家评估或者取得单独同意。',
      'Stop sending; have an expert assess it, or ask for separate consent.',
    ),
  },
} as const satisfies Record<string, FindingText>;
