import { both } from '@consentry/law';
import type { AuthorityContext } from '../authority.ts';
import { consoleAddress, remind } from '../department/remind.ts';
import { clockCounts } from './clock.ts';

/** Writes to each department how many complaints are late or nearly so. */
export async function remindOfComplaints(context: AuthorityContext): Promise<void> {
  await remind(context, 'complaint_reminders', async (writing, department) => {
    const counts = await clockCounts(writing, department, context.now());
    const { overdue, soon, alarmed, letters_failed } = counts;
    if (overdue + soon + alarmed + letters_failed === 0) return null;
    const at = consoleAddress(context, 'complaints');
    return {
      subject: both(`投诉期限提醒：逾期 ${overdue} 件`, `Complaints: ${overdue} late`),
      text: both(
        `逾期 ${overdue} 件，即将到期 ${soon} 件；反映受到报复、尚未查看 ${alarmed} 件；告知信没有送达 ${letters_failed} 件。\n办理：${at}\n第十七条要求及时处理并告知结果，天数是设定，不是法律规定。`,
        `${overdue} late, ${soon} due soon; ${alarmed} with retaliation reported and not looked at; ${letters_failed} letters not delivered.\nTo handle them: ${at}\nArticle 17 asks for handling in time and for the outcome to be told; the number of days is a setting, not law.`,
      ),
    };
  });
}
