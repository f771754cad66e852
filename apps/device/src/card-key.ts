import { keyFile } from './key-file.ts';

/** File of the key that numbers of cards are hashed under: beside the store, not in it. */
const CARD_KEY_FILE = 'card.key';
const KEY = /^[A-Za-z0-9_-]{43}$/;

/**
 * Gives the key that this door hashes the numbers of cards under: 32 bytes. `null` where its file holds
 * something else: nobody comes in by card then. Without the file every card has to be linked again.
 *
 * @throws the file system's own error
 */
export function cardKey(data: string): Uint8Array | null {
  const text = keyFile(data, CARD_KEY_FILE);
  return KEY.test(text) ? Buffer.from(text, 'base64url') : null;
}
