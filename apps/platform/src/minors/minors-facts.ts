import type { HandedInFacts } from '@consentry/contract';
import { type PostureFacts, addYears, civilDate, civilDateAt, fourteenthBirthday } from '@consentry/law';
import { type Reading, sql } from '@consentry/server';
import { minorsAudits } from '../audit/audit-facts.ts';
import type { PlatformTables } from '../store/tables.ts';

type Read = Reading<PlatformTables>;
type Section = PostureFacts['minors'];
type OfPurpose = Section['purposes'][number];

/** Consents of one day of birth, one purpose, one decider. */
interface Group {
  readonly purpose: string;
  readonly born_on: string | null;
  readonly band: string | null;
  readonly given_by: 'person' | 'guardian';
  readonly persons: number;
  readonly first_at: number;
  readonly latest_end: number;
}

/**
 * Minors as the law asks for them: persons by age and by who decided, counted by day of birth, never listed.
 *
 * @param now epoch milliseconds
 */
export async function minorsSection(
  reading: Read,
  handedIn: HandedInFacts['minors'],
  now: number,
): Promise<Section> {
  const today = civilDateAt(now);
  const groups = Map.groupBy(await readGroups(reading, today), ({ purpose }) => purpose);
  const unknown = await countUnknown(reading);
  const guardians = await readGuardians(reading);
  const held = await countHeldAfterEnd(reading);
  const known = new Map(handedIn.purposes.map((one) => [one.purpose_id, one]));
  const purposes = await reading.selectFrom('purposes').select('purpose').orderBy('purpose').execute();
  const own = purposes.map(({ purpose }) =>
    ofPurpose(
      purpose,
      {
        today,
        groups: groups.get(purpose) ?? [],
        unknown: unknown.get(purpose) ?? 0,
        guardians: guardians.filter((one) => one.purpose === purpose),
        held: held.get(purpose) ?? 0,
      },
      known.get(purpose),
    ),
  );
  const mine = new Set(purposes.map(({ purpose }) => purpose));
  const others = handedIn.purposes.filter(({ purpose_id }) => !mine.has(purpose_id));
  const all = [...own, ...others];
  const some = all.some(({ under_18 }) => under_18 > 0);
  const first = firstDay(
    [...groups.values()].flat().filter(({ born_on, band }) => isUnder18(born_on, band, today)),
    handedIn.first_record_on,
  );
  const audits = await minorsAudits(reading);
  const years = new Set(audits.map(({ year }) => year));
  return {
    ...handedIn,
    purposes: all,
    first_record_on: some || handedIn.first_record_on !== null ? first : null,
    last_erased_on: some ? null : handedIn.last_erased_on,
    audits: [...handedIn.audits.filter(({ year }) => !years.has(year)), ...audits],
  };
}

interface Counted {
  readonly today: string;
  readonly groups: readonly Group[];
  readonly unknown: number;
  readonly guardians: readonly Guardians[];
  readonly held: number;
}

