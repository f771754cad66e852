import { article, cite, clause } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十三条 on devices and their places, and of § 第十九条第（四）项 on what a device is. */
export const sitingRows = {
  'R13.1': {
    slice: 'siting',
    addressee: ['installer', 'processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(13, 1), cite('pipl', 26)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '在公共场所装人脸设备，应当是为了公共安全，不能只为了做生意。您可以问是为了什么。',
      'In a public place a face device shall be there for public security, not just for business. You can ask what it is for.',
    ),
    trigger: both(
      '「在公共场所安装人脸识别设备」',
      'Facial recognition devices are installed in a public place',
    ),
    duty: both('「应当为维护公共安全所必需」。', 'It shall be necessary for maintaining public security.'),
    deadline: {
      rules: [{ kind: 'before', event: 'installation' }],
      text: both('安装之前', 'Before installation'),
    },
    exception: null,
    enforce: both(
      '公共场所的设备须登记公共安全依据文件；商业目的的被动采集一律拒绝。只由本人主动启动的终端凭签字的法律意见书使用，是推论（G17），条文未写。',
      'A device in a public place needs a recorded document of public-security need; passive capture for commercial purposes is always refused. Accepting, on a signed memo, a terminal that only the person starts is an inference (G17), not the text.',
    ),
    evidence: both(
      '必要性说明，以及批准机关或者安全防范职责的文件',
      'A memo of necessity, and the document of the approving authority or of the security duty',
    ),
    prompt: both(
      '请安全负责人判断是否确为维护公共安全所必需',
      'The security lead judges whether it is truly necessary for public security',
    ),
    scenarios: [
      {
        given: both(
          '商场入口的设备，目的为“迎接贵宾”',
          'A device at the entrance of a mall, for “greeting VIPs”',
        ),
        when: both('审批该设备', 'its approval is asked for'),
        then: both('拒绝，并指明 R13.1', 'refused with R13.1'),
      },
    ],
    gaps: ['G16', 'G17'],
  },
  'R13.2': {
    slice: 'siting',
    addressee: ['installer'],
    strength: 'law',
    sources: ['law', 'commentary_a'],
    articles: [article(13, 1), cite('video', 13)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '在公共场所，看人脸的范围应当划得合理；我们只看主动使用的人。您不想用，从旁边走过就可以。',
      'In a public place the area in which faces are looked for shall be reasonable; ours covers only who steps up to use the device. If you do not want to, just walk past.',
    ),
    trigger: both(
      '「在公共场所安装人脸识别设备」；设备移动或者改变角度',
      'A device is installed in a public place, moved or re-aimed',
    ),
    duty: both(
      '应当「依法合理确定人脸信息采集区域」；公共安全视频系统还应当合理确定图像采集设备的安装位置、角度和采集范围。',
      'The area in which faces are captured shall be reasonably determined according to law; for public-security video systems so shall position, angle and range.',
    ),
    deadline: {
      rules: [
        { kind: 'before', event: 'first_use' },
        { kind: 'at', event: 'device_moved' },
      ],
      text: both(
        '使用之前；每次移动或者改变角度之后重新确定',
        'Before use, and again after each move or change of angle',
      ),
    },
    exception: null,
    enforce: both(
      '每台设备保存采集区域、最远距离和最小人脸尺寸；区域外的画面在检测前裁去；设备移动后停用，直至重新核准。移动后停用、最远距离和最小尺寸，是本产品设置。',
      'Each device keeps its area, greatest distance and smallest face; what lies outside is cut away before detection; a moved device is suspended until approved again. Suspension after a move, greatest distance and smallest size are this product’s settings.',
    ),
    evidence: both(
      '采集区域图、不含真人的测试图像和签字',
      'A drawing of the area, test images without real people, and the sign-off',
    ),
    prompt: both(
      '请现场拍照核对，采集区域只覆盖主动使用的人',
      'Check by photo on site that the area covers only people who use the device',
    ),
    scenarios: [
      {
        given: both('一张人脸在采集区域之外', 'A face is outside the area'),
        when: both('处理该帧画面', 'the frame is processed'),
        then: both('没有任何检测记录', 'no detection is recorded'),
      },
    ],
    gaps: ['G21'],
  },
  'R13.3': {
    slice: 'siting',
    addressee: ['installer'],
    strength: 'law',
    sources: ['law'],
    articles: [article(13, 1), cite('pipl', 26), cite('video', 13)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '设备旁边应当有看得清的标识。没有看见标识的，您可以问，也可以投诉。',
      'There shall be a sign by the device that you cannot miss. If you see none, ask or complain.',
    ),
    trigger: both(
      '「在公共场所安装人脸识别设备」',
      'Facial recognition devices are installed in a public place',
    ),
    duty: both('应当「设置显著提示标识」。', 'A conspicuous notice sign shall be set up.'),
    deadline: {
      rules: [
        { kind: 'before', event: 'switch_on' },
        { kind: 'continuous' },
        {
          kind: 'every',
          amount: 180,
          unit: 'calendar_days',
          ours: true,
          case: both('标识照片重拍', 'a new photo of the sign'),
        },
        {
          kind: 'every',
          amount: 210,
          unit: 'calendar_days',
          ours: true,
          case: both('没有新照片即停用', 'suspension without a new photo'),
        },
      ],
      text: both(
        '启用之前设置，使用期间保持。照片超过180天预警、满210天停用，是本产品设置。',
        'Before switch-on, and throughout use. Warning after 180 days without a new photo and suspension at 210 are this product’s settings.',
      ),
    },
    exception: null,
    enforce: both(
      '标识的照片、位置和文字核准之前，设备不能启用；标识由告知生成，含规则、其他方式、撤回和投诉的二维码。标识的内容是本产品设置；条文只要求显著。',
      'No device is active before photo, place and wording of the sign are approved; the sign is made from the notice and carries a code to rules, other ways, withdrawal and complaint. The content of the sign is this product’s setting; the text only asks that it be conspicuous.',
    ),
    evidence: both('标识照片及拍摄日期的序列', 'The series of dated photos of the sign'),
    prompt: both('请巡检人员判断标识是否显著', 'An inspector judges whether the sign is conspicuous'),
    scenarios: [
      {
        given: both('标识照片已有181天', 'The photo of the sign is 181 days old'),
        when: both('运行每日检查', 'the daily check runs'),
        then: both('预警，设备继续使用', 'a warning; the device stays in use'),
      },
      {
        given: both('标识照片已有210天', 'The photo of the sign is 210 days old'),
        when: both('运行每日检查', 'the daily check runs'),
        then: both('设备停用，指明 R13.3', 'the device is suspended with R13.3'),
      },
    ],
    gaps: ['G36'],
  },
  'R13.4': {
    slice: 'siting',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(13, 2)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '客房、浴室、更衣室、卫生间这类地方里面，谁都不得装人脸设备，您同意也不行。看见了，请告诉公安机关。',
      'Inside hotel rooms, bathrooms, changing rooms, toilets and the like no one shall put a face device, not even if you agree. If you see one, tell the police.',
    ),
    trigger: both(
      '「宾馆客房、公共浴室、公共更衣室、公共卫生间等公共场所中的私密空间内部」',
      'Inside private spaces in public places, such as hotel rooms, public bathrooms, public changing rooms and public toilets',
    ),
    duty: both(
      '「任何组织和个人不得在宾馆客房、公共浴室、公共更衣室、公共卫生间等公共场所中的私密空间内部安装人脸识别设备」。',
      'No organisation or individual may install facial recognition devices inside private spaces in public places, such as hotel rooms, public bathrooms, public changing rooms and public toilets.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '空间类型为禁止类型的，不能保存，没有任何角色可以越过；相邻设备的采集区域不能看到此类空间。“等”字按《公共安全视频图像信息系统管理条例》第八条的清单理解，且不问是否公共场所，是本产品的审慎理解（G18）。',
      'A device in a forbidden type of space cannot be saved and no role overrides this; a neighbouring device’s area must not look into such a space. Reading “such as” by the list of Article 8 of the Public Security Video Regulations, in whatever place, is this product’s careful reading (G18).',
    ),
    evidence: both('拒绝记录', 'The log of refusals'),
    prompt: both(
      '请安装员申报空间类型并拍照；随机抽查',
      'The installer declares and photographs the space; random inspection',
    ),
    scenarios: [
      {
        given: both('设备的空间类型为“哺乳室”', 'The space of a device is “nursing room”'),
        when: both(
          '任何角色（包括最高管理员）审批该设备',
          'any role, the highest administrator included, approves it',
        ),
        then: both('拒绝，并指明 R13.4', 'refused with R13.4'),
      },
    ],
    gaps: ['G18'],
  },
  'R13.5': {
    slice: 'siting',
    addressee: ['anyone'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('video', 8)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '私密的地方不得装任何摄像头，管理者应当经常检查，发现了应当马上报告公安机关。您发现了也可以报告。',
      'No camera of any kind shall be put in private rooms; whoever manages them shall inspect them and report a find to the police at once. You can report one, too.',
    ),
    trigger: both(
      '旅馆、饭店、宾馆、招待所、民宿等经营接待食宿场所的客房或者包间内部；学生宿舍的房间内部，或者单位为内部人员提供住宿、休息服务的房间内部；公共的浴室、卫生间、更衣室、哺乳室、试衣间的内部；安装后能够拍摄、窥视、窃听他人隐私的其他区域、部位',
      'Inside guest rooms and private dining rooms of places that lodge or feed guests; inside student dormitory rooms and rooms where a unit lets its own people sleep or rest; inside public baths, toilets, changing, nursing and fitting rooms; other places from which others’ privacy could be filmed, watched or overheard',
    ),
    duty: both(
      '禁止安装图像采集设备及相关设施；负有经营管理责任的，应当加强日常管理和检查，发现安装的，应当立即报告所在地公安机关处理。',
      'Installing image-capture devices is prohibited; whoever manages the space shall inspect it day by day and shall at once report a device found there to the local public security organ.',
    ),
    deadline: {
      rules: [{ kind: 'promptly', after: 'discovery' }],
      text: both('发现后立即报告', 'At once when found'),
    },
    exception: null,
    enforce: both(
      '空间类型与 R13.4 共用同一禁止清单；巡检按计划生成任务，发现设备即生成报告任务。“立即”按当日安排任务，是本产品设置。',
      'The forbidden list is that of R13.4; inspections are scheduled and a find creates a report task. Scheduling “at once” for the same day is this product’s setting.',
    ),
    evidence: both('巡检记录和报告记录', 'Inspection log and reports'),
    prompt: both('请场所管理人实地巡检', 'The site manager inspects on the spot'),
    scenarios: [
      {
        given: both('巡检中在更衣室发现一台摄像设备', 'An inspection finds a camera in a changing room'),
        when: both('登记该发现', 'the find is logged'),
        then: both(
          '生成当日向公安机关报告的任务',
          'a task to report to the public security organ the same day is created',
        ),
      },
    ],
    gaps: ['G18'],
  },
  'R13.6': {
    slice: 'siting',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 26), clause('gbt-45574', '5.4.2 e'), clause('audit-guideline', '11')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '在公共场所拍到的您，只能用于公共安全。要用来做别的，应当先单独问您，您可以说不。',
      'What is taken of you in a public place shall serve public security only. For anything else you shall be asked separately first, and you can say no.',
    ),
    trigger: both(
      '在公共场所收集的个人图像、身份识别信息',
      'Images and identity information of individuals are collected in public places',
    ),
    duty: both(
      '所收集的个人图像、身份识别信息只能用于维护公共安全的目的，不得用于其他目的。',
      'They may be used only for maintaining public security and shall not be used for other purposes.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: {
      liftedBy: ['separate_consent'],
      text: both('取得个人单独同意的除外。', 'Unless the individual’s separate consent is obtained.'),
    },
    enforce: both(
      '数据带有“公共场所”来源标记；其他目的的使用一律拒绝，有对应单独同意的除外。',
      'Data carry the origin “public place”; use for another purpose is refused unless a matching separate consent exists.',
    ),
    evidence: both('使用记录', 'The log of use'),
    prompt: null,
    scenarios: [
      {
        given: both(
          '数据来源标记为“公共场所”，没有对应的单独同意',
          'Data of origin “public place”, with no matching separate consent',
        ),
        when: both('为营销目的查询', 'they are queried for marketing'),
        then: both('拒绝，并指明 R13.6', 'refused with R13.6'),
      },
    ],
    gaps: [],
  },
  'R13.7': {
    slice: 'siting',
    addressee: ['installer'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('video', 7), cite('video', 9)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '公共场所的摄像头，只有管这个地方或者负责它安全的人才可以装。别人不得装。',
      'Only whoever manages or secures a public place may put up cameras there. No one else shall.',
    ),
    trigger: both(
      '在第七条所列公共场所，或者其他公共场所安装图像采集设备及相关设施',
      'Image-capture devices are installed in public places listed in Article 7 or in other public places',
    ),
    duty: both(
      '应当为维护公共安全所必需；第七条所列场所除政府有关部门、负有经营管理责任的单位外，其他公共场所除负有安全防范义务的单位或者个人外，其他任何单位或者个人不得安装。',
      'It shall be necessary for maintaining public security; in Article 7 places only the government departments and the managing unit, in other public places only whoever owes the security duty there, may install; no one else may.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'installation' }],
      text: both('安装之前', 'Before installation'),
    },
    exception: null,
    enforce: both(
      '没有经营管理责任或者安全防范义务证明的安装者，审批不予通过。',
      'An installer without proof of management responsibility or security duty is not approved.',
    ),
    evidence: both('职责证明文件', 'The document of the duty'),
    prompt: both('请法律顾问确认安装主体', 'Counsel confirms who may install'),
    scenarios: [
      {
        given: both(
          '租户店铺拟在商场走廊安装，没有商场的职责证明',
          'A tenant shop wants to install in the corridor of a mall, without proof of duty from the mall',
        ),
        when: both('审批该设备', 'its approval is asked for'),
        then: both('拒绝，并指明 R13.7', 'refused with R13.7'),
      },
    ],
    gaps: [],
  },
  'R13.8': {
    slice: 'siting',
    addressee: ['managing_unit'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('video', 14), cite('video-supervision', 6), cite('video-supervision', 7)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '重要公共场所的摄像系统应当报给公安机关备案。这件事由管理者办，您不用做什么。',
      'Camera systems in important public places shall be filed with the police. That is for whoever manages them; you need not do anything.',
    ),
    trigger: both('公共安全视频系统投入使用', 'A public-security video system is put into use'),
    duty: both(
      '应当将单位基本情况、公共安全视频系统建设位置、图像采集设备数量及类型、视频图像信息存储期限等基本信息，向所在地县级人民政府公安机关备案；备案事项发生变化的，应当及时办理备案变更。',
      'The unit, place of the system, number and type of devices, storage period and other basic information shall be filed with the public security organ of the county-level government; changes shall be filed promptly.',
    ),
    deadline: {
      rules: [
        { kind: 'within', amount: 30, unit: 'calendar_days', of: 'system_in_use' },
        {
          kind: 'promptly',
          after: 'filed_information_changed',
          case: both('备案事项发生变化', 'a change of what was filed'),
        },
        {
          kind: 'passed',
          on: '2025-06-30',
          case: both('条例施行前已经启用的', 'in use before the Regulations were in force'),
        },
      ],
      text: both(
        '自投入使用之日起30日内（自然日）；2025-04-01前已经启用的，自该日起90日内，已过；与《办法》第十五条的备案是两件事',
        'Within 30 days (calendar days) from being put into use; for systems in use before 2025-04-01, within 90 days of that day, gone by; separate from the filing of Article 15 of the Measures',
      ),
    },
    exception: {
      liftedBy: ['other_public_place'],
      text: both(
        '《公共安全视频图像信息系统管理条例》第九条所指的其他公共场所不适用第十四条。',
        'Article 14 does not apply to the other public places of Article 9 of the Regulations.',
      ),
    },
    enforce: both('单独的期限计时，按自然日计算。', 'A clock of its own, in calendar days.'),
    evidence: both('备案回执', 'The receipt'),
    prompt: both('请经办人办理备案', 'The filer files'),
    scenarios: [
      {
        given: both(
          '系统于2026-03-01投入使用，属于第七条所列场所',
          'A system in an Article 7 place is put into use on 2026-03-01',
        ),
        when: both('计算备案期限', 'the time limit is computed'),
        then: both('截止日为2026-03-31', 'it ends on 2026-03-31'),
      },
    ],
    gaps: [],
  },
  'R13.9': {
    slice: 'siting',
    addressee: ['installer'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('video', 10)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '这一条保护军事和保密单位，不涉及您的人脸。您不用做什么。',
      'This rule protects military and secret-keeping units; it is not about your face. You need not do anything.',
    ),
    trigger: both(
      '安装位置位于军事禁区、军事管理区以及国家机关等涉密单位周边',
      'The place is next to a military restricted or administrative zone, a State organ or another unit with secrets',
    ),
    duty: both('应当事先征得相关涉密单位的同意。', 'The prior consent of that unit shall be obtained.'),
    deadline: {
      rules: [{ kind: 'before', event: 'installation' }],
      text: both('安装之前', 'Before installation'),
    },
    exception: null,
    enforce: both(
      '场所登记表询问是否邻近；答“是”而没有同意函的，不予通过。',
      'The site form asks; “yes” without a letter is not approved.',
    ),
    evidence: both('同意函', 'The letter of consent'),
    prompt: both('请安装员如实申报周边单位', 'The installer declares the neighbourhood truthfully'),
    scenarios: [
      {
        given: both('答“是”，没有同意函', 'The answer is yes and there is no letter'),
        when: both('审批该设备', 'approval is asked for'),
        then: both('拒绝，并指明 R13.9', 'refused with R13.9'),
      },
    ],
    gaps: [],
  },
  'R13.10': {
    slice: 'siting',
    addressee: ['operator'],
    strength: 'standard',
    sources: ['standard'],
    articles: [clause('tc260-payment', '6.1 b'), clause('tc260-payment', '8.1 a')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '按照标准，您按了“开始”，摄像头才打开，用完马上关，开着的时候您看得见。',
      'Under the standard the camera opens only when you press start, closes at once afterwards, and you can see when it is on.',
    ),
    trigger: both('自助设备使用摄像头', 'A self-service device uses its camera'),
    duty: both(
      '标准要求：使用者启动后才打开摄像头，用毕立即关闭；工作时有可见的指示；没有其他朝外的摄像头；不对准密码键盘和私密区域；只有指定的应用可以调用。该指南针对支付场景，其他场景参照。',
      'The standard asks: the camera opens only after the user starts and closes at once afterwards; a visible light shows that it runs; no other outward camera; not aimed at keypads or private areas; only the named application may call it. The guide is for payment; elsewhere it is followed by analogy.',
    ),
    deadline: { rules: [{ kind: 'at', event: 'session' }], text: both('每次使用', 'In every session') },
    exception: { liftedBy: ['safe_driving'], text: both('安全驾驶摄像头。', 'Cameras for safe driving.') },
    enforce: both(
      '没有使用者的操作，不提供任何画面；出结果后关闭摄像头；屏幕显示正在使用。1秒是本产品设置；用于支付以外的场景是参照。',
      'Without the user’s action no frame is given; after the result the camera is closed; the screen shows when it runs. One second is this product’s setting; use beyond payment is by analogy.',
    ),
    evidence: both('摄像头开启、关闭记录', 'The log of camera on and off'),
    prompt: null,
    scenarios: [
      {
        given: both('使用者没有任何操作', 'No user has acted'),
        when: both('请求画面', 'frames are asked for'),
        then: both('拒绝，并指明 R13.10', 'refused with R13.10'),
      },
      {
        given: both('一次使用已出结果', 'In a session the result is there'),
        when: both('会话结束', 'the session ends'),
        then: both('摄像头在1秒内关闭', 'the camera is closed within 1 second'),
      },
    ],
    gaps: ['G17', 'G21'],
  },
  'R19.4': {
    slice: 'siting',
    addressee: ['processor', 'installer'],
    strength: 'law',
    sources: ['law'],
    articles: [article(19, null, 4)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '认脸的机器应当先登记、核准才能用。没有登记的机器要您的脸，您可以拒绝。',
      'A machine that knows you by your face shall be registered and approved before it is used. If one that is not asks for your face, you can refuse.',
    ),
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
