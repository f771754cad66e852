import type { Reading, Writing } from '@consentry/server';
import type { PlatformTables } from '../store/tables.ts';
import type { Passkey } from './passkey.ts';
import type { PasskeyTable } from './staff-tables.ts';

type Read = Reading<PlatformTables>;
type Write = Writing<PlatformTables>;

/** Finds a passkey of staff by the id its authenticator gave it. */
export async function findPasskey(reading: Read, id: string): Promise<Passkey | null> {
  const row = await reading
    .selectFrom('passkeys')
    .selectAll()
    .where('passkey', '=', id)
    .where('owner_kind', '=', 'staff')
    .executeTakeFirst();
  if (row === undefined) return null;
  return { passkey: row.passkey, owner: row.owner, publicKey: row.public_key, counter: row.counter };
}

/** Lists the passkeys of an account, oldest first. */
export async function listPasskeys(reading: Read, owner: string): Promise<readonly PasskeyTable[]> {
  return reading
    .selectFrom('passkeys')
    .selectAll()
    .where('owner', '=', owner)
    .where('owner_kind', '=', 'staff')
    .orderBy('made_at')
    .orderBy('passkey')
    .execute();
}

/** Adds a passkey; `false` when the id is known, whoever's it is. */
export async function addPasskey(
  writing: Write,
  { passkey, owner, publicKey, counter }: Passkey,
  now: number,
): Promise<boolean> {
  const added = await writing
    .insertInto('passkeys')
    .values({
      passkey,
      owner_kind: 'staff',
      owner,
      public_key: publicKey,
      counter,
      made_at: now,
      used_at: null,
    })
    .onConflict((on) => on.column('passkey').doNothing())
    .returning('passkey')
    .executeTakeFirst();
  return added !== undefined;
}

/** Notes the counter a passkey was last used with. */
export async function notePasskeyUse(
  writing: Write,
  passkey: string,
  counter: number,
  now: number,
): Promise<void> {
  await writing
    .updateTable('passkeys')
    .set({ counter, used_at: now })
    .where('passkey', '=', passkey)
    .execute();
}

/** Removes one passkey of an account; `false` when it has none of that id. */
export async function removePasskey(writing: Write, owner: string, passkey: string): Promise<boolean> {
  const removed = await writing
    .deleteFrom('passkeys')
    .where('passkey', '=', passkey)
    .where('owner', '=', owner)
    .where('owner_kind', '=', 'staff')
    .returning('passkey')
    .executeTakeFirst();
  return removed !== undefined;
}
