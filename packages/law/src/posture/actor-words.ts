import { type BiText, both } from '../text.ts';
import type { Actor } from './posture-state.ts';

/** Who in an organisation sees to a row, in words. */
export const actorWords: Readonly<Record<Actor, BiText>> = {
  admin: both('管理员', 'the administrator'),
  dpo: both('个人信息保护负责人', 'the personal information protection officer'),
  operator: both('操作员', 'the operator'),
  installer: both('安装员', 'the installer'),
  security_owner: both('安全负责人', 'the security owner'),
  counsel: both('法务', 'counsel'),
  filer: both('备案经办人', 'whoever files'),
  auditor: both('审计人员', 'the auditor'),
  responsible_person: both('直接负责的人员', 'the person directly responsible'),
};
