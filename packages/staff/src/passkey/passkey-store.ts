import type { Read, Write } from '../account.ts';
import type { Passkey, PasskeyOwner, PasskeyState } from './passkey.ts';
import type { PasskeyTable } from './passkey-tables.ts';

/** Finds a passkey of staff or of persons by the id its authenticator gave it. */
export async function findPasskey(
  reading: Read,
  kind: PasskeyOwner['kind'],
  id: string,
): Promise<Passkey | null> {
  const row = await reading
    .selectFrom('passkeys')
    .selectAll()
    .where('passkey', '=', id)
    .where('owner_kind', '=', kind)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { passkey, owner, public_key: publicKey, counter, synced } = row;
  return { passkey, kind, owner, publicKey, counter, synced };
}

/** Lists the passkeys of an account, oldest first. */
export async function listPasskeys(
  reading: Read,
  { kind, owner }: PasskeyOwner,
): Promise<readonly PasskeyTable[]> {
  return reading
    .selectFrom('passkeys')
    .selectAll()
    .where('owner', '=', owner)
    .where('owner_kind', '=', kind)
    .orderBy('made_at')
    .orderBy('passkey')
    .execute();
}

/** Adds a passkey; `false` when the id is known, whoever's it is. */
export async function addPasskey(
  writing: Write,
  { passkey, kind, owner, publicKey, counter, synced }: Passkey,
  now: number,
): Promise<boolean> {
  const added = await writing
    .insertInto('passkeys')
    .values({
      passkey,
      owner_kind: kind,
      owner,
      public_key: publicKey,
      counter,
      made_at: now,
      used_at: null,
      synced,
    })
    .onConflict((on) => on.column('passkey').doNothing())
    .returning('passkey')
    .executeTakeFirst();
  return added !== undefined;
}

/** Notes the use of a passkey, with the state it was in. */
export async function notePasskeyUse(
  writing: Write,
  passkey: string,
  { counter, synced }: PasskeyState,
  now: number,
): Promise<void> {
  await writing
    .updateTable('passkeys')
    .set({ counter, synced, used_at: now })
    .where('passkey', '=', passkey)
    .execute();
}

/** Removes one passkey of an account; `false` when it has none of that id. */
export async function removePasskey(
  writing: Write,
  { kind, owner }: PasskeyOwner,
  passkey: string,
): Promise<boolean> {
  const removed = await writing
    .deleteFrom('passkeys')
    .where('passkey', '=', passkey)
    .where('owner', '=', owner)
    .where('owner_kind', '=', kind)
    .returning('passkey')
    .executeTakeFirst();
  return removed !== undefined;
}
