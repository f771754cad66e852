import { type Database, inTransaction, sql } from '@consentry/server';
import type { PlatformTables } from '../../store/tables.ts';

/** Written at once: a statement may not take long. */
const AT_ONCE = 20_000;

/** Puts consents of persons into the store, by their numbers, as given at an instant. */
export async function putInStock(
  database: Database<PlatformTables>,
  purpose: string,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
): Promise<void> {
  for (let first = from; first <= to; first += AT_ONCE)
    await putSome(database, purpose, { from: first, to: Math.min(to, first + AT_ONCE - 1), at });
}

async function putSome(
  database: Database<PlatformTables>,
  purpose: string,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
): Promise<void> {
  await inTransaction(database, async (writing) => {
    const numbers = sql`n(i) as (select ${sql.lit(from)} union all select i + 1 from n where i < ${sql.lit(to)})`;
    const id = (kind: number) =>
      sql`'00000000-0000-4000-800' || ${sql.lit(String(kind))} || '-' || cast(100000000000 + i as text)`;
    const on = sql.lit(at);
    const [person, presentation, consent] = [id(1), id(2), id(3)];
    const common = sql`${person}, 'recognition', ${purpose}, 1`;
    for (const rows of [
      sql`insert into people (person, site, state, registered_at, registered_by, version)
          with recursive ${numbers} select ${person}, null, 'active', ${on}, 'bench', 1 from n`,
      sql`insert into presentations (presentation, person, kind, purpose, purpose_version, notice_digest, language,
            place_kind, shown_by, shown_at)
          with recursive ${numbers} select ${presentation}, ${common}, 'x', 'zh-CN', 'portal', 'bench', ${on} from n`,
      sql`insert into consents (consent, person, kind, purpose, purpose_version, decision, given_by, decided_by, way,
            mode, notice_digest, presentation, decided_at, retention_ends_at, not_after, receipt, receipt_digest)
          with recursive ${numbers} select ${consent}, ${common}, 'given', 'person', ${person}, 'session', 'verify', 'x',
            ${presentation}, ${on}, ${on} + 31536000000, ${on} + 31536000000, '{}', 'x' from n`,
      sql`insert into open_consents (person, kind, purpose, recipient, consent, not_after)
          with recursive ${numbers} select ${person}, 'recognition', ${purpose}, '', ${consent}, ${on} + 31536000000 from n`,
    ])
      await rows.execute(writing);
  });
}

/** Ends so many consents of those in stock, erased everywhere. */
export async function eraseFromStock(
  database: Database<PlatformTables>,
  count: number,
  at: number,
): Promise<void> {
  for (let left = count; left > 0; left -= AT_ONCE) await eraseSome(database, Math.min(left, AT_ONCE), at);
}

async function eraseSome(database: Database<PlatformTables>, count: number, at: number): Promise<void> {
  await inTransaction(database, async (writing) => {
    const [on, many] = [sql.lit(at), sql.lit(count)];
    await sql`insert into consent_ends (consent, accepted_at, effective_at, erased_at)
      select consent, ${on}, ${on}, ${on} from open_consents order by consent limit ${many}`.execute(writing);
    await sql`delete from open_consents where consent in (select consent from consent_ends)`.execute(writing);
  });
}
