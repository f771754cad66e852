import { purposeForConsent } from '../purpose/purpose-for-consent.ts';
import { transferInForce } from '../transfer/transfer-store.ts';
import type { PurposesForConsent } from './purposes.ts';

/**
 * The purposes and notices of the store. A transfer has a notice of its own; without its words there is
 * nothing to consent to (§ 第八条第一款).
 */
export const purposesOfStore: PurposesForConsent = async (reading, purpose, kind, recipient) => {
  const recognition = await purposeForConsent(reading, purpose);
  if (kind === 'recognition' || recognition === null) return recognition;
  const told = await transferInForce(reading, purpose, recipient);
  if (told === null || told.document.purpose_version !== recognition.purpose.version) return null;
  const { document, digest } = told;
  return {
    ...recognition,
    processor: document.processor,
    notice: { ...recognition.notice, digest, purpose_version: document.purpose_version },
    recipient: { ...document.recipient, purpose: document.texts.purpose },
  };
};
