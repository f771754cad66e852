import { ChildList, ListChildren } from '@consentry/contract';
import { type Reading, openCursor, sealCursor } from '@consentry/server';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { NO_BIRTHDAY, ageFacts, childUntil } from './minors.ts';

const LIST = 'children';
/** Sorts those of whom no day of birth is known behind all others. */
const NO_DAY = '9999-12-31';

/** Children by pseudonymous id: whose fourteenth birthday comes next, and who of them has nobody who decides. */
export function childrenRoutes(server: PlatformServer, { keys }: PlatformContext): void {
  server.query({
    url: '/v1/children',
    action: 'child.list',
    summary: 'Lists children under fourteen by pseudonymous id, those who turn fourteen next first.',
    query: ListChildren,
    answer: ChildList,
    about: async (_reading, { query: { site } }) => (site === undefined ? {} : { site }),
    read: async (reading, { query: { site, cursor, limit } }, { now }) => {
      const [day = '', person = ''] = cursor === undefined ? [] : openCursor(keys.secret, LIST, cursor);
      const after = { day: String(day), person: String(person) };
      const rows = await readChildren(reading, { site: site ?? null, after, limit: limit + 1 }, now);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        body: {
          children: page.flatMap((row) => {
            const until = childUntil(ageFacts(row), now);
            if (until === null) return [];
            const turns = until === NO_BIRTHDAY ? null : new Date(until).toISOString();
            const { person: child, site: at, guardians, consents } = row;
            return [{ child, site: at, turns_fourteen_at: turns, guardians, consents }];
          }),
          cursor: last === undefined ? null : sealCursor(keys.secret, LIST, [dayOf(last), last.person]),
        },
      };
    },
  });
}

interface Asked {
  readonly site: string | null;
  readonly after: { readonly day: string; readonly person: string };
  readonly limit: number;
}

/** Reads who may be a child; the law says of each whether they are. */
async function readChildren(reading: Reading<PlatformTables>, { site, after, limit }: Asked, now: number) {
  const all = reading
    .selectFrom('ages as a')
    .innerJoin('people as p', 'p.person', 'a.person')
    .selectAll('a')
    .select((e) => [
      'p.site',
      e.fn.coalesce('a.born_on', e.val(NO_DAY)).as('day'),
      e
        .selectFrom('guardianships as g')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('g.child', '=', 'a.person')
        .where((is) => is.or([is('g.ended_at', 'is', null), is('g.ended_at', '>', now)]))
        .as('guardians'),
      e
        .selectFrom('open_consents as o')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('o.person', '=', 'a.person')
        .where('o.not_after', '>', now)
        .as('consents'),
    ])
    .where('p.state', '=', 'active')
    .where((is) => is.or([is('a.born_on', '>=', earliestBirth(now)), is('a.band', '=', 'under_14')]))
    .where((is) => {
      const day = is.fn.coalesce('a.born_on', is.val(NO_DAY));
      const sameDay = is.and([is(day, '=', after.day), is('a.person', '>', after.person)]);
      return is.or([is(day, '>', after.day), sameDay]);
    });
  const rows = await (site === null ? all : all.where('p.site', '=', site))
    .orderBy('day')
    .orderBy('a.person')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, guardians: row.guardians ?? 0, consents: row.consents ?? 0 }));
}

function dayOf({ born_on }: { readonly born_on: string | null }): string {
  return born_on ?? NO_DAY;
}

/** No child was born before this day; a day earlier than the law counts, which has the last word. */
function earliestBirth(now: number): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - 14, day.getUTCMonth(), day.getUTCDate() - 2);
  return day.toISOString().slice(0, 10);
}
