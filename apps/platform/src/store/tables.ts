import type { ServerTables } from '@consentry/server';
import type { AlternativesTables } from '../alternatives/alternatives-tables.ts';
import type { AssessmentTables } from '../assessment/assessment-tables.ts';
import type { NoticeTables } from '../notice/notice-tables.ts';
import type { PurposeTables } from '../purpose/purpose-tables.ts';
import type { RetentionTables } from '../retention/retention-tables.ts';
import type { IntegratorTables } from '../access/integrator-tables.ts';
import type { StaffTables } from '../staff/staff-tables.ts';
import type { DeviceTables } from '../device/device-tables.ts';
import type { ConsentTables } from '../consent/consent-tables.ts';
import type { MinorsTables } from '../minors/minors-tables.ts';
import type { PeopleTables } from '../people/people-tables.ts';
import type { VerificationTables } from '../verification/verification-tables.ts';
import type { SitingTables } from '../siting/siting-tables.ts';

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
    PurposeTables,
    NoticeTables,
    AssessmentTables,
    AlternativesTables,
    RetentionTables,
    VerificationTables {}
