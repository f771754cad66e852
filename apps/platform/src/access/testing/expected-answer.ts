import type { ReviewedRow } from './reviewed-table.ts';

/** Everybody who may ask. */
export const ROLES = [
  'operator',
  'dpo',
  'installer',
  'auditor',
  'admin',
  'person',
  'integrator',
  'device',
  'nobody',
] as const;
export type Role = (typeof ROLES)[number];

/** How what is asked about stands to whoever asks. */
export const SITUATIONS = [
  'own',
  'care',
  'other',
  'same site',
  'other site',
  'expired guardianship',
  'not stepped up',
  'stepped up too long ago',
  'own proposal',
  'without the scope',
] as const;
export type Situation = (typeof SITUATIONS)[number];

const STAFF: readonly Role[] = ['operator', 'dpo', 'installer', 'auditor', 'admin'];
/** In these, all is near, so that only the one thing they are about can refuse. */
const NEAR: readonly Situation[] = [
  'not stepped up',
  'stepped up too long ago',
  'own proposal',
  'without the scope',
];

/** What docs/access.md says in words, as sets: who can be near by a reach at all, and in which situations. */
const REACH: Readonly<Record<string, { readonly who: readonly Role[]; readonly in: readonly Situation[] }>> =
  {
    all: { who: ROLES, in: SITUATIONS },
    site: { who: [...STAFF, 'integrator', 'device'], in: ['same site', ...NEAR] },
    own: { who: ['person', 'device'], in: ['own', ...NEAR] },
    care: { who: ['person'], in: ['own', 'care', ...NEAR] },
  };

/** Gives what the reviewed table says: `yes`, or why not. It shares no code with the decision. */
export function expectedAnswer(
  rows: readonly ReviewedRow[],
  action: string,
  role: Role,
  situation: Situation,
) {
  const mine = rows
    .filter((row) => row.action === action && (row.role === role || row.role === 'anyone'))
    .filter((row) => !(row.role === 'integrator' && situation === 'without the scope'))
    // What is theirs as this role is said before what is anybody's.
    .toSorted((a, b) => Number(a.role === 'anyone') - Number(b.role === 'anyone'));
  const answers = mine.map((row) => answerOf(row, role, situation));
  if (answers.includes('yes')) return 'yes';
  return answers[0] ?? (role === 'nobody' ? 'not_signed_in' : 'not_your_role');
}

function answerOf(row: ReviewedRow, role: Role, situation: Situation): string {
  const reach = REACH[row.reach];
  if (reach === undefined) throw new Error(`docs/access.md: no such reach: ${row.reach}`);
  if (!reach.who.includes(role) || !reach.in.includes(situation)) return 'not_yours';
  // Only staff can show a second factor, or be another pair of eyes.
  if ((row.stepUp || row.fourEyes) && !STAFF.includes(role)) return 'not_your_role';
  if (row.fourEyes && situation === 'own proposal') return 'four_eyes';
  if (row.stepUp && situation.includes('stepped up')) return 'step_up';
  return 'yes';
}
