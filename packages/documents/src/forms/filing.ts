import { canonicalJson } from '@consentry/contract';
import {
  type CivilDate,
  type Deadline,
  MEASURES_IN_FORCE_FROM,
  both,
  changeDeadline,
  civilDate,
  deadlineEnd,
  startOfDay,
} from '@consentry/law';
import type { LiveFacts } from '../facts/live-facts.ts';
import type { Facts } from '../layout/fill.ts';
import type { Words } from '../paper/paper.ts';
import { timeWords } from '../render/time-words.ts';
import { maybe, written } from './organisation.ts';
import { NO, NONE, YES } from './words.ts';

const FIELD = {
  processor_name: both('处理者名称', 'name of the processor'),
  purpose: both('处理目的', 'purpose'),
  mode: both('处理方式', 'method'),
  new_scenario: both('新增应用场景', 'another scenario'),
  storage_place: both('存储地点', 'place of storage'),
  internet_transfer: both('互联网传输', 'transfer over the internet'),
  recipient: both('接收方', 'recipient'),
  algorithm_supplier: both('算法供应商', 'supplier of the algorithm'),
  security_measures: both('安全保护措施', 'protection'),
  rules: both('处理规则、操作规程', 'rules and procedures'),
  persons_concerned: both('人群', 'persons concerned'),
  quantity: both('存储数量', 'quantity'),
  assessment_conclusion: both('影响评估结论', 'conclusion of the assessment'),
  contact_details: both('联系方式', 'contact details'),
} as const;

/** When it is due, and how that was counted; nothing for a day before the Measures, which ask for none. */
export function lastDay(
  count: (day: CivilDate) => Deadline,
  day: string,
): { readonly due?: readonly Words[]; readonly counted?: readonly Words[] } {
  const from = civilDate(day);
  if (startOfDay(from) < MEASURES_IN_FORCE_FROM) return {};
  const deadline = count(from);
  return { due: [deadlineEnd(deadline)], counted: [deadline.explanation] };
}

/** Facts of what was filed, and of what runs otherwise since (§ 第十五条第二款). */
export function filedFacts(live: LiveFacts): Facts {
  const { filing } = live.posture;
  const filed = filing.filings.findLast(
    ({ kind, accepted_on }) => kind !== 'deregistration' && accepted_on !== null,
  );
  const waiting = filing.changes.filter(({ filing_id }) => filing_id === null);
  const found = new Map(live.changes.map((one) => [one.change, one]));
  const ours = waiting.flatMap(({ id }) => found.get(id) ?? []);
  const counted = waiting.flatMap(
    ({ changed_on }): readonly Words[] => lastDay(changeDeadline, changed_on).counted ?? [],
  );
  return {
    filing_number: maybe(filed?.number),
    filed_on: maybe(filed?.submitted_on),
    configuration_now: [filing.configuration],
    configuration_filed: maybe(filed?.configuration),
    changes: {
      rows: waiting.map(({ id, field, changed_on, minor_by }) => {
        const { counted: _, ...due } = lastDay(changeDeadline, changed_on);
        return {
          field: [FIELD[field]],
          changed_on: [changed_on],
          before: written(found.get(id), ({ before }): Words => valueWords(before)),
          after: written(found.get(id), ({ after }): Words => valueWords(after)),
          minor: [minor_by === null ? YES : both(`否，见 ${minor_by}`, `no, by ${minor_by}`)],
          ...due,
        };
      }),
    },
    change_reasons: distinct([
      both(
        '除联系方式外，备案事项的变化都按实质性变更处理（本单位的审慎理解）。',
        'But for contact details, a change of anything filed is taken as one of substance: our careful reading.',
      ),
      ...ours.map(({ why, minor }): Words => (minor === null ? why : minor.reason)),
    ]),
    change_counted: counted.length === 0 ? [NONE] : distinct(counted),
    reassessed: { rows: reassessedRows(live) },
    attached: [
      both(
        '变更后的应用情况备案表、影响评估报告、处理规则和操作规程',
        'forms on the use, assessments, rules and procedures as changed',
      ),
    ],
  };
}

function distinct(all: readonly Words[]): readonly Words[] {
  const seen = new Map(all.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}

function valueWords(value: string | number | boolean | null): Words {
  if (value === null) return NONE;
  return typeof value === 'boolean' ? (value ? YES : NO) : `${value}`;
}

/** Each scenario in use with its assessment, and whether that is of what runs now. */
function reassessedRows({ scenarios, posture }: LiveFacts): readonly Facts[] {
  return scenarios
    .filter(({ state }) => state === 'active' || state === 'suspended')
    .map(({ purpose, content, assessment }) => {
      const runs = posture.assessment.configured.find(({ purpose_id }) => purpose_id === purpose);
      return {
        scenario: [content.statement],
        assessment_id: maybe(assessment?.assessment),
        assessed_at: written(assessment?.approved_at, timeWords),
        assessment_state:
          assessment === null
            ? []
            : [
                assessment.state === 'approved' &&
                (runs === undefined ||
                  canonicalJson(runs.configuration) === canonicalJson(assessment.configuration))
                  ? YES
                  : NO,
              ],
      };
    });
}
