import type { AccessTable } from '@consentry/server';

/**
 * Who may do what, by the nearness of what it is done to. The reviewed table is docs/access.md; a test
 * compares the two, and another goes through every role, action and reach. What is not here nobody may.
 *
 * No role has an action that shows, sends or exports a face: there is none.
 */
export const ACCESS = {
  'health.read': { anyone: { reach: 'all' } },
} as const satisfies AccessTable;

/** Everything that is asked of the access table. */
export type Action = keyof typeof ACCESS;
