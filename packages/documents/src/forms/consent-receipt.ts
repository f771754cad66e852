import type { EvidenceFile, Receipt } from '@consentry/contract';
import { type BiText, both } from '@consentry/law';
import { type Facts, fill } from '../layout/fill.ts';
import type { Attachment, Paper } from '../paper/paper.ts';
import { timeWords } from '../render/time-words.ts';
import type { Layouts } from './papers.ts';
import { MODE, daysWords } from './words.ts';

/** What a receipt on paper is made from. */
export interface ReceiptFacts {
  readonly receipt: Receipt;
  /** Its entry in the log; `null` while it is not published. */
  readonly evidence: EvidenceFile | null;
  /** How far anybody outside watches the log, in plain words. */
  readonly watched: BiText;
  /** What the code to scan opens. */
  readonly check: string;
  /** Instant (RFC 3339). */
  readonly made_at: string;
}

const DECISION = { given: both('同意', 'consent'), refused: both('不同意', 'refusal') } as const;
const KIND = {
  recognition: both('人脸识别', 'face recognition'),
  transfer: both('人脸信息传出设备', 'transfer of face information out of the device'),
} as const;
const GIVEN_BY = {
  person: both('本人', 'the person'),
  guardian: both('监护人', 'the guardian'),
} as const;
const WITHDRAWAL = both(
  '随时可以撤回：在终端上、在个人页面上、到服务台，或者凭下面的撤回码。不问理由，不用刷脸；撤回不影响您使用其他方式，也不影响撤回前已进行的处理。',
  'At any time: at the terminal, on your own page, at the counter, or by the code below. No reason is asked for and no face is needed. The other ways stay open to you; what was done before the withdrawal is not affected.',
);
const REFUSED = both(
  '您没有同意，没有采集您的人脸信息，也没有需要撤回的内容。您可以使用其他方式。',
  'You did not consent: no face information of yours was collected, and there is nothing to withdraw. The other ways are open to you.',
);
const LIMITS = both(
  '它证明：平台在所写时间记下了这个决定，内容与摘要一致。它不证明：日志没有遗漏。扫码可向平台核对摘要；本文件内附证据文件，用独立核验程序可离线核对，不必相信平台。',
  'It proves that the platform wrote this decision down at the time it says, with the content of the digest. It does not prove that the log left nothing out. The code asks the platform about the digest; the file of evidence inside this paper can be checked offline by the independent verifier, without trusting the platform.',
);
const UNPUBLISHED = both(
  '尚未公布；几秒之后重新下载，即附证据文件。',
  'Not published yet: fetched again in a few seconds, the paper has its file of evidence inside.',
);
const ATTACHED = both('已公布，证据文件附在本 PDF 内', 'Published; the file of evidence is inside this PDF');

/** Makes the receipt that a person takes home. */
export function consentReceipt(of: ReceiptFacts, layouts: Layouts): Paper {
  const { content, digest, paper_code } = of.receipt;
  const { purpose, notice } = content;
  const given = content.decision === 'given';
  const facts: Facts = {
    decision: [DECISION[content.decision]],
    kind: [KIND[content.kind]],
    given_by: [GIVEN_BY[content.given_by]],
    decided_at: [timeWords(content.decided_at)],
    ...(given ? { not_after: [timeWords(content.not_after)] } : {}),
    person: [content.person],
    processor: [content.processor.name],
    contact: [content.processor.contact],
    purpose: [
      both(
        `${purpose.statement['zh-CN']}（第 ${purpose.version} 版）`,
        `${purpose.statement.en} (version ${purpose.version})`,
      ),
    ],
    mode: [MODE[purpose.mode]],
    retention: [daysWords(purpose.retention_days)],
    ...(content.recipient === undefined
      ? {}
      : { recipient: [content.recipient.name, content.recipient.contact, content.recipient.purpose] }),
    notice: [
      both(`${timeWords(notice.shown_at)} 展示`, `shown ${timeWords(notice.shown_at)}`),
      both(`摘要 ${notice.digest}`, `digest ${notice.digest}`),
    ],
    withdrawal: [given ? WITHDRAWAL : REFUSED],
    ...(paper_code === null ? {} : { paper_code: [paper_code] }),
    digest: [digest],
    evidence: of.evidence === null ? [UNPUBLISHED] : [ATTACHED, of.evidence.log],
    limits: [LIMITS, of.watched],
  };
  return fill(layouts('consent_receipt'), {
    facts,
    organisation: content.processor.name,
    made_at: of.made_at,
    number: content.consent,
    scan: { text: of.check, about: both('扫码核对本回执', 'Scan to check this receipt') },
    sources: [
      { name: both('同意记录', 'record of the decision'), as_of: content.decided_at },
      { name: both('证据日志', 'evidence log'), as_of: of.made_at },
    ],
    attachments: attachmentsOf(of),
  });
}

function attachmentsOf({ receipt: { content, digest }, evidence }: ReceiptFacts): readonly Attachment[] {
  const receipt: Attachment = {
    name: 'receipt.json',
    type: 'application/json',
    about: both('回执内容', 'content of the receipt'),
    text: JSON.stringify({ content, digest }),
  };
  if (evidence === null) return [receipt];
  return [
    receipt,
    {
      name: `${content.consent}.evidence.json`,
      type: 'application/json',
      about: both('证据文件', 'file of evidence'),
      // In the order of the schema this is canonical JSON: docs/formats/evidence.md.
      text: JSON.stringify(evidence),
    },
  ];
}
