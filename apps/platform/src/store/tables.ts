import type { ServerTables } from '@consentry/server';

/** The tables of the platform. There is no kind of column that could hold a face. */
export interface PlatformTables extends ServerTables {}
