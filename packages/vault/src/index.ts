export { checkStore, type StoreReport } from './check-store.ts';
export type { Problem, ProblemCode } from './examine.ts';
export type { KeyCustody, KeyWrapper } from './key-custody.ts';
export { KEY_SLOTS_FILE } from './key-slots.ts';
export { ROOT_KEY_FILE, softwareCustody } from './root-key.ts';
export { type Erasure, TEMPLATE_STORE_FILE } from './template-store.ts';
export { openVault, type Standing, type Vault, type VaultOptions } from './vault.ts';
export { VaultError, type VaultErrorCode, vaultErrorText } from './vault-error.ts';
