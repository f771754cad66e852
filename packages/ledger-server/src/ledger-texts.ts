import { type BiText, both } from '@consentry/law';

/** What the log proves as far as it is watched. */
export const MEANING = {
  unwatched: both(
    '这份日志没有外部见证人。能证明的只有一点：保留了检查点或者收据的人，可以发现在它之前的记录被改动或者截去。除此之外，它只是运营者的一句承诺：谁掌握密钥，谁就可以另写一份。',
    'Nobody outside watches this log. It proves one thing: whoever kept a checkpoint or a receipt can tell when something before it was changed or cut off. Beyond that it is only a promise of whoever runs it: who has the key can write another one.',
  ),
  awaited: both(
    '已经指定外部见证人，但还没有哪个检查点得到规定数量的见证人联署。在此之前，它只是运营者的一句承诺。',
    'Witnesses outside are named, but no checkpoint has been cosigned by as many as are asked for. Until then the log is only a promise of whoever runs it.',
  ),
  watched: both(
    '规定数量的外部见证人联署了同一份日志：联署之前的记录，运营者不能悄悄改动、删去，也不能给不同的人看不同的版本。日志所记是否属实，是否有遗漏，见证人不作证明。',
    'As many witnesses outside as are asked for cosigned the same log: what stood in it before they did, its owner cannot change, remove, or show otherwise to others without being found out. Whether what it says is true, and whether something was left out, they do not witness.',
  ),
  damaged: both(
    '日志与已公布的内容不一致：有内容丢失或者被改动。不再签署任何检查点；新的记录仍按顺序保存，待查清、恢复之后再公布。',
    'The log is not the one that was published: something was lost or changed. No checkpoint is signed any more; new entries still get their places, and wait until it is cleared up and restored.',
  ),
  disagreed: both(
    '一位外部见证人看到的日志与这里的不同：它见过的记录更多，或者内容不同。这里的数据库很可能被恢复到了较早的状态。不再签署任何检查点；新的记录仍按顺序保存。怎样继续，见 docs/guides/operate.md“恢复之后的日志”。',
    'A witness outside has seen another log than this one: more entries, or others. The database here was most likely set back to an earlier day. No checkpoint is signed any more; new entries still get their places. How to go on: docs/guides/operate.md, “The log after a restore”.',
  ),
} as const satisfies Readonly<Record<string, BiText>>;

/** What a bundle under a checkpoint that nobody cosigned is worth, where witnesses are asked for. */
export const UNDER = {
  uncosigned: both(
    '这份证据包所依据的检查点，外部见证人还没有按规定数量联署：其中最新的记录比见证人所见的更晚。对这些记录，日志目前只是运营者的一句承诺；稍后重新导出即可。',
    'The checkpoint under which this bundle is proved has not been cosigned by as many witnesses as are asked for: its latest entries are younger than what they have seen. Of those entries the log is only a promise so far; export it again later.',
  ),
} as const satisfies Readonly<Record<string, BiText>>;

/** What a cosignature that was handed in counts for. */
export const COUNTS = {
  outside: both('已记为外部见证人的联署。', 'Kept as the cosignature of a witness outside.'),
  own: both(
    '已记录。本机构自己的设备不是外部见证人：它能发现日志被改写，但不能让别人因此相信。',
    'Kept. A device of the organisation itself is no witness outside: it notices when the log is written anew, and gives nobody else a reason to believe that it was not.',
  ),
} as const;

/** What a head that somebody holds tells. */
export const HELD = {
  follows: both('已公布的日志以这个检查点为开头。', 'The published log begins with this checkpoint.'),
  lost: both(
    '这个检查点由本日志签署，而这里的日志不以它为开头：这里丢失了记录，或者改写过。已停止签署，并已记为警报。请保存好这个检查点，它是证据。',
    'This log signed this checkpoint, and the log here does not begin with it: entries were lost here, or written anew. Nothing is signed any more, and an alarm is on record. Keep the checkpoint: it is the proof.',
  ),
} as const satisfies Readonly<Record<string, BiText>>;
