import type { Reading } from '@consentry/server';
import { servedBy, touchedByIncident } from '../incident/incident-store.ts';
import type { PlatformTables } from '../store/tables.ts';

type Body = Readonly<Record<string, unknown>>;

/** Where an event may name a purpose, or something that has one. */
const OF_PURPOSE = ['purpose', 'purpose_id'];
const OF_CONSENT = ['consent', 'consent_id'];
const OF_DEVICE = ['device', 'device_id'];

function named(body: Body, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => (typeof body[name] === 'string' ? [body[name]] : []));
}

/** Tells to which purposes events belong: by what they name, or by the purpose of what they name. */
export class Attribution {
  readonly #reading: Reading<PlatformTables>;
  readonly #known = new Map<string, Promise<readonly string[]>>();

  constructor(reading: Reading<PlatformTables>) {
    this.#reading = reading;
  }

  /** Gives the purposes of one event; none for what is of the organisation as a whole. */
  async purposesOf(body: Body): Promise<readonly string[]> {
    const direct = named(body, OF_PURPOSE);
    if (direct.length > 0) return direct;
    const found: string[] = [];
    for (const id of named(body, OF_CONSENT))
      found.push(...(await this.#once(`c ${id}`, () => this.#ofConsent(id))));
    for (const id of named(body, ['incident']))
      found.push(...(await this.#once(`i ${id}`, () => touchedByIncident(this.#reading, id))));
    if (found.length > 0) return [...new Set(found)];
    for (const id of named(body, OF_DEVICE))
      found.push(...(await this.#once(`d ${id}`, () => servedBy(this.#reading, [id]))));
    for (const id of named(body, ['site']))
      found.push(...(await this.#once(`s ${id}`, () => this.#ofSite(id))));
    return [...new Set(found)];
  }

  #once(key: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const known = this.#known.get(key) ?? read();
    this.#known.set(key, known);
    return known;
  }

  async #ofConsent(consent: string): Promise<readonly string[]> {
    const row = await this.#reading
      .selectFrom('consents')
      .select('purpose')
      .where('consent', '=', consent)
      .executeTakeFirst();
    return row === undefined ? [] : [row.purpose];
  }

  async #ofSite(site: string): Promise<readonly string[]> {
    const rows = await this.#reading
      .selectFrom('checkpoints')
      .select('purpose')
      .distinct()
      .where('site', '=', site)
      .orderBy('purpose')
      .execute();
    return rows.map(({ purpose }) => purpose);
  }
}
