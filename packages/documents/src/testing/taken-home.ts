import { both } from '@consentry/law';
import { consentReceipt } from '../forms/consent-receipt.ts';
import { erasureCertificate } from '../forms/erasure-certificate.ts';
import { layoutOf } from '../layout/layouts.ts';
import type { Paper } from '../paper/paper.ts';
import { EXAMPLE_AT } from './example.ts';

const CONSENT = '5f0f5f4e-0f0a-4c8e-9a51-7b7f3a2d9c10';
const PROCESSOR = both('青竹里物业服务有限公司', 'Qingzhuli Property Services Ltd');
const WATCHED = both(
  '这份日志没有外部见证人。能证明的只有一点：保留了检查点或者收据的人，可以发现在它之前的记录被改动或者截去。除此之外，它只是运营者的一句承诺。',
  'Nobody outside watches this log. It proves one thing: whoever kept a checkpoint or a receipt can tell when something before it was changed or cut off. Beyond that it is only a promise of whoever runs it.',
);

function checkAt(digest: string): string {
  return `https://faces.qingzhuli.example/v1/consents/${CONSENT}/check/${digest}`;
}

/** A receipt of the example. */
export function exampleReceipt(): Paper {
  const digest = '0f9e'.repeat(16);
  return consentReceipt(
    {
      receipt: {
        content: {
          v: 1,
          consent: CONSENT,
          person: '0d7c1d53-9b47-4f0c-9a5e-35b1b1c7a711',
          kind: 'recognition',
          decision: 'given',
          given_by: 'person',
          processor: { name: PROCESSOR, contact: '0531-5555 0188　privacy@qingzhuli.example' },
          purpose: {
            id: CONSENT,
            version: 1,
            statement: both('员工和住户进入三号楼时核对身份。', 'Checking who enters Building 3.'),
            mode: 'verify',
            retention_days: 365,
          },
          notice: { digest: '3f7a'.repeat(16), shown_at: '2026-11-22T00:58:00.000Z', language: 'zh-CN' },
          decided_at: '2026-11-22T00:59:00.000Z',
          not_after: '2027-11-22T00:59:00.000Z',
        },
        digest,
        paper_code: '7K2M-9QXW-0ABC-DEF1-2345',
      },
      evidence: null,
      watched: WATCHED,
      check: checkAt(digest),
      made_at: EXAMPLE_AT,
    },
    layoutOf,
  );
}

/** A certificate of erasure of the example. */
export function exampleCertificate(): Paper {
  const digest = '4be1'.repeat(16);
  return erasureCertificate(
    {
      end: {
        withdrawal: 'b1f0a1de-8f40-4a3c-9d8f-8a59b2f0f511',
        consent: CONSENT,
        state: 'erased',
        accepted: { at: '2026-11-22T00:30:00.000Z', reason: 'withdrawn', by: 'person' },
        effective: { at: '2026-11-22T00:30:01.000Z', reason: 'acknowledged' },
        erased: { at: '2026-11-22T00:30:02.000Z', reason: 'receipts' },
        certificates: [
          {
            content: {
              v: 1,
              device_id: '7d1f9a0e-64a5-4a47-8e5d-0c9be1f7d302',
              consent_id: CONSENT,
              sequence: 7,
              templates: 1,
              epoch_from: 4,
              epoch_to: 5,
              level: 'E3',
              custody: 'software',
              share: 'kept',
              storage: { file_system: 'ext4', overwrites_in_place: true, medium: 'solid_state' },
              boot_id: null,
              erased_at: '2026-11-22T00:30:02.000Z',
            },
            key_digest: '12'.repeat(32),
            signature: 'ab'.repeat(64),
          },
        ],
      },
      digests: [digest],
      processor: PROCESSOR,
      evidence: [],
      watched: WATCHED,
      check: checkAt(digest),
      made_at: EXAMPLE_AT,
    },
    layoutOf,
  );
}
