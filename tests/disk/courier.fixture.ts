// Courier that the tests of the disk stop, kill or cut off at any moment: people agree and withdraw, by its own
// routes; one line for each answer that was given. With `once` it waits for a line; one person agrees and withdraws.
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
// oxlint-disable-next-line no-restricted-imports -- what only tests have is named by no index
import { openKiosk, START } from '../../apps/device/src/courier/testing/kiosk-in-memory.ts';

const [, , folder = '', often = ''] = process.argv;
/** So many people, then a quarter of an hour: no more may come at once. */
const HOUR = 3_600_000;

const clock = { now: START };
await using kiosk = await openKiosk({ store: join(folder, 'courier.db'), clock });
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

if (often === 'once') {
  const { token } = await kiosk.register();
  say('ready');
  for await (const _ of createInterface({ input: process.stdin })) {
    const { consent } = await kiosk.consent(token);
    say(`given ${consent}`);
    await kiosk.withdraw(token);
    say(`withdrawn ${consent}`);
  }
} else {
  say('ready');
  for (;;) {
    clock.now += HOUR;
    const { token } = await kiosk.register();
    const { consent } = await kiosk.consent(token);
    say(`given ${consent}`);
    if (Math.random() < 0.6) {
      await kiosk.withdraw(token);
      say(`withdrawn ${consent}`);
    }
    await turn();
  }
}
