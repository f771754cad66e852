import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One role of one row of docs/access.md. */
export interface ReviewedRow {
  readonly action: string;
  readonly role: string;
  readonly reach: string;
  readonly stepUp: boolean;
  readonly fourEyes: boolean;
}

const ROLES = new Set('operator dpo installer auditor admin person integrator device anyone'.split(' '));
const REACHES = new Set(['all', 'site', 'own', 'care']);
const FILE = join(import.meta.dirname, '../../../../../docs/access.md');

/** Reads the reviewed table. It shares no code with what it is compared with. */
export function reviewedTable(text = readFileSync(FILE, 'utf8')): readonly ReviewedRow[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).flatMap((line) => {
    const [action = '', roles = '', reach = '', stepUp = '', fourEyes = '', ...more] = line
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    const named = roles.split(',').map((role) => role.trim());
    const sound =
      more.length === 0 &&
      /^[a-z_]+(\.[a-z_]+)+$/.test(action) &&
      named.every((role) => ROLES.has(role)) &&
      REACHES.has(reach) &&
      [stepUp, fourEyes].every((cell) => cell === '' || cell === 'yes');
    if (!sound) throw new Error(`docs/access.md: this row cannot be read: ${line}`);
    return named.map((role) => ({
      action,
      role,
      reach,
      stepUp: stepUp === 'yes',
      fourEyes: fourEyes === 'yes',
    }));
  });
}
