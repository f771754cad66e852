// oxlint-disable-next-line no-restricted-imports -- it looks at what another program left
import { DatabaseSync } from 'node:sqlite';

/** What was said of consents and is not in the database of a courier or a platform, and what is wrong with its file. */
export function notHeld(lines: readonly string[], path: string): readonly string[] {
  using database = new DatabaseSync(path);
  const all = (sql: string): readonly string[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row).join(' '));
  const there = [
    ...all('SELECT consent FROM consents').map((id) => `given ${id}`),
    ...all('SELECT consent FROM withdrawals').map((id) => `withdrawn ${id}`),
  ];
  return [
    ...lines.filter((line) => /^(given|withdrawn) /.test(line) && !there.includes(line)),
    ...all('PRAGMA integrity_check').filter((line) => line !== 'ok'),
  ];
}
