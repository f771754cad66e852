import { keyFile } from './key-file.ts';

/** File of the operator key in the data folder. Whoever may read it operates the device. */
export const OPERATOR_KEY_FILE = 'operator.key';

/**
 * Gives the operator key of a device. It lets staff withdraw for a person who cannot type their PIN, and link
 * a card to somebody; nothing else.
 *
 * @throws the file system's own error
 */
export function operatorKey(data: string): string {
  return keyFile(data, OPERATOR_KEY_FILE);
}
