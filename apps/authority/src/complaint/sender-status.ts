import type { ReportStatus } from '@consentry/contract';
import { BiText } from '@consentry/law';
import type { Reading } from '@consentry/server';
import type { z } from 'zod';
import { listDepartments } from '../department/department-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { stepsOf } from './addition-store.ts';
import { type StoredComplaint, after, dueOf } from './complaint.ts';
import { attachmentsOf } from './complaint-store.ts';
import { outcomeOf } from './complaint-view.ts';

/** Shows a complaint to whoever sent it: what became of it, and its outcome once that is told. */
export async function statusOf(
  reading: Reading<AuthorityTables>,
  row: StoredComplaint,
  now: number,
): Promise<z.input<typeof ReportStatus>> {
  const { reference, state, received_on, department, complaint } = row;
  const names = new Map(
    (await listDepartments(reading)).map((one) => [one.department, BiText.parse(JSON.parse(one.name))]),
  );
  const nameOf = (id: string) => names.get(id) ?? { 'zh-CN': '', en: '' };
  const steps = await stepsOf(reading, complaint);
  return {
    reference,
    // What was decided is not known before it is shown, and to read it is to be told.
    state: state === 'decided' ? 'in_hand' : state,
    received_on,
    department,
    with: nameOf(department),
    due: dueOf(row, now),
    attachments: (await attachmentsOf(reading, complaint)).length,
    outcome: row.told_at === null ? null : outcomeOf(row),
    history: steps
      .filter(({ act }) => act !== 'decide')
      .map((step) => ({
        what: step.act,
        at: new Date(step.at).toISOString(),
        with: nameOf(step.department),
      })),
    open: after(state, 'add') !== null,
  };
}
