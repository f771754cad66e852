import { both, civilDateAt } from '@consentry/law';
import { addJob, inTransaction, type Writing } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { clockCounts } from './clock.ts';
import { readPractices } from './practice-store.ts';

/** Jobs that are a letter to a department. */
export const REMIND = 'complaint.remind';

/** Writes to each department that asked for it, once a day, how many complaints are late or nearly so. */
export async function remindDepartments({ database, now, origins }: AuthorityContext): Promise<void> {
  const day = civilDateAt(now());
  for (const [department, { mail }] of await readPractices(database.reading)) {
    if (mail.length === 0) continue;
    await inTransaction(database, async (writing) => {
      const counts = await clockCounts(writing, department, now());
      const { overdue, soon, alarmed, letters_failed } = counts;
      if (overdue + soon + alarmed + letters_failed === 0) return;
      if (!(await noteReminded(writing, department, day, now()))) return;
      const subject = both(`投诉期限提醒：逾期 ${overdue} 件`, `Complaints: ${overdue} late`);
      const text = both(
        `逾期 ${overdue} 件，即将到期 ${soon} 件；反映受到报复、尚未查看 ${alarmed} 件；告知信没有送达 ${letters_failed} 件。\n办理：${origins()[0] ?? ''}/console/#/complaints\n第十七条要求及时处理并告知结果，天数是设定，不是法律规定。`,
        `${overdue} late, ${soon} due soon; ${alarmed} with retaliation reported and not looked at; ${letters_failed} letters not delivered.\nTo handle them: ${origins()[0] ?? ''}/console/#/complaints\nArticle 17 asks for handling in time and for the outcome to be told; the number of days is a setting, not law.`,
      );
      const letter = {
        to: mail,
        subject: `${subject['zh-CN']} / ${subject.en}`,
        text: `${text['zh-CN']}\n\n${text.en}`,
      };
      await addJob(writing, { kind: REMIND, body: JSON.stringify(letter), dueAt: now() }, now());
    });
  }
}

async function noteReminded(
  writing: Writing<AuthorityTables>,
  department: string,
  day: string,
  now: number,
): Promise<boolean> {
  const made = await writing
    .insertInto('complaint_reminders')
    .values({ department, day, made_at: now })
    .onConflict((on) => on.columns(['department', 'day']).doNothing())
    .returning('day')
    .executeTakeFirst();
  return made !== undefined;
}
