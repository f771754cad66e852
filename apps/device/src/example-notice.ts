import type { BiText } from '@consentry/law';
import type { DoorConfig } from './courier/purpose/door-config.ts';

/** How long the example keeps a template: as long as an employee badge of its would last. */
export const RETENTION_DAYS = 365;

type Mode = 'verify' | 'identify';

/**
 * The first layer of the example's notice: § 第五条第一款第一至五项, one plain sentence or three each,
 * in the order of the text.
 */
export function noticePoints(mode: Mode): DoorConfig['notice']['points'] {
  const method: BiText =
    mode === 'verify'
      ? {
          'zh-CN': `目的：您选择刷脸时，确认是您本人，打开东门。方式：您输入编号后，本机把现场人脸与您登记的特征作一对一比对。特征最多保存 ${RETENTION_DAYS} 天，照片用完即弃、从不保存。`,
          en: `Purpose: when you choose your face, to confirm that it is you and open the east door. Method: you type your number, and this device compares your face one-to-one with the template you enrolled. The template is kept ${RETENTION_DAYS} days at most; photos are discarded at once and never kept.`,
        }
      : {
          'zh-CN': `目的：您选择刷脸时，认出您是已登记的员工，打开东门。方式：本机把现场人脸与本门全部登记的特征作一对多比对。特征最多保存 ${RETENTION_DAYS} 天，照片用完即弃、从不保存。`,
          en: `Purpose: when you choose your face, to recognise you as an enrolled employee and open the east door. Method: this device compares your face one-to-many with all templates enrolled at this door. Templates are kept ${RETENTION_DAYS} days at most; photos are discarded at once and never kept.`,
        };
  return [
    {
      item: '第五条第一款第一项',
      title: { 'zh-CN': '谁在处理，怎么联系', en: 'Who it is, and how to reach them' },
      text: {
        'zh-CN': '示例机构。电子邮箱 privacy@example.org，电话 010-0000-0000。这是演示用的虚构机构。',
        en: 'Example organisation. E-mail privacy@example.org, telephone 010-0000-0000. It is made up, for demonstration.',
      },
    },
    {
      item: '第五条第一款第二项',
      title: { 'zh-CN': '目的、方式和保存期限', en: 'Purpose, method and retention' },
      text: method,
    },
    {
      item: '第五条第一款第三项',
      title: { 'zh-CN': '必要性和对您的影响', en: 'Necessity, and what it means for you' },
      text: {
        'zh-CN':
          '刷脸不是必需的：用编号和密码、找工作人员，同样可以进门，不会更慢也不会少任何权利。刷脸只为手上拿着东西时方便。请注意：本机目前没有活体检测，别人拿您的照片可能通过；人脸一旦泄露无法更换。',
        en: 'Your face is not necessary: number and PIN, or staff, let you in just as well, and you lose nothing. Face is only a convenience when your hands are full. Mind this: there is no liveness check yet, so somebody with a photo of you may get through; and a face that leaks cannot be changed.',
      },
    },
    {
      item: '第五条第一款第四项',
      title: { 'zh-CN': '您的权利，怎样行使', en: 'Your rights, and how to use them' },
      text: {
        'zh-CN':
          '可以不同意，也可以随时撤回：在本机输入编号和密码，点一下“撤回”，不需要刷脸，不需要理由，立即停止比对并删除特征。可在本机查看保存了什么、什么时候用过。查阅、复制、更正、删除或投诉，请联系上面的邮箱或电话；也可以向网信部门、公安机关投诉、举报。',
        en: 'You may say no, and withdraw at any time: type number and PIN here and press “withdraw” once. No face, no reason; comparing stops at once and the template is erased. You can see here what is held and when it was used. To consult, copy, correct, delete or complain, use the e-mail or telephone above; you may also complain to the cyberspace or public security authorities.',
      },
    },
    {
      item: '第五条第一款第五项',
      title: { 'zh-CN': '其他事项', en: 'Other matters' },
      text: {
        'zh-CN':
          '人脸信息只在这台设备里，加密保存，不通过互联网向外传输，不提供给任何人，也不用于别的目的。未满十四周岁的人请使用其他方式；刷脸须有监护人同意，单独使用的门不能办理。',
        en: 'Face information stays in this device, encrypted; nothing of it leaves over the internet, nobody is given it, and it serves nothing else. If you are under fourteen, please use another way; for a face a guardian has to consent, which a door that works alone cannot take.',
      },
    },
  ];
}

