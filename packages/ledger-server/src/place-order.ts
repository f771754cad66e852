import type { Write } from './ledger-tables.ts';

/** Its row is taken first, so that of several who give places each waits for the one before. */
const ORDER = '';

/** Waits until nobody else gives places, and keeps others from it until the transaction ends. */
export async function holdPlaces(writing: Write): Promise<void> {
  await setPlace(writing, ORDER, 0);
}

/** Writes down how far a stream is in the ledger. */
export async function setPlace(writing: Write, stream: string, sequence: number): Promise<void> {
  await writing
    .insertInto('ledger_places')
    .values({ stream, sequence })
    .onConflict((on) => on.column('stream').doUpdateSet({ sequence }))
    .execute();
}
