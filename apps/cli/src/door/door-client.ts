import { randomUUID } from 'node:crypto';
import { Problem } from '@consentry/contract';
import type { z } from 'zod';
import { CliError, EXIT } from '../cli-error.ts';
import { both } from '../messages.ts';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly json?: unknown;
  readonly photo?: Uint8Array;
  readonly token?: string;
  /** Operator key of the device. */
  readonly operator?: string;
}

/** Speaks to a running door over HTTP. */
export class DoorClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url.replace(/\/+$/, '');
  }

  /**
   * Calls one route and reads its answer.
   *
   * @throws {CliError} `door_unreachable`, or the door's own problem: `not_lawful` and other refusals
   *   end with exit code 3
   */
  async call<S extends z.ZodType>(path: string, answer: S, call: Call = {}): Promise<z.infer<S>> {
    const response = await this.#fetch(path, call);
    const body: unknown = response.status === 204 ? null : await response.json();
    if (response.ok) return answer.parse(body);
    const problem = Problem.parse(body);
    const broken = problem.broken ?? [];
    const detail = (language: 'zh-CN' | 'en') =>
      [
        problem.detail[language],
        ...broken.map((f) => `${f.requirement} ${f.article[language]}: ${f.why[language]}`),
      ].join('\n  ');
    throw new CliError(
      problem.code,
      { what: problem.title, why: { 'zh-CN': detail('zh-CN'), en: detail('en') }, remedy: problem.remedy },
      problem.status < 500 ? EXIT.refused : EXIT.failed,
    );
  }

  async #fetch(path: string, { method, json, photo, token, operator }: Call): Promise<Response> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (operator !== undefined) headers.authorization = `Operator ${operator}`;
    if (json !== undefined) {
      headers['content-type'] = 'application/json';
      headers['idempotency-key'] = randomUUID();
    }
    if (photo !== undefined) headers['content-type'] = mediaType(photo);
    try {
      return await fetch(`${this.#url}${path}`, {
        method: method ?? (json === undefined && photo === undefined ? 'GET' : 'POST'),
        headers,
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(photo === undefined ? {} : { body: Buffer.from(photo) }),
      });
    } catch (cause) {
      throw new CliError(
        'door_unreachable',
        {
          what: both((m) => m.doorUnreachableWhat(this.#url)),
          why: both((m) => m.doorUnreachableWhy),
          remedy: both((m) => m.doorUnreachableRemedy),
        },
        EXIT.failed,
        { cause },
      );
    }
  }
}

/** Media type by the first bytes; a file that is no photo is sent as JPEG and refused by name. */
function mediaType(photo: Uint8Array): string {
  if (photo[0] === 0x89 && photo[1] === 0x50) return 'image/png';
  if (photo[0] === 0x52 && photo[8] === 0x57) return 'image/webp';
  return 'image/jpeg';
}
