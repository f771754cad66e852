import { z } from 'zod';
import { AlternativesSection } from '../alternatives/index.ts';
import { AssessmentSection } from '../assessment/index.ts';
import { AuditSection } from '../audit/index.ts';
import { ComplaintSection } from '../complaint/index.ts';
import { ConsentSection } from '../consent/index.ts';
import { FilingSection } from '../filing/index.ts';
import { IncidentSection } from '../incident/index.ts';
import { Instant } from '../instant.ts';
import { MinorsSection } from '../minors/index.ts';
import { NoticeSection } from '../notice/index.ts';
import { PurposeSection } from '../purpose/index.ts';
import { RecordSection } from '../record/index.ts';
import { RetentionSection } from '../retention/index.ts';
import { RightsSection } from '../rights/index.ts';
import { ScopeSection } from '../scope/index.ts';
import { SecuritySection } from '../security/index.ts';
import { SitingSection } from '../siting/index.ts';
import { StorageSection } from '../storage/index.ts';
import { SupervisionSection } from '../supervision/index.ts';
import { Attestation } from './attestation.ts';

/**
 * The state of one processor: everything the rows of the register need, one section a slice. Persons
 * are counted by the caller and never listed, so that a million of them are a handful of numbers.
 *
 * Words that mean the same in every section:
 * - `…_at` is an instant and `…_on` a day (Asia/Shanghai) of something that has happened, so never
 *   after `as_of`; what is planned or runs out is `until`, `…_until` or `planned_…`
 * - `purpose_id`, `site_id`, `device_id`, `organisation_id` (and `…_ids`) name something listed in
 *   `purpose`, `siting` or `scope`
 * - ids are unique within their list
 * - `null` is *not known* or *there is none*, as the field says; nothing is guessed from it
 *
 * A field that is unknown to the schema, a day that does not exist and a contradiction are refused
 * with the path that names them (`FactsError`).
 */
export const PostureFacts = z.strictObject({
  /** When these facts were gathered. */
  as_of: Instant,
  scope: ScopeSection,
  purpose: PurposeSection,
  notice: NoticeSection,
  consent: ConsentSection,
  minors: MinorsSection,
  storage: StorageSection,
  retention: RetentionSection,
  assessment: AssessmentSection,
  record: RecordSection,
  alternatives: AlternativesSection,
  siting: SitingSection,
  security: SecuritySection,
  filing: FilingSection,
  supervision: SupervisionSection,
  complaint: ComplaintSection,
  rights: RightsSection,
  incident: IncidentSection,
  audit: AuditSection,
  attestations: z.array(Attestation).max(2000),
});
export type PostureFacts = z.infer<typeof PostureFacts>;

/** Slices by which the facts are divided. */
export type SectionName = Exclude<keyof PostureFacts, 'as_of' | 'attestations'>;
