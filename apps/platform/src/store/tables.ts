import type { CalendarTables, ServerTables } from '@consentry/server';
import type { AlternativesTables } from '../alternatives/alternatives-tables.ts';
import type { AuditTables } from '../audit/audit-tables.ts';
import type { PostureTables } from '../posture/posture-tables.ts';
import type { AssessmentTables } from '../assessment/assessment-tables.ts';
import type { MendTables } from '../assessment/mend-tables.ts';
import type { LedgerTables } from '../ledger/ledger-tables.ts';
import type { NoticeTables } from '../notice/notice-tables.ts';
import type { PurposeTables } from '../purpose/purpose-tables.ts';
import type { RetentionTables } from '../retention/retention-tables.ts';
import type { IntegratorTables } from '../access/integrator-tables.ts';
import type { StaffTables } from '../staff/staff-tables.ts';
import type { DeadlineTables } from '../deadline/deadline-tables.ts';
import type { FilingTables } from '../filing/filing-tables.ts';
import type { DeviceTables } from '../device/device-tables.ts';
import type { ConsentTables } from '../consent/consent-tables.ts';
import type { MinorsTables } from '../minors/minors-tables.ts';
import type { PeopleTables } from '../people/people-tables.ts';
import type { IncidentTables } from '../incident/incident-tables.ts';
import type { ReportTables } from '../incident/report-tables.ts';
import type { RecordTables } from '../record/record-tables.ts';
import type { VerificationTables } from '../verification/verification-tables.ts';
import type { RightsTables } from '../rights/rights-tables.ts';
import type { ComplaintTables } from '../complaint/complaint-tables.ts';
import type { TransferTables } from '../transfer/transfer-tables.ts';
import type { SitingTables } from '../siting/siting-tables.ts';
import type { SupervisionTables } from '../supervision/supervision-tables.ts';
import type { PaperTables } from '../paper/paper-tables.ts';
import type { WebhookTables } from '../webhook/webhook-tables.ts';

/** The tables of the platform. There is no kind of column that could hold a face. */
export interface PlatformTables
  extends ServerTables,
    StaffTables,
    IntegratorTables,
    PeopleTables,
    ConsentTables,
    MinorsTables,
    SitingTables,
    DeviceTables,
    TransferTables,
    PurposeTables,
    LedgerTables,
    NoticeTables,
    AssessmentTables,
    AlternativesTables,
    MendTables,
    AuditTables,
    PostureTables,
    RightsTables,
    ComplaintTables,
    IncidentTables,
    ReportTables,
    RecordTables,
    RetentionTables,
    VerificationTables,
    PaperTables,
    DeadlineTables,
    CalendarTables,
    FilingTables,
    SupervisionTables,
    WebhookTables {}
