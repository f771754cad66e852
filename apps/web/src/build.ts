import { buildKiosk } from './kiosk-build.ts';

process.stdout.write(`${(await buildKiosk()).folder}\n`);
