import { both, civilDateAt } from '@consentry/law';
import { addJob, inTransaction, type Writing } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import { readPractices } from '../complaint/practice-store.ts';
import { REMIND } from '../complaint/remind.ts';
import type { AuthorityTables } from '../store/tables.ts';

/** Writes to each department that has an address, once a day, how many incidents nobody read or lack what is due. */
export async function remindOfIncidents({ database, now, origins }: AuthorityContext): Promise<void> {
  const day = civilDateAt(now());
  for (const [department, { mail }] of await readPractices(database.reading)) {
    if (mail.length === 0) continue;
    await inTransaction(database, async (writing) => {
      const open = await writing
        .selectFrom('incidents')
        .select(['state', 'next_due_at'])
        .where('department', '=', department)
        .where('state', '<>', 'closed')
        .execute();
      const unread = open.filter(({ state }) => state === 'received').length;
      const late = open.filter(({ next_due_at }) => (next_due_at ?? now()) < now()).length;
      if (unread + late === 0 || !(await noteReminded(writing, department, day, now()))) return;
      const subject = both(`事件报告提醒：逾期 ${late} 件`, `Incident reports: ${late} late`);
      const at = `${origins()[0] ?? ''}/console/#/incidents`;
      const text = both(
        `尚未确认阅读 ${unread} 件；应当补报、报送总结、答复或者上报而期限已过的 ${late} 件。\n办理：${at}`,
        `${unread} read by nobody yet; ${late} lack a supplement, a final report, an answer or the report onward that was due.\nTo handle them: ${at}`,
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
  made_at: number,
): Promise<boolean> {
  const made = await writing
    .insertInto('incident_reminders')
    .values({ department, day, made_at })
    .onConflict((on) => on.columns(['department', 'day']).doNothing())
    .returning('day')
    .executeTakeFirst();
  return made !== undefined;
}
