// Platform that the tests of the disk stop or cut off at any moment: somebody agrees and withdraws for ever, one
// line for each that is kept, while its evidence log is written and published beside.
import { setImmediate as turn } from 'node:timers/promises';
import { startPlatform } from '@consentry/platform';
import { pino } from 'pino';
import { PlatformLife } from './platform-life.ts';

const [, , data = ''] = process.argv;
const log = pino({ level: 'silent' });
await using platform = await startPlatform({ data, host: '127.0.0.1', port: 0, log });
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const life = await PlatformLife.begin(platform.context, platform.keeper);
say('ready');
for (;;) {
  await life.once(say);
  await turn();
}
