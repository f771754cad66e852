import type { BiText, Explanation } from '@consentry/law';

/** Everything that can go wrong with a database, by a stable name. */
export type DatabaseErrorCode =
  | 'url_malformed'
  | 'file_unusable'
  | 'server_unreachable'
  | 'access_refused'
  | 'database_missing'
  | 'settings_unsafe'
  | 'database_newer'
  | 'migration_failed'
  | 'busy'
  | 'contended'
  | 'too_slow'
  | 'storage_failed'
  | 'connection_lost'
  | 'outcome_unknown'
  | 'constraint_broken'
  | 'value_unstorable'
  | 'read_only'
  | 'nested_transaction'
  | 'lease_lost';

/** The law's own `both` would load all of the law into every process that opens a database. */
function both(zh: string, en: string): BiText {
  return { 'zh-CN': zh, en };
}

const rolledBack = both('什么也没有改变。', 'Nothing was changed.');

/** What each error says; `about` is a path, a host, a setting or a code. */
export const texts: Readonly<Record<DatabaseErrorCode, (about: string) => Explanation>> = {
  url_malformed: (about) => ({
    what: both('数据库地址无法识别。', 'The database URL is not understood.'),
    why: both(
      `只认得 sqlite: 和 postgresql: 开头的地址，收到的是 ${about}。`,
      `Only sqlite: and postgresql: are known; this is ${about}.`,
    ),
    remedy: both(
      '例如 --database-url sqlite:data/platform.db 或者 --database-url postgresql://consentry@localhost/consentry。',
      'For example --database-url sqlite:data/platform.db or --database-url postgresql://consentry@localhost/consentry.',
    ),
  }),
  file_unusable: (about) => ({
    what: both(`数据库文件 ${about} 无法使用。`, `The database file ${about} cannot be used.`),
    why: both(
      '文件夹不存在、没有读写权限，或者该文件不是数据库。',
      'Its folder does not exist, may not be read and written, or the file is no database.',
    ),
    remedy: both(
      '请建立文件夹并授予本用户读写权限，或者用 --database-url 另指一个文件。',
      'Make the folder, let this user read and write it, or name another file with --database-url.',
    ),
  }),
  server_unreachable: (about) => ({
    what: both(`连接不上数据库服务器 ${about}。`, `The database server at ${about} cannot be reached.`),
    why: both(
      '服务器没有运行、地址不对，或者网络不通。',
      'It is not running, the address is wrong, or the network is in the way.',
    ),
    remedy: both(
      '请检查 --database-url，并用 pg_isready 确认服务器在运行。',
      'Check --database-url, and see with pg_isready whether the server runs.',
    ),
  }),
  access_refused: (about) => ({
    what: both(`数据库服务器 ${about} 拒绝登录。`, `The database server at ${about} refused the sign-in.`),
    why: both('用户名或者密码不对，或者该用户没有权限。', 'User or password is wrong, or the user may not.'),
    remedy: both(
      '请更正 --database-url 中的用户和密码，或者检查 pg_hba.conf。',
      'Correct user and password in --database-url, or look at pg_hba.conf.',
    ),
  }),
  database_missing: (about) => ({
    what: both(`服务器上没有数据库 ${about}。`, `There is no database ${about} on the server.`),
    why: both('它还没有建立，或者名称不对。', 'It was not made yet, or the name is wrong.'),
    remedy: both(
      '请用 createdb --encoding=UTF8 建立，或者更正 --database-url。',
      'Make it with createdb --encoding=UTF8, or correct --database-url.',
    ),
  }),
  settings_unsafe: (about) => ({
    what: both(
      '数据库的设置不能保证已确认的写入不丢失。',
      'The settings of the database do not keep what was acknowledged.',
    ),
    why: both(`现在的设置是 ${about}。`, `It has ${about}.`),
    remedy: both(
      'PostgreSQL：fsync、full_page_writes、synchronous_commit 为 on，编码 UTF8。SQLite：放在可加锁、可同步的本地磁盘上。',
      'PostgreSQL: set fsync, full_page_writes and synchronous_commit to on, encoding UTF8. SQLite: put it on a local disk that can lock and sync.',
    ),
  }),
  database_newer: (about) => ({
    what: both('数据库比本程序新。', 'The database is newer than this program.'),
    why: both(
      `它含有本程序不认识的升级步骤 ${about}；旧程序写入会破坏数据。`,
      `It holds the migration ${about}, which this program does not know; an older program would damage it.`,
    ),
    remedy: both(
      '请启动写入它的那个版本或者更新的版本，或者用 --database-url 另指一个数据库。没有作任何改动。',
      'Start the version that wrote it or a newer one, or name another database with --database-url. Nothing was changed.',
    ),
  }),
  migration_failed: (about) => ({
    what: both(`数据库升级步骤 ${about} 没有成功。`, `The migration ${about} did not succeed.`),
    why: both('见所附原因；该步骤已整体撤销。', 'See the cause; the step was undone as a whole.'),
    remedy: both('请先备份，排除原因后重新启动。', 'Make a backup, remove the cause, and start again.'),
  }),
  busy: (about) => ({
    what: both('数据库一直被占用。', 'The database stayed busy.'),
    why: both(`等待已超过限度（${about}）。`, `The wait for it came to its end (${about}).`),
    remedy: both('请稍后重试。什么也没有改变。', 'Try again later. Nothing was changed.'),
  }),
  contended: (about) => ({
    what: both('写入与其他写入反复冲突。', 'The write conflicted with others again and again.'),
    why: both(`已重试到限度（${about}）。`, `It was tried as often as allowed (${about}).`),
    remedy: both('请稍后重试。什么也没有改变。', 'Try again later. Nothing was changed.'),
  }),
  too_slow: (about) => ({
    what: both('数据库语句超过了时间限度。', 'A statement took longer than allowed.'),
    why: both(`服务器已将其取消（${about}）。`, `The server cancelled it (${about}).`),
    remedy: both('请稍后重试，或者缩小查询范围。', 'Try again later, or ask for less.'),
  }),
  storage_failed: (about) => ({
    what: both(
      '数据库的存储出了故障，已停止使用。',
      'The storage of the database failed; it is not used any more.',
    ),
    why: both(
      `写入或者读取磁盘失败（${about}），无法保证已确认的内容仍在。`,
      `Writing or reading the disk failed (${about}), so what was acknowledged might not last.`,
    ),
    remedy: both(
      '请检查磁盘空间和磁盘状况，然后重新启动。',
      'Look at the disk, its space and its health, and start again.',
    ),
  }),
  connection_lost: (about) => ({
    what: both('与数据库服务器的连接中断。', 'The connection to the database server was lost.'),
    why: both(
      `服务器已停止或者网络中断（${about}）。`,
      `The server stopped or the network broke (${about}).`,
    ),
    remedy: both('请重试。什么也没有改变。', 'Try again. Nothing was changed.'),
  }),
  outcome_unknown: (about) => ({
    what: both('不知道这次写入是否已经保存。', 'It is not known whether this write was kept.'),
    why: both(
      `提交时连接中断（${about}），没有收到答复。`,
      `The connection was lost while it was committed (${about}), before the answer came.`,
    ),
    remedy: both(
      '请用同一个 Idempotency-Key 重试，或者先查看结果。',
      'Try again with the same Idempotency-Key, or look at the result first.',
    ),
  }),
  constraint_broken: (about) => ({
    what: both('写入违反了数据表的规则。', 'The write breaks a rule of a table.'),
    why: both(`被违反的规则是 ${about}。`, `The rule is ${about}.`),
    remedy: both(`请更正后重试。${rolledBack['zh-CN']}`, `Correct it and try again. ${rolledBack.en}`),
  }),
  value_unstorable: (about) => ({
    what: both('这个值无法保存。', 'This value cannot be stored.'),
    why: both(
      `只能保存文字、安全范围内的数、是否、以及空值，且文字中不能有 NUL 或者残缺的字符；收到的是 ${about}。`,
      `Only text without NUL or half characters, safe numbers, true, false and null can; this is ${about}.`,
    ),
    remedy: both(`请更正后重试。${rolledBack['zh-CN']}`, `Correct it and try again. ${rolledBack.en}`),
  }),
  read_only: (about) => ({
    what: both('这里只能读取。', 'This is for reading only.'),
    why: both(`写入只能在事务中进行（${about}）。`, `Writes happen inside a transaction only (${about}).`),
    remedy: both('请改用 inTransaction。', 'Use inTransaction.'),
  }),
  nested_transaction: () => ({
    what: both('事务之中又开了事务。', 'A transaction was opened inside another.'),
    why: both('两个事务互相等待，会永远停住。', 'The two would wait for each other for ever.'),
    remedy: both('请把已有的事务传下去。', 'Hand the open transaction on.'),
  }),
  lease_lost: (about) => ({
    what: both(`任务 ${about} 已不归本进程。`, `The job ${about} is no longer held by this worker.`),
    why: both(
      '租期已过，它已被别的进程领走或者已经结束。',
      'Its lease ran out, and another worker took it or ended it.',
    ),
    remedy: both('请放弃这次结果；写入已撤销。', 'Drop this result; its writes were undone.'),
  }),
};
