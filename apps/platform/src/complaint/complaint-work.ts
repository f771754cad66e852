import type { JobHandler } from '@consentry/server';
import { reminders } from '../rights/remind.ts';
import type { PlatformTables } from '../store/tables.ts';
import { deadlineOf, doneAt } from './complaint.ts';
import { changeComplaint, findComplaint, note } from './complaint-store.ts';
import { COMPLAINT_PURGE } from './handle-complaint.ts';
import { COMPLAINT } from './take-complaint.ts';

/** Reminds of complaints, and blanks the words of those whose time of keeping is over. */
export function complaintJobs(now: () => number): Readonly<Record<string, JobHandler<PlatformTables>>> {
  return {
    ...reminders(
      {
        slice: COMPLAINT,
        owed: async (writing, id) => {
          const held = await findComplaint(writing, 'complaint', id);
          return held === null || doneAt(held) !== null ? null : () => deadlineOf(held);
        },
        mark: async (writing, complaint, flag) => {
          await writing.updateTable('complaints').set({ flag }).where('complaint', '=', complaint).execute();
          await note(writing, 'due', { complaint, state: flag }, now());
        },
      },
      now,
    ),
    [COMPLAINT_PURGE]: async (writing, { body }) => {
      const held = await findComplaint(writing, 'complaint', body);
      if (held === null || held.state !== 'closed' || held.purged_at !== null) return;
      const blank = { text: null, contact_sealed: null, outcome: null };
      await changeComplaint(writing, held, { ...blank, purged_at: now() });
      await note(writing, 'purged', { complaint: body }, now());
    },
  };
}
