// Process that the kill test ends at any moment: writes for ever, one line for each write that is kept.
import { flushCompileCache } from 'node:module';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { appendEvent } from '../events.ts';
import { addJob } from '../job-store.ts';
import { openDatabase } from '../open-database.ts';
import { inTransaction } from '../transaction.ts';

// Whoever is killed keeps nothing of what it compiled.
flushCompileCache();
const [, , url = '', name = '', fault = ''] = process.argv;
await using database = await openDatabase(url, { connections: 1 });
for (;;) {
  const sequence = await inTransaction(database, async (writing) => {
    const sequence = await appendEvent(writing, name, { kind: 'write', body: '', at: 0 });
    await addJob(writing, { kind: 'write', body: '', dueAt: 0, once: `${name}/${sequence}` }, 0);
    if (fault === 'acknowledge-early') {
      process.stdout.write(`${sequence}\n`);
      await sleep(5);
    }
    return sequence;
  });
  if (fault === '') process.stdout.write(`${sequence}\n`);
  // Without a turn it would never notice that nobody reads any more, and write for ever.
  await turn();
}
