/** An organisation with one joined door and a few people, for whoever looks at their page in a browser. */
// oxlint-disable no-restricted-imports -- what only tests have is named by no index
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exampleDoor, joinPlatform } from '@consentry/device';
import type { Platform } from '@consentry/platform';
import { Consentry } from '@consentry/sdk';
import { inTransaction } from '@consentry/server';
import { buildScreen } from '@consentry/web';
import { type Kiosk, openKiosk } from '../apps/device/src/courier/testing/kiosk-in-memory.ts';
import { VaultInMemory } from '../apps/device/src/courier/testing/vault-in-memory.ts';
import { addCheckpoint, findWay, noteHealth } from '../apps/platform/src/alternatives/alternatives-store.ts';
import { serve } from '../apps/platform/src/device/serve-store.ts';
import { SPOT, openSite } from '../apps/platform/src/device/testing/test-device.ts';
import {
  lawfulAssessment,
  lawfulCheckpoint,
  lawfulConfiguration,
  lawfulContent,
  lawfulFacts,
  lawfulNotice,
} from '../apps/platform/src/facts/testing/lawful-facts.ts';
import { addGuardianship } from '../apps/platform/src/minors/minors-store.ts';
import { beginSession } from '../apps/platform/src/people/sign-in-store.ts';
import { signedIn } from '../apps/platform/src/staff/testing/signed-in.ts';
import { type Begun, beginPurpose } from '../apps/platform/src/testing/begun-purpose.ts';
import { RunningPlatforms } from '../apps/platform/src/testing/running-platform.ts';

const SOON_MS = 15_000;

/** Somebody registered, and the token of a session of theirs. */
export interface Somebody {
  readonly person: string;
  readonly token: string;
  readonly may: Consentry;
}

/** A platform with its pages, a purpose in force, a door, and people. */
export class MyWorld implements AsyncDisposable {
  readonly #open: AsyncDisposableStack;
  readonly platform: Platform;
  /** By a name, as passkeys need one. */
  readonly url: string;
  readonly begun: Begun;
  readonly site: string;
  readonly kiosk: Kiosk;
  readonly #letters: string;

  private constructor(
    open: AsyncDisposableStack,
    made: Pick<MyWorld, 'platform' | 'url' | 'begun' | 'site' | 'kiosk'> & { readonly letters: string },
  ) {
    this.#open = open;
    this.platform = made.platform;
    this.url = made.url;
    this.begun = made.begun;
    this.site = made.site;
    this.kiosk = made.kiosk;
    this.#letters = made.letters;
  }

  /**
   * @param door of the kiosk: whether its words are those of the purpose in force, so that consents given there or in
   *   the portal count there; and the folder of its screens
   * @param screens pages of the platform that are looked at: they take long to build
   */
  static async open(
    door: { readonly published?: boolean; readonly webRoot?: string } = {},
    screens: readonly ('my' | 'console')[] = ['my', 'console'],
  ): Promise<MyWorld> {
    await using open = new AsyncDisposableStack();
    const platforms = open.use(new RunningPlatforms());
    const data = platforms.folder();
    const letters = join(data, 'codes.jsonl');
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const platform = await platforms.start({
      data,
      port,
      origins: [url, `http://127.0.0.1:${port}`],
      codes: { via: 'file', path: letters },
      screens: await pages(screens),
    });
    const site = await openSite(platform);
    const begun = await beginPurpose(platform);
    await inTransaction(platform.context.database, (writing) =>
      addCheckpoint(
        writing,
        begun.purpose_id,
        { ...lawfulCheckpoint(), site: site.site },
        platform.context.now(),
      ),
    );
    if (door.published === true) await waysWork(platform);
    const kiosk = await joinedDoor(open, platform, site, begun, door);
    const made = { platform, url, begun, site: site.site, kiosk, letters };
    return new MyWorld(open.move(), made);
  }

  /** Registers an adult. */
  async person(email: string, name: string | null, born = '1990-05-01'): Promise<Somebody> {
    const { database, now } = this.platform.context;
    const admin = await signedIn(this.platform, 'admin');
    const operator = await signedIn(this.platform, 'operator', { sites: [this.site] });
    const identity = { name, email, phone: null, employee_number: null, language: 'en' };
    const got = await admin.call('POST', '/v1/people', { body: { site: this.site, identity } });
    const person = String(got.body['person']);
    const told = { age: { kind: 'born', on: born }, proof: 'id-1' };
    const aged = await operator.call('PUT', `/v1/people/${person}/age`, {
      body: told,
      headers: { 'access-reason': 'service' },
    });
    if (aged.status !== 200) throw new Error(JSON.stringify(aged.body));
    const { token } = await inTransaction(database, (writing) => beginSession(writing, person, now()));
    return { person, token, may: new Consentry({ url: this.url, apiKey: token }) };
  }

  /** Links a guardian with a child. */
  async guardian(guardian: string, child: string): Promise<void> {
    const { database, now } = this.platform.context;
    await inTransaction(database, (writing) =>
      addGuardianship(writing, {
        guardianship: randomUUID(),
        child,
        guardian,
        proof: 'household-1',
        manner: 'paper',
        checked_at: now(),
        checked_by: 'operator-1',
        ended_at: null,
      }),
    );
  }

