export { type Authority, type AuthorityOptions, startAuthority } from './authority.ts';
export type { FirstDepartment } from './department/department-store.ts';
export { authorityLedger } from './ledger/log-home.ts';
export { isNetwork, serverLog as authorityLog } from '@consentry/server';
