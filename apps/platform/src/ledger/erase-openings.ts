import type { Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';

/**
 * Erases what opens the entries of events whose time of keeping is over. The entries stay, and every proof with
 * them: they tell that something of their type happened then, and of nobody any more (SECURITY.md 4.5).
 */
export async function eraseOpenings(
  writing: Writing<PlatformTables>,
  streams: readonly string[],
  sequences: readonly number[],
): Promise<void> {
  if (streams.length === 0 || sequences.length === 0) return;
  await writing
    .deleteFrom('ledger_openings')
    .where(
      'position',
      'in',
      writing
        .selectFrom('ledger_entries')
        .select('position')
        .where('stream', 'in', streams)
        .where('sequence', 'in', sequences),
    )
    .execute();
}
