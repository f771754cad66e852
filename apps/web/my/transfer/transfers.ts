import type { ConsentEntry, TransferNoticeDocument } from '@consentry/contract';

/** What is told of a transfer to one recipient, in force. */
export interface Told {
  readonly digest: string;
  readonly document: TransferNoticeDocument;
}

/** A transfer that a person may say yes or no to. */
export interface TransferChoice extends Told {
  /** `changed`: they consented to other words; `refused`: they said no to these; `open`: neither. */
  readonly state: 'open' | 'refused' | 'changed' | 'agreed';
}

/**
 * Finds the transfers that may be decided on: those of purposes whose recognition was consented to, since a
 * transfer rests on it (§ 第八条第一款).
 *
 * @param consents newest first
 */
export function transferChoices(
  consents: readonly ConsentEntry[],
  told: readonly Told[],
): readonly TransferChoice[] {
  const recognised = new Set(
    consents
      .filter(({ kind, state }) => kind === 'recognition' && state === 'given')
      .map(({ purpose_id }) => purpose_id),
  );
  return told
    .filter(({ document }) => recognised.has(document.purpose))
    .map((one) => ({ ...one, state: stateOf(consents, one) }));
}

function stateOf(consents: readonly ConsentEntry[], told: Told): TransferChoice['state'] {
  const decided = consents.filter((one) => isOf(one, told));
  const given = decided.find(({ state }) => state === 'given');
  if (given !== undefined) return given.notice.digest === told.digest ? 'agreed' : 'changed';
  const [last] = decided;
  return last?.state === 'refused' && last.notice.digest === told.digest ? 'refused' : 'open';
}

/** Tells whether a consent is to a transfer to this recipient. */
export function isOf(consent: ConsentEntry, { document }: Told): boolean {
  return (
    consent.kind === 'transfer' &&
    consent.purpose_id === document.purpose &&
    consent.recipient_id === document.recipient.organisation_id
  );
}
