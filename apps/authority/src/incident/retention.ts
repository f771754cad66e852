import { randomUUID } from 'node:crypto';
import { inTransaction, paperHash } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import { noteIncident } from './incident-store.ts';

/** What was reported is kept three years after the end: our setting, as long as § 第九条 has records kept. */
const KEPT_MS = 3 * 365 * 86_400_000;
/** Erased in one round. */
const ERASED_MAX = 200;

/** Erases the words of what was closed long enough ago; the row stays, to be counted. */
export async function eraseIncidents({ database, now }: AuthorityContext): Promise<void> {
  const over = await database.reading
    .selectFrom('incidents')
    .select('incident')
    .where('state', '=', 'closed')
    .where('closed_at', '<=', now() - KEPT_MS)
    .where('erased_at', 'is', null)
    .limit(ERASED_MAX)
    .execute();
  for (const { incident } of over) {
    await inTransaction(database, async (writing) => {
      const erased_at = now();
      const gone = { processor: null, log_key: null, outcome: null, despite: null, onward_to: null };
      const code_hash = paperHash(randomUUID());
      const erased = await writing
        .updateTable('incidents')
        .set((of) => ({ ...gone, erased_at, code_hash, version: of('version', '+', 1) }))
        .where('incident', '=', incident)
        .where('erased_at', 'is', null)
        .returning('incident')
        .executeTakeFirst();
      if (erased === undefined) return;
      await writing
        .updateTable('incident_parts')
        .set({ content: null })
        .where('incident', '=', incident)
        .execute();
      await writing
        .updateTable('incident_questions')
        .set({ text: '-', answer: null })
        .where('incident', '=', incident)
        .execute();
      await noteIncident(writing, 'erased', { incident }, erased_at);
    });
  }
}
