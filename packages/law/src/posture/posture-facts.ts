import { z } from 'zod';
import { AlternativesSection } from '../alternatives/alternatives-section.ts';
import { AssessmentSection } from '../assessment/assessment-section.ts';
import { AuditSection } from '../audit/audit-section.ts';
import { ComplaintSection } from '../complaint/complaint-section.ts';
import { ConsentSection } from '../consent/consent-section.ts';
import { FilingSection } from '../filing/filing-section.ts';
import { IncidentSection } from '../incident/incident-section.ts';
import { Instant } from '../instant.ts';
import { MinorsSection } from '../minors/minors-section.ts';
import { NoticeSection } from '../notice/notice-section.ts';
import { PurposeSection } from '../purpose/purpose-section.ts';
import { RecordSection } from '../record/record-section.ts';
import { RetentionSection } from '../retention/retention-section.ts';
import { RightsSection } from '../rights/rights-section.ts';
import { ScopeSection } from '../scope/scope-section.ts';
import { SecuritySection } from '../security/security-section.ts';
import { SitingSection } from '../siting/siting-section.ts';
import { StorageSection } from '../storage/storage-section.ts';
import { SupervisionSection } from '../supervision/supervision-section.ts';
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
