// An authority in a process of its own, as the bench starts it.
import process from 'node:process';
import { pino } from 'pino';
/* oxlint-disable no-restricted-imports -- started as its program does, behind a proxy that is this machine */
import { startAuthority } from '../../apps/authority/src/authority.ts';

const [, , data = '', databaseUrl = ''] = process.argv;
const authority = await startAuthority({
  data,
  databaseUrl,
  host: '127.0.0.1',
  port: 0,
  log: pino({ level: 'silent' }),
  trustedProxies: ['127.0.0.1/32'],
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const [rss, peak] = [process.memoryUsage.rss(), process.resourceUsage().maxRSS * 1024];
  process.send?.({ rss, peak, processorMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
process.send?.({ url: authority.url });
