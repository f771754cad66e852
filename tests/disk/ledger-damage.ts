// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { join } from 'node:path';
import { openDatabase } from '@consentry/server';
import { pino } from 'pino';
import { ledgerKeeper } from '../../apps/platform/src/ledger/ledger-keeper.ts';
import { platformKeys } from '../../apps/platform/src/settings/keys.ts';
import { platformMigrations } from '../../apps/platform/src/store/migrations/index.ts';
import type { PlatformTables } from '../../apps/platform/src/store/tables.ts';

async function opened<T>(
  data: string,
  work: (keeper: ReturnType<typeof ledgerKeeper>) => Promise<T>,
): Promise<T> {
  await using database = await openDatabase<PlatformTables>(`sqlite:${join(data, 'platform.db')}`, {
    migrations: platformMigrations,
  });
  const log = pino({ level: 'silent' });
  return await work(ledgerKeeper({ database, keys: platformKeys(data), now: Date.now, log }, data));
}

/** The last head that the evidence log of a platform published. */
export const headOf = (data: string) => opened(data, (keeper) => keeper.ledger.log.head());

/**
 * Checks the evidence log of a platform that starts again: every tile and every entry (`fsck`), that it goes on to its
 * last entry, and that nothing is gone that was said to be published.
 *
 * @param lines of the program that wrote it
 */
export const ledgerDamage = (data: string, lines: readonly string[]): Promise<readonly string[]> =>
  opened(data, async (keeper) => {
    const { log, entries } = keeper.ledger;
    const before = await keeper.check();
    const published = lines.flatMap((line) => /^published (\d+)$/.exec(line)?.[1] ?? []).map(Number);
    const { size: head } = await log.head();
    await keeper.advance();
    const after = await keeper.check();
    const [count, { size }] = [await entries.size(), await log.head()];
    return [
      ...[before, after].flatMap((error) => (error === null ? [] : [error.message])),
      ...published.filter((one) => one > head).map((one) => `${one} were published, ${head} are`),
      ...(count === size ? [] : [`${count} entries, ${size} published`]),
    ];
  });
