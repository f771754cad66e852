import { article } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十三条 on devices and their places, and of § 第十九条第（四）项 on what a device is. */
export const sitingRows = {
  'R19.4': {
    slice: 'siting',
    addressee: ['processor', 'installer'],
    strength: 'law',
    sources: ['law'],
    articles: [article(19, null, 4)],
    kinds: ['enforce', 'evidence', 'prompt'],
    trigger: both(
      '终端应用人脸识别技术识别个体身份',
      'A terminal applies facial recognition to recognise an identity',
    ),
    duty: both(
      '「人脸识别设备，是指应用人脸识别技术识别个体身份的终端设备。」符合这一定义的终端，应当满足《办法》对人脸识别设备的全部要求：安装位置、采集区域、提示标识和存储地点。',
      'Such a terminal is a face recognition device, and shall meet all that the Measures ask of one: place, capture area, sign, storage.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'first_use' }],
      text: both('首次使用之前', 'Before first use'),
    },
    exception: {
      liftedBy: ['outside_definition'],
      text: both(
        '只检测、计数而从不识别身份的摄像设备不在定义之内；《个人信息保护法》第二十六条和《公共安全视频图像信息系统管理条例》仍然适用。',
        'Cameras that only detect or count and never identify are outside the definition; the Personal Information Protection Law, Article 26, and the Public Security Video Regulations still apply.',
      ),
    },
    enforce: both(
      '设备须以密钥登记并有已批准的地点；不认识的设备被拒绝。',
      'A device is enrolled with a key and an approved site; an unknown one is refused.',
    ),
    evidence: both('设备台账、固件版本、标识照片', 'Device register, firmware version, photo of the sign'),
    prompt: both('安装员拍摄现场', 'The installer photographs the site'),
    scenarios: [
      {
        given: both('没有已批准地点的设备', 'A device without an approved site'),
        when: both('它要求连接', 'it connects'),
        then: both('拒绝并告警', 'it is refused, with an alert'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
