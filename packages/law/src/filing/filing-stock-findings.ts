import type { FindingText } from '../rule.ts';
import { both } from '../text.ts';

/** What the rules of `filing` say of the count and of its nearing 100,000. */
export const stockFindings = {
  stock_counts_otherwise: {
    requirement: 'R15.2',
    why: both(
      '所报的数量不是现存人数，而是记录件数或者历来人数。条文以“人”计，应当按现存的人数计算。',
      'The number is not of persons stored but of records, or of all persons there ever were. The text counts persons, and what is stored shall be counted.',
    ),
    remedy: both(
      '请按人去重，计现存数量，并给出上下限。',
      'Count persons in stock, each once, with both bounds.',
    ),
  },
  stock_compared_faces: {
    requirement: 'R15.2',
    why: both(
      '去重使用了人脸比对。这是没有目的和同意的一对多处理，不得为计数而进行；这是本产品的审慎理解。',
      'Duplicates were found by comparing faces. That is one-to-many processing without purpose or consent, and shall not be done to count; this is our careful reading.',
    ),
    remedy: both(
      '请停止比对，改用身份标识的带密钥哈希去重。',
      'Stop comparing; find duplicates by a keyed hash of an identifier.',
    ),
  },
  stock_undercounted: {
    requirement: 'R15.2',
    why: both(
      '没有去重方法，却把{records}件记录算作至多{upper}人。不能确认为同一人的，应当按较大数计；这是本产品的审慎理解。',
      'Nothing shows which records are one person’s, and yet {records} records are counted as at most {upper} persons. Where identity cannot be shown, the higher number shall count; this is our careful reading.',
    ),
    remedy: both(
      '请以记录件数为上限，或者用带密钥哈希去重。',
      'Take the number of records as the upper bound, or find duplicates by keyed hash.',
    ),
  },
  stock_purpose_left_out: {
    requirement: 'R15.2',
    why: both(
      '有在用的目的没有计入存储数量。数量应当是全部人脸信息的人数；跨场景合并计算是律师所述的实践。',
      'A purpose in use is left out of the count. The quantity shall be of all the face information; that scenarios add up is practice as told by lawyers.',
    ),
    remedy: both('请把全部目的计入。', 'Count every purpose.'),
  },
  stock_places_silent: {
    requirement: 'R15.2',
    why: both(
      '{known}处可能存有人脸信息的地方，只有{counted}处计入。应当计算全部现存数量。',
      'Faces may be kept in {known} places and only {counted} of them were counted. All that is stored shall be counted.',
    ),
    remedy: both(
      '请接通其余设备和备份后重新计数，在此之前按其最大容量计入上限。',
      'Reach the other devices and backups and count again; until then add all they can hold to the upper bound.',
    ),
  },
  stock_method_unwritten: {
    requirement: 'R15.2',
    why: both(
      '没有计数方法说明，无法证明所报数量是应当计算的人数。',
      'No statement of the method is on record, so nothing shows that the number is the one that shall be counted.',
    ),
    remedy: both(
      '请写明计数方法，由法律顾问确认。',
      'Write down how persons are counted, and let counsel confirm it.',
    ),
  },
  stock_count_old: {
    requirement: 'R15.2',
    why: both(
      '最近一次计数超过1天。达到10万人之日是期限的起点，应当持续计算；1天是本产品设置。',
      'The last count is older than a day. The day of reaching 100,000 starts a time limit, so the count shall be kept up; the one day is our setting.',
    ),
    remedy: both('请重新计数。', 'Count again.'),
  },
  threshold_near: {
    requirement: 'R15.8',
    why: both(
      '推论：存储的人脸信息至多{count}人，已到10万人的{percent}%。条文不要求预警；近日的数量看不出达到的日期。',
      'Inference: the face information of up to {count} persons is stored, {percent} % of 100,000. The text asks for no warning; the last days do not show when it will be reached.',
    ),
    remedy: both(
      '请决定备案还是减少存储，并记录决定。',
      'Decide whether to file or to store less, and record it.',
    ),
  },
  threshold_forecast: {
    requirement: 'R15.8',
    why: both(
      '推论：存储的人脸信息至多{count}人，已到10万人的{percent}%；按近日增长，预计{day}达到。条文不要求预警。',
      'Inference: the face information of up to {count} persons is stored, {percent} % of 100,000; by the growth of the last days it is reached on {day}. The text asks for no warning.',
    ),
    remedy: both(
      '请决定备案还是减少存储，并记录决定。',
      'Decide whether to file or to store less, and record it.',
    ),
  },
} as const satisfies Record<string, FindingText>;
