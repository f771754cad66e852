// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import type { LedgerKeeper } from '@consentry/ledger-server';
import { type Database, inTransaction } from '@consentry/server';
import { addPresentation, findConsent } from '../../apps/platform/src/consent/consent-store.ts';
import { decideConsent } from '../../apps/platform/src/consent/decide-consent.ts';
import { endConsent } from '../../apps/platform/src/consent/end-consent.ts';
import { deviceHolders } from '../../apps/platform/src/device/device-holders.ts';
import { sharesOf } from '../../apps/platform/src/device/share-store.ts';
import { addTestDevice } from '../../apps/platform/src/device/testing/add-test-device.ts';
import { setAge } from '../../apps/platform/src/minors/minors-store.ts';
import type { PlatformContext } from '../../apps/platform/src/platform.ts';
import type { PlatformTables } from '../../apps/platform/src/store/tables.ts';
import { purposeInForce } from '../../apps/platform/src/testing/purpose-in-force.ts';

const purpose = purposeInForce();
const ports = { holders: deviceHolders, purposes: async () => purpose, rulesForChildren: async () => [] };

/** Somebody at a platform who agrees and withdraws, for one door that serves the purpose. */
export class PlatformLife {
  readonly #database: Database<PlatformTables>;
  readonly #keys: PlatformContext['keys'];
  readonly #keeper: LedgerKeeper;
  readonly #person: string;

  private constructor(
    { database, keys }: Pick<PlatformContext, 'database' | 'keys'>,
    keeper: LedgerKeeper,
    person: string,
  ) {
    this.#database = database;
    this.#keys = keys;
    this.#keeper = keeper;
    this.#person = person;
  }

  static async begin(
    context: Pick<PlatformContext, 'database' | 'keys'>,
    keeper: LedgerKeeper,
  ): Promise<PlatformLife> {
    const { database } = context;
    const person = randomUUID();
    const device = await addTestDevice(database, 60_000);
    await inTransaction(database, async (writing) => {
      await writing
        .insertInto('people')
        .values({ person, site: null, state: 'active', registered_at: 0, registered_by: 'test', version: 1 })
        .execute();
      const born = { born_on: '1990-05-01', band: null, proof: 'x', told_at: 0, told_by: 'staff' } as const;
      await setAge(writing, { person, ...born });
      await writing.insertInto('device_purposes').values({ device, purpose: purpose.purpose.id }).execute();
    });
    return new PlatformLife(context, keeper, person);
  }

  /** Agrees, withdraws, and has the log published: says so each time when it is kept. */
  async once(say: (line: string) => void): Promise<void> {
    const consent = await this.agree();
    if ((await sharesOf(this.#database.reading, [consent])).length === 0)
      throw new Error('No share was made.');
    say(`given ${consent}`);
    await this.withdraw(consent);
    say(`withdrawn ${consent}`);
    await this.#keeper.advance();
    say(`published ${(await this.#keeper.ledger.log.head()).size}`);
  }

  /** @returns the consent, once it is kept */
  agree(): Promise<string> {
    const presentation = randomUUID();
    const person = this.#person;
    return inTransaction(this.#database, async (writing) => {
      await addPresentation(writing, {
        presentation,
        person,
        shown_to: person,
        kind: 'recognition',
        purpose: purpose.purpose.id,
        purpose_version: purpose.purpose.version,
        notice_digest: purpose.notice.digest,
        language: 'en',
        place_kind: 'portal',
        place: null,
        shown_by: 'person',
        shown_at: Date.now(),
      });
      const deciding = {
        person,
        decider: person,
        way: 'session',
        request: null,
        presentation,
        decision: 'given',
      } as const;
      return (await decideConsent(writing, ports, this.#keys.secret, deciding, Date.now())).consent;
    });
  }

  async withdraw(consent: string): Promise<void> {
    await inTransaction(this.#database, async (writing) => {
      const held = await findConsent(writing, consent);
      if (held === null) throw new Error('A consent that was acknowledged is not there.');
      const end = { reason: 'withdrawn', byKind: 'person', byId: this.#person } as const;
      await endConsent(writing, deviceHolders, held, end, Date.now());
    });
  }
}
