import { purposeForConsent } from '../purpose/purpose-for-consent.ts';
import type { PurposesForConsent } from './purposes.ts';

/**
 * The purposes and notices of the store. None of them asks for a transfer: a notice for one is published by
 * nobody yet, and without its words there is nothing to consent to.
 */
export const purposesOfStore: PurposesForConsent = async (reading, purpose, kind) =>
  kind === 'recognition' ? purposeForConsent(reading, purpose) : null;
