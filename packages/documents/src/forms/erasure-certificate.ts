import {
  type CustodyLevel,
  type EndView,
  type ErasureLevel,
  type EvidenceFile,
  type ShareState,
  certificateWords,
} from '@consentry/contract';
import { type BiText, both } from '@consentry/law';
import { type Facts, fill } from '../layout/fill.ts';
import type { Paper, Words } from '../paper/paper.ts';
import { timeWords } from '../render/time-words.ts';
import type { Layouts } from './papers.ts';

/** What a certificate of erasure on paper is made from. */
export interface ErasureFacts {
  readonly end: EndView;
  /** SHA-256 of the canonical JSON of each certificate, in their order, lower-case hex. */
  readonly digests: readonly string[];
  /** As the notice names it; `null` where nobody has said. */
  readonly processor: BiText | null;
  /** Entries of the log by which devices reported; none while they are not published. */
  readonly evidence: readonly EvidenceFile[];
  /** How far anybody outside watches the log, in plain words. */
  readonly watched: BiText;
  /** What the code to scan opens, about the last certificate; `null` while there is none. */
  readonly check: string | null;
  /** Instant (RFC 3339). */
  readonly made_at: string;
}

const REASON = {
  withdrawn: both('撤回同意', 'the consent was withdrawn'),
  refused_since: both('之后表示不同意', 'refused since'),
  superseded: both('被新的同意取代', 'superseded by another consent'),
  retention_over: both('保存期限届满', 'its time of keeping is over'),
  fourteenth_birthday: both('年满十四周岁', 'the fourteenth birthday'),
  guardianship_ended: both('监护关系结束', 'the guardianship ended'),
  age_shown: both('年龄查明', 'the age was shown'),
  purpose_ended: both('处理目的终止', 'the purpose ended'),
} as const satisfies Record<EndView['accepted']['reason'], BiText>;
const LEVEL = {
  E1: both('E1 逻辑删除：通过存储已读不到', 'E1, logical: nothing of it can be read through the store'),
  E2: both('E2 密钥已原位覆盖', 'E2: the key was overwritten where it stood'),
  E3: both(
    'E3 密钥已原位覆盖，包裹它的密钥也已更换销毁：别处的旧副本打不开',
    'E3: the key was overwritten where it stood, and the key it was wrapped under is destroyed: a copy elsewhere does not open',
  ),
  E4: both(
    'E4 剩下的任何内容，缺少磁盘上没有的密钥都打不开',
    'E4: what is left opens nothing without a key that no disk has',
  ),
} as const satisfies Record<ErasureLevel, BiText>;
const NOTHING_HELD = both('无：本设备没有保存过', 'none: this device held nothing');
const CUSTODY = {
  'certified-module': both('经认证的密码模块', 'a certified module'),
  tpm2: both('TPM 2.0 芯片', 'a TPM 2.0'),
  'os-keyring': both('操作系统密钥环', 'the keyring of the operating system'),
  software: both('软件（文件）', 'software (a file)'),
} as const satisfies Record<CustodyLevel, BiText>;
const SHARE = {
  none: both('没有', 'none'),
  kept: both('尚未确认销毁', 'not confirmed destroyed yet'),
  destroyed: both('已销毁（平台签名确认）', 'destroyed; the platform signed it'),
} as const satisfies Record<ShareState, BiText>;
const MEDIUM = {
  rotating: both('机械磁盘', 'a rotating disk'),
  solid_state: both('固态或闪存', 'flash'),
  unknown: both('介质未知', 'medium unknown'),
} as const;
const IN_PLACE = {
  yes: both('原位覆盖', 'overwrites in place'),
  no: both('不能确认原位覆盖', 'not known to overwrite in place'),
} as const;
const LIMITS = both(
  '签名证明是该设备作出的陈述，任何人用设备公钥都可以核对（附件）。它不证明：设备上的程序和内核没有被替换；闪存单元已被物理覆盖；此前没有人复制过磁盘。时间是设备自己的时钟。',
  'The signature proves that this device said so; anybody can check it with the device’s key (attached). It does not prove that the device’s program and kernel were not replaced, that cells of a flash medium were overwritten, or that nobody had copied the disk before. The time is the device’s own clock.',
);
const WAITING = both(
  '尚有设备没有回报：在全部回报之前，不能称为已经删除。',
  'Devices have still to report: until all have, it is not called erased.',
);

/** Makes the certificate that face information of one consent is gone, from what each device signed. */
export function erasureCertificate(of: ErasureFacts, layouts: Layouts): Paper {
  const { end } = of;
  const facts: Facts = {
    consent: [end.consent],
    reason: [REASON[end.accepted.reason]],
    accepted_at: [timeWords(end.accepted.at)],
    ...(end.effective === null ? {} : { effective_at: [timeWords(end.effective.at)] }),
    ...(end.erased === null ? {} : { erased_at: [timeWords(end.erased.at)] }),
    certificates: { rows: end.certificates.map((one, at) => certificateFacts(one, of.digests[at])) },
    limits: [...(end.erased === null ? [WAITING] : []), LIMITS, of.watched],
  };
  return fill(layouts('erasure_certificate'), {
    facts,
    organisation: of.processor,
    made_at: of.made_at,
    number: end.withdrawal,
    scan:
      of.check === null
        ? null
        : { text: of.check, about: both('扫码核对本证明', 'Scan to check this certificate') },
    sources: [
      { name: both('撤回及删除记录', 'record of the end and its erasure'), as_of: of.made_at },
      ...end.certificates.map(({ content }) => ({
        name: both(`设备 ${content.device_id} 的签名`, `signature of device ${content.device_id}`),
        as_of: content.erased_at,
      })),
    ],
    attachments: [
      ...end.certificates.map((one, at) => ({
        name: `erasure-${at + 1}.certificate.json`,
        type: 'application/json',
        about: both('设备签名的删除证明', 'certificate signed by a device'),
        text: JSON.stringify(one),
      })),
      ...of.evidence.map((one, at) => ({
        name: `erasure-${at + 1}.evidence.json`,
        type: 'application/json',
        about: both('证据文件', 'file of evidence'),
        text: JSON.stringify(one),
      })),
    ],
  });
}

function certificateFacts(
  { content, key_digest }: EndView['certificates'][number],
  digest: string | undefined,
): Facts {
  const { storage } = content;
  const stored: readonly Words[] = [
    storage.file_system,
    IN_PLACE[storage.overwrites_in_place ? 'yes' : 'no'],
    MEDIUM[storage.medium],
  ];
  return {
    device: [content.device_id],
    sequence: [`${content.sequence}`],
    templates: [`${content.templates}`],
    level: [content.level === null ? NOTHING_HELD : LEVEL[content.level]],
    custody: [CUSTODY[content.custody]],
    share: [SHARE[content.share]],
    storage: stored,
    at: [timeWords(content.erased_at)],
    key: [key_digest],
    ...(digest === undefined ? {} : { digest: [digest] }),
    certain: certificateWords(content),
  };
}
