/** Words of SQL with values bound, never joined as text. */
export { sql } from 'kysely';
