import { randomUUID } from 'node:crypto';
import { type AccessRecord, type Principal, ProblemError } from '@consentry/server';
import type { Action } from '../access/access-table.ts';
import type { PlatformTables } from '../store/tables.ts';
import { isOfPersons, needsReason, reasonOf } from './access-reason.ts';

/**
 * Writes down who saw or changed what is kept of a person, when and why (R09.3). The server asks for every
 * route, so that none can leave it out; whoever looks at their own data is not recorded.
 */
export const accessRecord: AccessRecord<PlatformTables, Action> = {
  isRecorded: ({ action, asked: { principal, headers }, resource }) => {
    if (!isOfPersons(action) || principal.kind === 'nobody') return false;
    if (principal.kind === 'person' && resource.person === principal.id) return false;
    const given = headers['access-reason'];
    const known = reasonOf(given) !== null;
    // A reason that cannot be read is none, and never dropped in silence.
    const missing = given === undefined ? principal.kind === 'staff' && needsReason(action) : !known;
    if (missing) throw new ProblemError('reason_missing', { fields: ['/headers/access-reason'] });
    return true;
  },
  write: async (writing, { action, route, asked, resource }) => {
    const reason = reasonOf(asked.headers['access-reason']);
    const id = randomUUID();
    // Its entry in the evidence log is made from here.
    await writing.insertInto('ledger_waiting').values({ access: id }).execute();
    await writing
      .insertInto('accesses')
      .values({
        access: id,
        at: asked.now,
        by_kind: asked.principal.kind,
        by_id: idOf(asked.principal),
        role: asked.by,
        action,
        route,
        person: resource.person ?? null,
        site: resource.site ?? null,
        reason: reason?.reason ?? null,
        reference: reason?.reference ?? null,
        request: asked.requestId,
      })
      .execute();
  },
};

function idOf(principal: Principal): string {
  return principal.kind === 'nobody' ? '' : principal.id;
}
