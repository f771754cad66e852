// A platform in a process of its own, for who starts several on one database, ends them, or weighs them.
import process from 'node:process';
import { TARGETS_DEFAULT } from '@consentry/server';
import { pino } from 'pino';
import { startPlatform } from '../platform.ts';

const [, , data = '', databaseUrl = ''] = process.argv;
const platform = await startPlatform({
  data,
  databaseUrl,
  host: '127.0.0.1',
  port: 0,
  log: pino({ level: 'silent' }),
  webhooks: { settings: { ...TARGETS_DEFAULT, loopback: true } },
});
process.on('message', () =>
  process.send?.({ rss: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 }),
);
process.on('disconnect', () => process.exit());
process.send?.({ url: platform.url });
