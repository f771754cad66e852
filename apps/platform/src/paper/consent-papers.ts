import { createHash } from 'node:crypto';
import { AskPaper, PaperChecked, Receipt, ReceiptContent, canonicalJson } from '@consentry/contract';
import { consentReceipt, erasureCertificate } from '@consentry/documents';
import { type BiText, both } from '@consentry/law';
import type { EntryType } from '@consentry/ledger';
import { type LedgerKeeper, ledgerView } from '@consentry/ledger-server';
import type { Reading } from '@consentry/server';
import { z } from 'zod';
import { aboutConsent } from '../consent/about-consent.ts';
import { OfConsent, requireConsent } from '../consent/consent-routes.ts';
import { findWithdrawal, isReceipt } from '../consent/consent-store.ts';
import { endView } from '../consent/end-consent.ts';
import type { Holders } from '../consent/holders.ts';
import { paperCode } from '../consent/receipt.ts';
import { certificatesOf } from '../device/erasure-certificate.ts';
import { evidenceOfConsent } from '../ledger/evidence-of-consent.ts';
import { DECIDED } from '../ledger/evidence-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { layoutsNow } from './layout-store.ts';
import { sendPaper } from './send-paper.ts';

const OfCheck = z.strictObject({ ...OfConsent.shape, digest: PaperChecked.shape.digest });
const ERASED: ReadonlySet<EntryType> = new Set(['face.erased']);
const GENUINE = {
  receipt: both(
    '这张同意回执由本平台出具，内容未被改动。',
    'This platform handed out the receipt, and it was not changed.',
  ),
  certificate: both(
    '这份删除证明由设备签名，本平台已核验，内容未被改动。',
    'A device signed the certificate, this platform verified it, and it was not changed.',
  ),
  none: both(
    '没有摘要相同的文件：它不是本平台出具的，或者被改动过。',
    'No paper here has this digest: it is not from this platform, or it was changed.',
  ),
} as const satisfies Readonly<Record<string, BiText>>;

/** What somebody takes home of their consent, and of its end. */
export function consentPapers(
  server: PlatformServer,
  { database, keys, origins }: PlatformContext,
  { ledger }: LedgerKeeper,
  holders: Holders,
): void {
  const { reading } = database;
  const about = (_: unknown, { consent }: z.output<typeof OfConsent>) => aboutConsent(reading, consent);
  const checkAt = (consent: string, digest: string) =>
    `${origins()[0] ?? ''}/v1/consents/${consent}/check/${digest}`;
  server.files({
    url: '/v1/consents/:consent/receipt/paper',
    action: 'consent.receipt',
    params: OfConsent,
    query: AskPaper,
    about,
    read: async (_, query, { now }, { consent }) => {
      const row = await requireConsent(reading, consent);
      const receipt: Receipt = {
        content: ReceiptContent.parse(JSON.parse(row.receipt)),
        digest: row.receipt_digest,
        paper_code: row.paper_hash === null ? null : paperCode(keys.secret, consent),
      };
      const paper = consentReceipt(
        {
          receipt,
          evidence: await evidenceOfConsent(reading, ledger, consent, DECIDED),
          watched: (await ledgerView(reading, ledger, now)).meaning,
          check: checkAt(consent, row.receipt_digest),
          made_at: new Date(now).toISOString(),
        },
        await layoutsNow(reading),
      );
      return sendPaper(paper, query);
    },
  });
  server.files({
    url: '/v1/consents/:consent/withdrawal/paper',
    action: 'consent.read',
    params: OfConsent,
    query: AskPaper,
    about,
    read: async (_, query, { now }, { consent }) => {
      const withdrawal = await findWithdrawal(reading, consent);
      if (withdrawal === null) return null;
      const end = await endView(reading, holders, withdrawal);
      const digests = end.certificates.map(digestOf);
      const last = digests.at(-1);
      const evidence = await evidenceOfConsent(reading, ledger, consent, ERASED);
      const { receipt } = await requireConsent(reading, consent);
      const paper = erasureCertificate(
        {
          end,
          digests,
          processor: ReceiptContent.parse(JSON.parse(receipt)).processor.name,
          evidence: evidence === null ? [] : [evidence],
          watched: (await ledgerView(reading, ledger, now)).meaning,
          check: last === undefined ? null : checkAt(consent, last),
          made_at: new Date(now).toISOString(),
        },
        await layoutsNow(reading),
      );
      return sendPaper(paper, query);
    },
  });
  server.query({
    url: '/v1/consents/:consent/check/:digest',
    action: 'receipt.check',
    operation: 'paper.check',
    summary: 'Tells whether a receipt or a certificate of erasure with this digest is genuine. Names nobody.',
    params: OfCheck,
    answer: PaperChecked,
    about: async () => ({}),
    read: async (read, { params: { consent, digest } }) => {
      const paper = await paperOf(read, consent, digest);
      return { body: { digest, paper, genuine: paper !== null, text: { ...GENUINE[paper ?? 'none'] } } };
    },
  });
}

async function paperOf(
  reading: Reading<PlatformTables>,
  consent: string,
  digest: string,
): Promise<PaperChecked['paper']> {
  if (await isReceipt(reading, consent, digest)) return 'receipt';
  const signed = await certificatesOf(reading, consent);
  return signed.some((one) => digestOf(one) === digest) ? 'certificate' : null;
}

/** SHA-256 of the canonical JSON (RFC 8785), lower-case hex. */
function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
