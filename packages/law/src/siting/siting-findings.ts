import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of § 第十三条, § 第十九条第四项 and TC260-PG-20251A 6.1 b say. */
export const sitingFindings = {
  public_place_without_need: {
    requirement: 'R13.1',
    why: {
      'zh-CN':
        '设备装在公共场所，却没有维护公共安全所必需的依据。在公共场所安装人脸识别设备，应当为维护公共安全所必需，个人同意不能代替。',
      en: 'The device stands in a public place without proof of need for public security. A device in a public place shall be necessary for maintaining public security; consent does not replace that.',
    },
    remedy: {
      'zh-CN':
        '请登记公共安全依据文件；只由本人主动启动的终端，请登记法律意见书（推论，见 G17）。否则请停用并拆除。',
      en: 'Record the document that shows the need; for a terminal that only the person starts, record the signed legal memo (an inference, G17). Otherwise switch the device off and remove it.',
    },
  },
  capture_area_missing: {
    requirement: 'R13.2',
    why: {
      'zh-CN': '公共场所的这台设备没有确定采集区域。应当依法合理确定人脸信息采集区域。',
      en: 'This device in a public place has no capture area. The area in which faces are captured shall be reasonably determined according to law.',
    },
    remedy: {
      'zh-CN': '请在设备设置中画出采集区域，只覆盖主动使用的人。',
      en: 'Draw the capture area in the device settings so that it covers only the person who uses it.',
    },
  },
  sign_missing: {
    requirement: 'R13.3',
    why: {
      'zh-CN': '公共场所的这台设备还没有核准的提示标识。应当设置显著提示标识。',
      en: 'This device in a public place has no approved sign. A conspicuous sign shall be set up.',
    },
    remedy: {
      'zh-CN': '请在设备旁设置显著标识，拍照核准后再启用。',
      en: 'Put up a conspicuous sign by the device and have its photo approved before use.',
    },
  },
  forbidden_space: {
    requirement: 'R13.4',
    why: {
      'zh-CN':
        '设备所在的是私密空间。任何组织和个人不得在宾馆客房、公共浴室、公共更衣室、公共卫生间等公共场所中的私密空间内部安装人脸识别设备；其他地方的私密空间，本软件按同样的规则拒绝（我们的理解，见 G18）。同意、公共安全、管理员都不能例外。',
      en: 'The device is inside a private space. No one shall install a face recognition device inside hotel rooms, public bathrooms, public changing rooms, public toilets and other private spaces in public places; this software refuses private spaces elsewhere alike (our reading, G18). No consent, public security reason or administrator lifts this.',
    },
    remedy: {
      'zh-CN': '请立即停用并拆除这台设备。',
      en: 'Switch this device off at once and remove it.',
    },
  },
  not_started_by_person: {
    requirement: 'R13.10',
    why: {
      'zh-CN': '这次采集不是本人主动开始的。按照标准，自助设备的摄像头在使用者启动之后才打开。',
      en: 'The person did not start this capture. Under the standard, the camera of a self-service device opens only after its user starts it.',
    },
    remedy: {
      'zh-CN': '请由本人按“开始”后再打开摄像头。',
      en: 'Let the person press start before the camera opens.',
    },
  },
  device_not_approved: {
    requirement: 'R19.4',
    why: {
      'zh-CN':
        '这台设备没有登记核准，或者已经停用。应用人脸识别技术识别身份的终端是人脸识别设备，应当符合本办法对设备的要求。',
      en: 'This device is not registered and approved, or is out of use. A terminal that recognises identity by face is a face recognition device and shall meet what the Measures ask of one.',
    },
    remedy: {
      'zh-CN': '请使用其他方式，并请安装员完成登记和核准。',
      en: 'Use another way, and ask the installer to have the device registered and approved.',
    },
  },
  closed_area_not_shown: {
    requirement: 'R13.1',
    why: both(
      '设备登记为不在公共场所，所在地点却是公共场所，没有文件说明这一处不对公众开放。在公共场所安装应当为维护公共安全所必需；拿不准的按公共场所对待（我们的理解，见 G16）。',
      'The device is said not to stand in a public place, its site is one, and no paper shows that this spot is closed to the public. A device in a public place shall be necessary for public security; in doubt a place is public (our reading, G16).',
    ),
    remedy: both(
      '请登记该处不对公众开放的依据，或者改为公共场所并登记公共安全依据。',
      'Record why the spot is closed to the public, or register it as a public place with its public-security document.',
    ),
  },
  capture_area_unsigned: {
    requirement: 'R13.2',
    why: both(
      '公共场所的这台设备画有采集区域，但没有人核对签字。应当依法合理确定采集区域；签字留据是本产品设置。',
      'This device in a public place has a capture area for which nobody has signed. The area shall be reasonably determined according to law; the sign-off is this product’s setting.',
    ),
    remedy: both('请现场拍照核对后签字。', 'Check it by photo on site and sign for it.'),
  },
  device_moved: {
    requirement: 'R13.2',
    why: both(
      '设备移动或者画面改变之后没有重新确定采集区域，仍在使用。应当依法合理确定人脸信息采集区域；移动后停用是本产品设置。',
      'The device was moved or its scene changed, the capture area was not determined anew, and it is still in use. The area shall be reasonably determined according to law; suspension after a move is this product’s setting.',
    ),
    remedy: both(
      '请停用设备，重新画定并核准采集区域后再启用。',
      'Suspend the device, draw the area anew and have it approved before use.',
    ),
  },
  capture_area_whole_frame: {
    requirement: 'R13.2',
    why: both(
      '采集区域占画面的{percent}%，等于没有确定。应当依法合理确定人脸信息采集区域；{bound}%的界限是本产品设置。',
      'The capture area takes {percent} % of the picture, so that nothing was determined. The area shall be reasonably determined according to law; the bound of {bound} % is this product’s setting.',
    ),
    remedy: both(
      '请缩小采集区域，只覆盖主动使用的人。',
      'Make the area smaller, so that it covers only people who use the device.',
    ),
  },
  capture_range_unset: {
    requirement: 'R13.2',
    why: both(
      '公共场所的这台设备没有设定最远距离和最小人脸尺寸。应当依法合理确定采集区域；这两项是本产品设置。',
      'This device in a public place has no greatest distance and no smallest face. The area shall be reasonably determined according to law; these two are this product’s settings.',
    ),
    remedy: both('请在设备设置中填写。', 'Set them in the device settings.'),
  },
  sign_photo_old: {
    requirement: 'R13.3',
    why: both(
      '标识照片已有{days}天。应当设置显著提示标识并在使用期间保持；超过180天预警、满210天停用，是本产品设置。',
      'The photo of the sign is {days} days old. A conspicuous sign shall be up throughout use; the warning after 180 days and the suspension at 210 are this product’s settings.',
    ),
    remedy: both('请重新拍摄标识并核准。', 'Take a new photo of the sign and have it approved.'),
  },
  sign_photo_too_old: {
    requirement: 'R13.3',
    why: both(
      '标识照片已有{days}天，不能再说明标识仍在。应当设置显著提示标识并在使用期间保持；满210天停用，是本产品设置。',
      'The photo of the sign is {days} days old and no longer shows that the sign is there. A conspicuous sign shall be up throughout use; suspension at 210 days is this product’s setting.',
    ),
    remedy: both(
      '请停用设备，重新拍摄标识并核准后再启用。',
      'Suspend the device until a new photo of the sign is approved.',
    ),
  },
  camera_in_private_space: {
    requirement: 'R13.5',
    why: both(
      '设备在禁止安装的区域内部。公共场所的客房、包间、宿舍、休息房间、浴室、卫生间、更衣室、哺乳室、试衣间内部不得安装图像采集设备；其他地方的，本软件按同样的规则对待（我们的理解，见 G18）。',
      'The device is inside a closed area. No image-capture device shall be installed inside guest, private dining, dormitory and rest rooms, baths, toilets, changing, nursing and fitting rooms of public places; this software treats such rooms elsewhere alike (our reading, G18).',
    ),
    remedy: both('请立即停用并拆除这台设备。', 'Switch this device off at once and remove it.'),
  },
  sees_private_space: {
    requirement: 'R13.5',
    why: both(
      '设备的采集区域能看到私密空间。安装后能够拍摄、窥视、窃听他人隐私的区域、部位，不得安装图像采集设备。',
      'The device’s area looks into a private space. No image-capture device shall be installed where others’ privacy can be filmed, watched or overheard.',
    ),
    remedy: both(
      '请立即停用，移开设备或者改变角度，重新核对后再启用。',
      'Switch it off at once, move or turn it, and check it again before use.',
    ),
  },
  private_space_never_inspected: {
    requirement: 'R13.5',
    why: both(
      '您管理的私密空间还没有检查过。负有经营管理责任的，应当加强日常管理和检查。',
      'The private spaces under your management have never been inspected. Whoever manages them shall strengthen daily management and inspection.',
    ),
    remedy: both('请立即检查并记录。', 'Inspect them at once and record it.'),
  },
  private_space_inspection_due: {
    requirement: 'R13.5',
    why: both(
      '上次检查在{last}，已有{days}天。应当加强日常管理和检查；每30天至少一次是本产品设置。',
      'The last inspection was on {last}, {days} days ago. Daily management and inspection shall be strengthened; at least every 30 days is this product’s setting.',
    ),
    remedy: both('请安排检查并记录。', 'Have it inspected and record that.'),
  },
  find_report_due: {
    requirement: 'R13.5',
    why: both(
      '今天发现了安装在私密空间的设备，还没有报告。应当立即报告所在地公安机关；当日完成是本产品设置。',
      'A device was found in a private space today and is not reported yet. It shall be reported at once to the local public security organ; the same day is this product’s setting.',
    ),
    remedy: both('请现在报告并记录。', 'Report it now and record that.'),
  },
  find_not_reported: {
    requirement: 'R13.5',
    why: both(
      '在私密空间发现了设备，当日没有报告。发现的，应当立即报告所在地公安机关处理；当日的界限是本产品设置。',
      'A device was found in a private space and not reported the same day. It shall be reported at once to the local public security organ; the bound of the same day is this product’s setting.',
    ),
    remedy: both(
      '请立即报告，保留现场，不要自行拆除。',
      'Report it at once; leave the place as it is and do not take the device down yourself.',
    ),
  },
  public_images_other_use: {
    requirement: 'R13.6',
    why: both(
      '在公共场所收集的图像、身份识别信息被用于维护公共安全以外的目的，其中{persons}人没有单独同意。只能用于维护公共安全的目的，不得用于其他目的；取得个人单独同意的除外。',
      'Images and identities collected in public places are used for an end other than public security, for {persons} persons without separate consent. They shall be used only for maintaining public security, unless the individual’s separate consent is obtained.',
    ),
    remedy: both(
      '请停止对这些人的这一使用，或者取得其单独同意。',
      'Stop this use for these persons, or obtain their separate consent.',
    ),
  },
  installer_without_duty: {
    requirement: 'R13.7',
    why: both(
      '安装者不是这类公共场所可以安装的人。第七条所列场所除政府有关部门、负有经营管理责任的单位外，其他公共场所除负有安全防范义务的单位或者个人外，其他任何单位或者个人不得安装。',
      'The installer is not among those who may install in such a public place. In Article 7 places no one but the government departments and the managing unit, in others no one but whoever owes the security duty there, shall install.',
    ),
    remedy: both(
      '请停用设备；由负有经营管理责任或者安全防范义务的单位安装，或者拆除。',
      'Switch it off; let the unit that manages or secures the place install it, or remove it.',
    ),
  },
  installer_duty_not_shown: {
    requirement: 'R13.7',
    why: both(
      '安装者声称负有经营管理责任或者安全防范义务，但没有证明文件。除依法可以安装的以外，其他任何单位或者个人不得安装。',
      'The installer claims to manage or secure the place and has no document of it. No one but those whom the law names shall install.',
    ),
    remedy: both('请登记职责证明文件。', 'Record the document of the duty.'),
  },
  video_filing_overdue: {
    requirement: 'R13.8',
    why: both(
      '公共安全视频系统自{since}投入使用，备案期限已过，还没有备案。应当自投入使用之日起30日内备案；2025年4月1日前已经启用的，应当在该日起90日内备案。',
      'The public-security video system has been in use since {since}; the time for filing is over and it is not filed. It shall be filed within 30 days of use, or within 90 days of 1 April 2025 where it was in use before.',
    ),
    remedy: both(
      '请立即向所在地县级人民政府公安机关备案。',
      'File at once with the public security organ of the county-level government.',
    ),
  },
  video_filing_due: {
    requirement: 'R13.8',
    why: both(
      '公共安全视频系统自{since}投入使用，还没有备案。应当自投入使用之日起30日内（自然日）备案。',
      'The public-security video system has been in use since {since} and is not filed. It shall be filed within 30 calendar days of use.',
    ),
    remedy: both(
      '请在期限内向所在地县级人民政府公安机关备案。',
      'File in time with the public security organ of the county-level government.',
    ),
  },
  video_change_not_filed: {
    requirement: 'R13.8',
    why: both(
      '备案事项在{since}发生变化，还没有办理备案变更。备案事项发生变化的，应当及时办理备案变更。',
      'What was filed changed on {since}, and the change is not filed. Changes shall be filed promptly.',
    ),
    remedy: both('请尽快办理备案变更。', 'File the change soon.'),
  },
  video_change_overdue: {
    requirement: 'R13.8',
    why: both(
      '备案事项在{since}发生变化，超过30天没有办理备案变更。应当及时办理备案变更；条文没有写天数，30天是本产品设置。',
      'What was filed changed on {since}, and the change has not been filed for more than 30 days. Changes shall be filed promptly; the text names no number, the 30 days are this product’s setting.',
    ),
    remedy: both('请立即办理备案变更。', 'File the change at once.'),
  },
  neighbour_consent_missing: {
    requirement: 'R13.9',
    why: both(
      '安装位置位于军事禁区、军事管理区或者涉密单位周边，没有该单位的同意。应当事先征得相关涉密单位的同意。',
      'The place is next to a military zone or a unit with secrets, and that unit has not consented. Its prior consent shall be obtained.',
    ),
    remedy: both(
      '请停用设备，征得同意并登记同意函后再启用。',
      'Switch the device off until consent is obtained and its letter recorded.',
    ),
  },
  neighbour_consent_late: {
    requirement: 'R13.9',
    why: both(
      '设备在{installed}安装，相关涉密单位到{given}才同意。应当事先征得同意。',
      'The device was installed on {installed} and the unit with secrets consented only on {given}. Consent shall be obtained beforehand.',
    ),
    remedy: both(
      '请与该单位书面确认设备可以保留，并请法律顾问记录处理结果；不能确认的，请拆除。',
      'Have that unit confirm in writing that the device may stay, and let counsel record how it was settled; without that, remove the device.',
    ),
  },
  camera_opens_unasked: {
    requirement: 'R13.10',
    why: both(
      '自助设备的摄像头在使用者启动之前就会打开。标准要求使用者启动之后才打开。',
      'The camera of this self-service device opens before its user starts. The standard asks that it open only after that.',
    ),
    remedy: both('请改为由本人按“开始”后再打开。', 'Let the person press start before it opens.'),
  },
  camera_closes_late: {
    requirement: 'R13.10',
    why: both(
      '出结果后摄像头{ms}毫秒才关闭。标准要求用毕立即关闭；1秒的界限是本产品设置。',
      'The camera stays open for {ms} milliseconds after the result. The standard asks to close it at once; the bound of one second is this product’s setting.',
    ),
    remedy: both('请在出结果时关闭摄像头。', 'Close the camera when the result is there.'),
  },
  camera_runs_unseen: {
    requirement: 'R13.10',
    why: both(
      '摄像头工作时没有可见的指示。标准要求有可见的指示。',
      'Nothing shows that the camera runs. The standard asks for a visible sign.',
    ),
    remedy: both('请用指示灯或者屏幕显示正在使用。', 'Show it by a light or on the screen.'),
  },
  other_cameras_outward: {
    requirement: 'R13.10',
    why: both(
      '自助设备另有{cameras}个朝外的摄像头。标准要求没有其他朝外的摄像头。',
      'This self-service device has {cameras} other cameras that look outward. The standard asks for none.',
    ),
    remedy: both('请拆除或者遮盖其他摄像头。', 'Remove or cover them.'),
  },
  camera_sees_keypad: {
    requirement: 'R13.10',
    why: both(
      '摄像头对着密码键盘。标准要求不对准密码键盘。',
      'The camera sees the keypad. The standard asks that it is not aimed at keypads.',
    ),
    remedy: both('请改变角度或者加遮挡。', 'Turn the camera or shield the keypad.'),
  },
  camera_open_to_applications: {
    requirement: 'R13.10',
    why: both(
      '有{applications}个应用可以调用摄像头。标准要求只有指定的应用可以调用。',
      'As many as {applications} applications can call the camera. The standard asks that only the named one can.',
    ),
    remedy: both('请只保留指定的应用。', 'Leave that to the named application alone.'),
  },
  passive_one_to_many: {
    requirement: 'R13.10',
    why: both(
      '设备不经本人启动就对经过的人做一对多辨识。标准要求使用者启动之后才打开摄像头，非配合式采集须有事先的书面同意；对经过的人无法取得，所以私营者实际上不能这样做（我们的理解，见 G21）。',
      'The device identifies passers-by one-to-many without their start. The standard asks that the user start the camera first, and for written consent beforehand where people do not cooperate; from passers-by that cannot be had, so that this is closed to private operators (our reading, G21).',
    ),
    remedy: both(
      '请改为由本人启动的终端，或者停用一对多辨识。',
      'Make it a terminal that the person starts, or switch identification off.',
    ),
  },
  device_without_key: {
    requirement: 'R19.4',
    why: both(
      '这台设备没有登记密钥，无法辨认接入的是不是它。识别身份的终端应当符合本办法对设备的要求；以密钥登记是本产品设置。',
      'This device has no registered key, so that nobody can tell whether it is the one that connects. A terminal that recognises identity shall meet what the Measures ask of one; registration by key is this product’s setting.',
    ),
    remedy: both('请停用并重新登记设备。', 'Take it out of use and register it anew.'),
  },
  site_not_approved: {
    requirement: 'R19.4',
    why: both(
      '这台设备所在的地点没有核准。识别身份的终端应当符合本办法对安装位置的要求；核准地点是本产品设置。',
      'The site of this device is not approved. A terminal that recognises identity shall meet what the Measures ask of its place; approval of the site is this product’s setting.',
    ),
    remedy: both('请停用设备，核准地点后再启用。', 'Take it out of use until the site is approved.'),
  },
  unknown_terminal_served: {
    requirement: 'R19.4',
    why: both(
      '有{terminals}台没有登记的终端接入并得到了服务。识别身份的终端是人脸识别设备，应当符合本办法对设备的要求。',
      'Terminals that are not registered connected and were served: {terminals}. A terminal that recognises identity is a face recognition device and shall meet what the Measures ask of one.',
    ),
    remedy: both(
      '请拒绝这些终端接入，查明来源，登记或者拆除。',
      'Refuse them, find out where they are from, and register or remove them.',
    ),
  },
} as const satisfies Record<string, FindingText>;
