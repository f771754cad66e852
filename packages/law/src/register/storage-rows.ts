import { article, cite, clause, whole } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第八条第一款 on where a face may be, and on to whom it may go. */
export const storageRows = {
  'R08.1': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(8, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您的人脸应当只存在您面前的设备里。要存到别处，应当先单独问您，或者有法律依据；您可以问它存在哪里。',
      'Your face shall lie only in the device before you. To keep it elsewhere you shall be asked separately first, or a law has to provide for it; you can ask where it is.',
    ),
    trigger: both('存储任何人脸信息', 'Any facial information is stored'),
    duty: both(
      '「人脸信息应当存储于人脸识别设备内」。',
      'It shall be stored inside the facial recognition device.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: {
      liftedBy: ['law_or_admin_regulation', 'separate_consent'],
      text: both(
        '「除法律、行政法规另有规定或者取得个人单独同意外」；该同意针对存储地点，不同于对识别的同意（R08.3）。',
        'Law or administrative regulation; or the person’s separate consent, to this place of storage and distinct from that to recognition (R08.3).',
      ),
    },
    enforce: both(
      '每个模板有存储地点；没有设备外存储的同意或者法律依据，服务器不接收模板；中心数据库只有编号、凭据摘要和计数，默认没有图像和模板。',
      'Each template has a place; a server refuses templates without the consent for storage outside or a citation; the central database holds ids, hashes and counts, by default never images or templates.',
    ),
    evidence: both('数据图，每个模板的地点证明', 'Data map, proof of place per template'),
    prompt: both(
      '架构师确认带网关的设计中什么是“设备内”',
      'An architect confirms what is “inside the device” in designs with a gateway',
    ),
    scenarios: [
      {
        given: both('没有设备外存储的同意', 'No consent to storage outside'),
        when: both('设备向服务器推送模板', 'a device pushes a template to the server'),
        then: both(
          '拒绝（4xx），内容不入日志即丢弃，并记为事件',
          'it is refused (4xx), dropped without logging it, and raised as an incident',
        ),
      },
    ],
    gaps: ['G8', 'G10'],
  },
  'R08.2': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'commentary_a', 'commentary_b'],
    articles: [article(8, 1)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '您的人脸不得通过互联网送出设备。您没有单独同意，远程刷脸就不能进行。',
      'Your face must not leave the device over the internet. Without your separate consent there is no remote face check.',
    ),
    trigger: both(
      '人脸信息将通过互联网离开设备',
      'Facial information would leave the device over the internet',
    ),
    duty: both('「不得通过互联网对外传输」。', 'It must not be transmitted outward over the internet.'),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: {
      liftedBy: ['law_or_admin_regulation', 'separate_consent'],
      text: both('同 R08.1。', 'As R08.1.'),
    },
    enforce: both(
      '设备只发送清单内的消息，其格式没有图像和特征值的字段；检查大小和熵；拒绝公网地址；局域网传输也默认关闭。',
      'The agent sends only listed messages whose schemas have no field for image or embedding; size and entropy are checked; public addresses are refused; even the local network is off by default.',
    ),
    evidence: both(
      '外发记录，持续集成中的抓包测试',
      'Log of what went out, packet capture in continuous integration',
    ),
    prompt: both(
      '网络负责人证明局域网或者专线',
      'The network owner certifies local network or dedicated line',
    ),
    scenarios: [
      {
        given: both('截取全部外发流量的测试装置', 'A harness that captures all outbound traffic'),
        when: both('完成1000次验证', '1,000 verifications have run'),
        then: both(
          '其中没有画面、裁剪图、特征值或者模板的字节',
          'no bytes of a frame, crop, embedding or template are in it',
        ),
      },
      {
        given: both('未同意传输的人', 'A person without consent to transfer'),
        when: both('请求远程验证', 'remote verification is asked for'),
        then: both('拒绝，并指明 R08.2', 'it is refused, naming R08.2'),
      },
    ],
    gaps: ['G9', 'G10', 'G34'],
  },
  'R08.3': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(8, 1), cite('network-data', 62, null, 7)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '同意刷脸，不等于同意把人脸送到别处。要送出去，应当另外问您，并告诉您送给谁、送到哪里、为什么。',
      'Consent to a face check is no consent to send your face elsewhere. That shall be asked apart, saying to whom, where and why.',
    ),
    trigger: both('使用第八条第一款的例外', 'An exception of Article 8, paragraph 1, is used'),
    duty: both(
      '例外应当是「法律、行政法规另有规定」的引条，或者「个人单独同意」：该同意与对识别的同意应当分开。',
      'It shall be a citation of law or administrative regulation, or a separate consent that is another than the one to recognition.',
    ),
    deadline: { rules: [{ kind: 'before', event: 'transfer' }], text: both('传输之前', 'Before transfer') },
    exception: null,
    enforce: both(
      '两份同意：识别和传输；传输的同意载明接收方、地点和目的。',
      'Two consents: to recognition and to transfer; the latter names recipient, place and purpose.',
    ),
    evidence: both('传输的同意凭据', 'The receipt of that consent'),
    prompt: both('引用法律的，由法务确认', 'Counsel, where a statute is cited'),
    scenarios: [
      {
        given: both('只有对识别的同意', 'Consent to recognition only'),
        when: both('请求传输', 'a transfer is asked for'),
        then: both('拒绝，并指明 R08.3', 'it is refused, naming R08.3'),
      },
    ],
    gaps: ['G14'],
  },
  'R08.6': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'standard',
    sources: ['standard'],
    articles: [
      clause('gbt-45574', '6.1 d'),
      clause('gbt-45574', '6.1 e'),
      clause('tc260-payment', '6.5 a'),
      { instrument: 'gbt-41819' },
    ],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '按照标准，您的照片在识别结束时就删除，旁边的人不会被识别。您可以问这是怎么测试的。',
      'Under the standard the picture of you is deleted when the check ends, and people beside you are not recognised. You can ask how that was tested.',
    ),
    trigger: both('提取特征之后，每次识别之后', 'After feature extraction, after each recognition'),
    duty: both(
      '按照标准：直接提取特征，删除原始图像、视频和全部过程数据，只留登记的不可逆、不可关联的模板。',
      'The standards ask to extract features directly, to delete raw image, video and all process data, and to keep only the enrolled template, irreversible and unlinkable.',
    ),
    deadline: {
      rules: [{ kind: 'at', event: 'result' }],
      text: both('得出结果之时', 'When the result is there'),
    },
    exception: {
      liftedBy: ['authority_requires'],
      text: both('主管部门明确要求留存证据的。', 'The competent authority expressly requires evidence.'),
    },
    enforce: both(
      '图像只在锁定的内存中并清零；没有临时文件、交换分区和内核转储；失败的尝试同样清除；画面中的其他人从不提取特征。',
      'Images only in locked memory, zeroed; no temporary files, no swap, no core dumps; failed attempts go too; others in the frame are never encoded.',
    ),
    evidence: both('内存和文件系统测试', 'Test of memory and file system'),
    prompt: null,
    scenarios: [
      {
        given: both('验证已经结束', 'A verification has ended'),
        when: both('在磁盘和进程内存中搜索该画面', 'disk and memory of the agent are searched for the frame'),
        then: both('找不到', 'it is not found'),
      },
      {
        given: both('画面中有两张脸', 'Two faces in the frame'),
        when: both('提取特征', 'features are extracted'),
        then: both('只提取已同意的人', 'only the consenting person’s are'),
      },
    ],
    gaps: ['G21'],
  },
  'R08.7': {
    slice: 'storage',
    addressee: ['device_maker', 'recycler'],
    strength: 'standard',
    sources: ['standard'],
    articles: [clause('gb-46864', '5'), clause('gb-46864', '6')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '按照标准，设备报废、退还或者转卖之前，里面的人脸要清除干净并留下证明。您可以问证明。',
      'Under the standard a device is cleared of faces, with a certificate, before it is scrapped, returned or sold. You can ask for the certificate.',
    ),
    trigger: both('设备重置、退还、转售、回收', 'A device is reset, returned, resold or recycled'),
    duty: both(
      '强制性标准GB 46864：不可逆地清除信息，含生物识别数据和密钥；半导体介质去映射并至少覆写一次或者块擦除，磁介质覆写三次（其中一次随机）；事先告知用户范围、方法和影响。',
      'Mandatory standard GB 46864: clear irreversibly, including biometric data and keys; semiconductor media by unmapping and at least one overwrite or block erase, magnetic media by three overwrites, one of them random; tell the user scope, method and effect first.',
    ),
    deadline: {
      rules: [{ kind: 'starts', on: '2027-01-01' }],
      text: both('自2027年1月1日起', 'From 1 January 2027'),
    },
    exception: {
      liftedBy: ['technically_impossible'],
      text: both(
        '生物识别数据不能覆写的，可以用去映射。',
        'Biometric data that cannot be overwritten may be unmapped.',
      ),
    },
    enforce: both(
      '设备退役流程：销毁密钥、覆写、核验、解绑。',
      'A workflow to retire a device: destroy keys, overwrite, verify, unbind.',
    ),
    evidence: both('带序列号的清除证明', 'Certificate of clearing with the serial number'),
    prompt: both('物理销毁的见证人', 'A witness of physical destruction'),
    scenarios: [
      {
        given: both('已退役的设备', 'A device that was retired'),
        when: both('在其存储镜像中搜索已知模板', 'its storage is searched for known templates'),
        then: both('没有一个，且有清除证明', 'there is none, and a certificate exists'),
      },
    ],
    gaps: [],
  },
  'R08.8': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'inference',
    sources: ['inference'],
    articles: [article(8), article(14)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '我们的推论是：备份和日志里也不留您的人脸。您的人脸删除以后，备份里的也读不出来。',
      'We infer that backups and logs hold no face of yours either. Once your face is erased, nobody can read it from a backup.',
    ),
    trigger: both(
      '备份、日志、崩溃转储、分析、技术支持包',
      'Backups, logs, crash dumps, analytics, support bundles',
    ),
    duty: both(
      '我们的推论：这些副本受同样的存储地点和保存期限限制。',
      'Our inference: such copies are under the same limits of place and time.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: null,
    enforce: both(
      '结构化日志拒绝人脸数据类型；备份按人加密，销毁密钥即删除；支持包先清洗。',
      'Structured logs deny the type; backups are encrypted per person, so that shredding the key deletes; support bundles are scrubbed.',
    ),
    evidence: both('搜索报告', 'Report of a search'),
    prompt: null,
    scenarios: [
      {
        given: both('登记了一个标记模板', 'A marker template was enrolled'),
        when: both('制作备份、日志、支持包并搜索', 'backup, log and support bundle are made and searched'),
        then: both(
          '其中没有明文标记，删除后不可读',
          'the marker is nowhere in clear, and unreadable after erasure',
        ),
      },
    ],
    gaps: ['G11'],
  },
  'R09.8': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 21), cite('pipl', 23), cite('network-data', 12)],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '别的公司帮忙处理您的人脸，应当先有合同和评估，并受到监督。您可以问有哪些公司。',
      'Where another company handles your face, there shall be a contract and an assessment first, and somebody shall watch over it. You can ask which companies there are.',
    ),
    trigger: both('委托处理、向他人提供、共同处理', 'Entrusting, providing or processing jointly'),
    duty: both(
      '应当以合同约定目的、期限、方式、种类和保护措施并监督，事前进行影响评估；记录应当至少保存3年。',
      'A contract shall fix purpose, period, method, kinds and protection; the other party shall be supervised, an assessment made beforehand, and records kept for at least 3 years.',
    ),
    deadline: {
      rules: [
        { kind: 'before', event: 'recipient_configured' },
        { kind: 'at_least', amount: 3, unit: 'years', from: 'end_of_processing' },
      ],
      text: both('事前；记录至少保存3年', 'Before; records at least 3 years'),
    },
    exception: null,
    enforce: both(
      '没有协议编号和影响评估的相应部分，不能配置接收方。',
      'A recipient cannot be configured without a reference to the agreement and its part of the assessment.',
    ),
    evidence: both('协议台账', 'Register of agreements'),
    prompt: both('法务审阅协议', 'Counsel reads the agreement'),
    scenarios: [
      {
        given: both('没有协议的接收方', 'A recipient without an agreement'),
        when: both('保存', 'it is saved'),
        then: both('拒绝，并指明 R09.8', 'it is refused, naming R09.8'),
      },
    ],
    gaps: [],
  },
  'RP.9': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 21)],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '受托的公司只能按约定用您的人脸，合同结束后应当删除，不得留下。',
      'A company that works for us may use your face only as agreed, and when the contract ends it shall delete it and keep nothing.',
    ),
    trigger: both('委托处理人脸信息', 'Processing of facial information is entrusted to another'),
    duty: both(
      '应当与受托人约定委托处理的目的、期限、处理方式、个人信息的种类、保护措施以及双方的权利和义务等，并对受托人的个人信息处理活动进行监督；受托人不得超出约定的处理目的、处理方式处理；委托合同不生效、无效、被撤销或者终止的，应当返还或者删除，不得保留；未经同意，不得转委托。',
      'Purpose, period, method, kinds, protection, rights and duties shall be agreed and the entrusted party supervised; it shall not go beyond them; when the contract ends or fails it shall return or delete and keep nothing; it shall not sub-entrust without consent.',
    ),
    deadline: {
      rules: [{ kind: 'continuous' }, { kind: 'at', event: 'contract_end' }],
      text: both(
        '委托期间始终；合同终止时返还或者删除',
        'Throughout; return or deletion at the end of the contract',
      ),
    },
    exception: null,
    enforce: both(
      '受托人的密钥只及于约定的范围；合同到期即失效，并生成清除任务。',
      'The entrusted party’s keys reach only what was agreed; they lapse with the contract and an erasure task is created.',
    ),
    evidence: both('返还或者删除的证明', 'Certificate of return or deletion'),
    prompt: null,
    scenarios: [
      {
        given: both('合同已经到期', 'The contract’s end has passed'),
        when: both('受托人调用接口', 'the entrusted party calls the interface'),
        then: both('拒绝，并指明 RP.9，并生成清除任务', 'refused with RP.9, and an erasure task is created'),
      },
    ],
    gaps: [],
  },
  'RP.10': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 23)],
    kinds: ['enforce'],
    plain: both(
      '要把您的人脸交给别的公司，应当先告诉您是谁、做什么用，再单独取得您的同意。您可以不同意。',
      'Before your face goes to another company you shall be told who it is and what for, and be asked separately. You can say no.',
    ),
    trigger: both('向其他个人信息处理者提供人脸信息', 'Facial information is provided to another processor'),
    duty: both(
      '应当向个人告知接收方的名称或者姓名、联系方式、处理目的、处理方式和个人信息的种类，并取得个人的单独同意；应当事前进行个人信息保护影响评估（《个人信息保护法》第五十五条）。',
      'The person shall be told the recipient’s name, contact details, purpose, method and kinds, and give separate consent; an impact assessment shall come first (Personal Information Protection Law, Article 55).',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'provision' }],
      text: both('提供之前', 'Before it is provided'),
    },
    exception: {
      liftedBy: ['other_basis'],
      text: both(
        '不以同意为合法性基础的，须有《个人信息保护法》第十三条第一款第二项至第七项的其他基础，由法律顾问确认。',
        'Where consent is not the basis, another basis of Article 13, paragraph 1, items 2 to 7, is needed, confirmed by counsel.',
      ),
    },
    enforce: both(
      '提供须有针对该接收方的单独同意；没有即拒绝。',
      'Providing needs a separate consent for this recipient; without it, it is refused.',
    ),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('没有针对该接收方的单独同意', 'There is no separate consent for this recipient'),
        when: both('向其提供人脸信息', 'facial information is to be provided to it'),
        then: both('拒绝，并指明 RP.10', 'refused with RP.10'),
      },
    ],
    gaps: [],
  },
  'RP.11': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law', 'standard'],
    articles: [cite('pipl', 25), clause('gbt-45574', '6.1 b')],
    kinds: ['enforce'],
    plain: both(
      '没有您的单独同意，您的人脸不得公开。看到自己的人脸被公开，您可以要求撤下。',
      'Your face shall not be made public without your separate consent. If you see it somewhere, you can have it taken down.',
    ),
    trigger: both('公开人脸信息', 'Facial information is to be made public'),
    duty: both(
      '个人信息处理者不得公开其处理的个人信息。标准另要求：本人主动要求或者书面同意。',
      'The processor shall not make public the personal information it processes. The standard adds: only at the person’s own request or on written consent.',
    ),
    deadline: { rules: [{ kind: 'continuous' }], text: both('始终', 'Always') },
    exception: {
      liftedBy: ['separate_consent'],
      text: both('取得个人单独同意的除外。', 'Unless the individual’s separate consent is obtained.'),
    },
    enforce: both('任何公开接口都不返回人脸信息。', 'No public interface returns facial information.'),
    evidence: null,
    prompt: null,
    scenarios: [
      {
        given: both('全部公开路由', 'All public routes'),
        when: both('逐一抓取其响应', 'each response is fetched'),
        then: both('没有任何人脸信息', 'none holds facial information'),
      },
    ],
    gaps: [],
  },
  'RP.12': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [cite('pipl', 38), cite('pipl', 39), cite('pipl', 40), whole('cross-border')],
    kinds: ['enforce', 'prompt'],
    plain: both(
      '把您的人脸送到国外，应当先满足法律的条件，告诉您送给谁，并单独取得您的同意。',
      'Before your face goes abroad, conditions of the law shall be met, you shall be told who gets it, and you shall be asked separately.',
    ),
    trigger: both('向中华人民共和国境外提供人脸信息', 'Facial information is provided outside the PRC'),
    duty: both(
      '应当具备《个人信息保护法》第三十八条规定的条件之一（安全评估、保护认证、标准合同等）；应当向个人告知境外接收方的有关事项，并取得个人的单独同意（第三十九条）；达到规定数量的，应当通过安全评估（第四十条）。敏感个人信息以1万人为界。这些条文本项目未核对原文。',
      'One of the conditions of Article 38 shall be met (security assessment, certification, standard contract …); the person shall be told of the recipient and give separate consent (Article 39); from the set number on a security assessment shall be passed (Article 40). For sensitive information the line is 10,000 persons. This project has not checked these texts.',
    ),
    deadline: {
      rules: [{ kind: 'before', event: 'export' }],
      text: both('提供之前', 'Before it is provided'),
    },
    exception: null,
    enforce: both(
      '出网地址限于境内；没有登记的境外路径一律拒绝。',
      'Egress is limited to the mainland; no path abroad that is not registered.',
    ),
    evidence: null,
    prompt: both('请法律顾问确认出境条件', 'Counsel confirms the condition'),
    scenarios: [
      {
        given: both('接收端点在境外', 'The receiving endpoint is outside China'),
        when: both('请求传输', 'transfer is asked for'),
        then: both('拒绝，并指明 RP.12', 'refused with RP.12'),
      },
    ],
    gaps: [],
  },
  'RS.1': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'commentary',
    sources: ['commentary_b'],
    articles: [whole('commentary-b')],
    kinds: ['enforce', 'evidence'],
    plain: both(
      '评论文建议：您的人脸从同意到销毁，每一步都有记录。您可以问它现在是什么状态。',
      'A commentary suggests that each step of your face is managed, from consent to destruction. You can ask in which state it is.',
    ),
    trigger: both('人脸信息的整个生命周期', 'The whole life of facial information'),
    duty: both(
      '评论文B：把收集、存储、使用、销毁作为一个受管理的生命周期重新设计。',
      'Commentary B: redesign collection, storage, use and destruction as one managed life.',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both(
      '每个模板有状态：已同意、已登记、使用中、暂停、限制、已销毁；只有规定的转换。',
      'Each template has a state: consented, enrolled, active, suspended, restricted, destroyed; no other transitions exist.',
    ),
    evidence: both('生命周期的导出', 'An export of the life'),
    prompt: null,
    scenarios: [
      {
        given: both('模板状态为“已销毁”', 'A template is destroyed'),
        when: both('尝试任何状态转换', 'any transition is attempted'),
        then: both('拒绝，并指明 RS.1', 'refused with RS.1'),
      },
    ],
    gaps: [],
  },
  'RS.3': {
    slice: 'storage',
    addressee: ['processor'],
    strength: 'commentary',
    sources: ['commentary_b'],
    articles: [whole('commentary-b')],
    kinds: ['enforce', 'evidence', 'prompt'],
    plain: both(
      '评论文提到设备可以一起学习而不交出人脸。没有您的单独同意或者证明，这里不会这样做。',
      'A commentary mentions that devices can learn together without handing out faces. Here that is not done without your separate consent or a proof.',
    ),
    trigger: both('跨场所学习', 'Learning across sites'),
    duty: both(
      '评论文B：联邦学习、数据可用不可见，可以选用。不免除《办法》第八条：由人脸数据得到的梯度可能是人脸信息（G34）。',
      'Commentary B: federated learning, data usable yet unseen, as an option. It lifts nothing of Article 8 of the Measures: gradients from faces may be facial information (G34).',
    ),
    deadline: { rules: [{ kind: 'none' }], text: both('没有期限', 'No time limit') },
    exception: null,
    enforce: both(
      '只发送经过聚合、加噪、限制大小的更新；须有传输的单独同意，或者证明无法识别个人。',
      'Only aggregated, noised updates of bounded size are sent; with the transfer consent or proof that nobody can be identified.',
    ),
    evidence: both('隐私预算记录', 'The log of the privacy budget'),
    prompt: both('请专家评估是否无法识别个人', 'An expert assesses whether nobody can be identified'),
    scenarios: [
      {
        given: both(
          '一次更新聚合的设备少于所设的 k 台；k 是本产品设置',
          'An update aggregates fewer than the k devices set; k is this product’s setting',
        ),
        when: both('发送该更新', 'it is sent'),
        then: both('拒绝，并指明 RS.3', 'refused with RS.3'),
      },
    ],
    gaps: ['G34'],
  },
} as const satisfies Rows;
