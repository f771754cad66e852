import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import {
  CaptureView,
  ConsentView,
  DoorView,
  FrameOutcome,
  PersonView,
  Presentation,
  Problem,
  SessionView,
  WithdrawalView,
} from '@consentry/contract';
import type { z } from 'zod';
import { exampleDoor } from '../../example-door.ts';
import type { Limit } from '../alternatives/attempts.ts';
import { countAttempt, DEVICE } from '../alternatives/attempts-store.ts';
import { openLog } from '../http/log.ts';
import { type OpenCourier, openCourier } from '../open-courier.ts';
import type { DoorConfig } from '../purpose/door-config.ts';
import { openDatabase } from '../store/database.ts';
import { VaultInMemory } from './vault-in-memory.ts';

/** An instant after the example's assessment and sign. */
export const START = Date.parse('2026-03-02T08:00:00Z');

/** What came back for one call. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: unknown;
}

/** How to make one call. */
export interface Call {
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly frame?: string | Buffer;
}

/** A courier with a clock to turn, a log to read and a kiosk's calls. */
export class Kiosk implements AsyncDisposable {
  readonly courier: OpenCourier;
  readonly vault: VaultInMemory;
  readonly logged: readonly string[];
  readonly clock: { now: number };

  constructor(courier: OpenCourier, vault: VaultInMemory, logged: readonly string[], clock: { now: number }) {
    this.courier = courier;
    this.vault = vault;
    this.logged = logged;
    this.clock = clock;
  }

  async call(method: 'GET' | 'POST' | 'DELETE', url: string, call: Call = {}): Promise<Reply> {
    const headers: Record<string, string> = { host: '127.0.0.1:0', ...call.headers };
    if (call.token !== undefined) headers['authorization'] = `Bearer ${call.token}`;
    if (call.frame !== undefined) headers['content-type'] ??= 'image/jpeg';
    const json = call.body === undefined ? {} : { payload: JSON.stringify(call.body) };
    if (call.body !== undefined) headers['content-type'] ??= 'application/json';
    const payload = call.frame === undefined ? json : { payload: Buffer.from(call.frame) };
    const response = await this.courier.app.inject({ method, url, headers, ...payload });
    const isJson = (response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      json: isJson ? JSON.parse(response.body) : null,
    };
  }

  async #expect<S extends z.ZodType>(schema: S, status: number, reply: Reply): Promise<z.infer<S>> {
    if (reply.status !== status) throw new Error(`wanted ${status}, got ${reply.status}: ${reply.text}`);
    return schema.parse(reply.json);
  }

  async problem(reply: Reply | Promise<Reply>): Promise<Problem> {
    const got = await reply;
    const problem = Problem.parse(got.json);
    if (got.status !== problem.status)
      throw new Error(`status ${got.status} and body ${problem.status} differ`);
    return problem;
  }

  async door(): Promise<DoorView> {
    return this.#expect(DoorView, 200, await this.call('GET', '/v1/door'));
  }

  async register(pin = '836154'): Promise<SessionView> {
    return this.#expect(SessionView, 201, await this.call('POST', '/v1/people', { body: { pin } }));
  }

  async present(token?: string): Promise<Presentation> {
    const body = { digest: (await this.door()).notice.digest };
    return this.#expect(Presentation, 201, await this.call('POST', '/v1/notices/presented', { body, token }));
  }

  async decide(token?: string, more: Readonly<Record<string, unknown>> = {}): Promise<Reply> {
    const { presentation } = await this.present(token);
    const given = more['decision'] === 'refused' ? {} : { decision: 'given', age: '14_or_over' };
    const body = { presentation, scope: 'enrolment', ...given, ...more };
    return this.call('POST', '/v1/consents', { body, token });
  }

  async consent(token?: string, more: Readonly<Record<string, unknown>> = {}): Promise<ConsentView> {
    return this.#expect(ConsentView, 201, await this.decide(token, more));
  }

  async capture(body: unknown, token?: string): Promise<CaptureView> {
    return this.#expect(CaptureView, 201, await this.call('POST', '/v1/captures', { body, token }));
  }

  frame(capture: string, face: string, token?: string): Promise<Reply> {
    return this.call('POST', `/v1/captures/${capture}/frames`, { frame: face, token });
  }

  /** Sends the same face until the capture says something other than "more". */
  async show(capture: string, face: string, token?: string): Promise<FrameOutcome> {
    for (;;) {
      const outcome = await this.#expect(FrameOutcome, 200, await this.frame(capture, face, token));
      if (outcome.outcome !== 'more') return outcome;
    }
  }

  /** Registers, agrees and enrols. */
  async enrolled(face: string, pin = '836154'): Promise<SessionView> {
    const { token } = await this.register(pin);
    await this.consent(token);
    const { capture } = await this.capture({ act: 'enrol' }, token);
    const outcome = await this.show(capture, face, token);
    if (outcome.outcome !== 'enrolled') throw new Error(`not enrolled: ${outcome.outcome}`);
    return outcome.session;
  }

  async verify(number: string, face: string): Promise<FrameOutcome> {
    const { capture } = await this.capture({ act: 'verify', number });
    return this.show(capture, face);
  }

  async withdraw(token: string): Promise<WithdrawalView> {
    return this.#expect(WithdrawalView, 201, await this.call('POST', '/v1/withdrawals', { body: {}, token }));
  }

  async me(token: string): Promise<PersonView> {
    return this.#expect(PersonView, 200, await this.call('GET', '/v1/me', { token }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.courier[Symbol.asyncDispose]();
  }
}

/** Key of the operator of these kiosks. */
export const OPERATOR_KEY = 'o'.repeat(43);

/** Key of these kiosks that cards are hashed under. */
const CARD_KEY = Buffer.alloc(32, 7);

/** Opens a kiosk on a courier in memory, or on the store of an earlier one. */
export async function openKiosk(
  options: {
    readonly door?: DoorConfig | null;
    readonly store?: string;
    /** Folder of the device's own log; left out: in memory. */
    readonly ledger?: string;
    readonly webRoot?: string;
    readonly vault?: VaultInMemory;
    readonly clock?: { now: number };
  } = {},
): Promise<Kiosk> {
  const clock = options.clock ?? { now: START };
  const now = (): number => clock.now;
  const vault = options.vault ?? new VaultInMemory(now);
  const logged: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const courier = await openCourier({
    store: options.store ?? ':memory:',
    ...(options.ledger === undefined ? {} : { ledger: options.ledger }),
    door: options.door === undefined ? exampleDoor() : options.door,
    vault: () => vault,
    webRoot: options.webRoot ?? null,
    operatorKey: OPERATOR_KEY,
    cardKey: CARD_KEY,
    language: null,
    log: openLog({ level: 'debug', destination }),
    now,
    onFatal: (error) => {
      throw error;
    },
  });
  return new Kiosk(courier, vault, logged, clock);
}

/** Opens a kiosk whose device already counted as many attempts of one kind as are allowed. */
export async function openTiredKiosk(limit: Limit, door: DoorConfig = exampleDoor()): Promise<Kiosk> {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-'));
  const store = join(folder, 'courier.db');
  using database = openDatabase(store, (error) => {
    throw error;
  });
  database.transact((writing) => {
    for (let i = 0; i < limit.most; i += 1) countAttempt(writing, limit, DEVICE, START);
  });
  database[Symbol.dispose]();
  const kiosk = await openKiosk({ store, door });
  // The files are open: on Linux they stay until the courier closes them, and are gone after that.
  rmSync(folder, { recursive: true });
  return kiosk;
}

/** Lets what was started but not awaited run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