/** The second layer: the whole text. */
export function fullNotice(mode: Mode): readonly BiText[] {
  return [
    {
      'zh-CN':
        '人脸识别告知书（示例）。依据《人脸识别技术应用安全管理办法》第五条、《个人信息保护法》第十七条和第三十条，示例机构在处理您的人脸信息之前告知以下事项。',
      en: 'Notice on face recognition (example). Under Article 5 of the Measures for the Security Management of the Application of Facial Recognition Technology and Articles 17 and 30 of the Personal Information Protection Law, Example organisation tells you the following before it processes your face information.',
    },
    {
      'zh-CN': '一、处理者：示例机构（虚构）。个人信息保护联系人：privacy@example.org，010-0000-0000。',
      en: '1. Processor: Example organisation (made up). Contact for personal information: privacy@example.org, 010-0000-0000.',
    },
    {
      'zh-CN': `二、处理目的：在您选择刷脸时确认身份，打开办公区东门。不用于考勤、监控、营销、画像，也不用于判断情绪、健康、年龄、性别或民族。处理方式：${
        mode === 'verify' ? '一对一比对（验证个人身份）' : '一对多比对（辨识特定个人），仅限本门登记的人员'
      }。您按下开始后摄像头才打开，有结果即关闭；画面中只取人脸，算出特征后立即丢弃画面。保存期限：自同意之日起 ${RETENTION_DAYS} 天，或您撤回、离职之时，以较早者为准；到期自动删除。`,
      en: `2. Purpose: to confirm who you are when you choose your face, and open the east door of the office. Not for attendance, surveillance, marketing or profiling, and not to infer emotion, health, age, sex or ethnicity. Method: ${
        mode === 'verify'
          ? 'one-to-one comparison (verifying identity)'
          : 'one-to-many comparison (identifying a specific individual), only among people enrolled at this door'
      }. The camera opens only after you press start and closes with the result; only the face is taken from the picture, and the picture is discarded as soon as the template is computed. Retention: ${RETENTION_DAYS} days from your consent, or until you withdraw or leave, whichever is earlier; then it is erased by itself.`,
    },
    {
      'zh-CN':
        '三、必要性：单独使用密码的员工在双手持物时不便输入，刷脸为其提供便利；不选择刷脸不影响进门。对个人权益的影响：人脸信息属于敏感个人信息，一旦泄露难以更换，可能被用于冒充。本机采取的措施：特征逐份加密、密钥分存、处理人脸的程序没有网络权限、只输出是否通过。尚存的风险：本机目前没有活体检测，照片或屏幕翻拍可能通过；识别可能出错，出错时请使用其他方式。',
      en: '3. Necessity: for employees whose hands are full a PIN is awkward, and a face is a convenience; not choosing it does not affect entry. Impact: face information is sensitive personal information; once leaked it is hard to replace and may serve impersonation. Measures: each template sealed with a key of its own, keys kept apart, the program that handles faces has no network, and says only whether it matched. Remaining risks: there is no liveness check yet, so a photo or a screen may get through; recognition may err, and then another way is there.',
    },
    {
      'zh-CN':
        '四、您的权利：知情、决定、拒绝、撤回同意、查阅、复制、更正、删除、要求解释。撤回：在本机选择“我的人脸”，输入编号和密码，点一次“撤回”；撤回立即生效，特征和密钥随即删除，撤回前已完成的处理不受影响。三十天内本机不会再主动询问您是否刷脸，除非您自己提出。投诉：先向本机构联系人提出，十五个工作日内答复；也可以随时向履行个人信息保护职责的部门（网信、公安等）投诉、举报（办法第十七条）。',
      en: '4. Your rights: to know, decide, refuse, withdraw consent, consult, copy, correct, delete, and have it explained. To withdraw: choose “my face” here, type number and PIN, and press “withdraw” once; it takes effect at once, and template and key are erased; what was done before stays valid. For thirty days this device does not ask for your face again unless you ask. To complain: to the contact above, answered within fifteen working days; or at any time to the departments that protect personal information, such as the cyberspace and public security authorities (Article 17 of the Measures).',
    },
    {
      'zh-CN':
        '五、其他：处理情况记录（时间、目的、方式、结果，不含人脸）依法至少保存三年。人脸信息存储于本设备，不通过互联网对外传输，不委托、不提供、不公开。本处理已完成个人信息保护影响评估（PIA-EXAMPLE-001）。入口处设有标识。内容变更时会重新告知并重新征得同意。',
      en: '5. Other matters: the record of processing (time, purpose, method, outcome, no face) is kept at least three years as the law requires. Face information is stored in this device, not sent out over the internet, not entrusted, provided or published. An impact assessment was done (PIA-EXAMPLE-001). A sign stands at the entrance. If any of this changes, you are told anew and asked anew.',
    },
  ];
}