  /** Hands in dedicated rules for children (R07.2), without which no child’s face is used. */
  async rulesForChildren(): Promise<void> {
    const dpo = await signedIn(this.platform, 'dpo');
    const facts = lawfulFacts(this.begun.purpose_id, this.platform.context.now());
    const headings = ['storage', 'use', 'transfer', 'disclosure'];
    const of = { purpose_ids: [this.begun.purpose_id], published_on: '2026-10-01' };
    const rules = [{ id: 'rules-1', version: 1, headings, ...of }];
    const body = { facts: { ...facts, minors: { ...facts.minors, rules } } };
    const got = await dpo.call('POST', '/v1/posture/facts', { body });
    if (got.status >= 300) throw new Error(JSON.stringify(got.body));
  }

  /** Lets somebody consent in their own session. */
  async consent({ person, may }: Somebody, of = person): Promise<string> {
    const { presentation } = await may.notice.present({
      person: of,
      purpose_id: this.begun.purpose_id,
      kind: 'recognition',
      recipient_id: null,
      digest: this.begun.notice_digest,
      language: 'en',
      place: { kind: 'portal', id: null },
    });
    return (await may.consent.decide({ person: of, presentation, decision: 'given' })).consent;
  }

  /** Changes the purpose and what is told of it: prepared by one officer, let through by the law, approved by another. */
  async change(texts: object): Promise<void> {
    const { url, platform } = this;
    const purpose = this.begun.purpose_id;
    const officers = [await signedIn(platform, 'dpo'), await signedIn(platform, 'dpo')];
    const [one, other] = officers.map(({ token }) => new Consentry({ url, apiKey: token }));
    const installer = new Consentry({ url, apiKey: (await signedIn(platform, 'installer')).token });
    if (one === undefined || other === undefined) throw new Error('Two officers are signed in.');
    const now = () => one.purpose.read({ purpose });
    const statement = { 'zh-CN': '打开储物柜和更衣室', en: 'To open lockers and the changing room' };
    await one.purpose.change({ purpose, ...lawfulContent({ statement }) }, { ifMatch: await now() });
    const draft = lawfulNotice(purpose, { purpose_version: 2 });
    const document = { ...draft.document, texts: { ...draft.document.texts, ...texts } };
    const changed_part = { 'zh-CN': '现在也处理视频。', en: 'A video is used now, too.' };
    await one.notice.write({ ...draft, document, changed_part });
    const configuration = lawfulConfiguration();
    await installer.configuration.set({ purpose, configuration, minor_change: null });
    const content = lawfulAssessment();
    const assessed = await one.assessment.write({ purpose, content, after_incident: null });
    await other.assessment.approve({ assessment: assessed.assessment }, { ifMatch: assessed });
    const facts = lawfulFacts(purpose, Date.now());
    await one.purpose.propose({ purpose, facts }, { ifMatch: await now() });
    await other.purpose.approve({ purpose }, { ifMatch: await now() });
  }

  /** The last code that was sent to somebody. */
  async codeTo(email: string): Promise<string> {
    const last = () =>
      (existsSync(this.#letters) ? readFileSync(this.#letters, 'utf8') : '')
        .split('\n')
        .filter((line) => line.includes(email))
        .at(-1) ?? '';
    await until(() => last() !== '');
    return (/(\d{4}) (\d{4})/.exec(last()) ?? []).slice(1).join('');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#open.disposeAsync();
  }
}

/** Says of every other way that it works: a face may be asked for where one does (R10.1). */
async function waysWork({ context: { database, now } }: Platform): Promise<void> {
  await inTransaction(database, async (writing) => {
    for (const { way } of await writing.selectFrom('ways').select('way').execute()) {
      const stored = await findWay(writing, way);
      if (stored !== null) await noteHealth(writing, stored, true, now());
    }
  });
}

async function pages(screens: readonly ('my' | 'console')[]) {
  const folders: Record<string, string> = { verify: join(import.meta.dirname, '../docs/verifier') };
  for (const screen of screens) folders[screen] = (await buildScreen(screen)).folder;
  return folders;
}

async function joinedDoor(
  open: AsyncDisposableStack,
  platform: Platform,
  { installer, dpo, invite }: Awaited<ReturnType<typeof openSite>>,
  begun: Begun,
  { published = false, ...more }: { readonly published?: boolean; readonly webRoot?: string },
): Promise<Kiosk> {
  const data = mkdtempSync(join(tmpdir(), 'consentry-device-'));
  open.defer(() => rmSync(data, { recursive: true }));
  const { device } = await joinPlatform({ data, url: platform.url, token: await invite() });
  const path = `/v1/devices/${device}`;
  await installer.call('PUT', `${path}/spot`, { body: SPOT, headers: { 'if-match': '"1"' } });
  await dpo.call('POST', `${path}/approval`, { headers: { 'if-match': '"2"' } });
  await inTransaction(platform.context.database, (writing) => serve(writing, device, begun.purpose_id));
  const clock = { now: Date.now() };
  const store = join(data, 'courier.db');
  const vault = new VaultInMemory(() => clock.now);
  const door = { ...exampleDoor(), ...(published ? { published: begun } : {}) };
  const kiosk = open.use(await openKiosk({ store, vault, door, clock, ...more }));
  await until(async () => (await kiosk.door()).ways.some(({ way, live }) => way === 'qr' && live));
  return kiosk;
}

/** Waits until something is so. @throws {Error} when it is not soon */
async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + SOON_MS;
  while (!(await is())) {
    if (Date.now() > end) throw new Error('What was waited for did not come.');
    await sleep(50);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
