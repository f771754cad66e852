import { z } from 'zod';

/** What the rows of `storage` need to know of a processor. */
export const StorageSection = z.strictObject({});
export type StorageSection = z.infer<typeof StorageSection>;
