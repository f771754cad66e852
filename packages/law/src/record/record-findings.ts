import { both } from '../text.ts';
import type { FindingText } from '../rule.ts';

/** What the rules of § 第九条 on the record of processing say. */
export const recordFindings = {
  activity_not_recorded: {
    requirement: 'R09.3',
    why: both(
      '这个目的已经启用，却没有处理情况记录。应当对处理情况进行记录。',
      'This purpose has begun and has no record of processing. The processing shall be recorded.',
    ),
    remedy: both('请暂停这个目的，开始记录后再恢复。', 'Suspend the purpose, and go on when it is recorded.'),
  },
  operations_not_recorded: {
    requirement: 'R09.3',
    why: both(
      '有{count}次处理没有记录。应当对处理情况进行记录。',
      'Of what was done, {count} operations are not on record. The processing shall be recorded.',
    ),
    remedy: both(
      '请查明漏记的原因并改正，就漏记的部分写明情况。',
      'Find out why, mend it, and write down what is missing.',
    ),
  },
  device_without_record: {
    requirement: 'R09.3',
    why: both(
      '使用中的设备没有写记录。应当对处理情况进行记录。',
      'A device in use writes no record. The processing shall be recorded.',
    ),
    remedy: both('请停用设备，能够记录后再启用。', 'Switch the device off until it writes one.'),
  },
  record_altered: {
    requirement: 'R09.3',
    why: both(
      '记录链在第{entry}条核验失败，有记录被改动或者丢失。处理情况记录应当真实反映处理。',
      'The chain of records fails at entry {entry}: something was altered or lost. The record shall show the processing as it was.',
    ),
    remedy: both(
      '请保全现状，查明是谁、在什么时候改动，并按安全事件处理。',
      'Preserve it as it is, find out who altered it when, and handle it as an incident.',
    ),
  },
  record_never_verified: {
    requirement: 'R09.3',
    why: both(
      '这条记录链从来没有核验过，是否完整无从知道。',
      'This chain of records was never verified, so nobody knows whether it is whole.',
    ),
    remedy: both('请从头到尾核验一次。', 'Verify it from end to end.'),
  },
  record_verified_long_ago: {
    requirement: 'R09.3',
    why: both(
      '这条记录链上一次核验在{verified}，超过{days}天（天数为本产品设置）。',
      'This chain of records was last verified on {verified}, more than {days} days ago (the number is this product’s setting).',
    ),
    remedy: both('请重新核验。', 'Verify it again.'),
  },
  record_deleted_early: {
    requirement: 'R09.4',
    why: both(
      '在{deleted}删除，而应当至少保存到{until}。影响评估报告和处理情况记录应当至少保存3年，起算按审慎的理解。',
      'It was deleted on {deleted} and shall be kept until {until} at least. Assessment reports and records of processing shall be kept for 3 years; from when is read carefully.',
    ),
    remedy: both(
      '请从备份恢复，恢复不了的，写明缺了什么、为什么。',
      'Restore it from a backup; where that fails, write down what is missing and why.',
    ),
  },
  record_deleted_in_use: {
    requirement: 'R09.4',
    why: both(
      '在{deleted}删除，而它所述的处理还没有结束，也没有新的取代。应当至少保存3年，起算按审慎的理解。',
      'It was deleted on {deleted} while the processing that it describes goes on and nothing has taken its place. It shall be kept for 3 years at least; from when is read carefully.',
    ),
    remedy: both(
      '请从备份恢复，恢复不了的，重新作出并写明原因。',
      'Restore it from a backup; where that fails, make it anew and write down why.',
    ),
  },
  record_not_locked: {
    requirement: 'R09.4',
    why: both(
      '至少保存到{until}，软件却不会一直拒绝删除。',
      'It is kept until {until} at least, and the software does not refuse to delete it for all that time.',
    ),
    remedy: both('请把锁定期限设到这一天或者更晚。', 'Lock it until that day or later.'),
  },
  record_holds_face: {
    requirement: 'R09.4',
    why: both(
      '{count}条记录含有人脸信息。记录应当保存3年，人脸信息却不得超过实现目的所必需的最短时间，两者不能放在一起。',
      'There is facial information in {count} entries. A record shall be kept for 3 years and a face no longer than the purpose needs, so the two cannot be together.',
    ),
    remedy: both('请从记录中去掉人脸信息，只留假名索引。', 'Take the faces out and leave pseudonyms only.'),
  },
  record_holds_identity: {
    requirement: 'R09.4',
    why: both(
      '{count}条记录含有姓名等身份信息。记录要保存3年，按审慎的理解只留假名。',
      'There are names or other identities in {count} entries. A record is kept for 3 years and, read carefully, holds pseudonyms only.',
    ),
    remedy: both('请改用假名索引。', 'Use pseudonyms.'),
  },
  erased_person_in_record: {
    requirement: 'R09.4',
    why: both(
      '{count}人已经删除，记录中仍能看出是谁。应当保存的是处理情况，不是其身份和人脸信息。',
      'Of those who were erased, {count} can still be told from the record. What shall be kept is how they were handled, and not who they are or their face.',
    ),
    remedy: both('请断开假名与本人的对应关系。', 'Sever the pseudonym from the person.'),
  },
} as const satisfies Record<string, FindingText>;
