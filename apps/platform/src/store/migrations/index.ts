import type { Migrations } from '@consentry/server';

/** Changes of the tables of the platform, one file each, never edited once landed. */
export const platformMigrations: Migrations = { set: 'platform', steps: {} };
