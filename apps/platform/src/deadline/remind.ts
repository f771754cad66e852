import type { DeadlineEntry, PersonLanguage } from '@consentry/contract';
import { both, openDeadlines } from '@consentry/law';
import {
  type Message,
  type MessageSender,
  type Working,
  addJob,
  appendEvent,
  completeJob,
  failJob,
  inTransaction,
  workJobs,
  workRounds,
} from '@consentry/server';
import { z } from 'zod';
import type { PlatformContext } from '../platform.ts';
import type { PostureKeeper } from '../posture/posture-keeper.ts';
import { OVER, deadlineEntry, reminderDue } from './deadlines.ts';
import { noteReminder, readReceivers, readReminded } from './deadline-store.ts';

/** How often it is looked whether a reminder is due. */
const EVERY_MS = 60_000;
const SEND = 'deadline.send';
const LEASE_MS = 120_000;
const PAUSE_MS = 2000;
/** Stream in which others learn of reminders. */
const STREAM = 'deadlines';

const Letter = z.strictObject({
  staff: z.string(),
  /** Of the languages of the receiver, as it was when the reminder was made. */
  subject: z.string(),
  text: z.string(),
});

/** Begins to make reminders and to send them, each once, by one replica. */
export function startReminding(
  context: PlatformContext,
  posture: PostureKeeper,
  sender: MessageSender,
): AsyncDisposable {
  const { database, log, now } = context;
  const round = workRounds(context, {
    'deadlines.remind': { everyMs: EVERY_MS, work: () => remind(context, posture) },
  });
  const sending: Working = workJobs(context, {
    kinds: [SEND],
    atOnce: 2,
    leaseMs: LEASE_MS,
    pauseMs: PAUSE_MS,
    work: async (job) => {
      try {
        const { staff, subject, text } = Letter.parse(JSON.parse(job.body));
        const [receiver] = await readReceivers(database.reading, staff);
        // Who has left or taken the address away meanwhile gets nothing.
        if (receiver !== undefined)
          await sender.send({ channel: 'email', to: receiver.email, subject, text });
        await inTransaction(database, (writing) => completeJob(writing, job, now()));
      } catch (error) {
        const failure = error instanceof Error ? error.name : 'unknown';
        log.warn({ failure, try: job.try }, 'a reminder was not sent');
        await inTransaction(database, (writing) => failJob(writing, job, failure, now()));
      }
    },
  });
  return {
    async [Symbol.asyncDispose]() {
      await round[Symbol.asyncDispose]();
      await sending[Symbol.asyncDispose]();
    },
  };
}

/**
 * Makes the reminders that are due: an event each, which webhooks carry on, and a letter to each of staff who
 * wants them. One that was made is not made again.
 *
 * @returns how many were made
 */
export async function remind(
  { database, now, origins }: Pick<PlatformContext, 'database' | 'now' | 'origins'>,
  posture: Pick<PostureKeeper, 'read'>,
): Promise<void> {
  const at = now();
  const made = await readReminded(database.reading);
  const { facts } = await posture.read();
  const due = openDeadlines(facts, at)
    .map(deadlineEntry)
    .flatMap((one) => {
      const lead = reminderDue(one, at);
      return lead === null || made.has(`${one.deadline} ${lead}`) ? [] : [{ one, lead }];
    });
  for (const { one, lead } of due) {
    await inTransaction(database, async (writing) => {
      if (!(await noteReminder(writing, { deadline: one.deadline, lead }, at))) return;
      const { deadline, kind, requirement, due_at, certainty } = one;
      const body = JSON.stringify({ deadline, kind, requirement, due_at, certainty, lead });
      const told = lead === OVER ? 'deadline.over' : 'deadline.near';
      await appendEvent(writing, STREAM, { kind: told, body, at });
      for (const { staff, language } of await readReceivers(writing)) {
        const letter = { staff, ...letterOf(one, lead, language, origins()[0] ?? '') };
        await addJob(writing, { kind: SEND, body: JSON.stringify(letter), dueAt: at }, at);
      }
    });
  }
}

/** The words of a reminder. They name the duty and the day, and nobody. */
function letterOf(
  { requirement, began, duty, text, explanation }: DeadlineEntry,
  lead: number,
  language: PersonLanguage,
  origin: string,
): Pick<Message, 'subject' | 'text'> {
  const when =
    lead === OVER
      ? both('已过期', 'overdue')
      : lead === 0
        ? both('今天到期', 'due today')
        : both(`还有不到 ${lead + 1} 天`, `due within ${lead} days`);
  const subject = both(`期限提醒（${when['zh-CN']}）：${requirement}`, `Deadline ${when.en}: ${requirement}`)[
    language
  ];
  const words = both(
    `${began['zh-CN']}：${duty['zh-CN']}。\n期限：${text['zh-CN']}。\n${explanation['zh-CN']}\n\n办理：${origin}/console/#/deadlines\n这是提醒；办理以后由您在管理台记录。`,
    `${began.en}: ${duty.en}.\nBy: ${text.en}.\n${explanation.en}\n\nTo do it: ${origin}/console/#/deadlines\nThis is a reminder; once it is done, record it in the console.`,
  )[language];
  return { subject, text: words };
}
