import type { Migrations } from '@consentry/server';
import { people } from './0010-people.ts';

/** Changes of the tables of the platform, one file each, never edited once landed. */
export const platformMigrations: Migrations = { set: 'platform', steps: { '0010-people': people } };
