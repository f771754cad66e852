import { type RowRules, rowRule } from '../posture/row-rule.ts';
import { activities, household, publicPage, rulesByDate } from './scope-activity.ts';
import { parties } from './scope-parties.ts';
import { anonymised, research } from './scope-research.ts';

/** How the rows of `scope` are judged on the state of a processor. */
export const scopePosture = {
  // § 第二条第一款
  'R02.1': rowRule(['scope', 'purpose', 'siting'], 'counsel', (facts) => activities(facts)),
  // § 第二条第二款
  'R02.2': rowRule(['scope', 'purpose'], 'counsel', (facts) => research(facts)),
  // § 第十九条第二项; 《个人信息保护法》第四条、第七十三条第四项
  'R19.2': rowRule(['scope'], 'dpo', (facts) => anonymised(facts)),
  // § 第十九条第一项; 《个人信息保护法》第二十条、第二十一条
  'R19.3': rowRule(['scope', 'purpose'], 'counsel', (facts, now) => parties(facts, now)),
  // § 第二十条
  'R20.1': rowRule(['scope', 'purpose'], 'counsel', (facts, now) => rulesByDate(facts, now)),
  // Commentary A
  'RS.5': rowRule(['scope'], 'responsible_person', (facts, now) => publicPage(facts, now)),
  // Commentary A; 《个人信息保护法》第七十二条
  'RS.7': rowRule(['scope', 'siting'], 'admin', (facts) => household(facts)),
} as const satisfies RowRules<'scope'>;