function ofPurpose(
  purpose_id: string,
  { today, groups, unknown, guardians, held }: Counted,
  handedIn: OfPurpose | undefined,
): OfPurpose {
  const persons = (which: (one: Group) => boolean): number =>
    groups.filter(which).reduce((sum, one) => sum + one.persons, 0);
  const child = ({ born_on, band }: Group): boolean => isUnder14(born_on, band, today);
  const guarded = (one: Group): boolean => child(one) && one.given_by === 'guardian';
  const under_14 = persons(child);
  const with_guardian_consent = persons(guarded);
  const count = (which: (one: Guardians) => boolean): number =>
    Math.min(
      with_guardian_consent,
      guardians.filter(which).reduce((sum, one) => sum + one.persons, 0),
    );
  const checked = count(() => true);
  const birthdays = Map.groupBy(
    groups.filter((one) => guarded(one) && one.born_on !== null),
    ({ born_on }) => civilDate(civilDateAt(fourteenthBirthday(born_on ?? today))),
  );
  return {
    purpose_id,
    may_meet_under_14: under_14 > 0 ? true : (handedIn?.may_meet_under_14 ?? null),
    through_network: handedIn?.through_network ?? true,
    age_unknown: unknown,
    under_18: persons(({ born_on, band }) => isUnder18(born_on, band, today)),
    under_14,
    on_other_basis: Math.min(under_14 - with_guardian_consent, handedIn?.on_other_basis ?? 0),
    with_guardian_consent,
    guardian_checked: checked,
    guardian_checked_late: Math.min(
      checked,
      count(({ late }) => late),
    ),
    // A link names one child: the guardian of another one cannot decide.
    guardian_of_another_child: 0,
    guardianship_ended: Math.min(
      checked,
      count(({ ended }) => ended),
    ),
    held_after_withdrawal: held,
    own_consent_from_childhood: handedIn?.own_consent_from_childhood ?? 0,
    outgrown: persons((one) => one.given_by === 'guardian' && !child(one)),
    birthday_unknown: persons((one) => guarded(one) && one.born_on === null),
    consent_beyond_birthday: persons(
      (one) => guarded(one) && one.born_on !== null && one.latest_end > fourteenthBirthday(one.born_on),
    ),
    fourteenth_birthdays: [...birthdays]
      .map(([planned_on, of]) => ({ planned_on, persons: of.reduce((sum, one) => sum + one.persons, 0) }))
      .toSorted((a, b) => (a.planned_on < b.planned_on ? -1 : 1)),
    guardian_checks: checksOf(guardians, checked),
    captures_for_age: handedIn?.captures_for_age ?? 0,
    identity_data_kept: handedIn?.identity_data_kept ?? 0,
    identity_data_law: handedIn?.identity_data_law ?? null,
    guardians_told: handedIn?.guardians_told ?? [],
  };
}

function isUnder14(born_on: string | null, band: string | null, today: string): boolean {
  return born_on === null ? band === 'under_14' : civilDateAt(fourteenthBirthday(born_on)) > today;
}

function isUnder18(born_on: string | null, band: string | null, today: string): boolean {
  return born_on === null ? band === 'under_14' : addYears(civilDate(born_on), 18) > today;
}

function firstDay(
  groups: readonly Group[],
  handedIn: Section['first_record_on'],
): Section['first_record_on'] {
  const first = groups.reduce((least, { first_at }) => Math.min(least, first_at), Number.POSITIVE_INFINITY);
  if (first === Number.POSITIVE_INFINITY) return handedIn;
  const day = civilDate(civilDateAt(first));
  return handedIn !== null && handedIn < day ? handedIn : day;
}

/** Open consents of minors, and those a guardian gave for whoever has outgrown it, by day of birth. */
async function readGroups(reading: Read, today: string): Promise<readonly Group[]> {
  // As text, which need not be a day there is: days are compared by their letters.
  const eighteenAgo = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;
  // SQLite makes a cross join in the order in which it is written: from the few minors, not from all consents.
  const ofMinors = () =>
    reading
      .selectFrom('ages as a')
      .crossJoin('open_consents as open')
      .whereRef('open.person', '=', 'a.person')
      .innerJoin('consents as c', 'c.consent', 'open.consent');
  const ofGuardians = () =>
    reading
      .selectFrom('ages as a')
      .innerJoin('open_consents as open', 'open.person', 'a.person')
      .innerJoin('consents as c', 'c.consent', 'open.consent')
      .where('c.given_by', '=', 'guardian');
  const grouped = (query: ReturnType<typeof ofMinors>) =>
    query
      .select((e) => [
        'open.purpose',
        'a.born_on',
        'a.band',
        'c.given_by',
        e.fn.countAll<number>().as('persons'),
        e.fn.min('c.decided_at').as('first_at'),
        e.fn.max('c.not_after').as('latest_end'),
      ])
      .where('open.kind', '=', 'recognition')
      .groupBy(['open.purpose', 'a.born_on', 'a.band', 'c.given_by'])
      .execute();
  // Three statements, each by an index of its own; one with an *or* would walk over everybody.
  const rows = [
    ...(await grouped(ofMinors().where('a.born_on', '>', eighteenAgo))),
    ...(await grouped(ofMinors().where('a.band', '=', 'under_14'))),
    ...(await grouped(
      ofGuardians().where((e) =>
        e.or([
          e('a.born_on', '<=', eighteenAgo),
          e.and([e('a.born_on', 'is', null), e('a.band', '!=', 'under_14')]),
        ]),
      ),
    )),
  ];
  return rows.map((row) => ({
    ...row,
    persons: row.persons,
    first_at: row.first_at,
    latest_end: row.latest_end,
  }));
}

