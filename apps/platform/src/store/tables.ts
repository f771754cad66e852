import type { ServerTables } from '@consentry/server';
import type { DeviceTables } from '../device/device-tables.ts';
import type { SitingTables } from '../siting/siting-tables.ts';
import type { IntegratorTables } from '../access/integrator-tables.ts';
import type { StaffTables } from '../staff/staff-tables.ts';
import type { ConsentTables } from '../consent/consent-tables.ts';
import type { MinorsTables } from '../minors/minors-tables.ts';
import type { PeopleTables } from '../people/people-tables.ts';

/** The tables of the platform. There is no kind of column that could hold a face. */
export interface PlatformTables
  extends ServerTables,
    StaffTables,
    IntegratorTables,
    PeopleTables,
    ConsentTables,
    MinorsTables,
    SitingTables,
    DeviceTables {}
