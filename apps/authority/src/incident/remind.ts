import { both } from '@consentry/law';
import type { AuthorityContext } from '../authority.ts';
import { consoleAddress, remind } from '../department/remind.ts';

/** Writes to each department how many incidents nobody read or lack what is due. */
export async function remindOfIncidents(context: AuthorityContext): Promise<void> {
  const { now } = context;
  await remind(context, 'incident_reminders', async (writing, department) => {
    const open = await writing
      .selectFrom('incidents')
      .select(['state', 'next_due_at'])
      .where('department', '=', department)
      .where('state', '<>', 'closed')
      .execute();
    const unread = open.filter(({ state }) => state === 'received').length;
    const late = open.filter(({ next_due_at }) => (next_due_at ?? now()) < now()).length;
    if (unread + late === 0) return null;
    const at = consoleAddress(context, 'incidents');
    return {
      subject: both(`事件报告提醒：逾期 ${late} 件`, `Incident reports: ${late} late`),
      text: both(
        `尚未确认阅读 ${unread} 件；应当补报、报送总结、答复或者上报而期限已过的 ${late} 件。\n办理：${at}`,
        `${unread} read by nobody yet; ${late} lack a supplement, a final report, an answer or the report onward that was due.\nTo handle them: ${at}`,
      ),
    };
  });
}
