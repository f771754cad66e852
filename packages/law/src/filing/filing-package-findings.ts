import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of `filing` say of what is handed in. */
export const packageFindings = {
  material_missing: {
    requirement: 'R15.3',
    why: both(
      '缺少第十五条第一款第{items}项材料。申请备案应当提交五项材料。',
      'Material {items} of Article 15, paragraph 1 is missing. A filing shall be made with all five.',
    ),
    remedy: both('请补齐后提交。', 'Add what is missing, then hand it in.'),
  },
  material_assessment_other: {
    requirement: 'R15.3',
    why: both(
      '所附影响评估报告针对的配置不是备案的配置。应当提交对所备案处理活动的评估报告。',
      'The assessment handed in is of another configuration than the one filed. The report of what is filed shall be handed in.',
    ),
    remedy: both(
      '请对备案的配置重新评估，更换报告。',
      'Assess the configuration that is filed, and exchange the report.',
    ),
  },
  material_draft_outdated: {
    requirement: 'R15.3',
    why: both(
      '草稿所述的配置已经不是现在运行的配置。提交的材料应当与实际一致。',
      'The draft describes a configuration that no longer runs. What is handed in shall be as things are.',
    ),
    remedy: both('请按现状更新草稿。', 'Bring the draft up to date.'),
  },
  material_count_old: {
    requirement: 'R15.3',
    why: both(
      '材料中的数量快照超过1天。存储数量应当是实际数量；1天是本产品设置。',
      'The count in the package is older than a day. The quantity shall be the real one; the one day is our setting.',
    ),
    remedy: both(
      '请重新计数；已经提交的，核对提交时的数量并记录。',
      'Count again; if it is handed in already, check the number of that day and record it.',
    ),
  },
  document_missing: {
    requirement: 'R15.4',
    why: both(
      '备案文件不完整，缺第{documents}份。按填报说明，应当提交八份文件：一、基本情况表；二、应用情况备案表；三、影响评估报告；四、统一社会信用代码证件；五、法定代表人或者负责人身份证件；六、经办人身份证件；七、授权委托书；八、承诺书。',
      'The filing is incomplete: document {documents} is missing. By the filling instructions eight shall be handed in: 1 form on the processor, 2 form on the use, 3 assessment report, 4 licence with the unified social credit code, 5 identity document of the legal representative, 6 of the agent, 7 power of attorney, 8 letter of commitment.',
    ),
    remedy: both('请补齐所缺文件。', 'Add what is missing.'),
  },
  document_unstamped: {
    requirement: 'R15.4',
    why: both(
      '第{documents}份文件没有盖章。按填报说明，第四、七、八份应当加盖公章后扫描。',
      'Document {documents} has no stamp. By the filling instructions documents 4, 7 and 8 shall be stamped, then scanned.',
    ),
    remedy: both('请加盖公章，重新扫描。', 'Stamp it and scan it again.'),
  },
  filing_outside_system: {
    requirement: 'R15.4',
    why: both(
      '备案没有通过“个人信息保护业务系统”办理。按公告应当线上办理。',
      'The filing was not made in the online system for personal information protection. By the announcement it shall be.',
    ),
    remedy: both(
      '请在 https://grxxbh.cacdtsc.cn 办理。',
      'Make it at https://grxxbh.cacdtsc.cn, the system of the announcement.',
    ),
  },
  receipt_missing: {
    requirement: 'R15.4',
    why: both(
      '备案已被接受，没有留存回执或者备案编号，无法证明应当办理的手续已经办完。',
      'The filing was accepted, but its receipt or number is not kept, so nothing proves that what shall be done is done.',
    ),
    remedy: both('请从系统取得并留存。', 'Get them from the system and keep them.'),
  },
  commitment_missing: {
    requirement: 'R15.9',
    why: both(
      '实务：备案附有承诺书，承诺材料真实、准确、完整；这一份还没有由法定代表人签字的承诺书。',
      'Practice: a filing comes with a letter of commitment that it is true, accurate and complete; this one has none signed by the legal representative.',
    ),
    remedy: both('请法定代表人核对后签字。', 'The legal representative checks it and signs.'),
  },
  figures_untraced: {
    requirement: 'R15.9',
    why: both(
      '实务：承诺材料真实，要靠每个数字都能追溯；{stated}个数字中只有{traced}个能追溯到来源快照。',
      'Practice: a commitment to true figures rests on figures that can be traced; of {stated} only {traced} lead to the snapshot they came from.',
    ),
    remedy: both('请补齐其余数字的来源。', 'Record where the others come from.'),
  },
} as const satisfies Record<string, FindingText>;
