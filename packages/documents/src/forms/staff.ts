import { type BiText, both } from '@consentry/law';
import type { LiveFacts, Scenario, StaffFacts } from '../facts/live-facts.ts';
import { joined } from './words.ts';

type Assessment = NonNullable<Scenario['assessment']>;

/** Duties of staff, as a paper calls the post. */
const POST: Readonly<Record<StaffFacts['roles'][number], BiText>> = {
  operator: both('操作员', 'operator'),
  dpo: both('个人信息保护负责人', 'protection officer'),
  installer: both('安装员', 'installer'),
  auditor: both('审计员', 'auditor'),
  admin: both('管理员', 'admin'),
};

/** Names somebody of staff and their post; by the id where the records have nobody of it. */
export function staffWords(staff: readonly StaffFacts[], id: string): BiText {
  const found = staff.find((one) => one.staff === id);
  if (found === undefined) return both(id, id);
  const [post] = joined(found.roles.map((role) => POST[role]));
  if (post === undefined) return both(found.name, found.name);
  return both(`${found.name}（${post['zh-CN']}）`, `${found.name} (${post.en})`);
}

/** Names who did something of an assessment, as the records had them when they did it; else as they have them now. */
export function signerWords(
  { staff }: LiveFacts,
  { signers }: Assessment,
  act: Assessment['signers'][number]['act'],
  id: string,
): BiText {
  const then = signers.filter((one) => one.act === act);
  return staffWords(then.some((one) => one.staff === id) ? then : staff, id);
}
