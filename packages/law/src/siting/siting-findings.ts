import type { FindingText } from '../rule.ts';

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
} as const satisfies Record<string, FindingText>;
