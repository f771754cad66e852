import type { Catalogue } from '@consentry/ui';
import type { zhCN } from './messages.zh-CN.ts';

/** The words about departments. */
export const en: Catalogue<typeof zhCN> = {
  kind: 'Kind of department',
  kinds: {
    cac: 'Cyberspace administration',
    public_security: 'Public security',
    other: 'Another with a duty of its own',
  },
  region: 'Region',
  all: 'All',
  department: 'Department',
  departmentHint: 'Type a part of its name to find it',
  noneFound: 'There is no such department on this server',
};
