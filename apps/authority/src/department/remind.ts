import { type BiText, civilDateAt } from '@consentry/law';
import { addJob, inTransaction, type Writing } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import { readPractices } from '../complaint/practice-store.ts';
import type { AuthorityTables } from '../store/tables.ts';

/** Jobs that are a letter to a department. */
export const REMIND = 'complaint.remind';

/** A letter in both languages, one after the other. */
export interface Reminder {
  readonly subject: BiText;
  readonly text: BiText;
}

/** Where it stands on which days a department was written to about what. */
type Reminders = 'complaint_reminders' | 'incident_reminders';

/**
 * Writes to each department that has an address, once a day, where there is something to say.
 *
 * @param reminders of which subject
 * @param say what the department is told; `null` where nothing is late
 */
export async function remind(
  { database, now }: AuthorityContext,
  reminders: Reminders,
  say: (writing: Writing<AuthorityTables>, department: string) => Promise<Reminder | null>,
): Promise<void> {
  const day = civilDateAt(now());
  for (const [department, { mail }] of await readPractices(database.reading)) {
    if (mail.length === 0) continue;
    await inTransaction(database, async (writing) => {
      const reminder = await say(writing, department);
      if (reminder === null) return;
      const first = await writing
        .insertInto(reminders)
        .values({ department, day, made_at: now() })
        .onConflict((on) => on.columns(['department', 'day']).doNothing())
        .returning('day')
        .executeTakeFirst();
      if (first === undefined) return;
      const { subject, text } = reminder;
      const letter = {
        to: mail,
        subject: `${subject['zh-CN']} / ${subject.en}`,
        text: `${text['zh-CN']}\n\n${text.en}`,
      };
      await addJob(writing, { kind: REMIND, body: JSON.stringify(letter), dueAt: now() }, now());
    });
  }
}

/** Address of a section of the console, for a letter. */
export function consoleAddress({ origins }: AuthorityContext, section: string): string {
  return `${origins()[0] ?? ''}/console/#/${section}`;
}
