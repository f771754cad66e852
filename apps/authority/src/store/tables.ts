import type { LedgerTables } from '@consentry/ledger-server';
import type { CalendarTables, ServerTables } from '@consentry/server';
import type { ComplaintTables } from '../complaint/complaint-tables.ts';
import type { DepartmentTables } from '../department/department-tables.ts';
import type { FilingTables } from '../filing/filing-tables.ts';
import type { IncidentTables } from '../incident/incident-tables.ts';
import type { InspectionTables } from '../inspection/inspection-tables.ts';
import type { QuestionTables } from '../question/question-tables.ts';
import type { PublicationTables } from '../publication/publication-tables.ts';
import type { ReferralTables } from '../referral/referral-tables.ts';
import type { SearchTables } from '../search/search-tables.ts';
import type { StaffTables } from '../staff/staff-tables.ts';
import type { WitnessTables } from '../witness/witness-tables.ts';

/** The tables of an authority. There is no kind of column that could hold a face. */
export interface AuthorityTables
  extends ServerTables,
    LedgerTables,
    DepartmentTables,
    StaffTables,
    ComplaintTables,
    QuestionTables,
    FilingTables,
    SearchTables,
    ReferralTables,
    InspectionTables,
    IncidentTables,
    PublicationTables,
    CalendarTables,
    WitnessTables {}