async function countUnknown(reading: Read): Promise<ReadonlyMap<string, number>> {
  const rows = await reading
    .selectFrom('open_consents as open')
    .leftJoin('ages as a', 'a.person', 'open.person')
    .select((e) => [
      // As an expression, so that both are read in the order of persons, not this one in that of purposes.
      sql<string>`open.purpose || ''`.as('of'),
      e.fn.countAll<number>().as('persons'),
    ])
    .where('open.kind', '=', 'recognition')
    .where('a.person', 'is', null)
    .groupBy('of')
    .execute();
  return new Map(rows.map(({ of, persons }) => [of, persons]));
}

interface Guardians {
  readonly purpose: string;
  readonly manner: keyof OfPurpose['guardian_checks'];
  readonly ended: boolean;
  readonly late: boolean;
  readonly persons: number;
}

/** How the guardians of open consents were checked. */
async function readGuardians(reading: Read): Promise<readonly Guardians[]> {
  const rows = await reading
    .selectFrom('consents as c')
    .innerJoin('open_consents as open', 'open.consent', 'c.consent')
    .innerJoin('guardianships as g', (on) =>
      on.onRef('g.child', '=', 'c.person').onRef('g.guardian', '=', 'c.decided_by'),
    )
    .select((e) => [
      'c.purpose',
      'g.manner',
      sql<number>`case when g.ended_at is null then 0 else 1 end`.as('ended'),
      sql<number>`case when g.checked_at > c.decided_at then 1 else 0 end`.as('late'),
      e.fn.count<number>('c.person').distinct().as('persons'),
    ])
    .where('c.given_by', '=', 'guardian')
    .where('c.kind', '=', 'recognition')
    .groupBy(['c.purpose', 'g.manner', 'ended', 'late'])
    .execute();
  return rows.map(({ purpose, manner, ended, late, persons }) => ({
    purpose,
    manner,
    ended: ended === 1,
    late: late === 1,
    persons: persons,
  }));
}

/** Checks by manner, no more than there are persons checked. */
function checksOf(guardians: readonly Guardians[], checked: number): OfPurpose['guardian_checks'] {
  const checks = { sms: 0, phone: 0, video: 0, mail: 0, paper: 0, bound_account: 0 };
  let left = checked;
  for (const { manner, persons } of guardians) {
    const taken = Math.min(left, persons);
    checks[manner] += taken;
    left -= taken;
  }
  return checks;
}

/** Children whose guardian withdrew, and of whom not every device has said that the template is gone. */
async function countHeldAfterEnd(reading: Read): Promise<ReadonlyMap<string, number>> {
  const rows = await reading
    .selectFrom('consent_ends as ended')
    .innerJoin('consents as c', 'c.consent', 'ended.consent')
    .innerJoin('withdrawals as w', 'w.consent', 'c.consent')
    .select((e) => ['c.purpose', e.fn.count<number>('c.person').distinct().as('persons')])
    .where('ended.erased_at', 'is', null)
    .where('c.given_by', '=', 'guardian')
    .where('w.reason', '=', 'withdrawn')
    .groupBy('c.purpose')
    .execute();
  return new Map(rows.map(({ purpose, persons }) => [purpose, persons]));
}
