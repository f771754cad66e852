export type VaultErrorCode =
  | 'store_in_use'
  | 'store_not_open'
  | 'store_missing'
  | 'store_failed'
  | 'store_unknown_version'
  | 'store_unsafe'
  | 'store_tampered'
  | 'other_device'
  | 'other_model'
  | 'root_key_missing'
  | 'root_key_damaged'
  | 'root_key_exposed'
  | 'slots_missing'
  | 'slots_damaged'
  | 'template_unreadable'
  | 'not_enrolled'
  | 'already_enrolled'
  | 'erased'
  | 'other_consent';

/** What each error says: what happened, why it matters, what to do. None can hold a key, a vector or a name. */
const MESSAGES: Readonly<Record<VaultErrorCode, string>> = {
  store_in_use:
    'Another process has this vault open, and two would undo each other. Stop the other one, then try again.',
  store_missing:
    'There is no vault in this folder. Give the folder of a device that has run, or start the device once.',
  store_not_open: 'This vault is closed. Open it again.',
  store_failed:
    'The disk did not take a write, so nothing after it can be trusted. The vault stops; check space and health of the disk, then start it again: it finishes what was begun.',
  store_unknown_version:
    'This store was written by another version of Consentry. Use that version or a newer one; nothing was changed.',
  store_unsafe:
    'SQLite did not take a setting that makes erasure and durability true, so the store was not opened. Use the Node that comes with Consentry.',
  store_tampered:
    'Something in this store is not as it was sealed, so nobody is compared. Run `consentry vault check`; erasing still works.',
  other_device:
    'This store belongs to another device, and templates do not move between devices. Enrol here again.',
  other_model:
    'This template was made by another model, and vectors of two models cannot be compared. Enrol the person again.',
  root_key_missing:
    'The root key of this store is gone, so no template can be read any more. Restore root.key, or remove the store folder and enrol again.',
  root_key_damaged:
    'The root key file is not as it was written. Restore root.key, or remove the store folder and enrol again.',
  root_key_exposed:
    'Other users of this machine may read the root key. Run `chmod 600` on root.key, then start again.',
  slots_missing:
    'The key slot file of this store is gone, so no template can be read any more. Remove the store folder and enrol again.',
  slots_damaged:
    'The key slot file is not one of this device or is cut short. Remove the store folder and enrol again.',
  template_unreadable:
    'A sealed template does not open with its key under its own consent, purpose, model and device. Erase that consent and enrol again.',
  not_enrolled: 'There is no face template under this consent. Enrol first, or offer another way.',
  already_enrolled: 'There is a face template under this consent. Erase it first to take a new one.',
  erased: 'This consent was withdrawn or ran out, and that is final. Ask for a new consent.',
  other_consent: 'The permit is for another consent, purpose or device than this call. Ask the law again.',
};

/** Thrown by the vault. `code` is stable; the message never names a person, a key or a value. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;
  constructor(code: VaultErrorCode, cause?: unknown) {
    super(MESSAGES[code], cause === undefined ? undefined : { cause });
    this.name = 'VaultError';
    this.code = code;
  }
}
