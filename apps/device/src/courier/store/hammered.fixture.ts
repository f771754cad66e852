// Process that the kill test ends at any moment: registers people for ever, one line for each that is kept.
import { openDatabase } from './database.ts';

const database = openDatabase(process.argv[2] ?? '', (error) => {
  throw error;
});
for (let person = Number(process.argv[3]); ; person += 1) {
  database.transact((writing) => {
    writing.run(
      `INSERT INTO people (person, number, pin_hash, registered_at) VALUES (?, ?, 'h', 'now')`,
      `p${person}`,
      String(person),
    );
    writing.run('INSERT INTO attempts (kind, subject, at) VALUES (?, ?, ?)', 'register', `p${person}`, 'now');
  });
  process.stdout.write(`${person}\n`);
}
