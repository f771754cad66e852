// Process that the kill test ends at any moment: writes entries for ever, one line for each that is acknowledged.
import { flushCompileCache } from 'node:module';
import { pino } from 'pino';
import { ownKey } from '../consent/certificate.ts';
import { openDatabase } from '../store/database.ts';
import { DeviceLog } from './device-log.ts';

// Whoever is killed keeps nothing of what it compiled.
flushCompileCache();
const [, , folder = ''] = process.argv;
const database = openDatabase(`${folder}/courier.db`, (error) => {
  throw error;
});
const log = new DeviceLog({
  database,
  device: 'door-3',
  key: database.transact(ownKey),
  folder: `${folder}/ledger`,
  now: Date.now,
  log: pino({ level: 'silent' }),
});
for (;;) {
  const place = database.transact((writing) => {
    const at = log.next(writing);
    writing.run('INSERT INTO attempts (kind, subject, at) VALUES (?, ?, ?)', 'entry', `e${at}`, 'now');
    return log.add(writing, { type: 'verification.completed', at: Date.now(), body: { way: 'pin', at } });
  });
  process.stdout.write(`${place}\n`);
  if (place % 5 === 0) await log.publish();
}
