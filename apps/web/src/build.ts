import { SCREENS, buildScreen } from './build-screen.ts';

for (const screen of SCREENS) process.stdout.write(`${(await buildScreen(screen)).folder}\n`);
