import { z } from 'zod';
import { Id } from '../id.ts';
import { findingsOf } from '../rule.ts';
import { storageFindings } from '../storage/storage-findings.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(storageFindings);

/** A template out of the vault. */
const Target = z.strictObject({
  purpose_id: Id,
  /** What whoever asks calls it; nothing turns on it (§ 第十九条第二项: an embedding stays face information). */
  labelled: z.enum(['face_information', 'de_identified', 'anonymised']),
});

/**
 * § 第八条第一款, GB/T 40660: a template never leaves the device it was made in. Not to the person (who
 * gets a copy of everything else, RP.2), not to another processor, not by consent: there is no rule that
 * could be lifted, because there is no way out.
 */
export const exportTemplate = organisationalAct({
  target: Target,
  rows: [],
  touches: () => [],
  after: (facts) => facts,
  rules: [() => broken('template_export')],
  subject: ({ purpose_id }) => ({ purposeId: purpose_id }),
});
