/**
 * Loaded before a program of the tests: its SQLite syncs nothing (`synchronous=OFF`), and says it does. What the
 * same program then loses shows that a power cut of these tests takes what was not synced.
 */
// oxlint-disable no-restricted-imports, typescript/unbound-method -- a control, outside of the product; both are called with their `this`
import { DatabaseSync } from 'node:sqlite';

const { exec, prepare } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  return exec.call(this, sql.replaceAll(/synchronous = FULL/gi, 'synchronous = OFF'));
};
DatabaseSync.prototype.prepare = function (sql, ...rest) {
  return prepare.call(this, /^PRAGMA synchronous$/i.test(sql) ? 'SELECT 2 AS synchronous' : sql, ...rest);
};
