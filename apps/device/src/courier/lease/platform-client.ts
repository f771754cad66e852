import { createHash, createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  BUNDLE_MAX_CHARS,
  type DeviceEvent,
  DeviceView,
  EventsReported,
  type LeaseRequest,
  SIGNATURE_LIFE_S,
  VerificationClaimed,
  signatureBase,
  writeSignatureParameters,
} from '@consentry/contract';
import { z } from 'zod';
import type { Now } from '../clock.ts';
import type { Link } from './link.ts';

/** An answer of the platform that is no success. `code` is that of its problem, or `null`. */
export class PlatformRefusal extends Error {
  readonly status: number;
  readonly code: string | null;

  constructor(status: number, code: string | null) {
    super(`The platform answered ${status}${code === null ? '' : ` (${code})`}.`);
    this.name = 'PlatformRefusal';
    this.status = status;
    this.code = code;
  }
}

/** Longest a request other than listening may take. */
const REQUEST_MS = 30_000;
/** Somebody stands at the door and waits: longer than this, and it counts as out of reach. */
const CLAIM_MS = 8000;

/**
 * Speaks to the platform for one device, each request signed (RFC 9421) and with a nonce of its own. The
 * wall clock may be wrong: it is corrected by the platform's `Date`, for signatures alone. It decides no
 * lease and no retention.
 */
export class PlatformClient {
  readonly #link: Link;
  readonly #key: KeyObject;
  readonly #now: Now;
  #ahead = 0;

  constructor(link: Link, now: Now) {
    this.#link = link;
    this.#key = createPrivateKey(link.privateKey);
    this.#now = now;
  }

  /** Asks for a bundle and gives whatever came, unread. */
  async lease(request: LeaseRequest, signal: AbortSignal): Promise<unknown> {
    const answer = await this.#ask('POST', '/lease', request, signal);
    const text = await answer.text();
    if (text.length > 2 * BUNDLE_MAX_CHARS) throw new RangeError('The answer is too long for a bundle.');
    return JSON.parse(text) as unknown;
  }

  /** Reports events; gives the number up to which they are durable. */
  async report(events: readonly DeviceEvent[], signal: AbortSignal): Promise<number> {
    const answer = await this.#ask('POST', '/events', { events }, signal);
    return EventsReported.parse(await answer.json()).reported_sequence;
  }

  /** Hands back ends that the platform has lost. @param heldEpoch with the last of them, else `null` */
  async handBack(consents: readonly string[], heldEpoch: number | null, signal: AbortSignal): Promise<void> {
    await this.#ask('POST', '/tombstones', { consents, held_epoch: heldEpoch }, signal);
  }

  /** Asks for the verification of a ticket that was shown here. @throws {PlatformRefusal} `ticket_wrong` */
  async claim(ticket: string, signal: AbortSignal): Promise<VerificationClaimed> {
    const answer = await this.#ask('POST', '/verifications', { ticket }, signal, CLAIM_MS);
    return VerificationClaimed.parse(await answer.json());
  }

  /** What the platform has of this device. */
  async view(signal: AbortSignal): Promise<DeviceView> {
    const answer = await this.#ask('GET', '', undefined, signal);
    return DeviceView.parse(await answer.json());
  }

  /** Listens until the line breaks, and calls `ask` each time the platform says so. */
  async listen(ask: () => void, signal: AbortSignal): Promise<void> {
    const answer = await this.#ask('GET', '/events', undefined, signal, null);
    let tail = '';
    for await (const chunk of answer.body ?? []) {
      tail += Buffer.from(chunk as Uint8Array).toString();
      const events = tail.split('\n\n');
      tail = (events.pop() ?? '').slice(-1000);
      if (events.some((event) => event.startsWith('event: ask\n'))) ask();
    }
  }

  async #ask(
    method: 'GET' | 'POST',
    path: string,
    value: unknown,
    signal: AbortSignal,
    within: number | null = REQUEST_MS,
  ): Promise<Response> {
    const limit = within === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(within)]);
    const first = await this.#send(method, path, value, limit);
    if (first.ok) return first;
    const refusal = await refusalOf(first);
    const date = Date.parse(first.headers.get('date') ?? '');
    if (refusal.code !== 'signature_refused' || Number.isNaN(date)) throw refusal;
    this.#ahead = date - this.#now();
    const second = await this.#send(method, path, value, limit);
    if (second.ok) return second;
    throw await refusalOf(second);
  }

  async #send(method: string, path: string, value: unknown, signal: AbortSignal): Promise<Response> {
    const url = `${this.#link.url}/v1/devices/${this.#link.device}${path}`;
    const body = value === undefined ? null : JSON.stringify(value);
    const digest = `sha-256=:${createHash('sha256')
      .update(body ?? '')
      .digest('base64')}:`;
    const created = Math.floor((this.#now() + this.#ahead) / 1000);
    const parameters = writeSignatureParameters({
      created,
      expires: created + SIGNATURE_LIFE_S,
      nonce: randomBytes(16).toString('base64url'),
      keyid: this.#link.device,
    });
    const base = signatureBase(
      [
        ['@method', method],
        ['@target-uri', url],
        ['content-digest', digest],
      ],
      parameters,
    );
    const headers = {
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      'content-digest': digest,
      'signature-input': `device=${parameters}`,
      signature: `device=:${sign(null, Buffer.from(base), this.#key).toString('base64')}:`,
    };
    return fetch(url, { method, headers, signal, redirect: 'error', ...(body === null ? {} : { body }) });
  }
}

const Coded = z.object({ code: z.string() });

/** Reads the code of a problem, if the answer is one. */
export async function refusalOf(answer: Response): Promise<PlatformRefusal> {
  const parsed = Coded.safeParse(await answer.json().catch(() => null));
  return new PlatformRefusal(answer.status, parsed.success ? parsed.data.code : null);
}
