import type { Migrations } from '../migrate.ts';
import { begin } from './0001-begin.ts';
import { answerHeaders } from './0002-answer-headers.ts';

/** What both servers have. Numbered; never edited once landed. */
export const serverMigrations: Migrations = {
  set: 'server',
  steps: { '0001-begin': begin, '0002-answer-headers': answerHeaders },
};
