import { TokenAnswer } from '@consentry/contract';

/** How a program shows who it is. */
export type Credentials =
  /** From `POST /v1/api-keys`; or the token of a session. Left out in a browser: its cookie. */
  | { readonly apiKey?: string }
  /** OAuth 2.0 client credentials (RFC 6749 § 4.4); tokens are asked for and renewed as needed. */
  | { readonly clientId: string; readonly clientSecret: string; readonly scopes?: readonly string[] };

/** A token is renewed when it has this long to live, milliseconds. */
const MARGIN_MS = 30_000;

/** Asks for a token with these form fields, and gives the JSON of the answer. */
export type AskToken = (form: URLSearchParams, signal: AbortSignal | undefined) => Promise<unknown>;

/** Gives the bearer of requests; one token at a time, for as long as it lives. */
export class Bearer {
  readonly #credentials: Credentials;
  readonly #ask: AskToken;
  #token: { readonly value: string; readonly until: number } | null = null;
  #asking: Promise<string> | null = null;

  constructor(credentials: Credentials, ask: AskToken) {
    this.#credentials = credentials;
    this.#ask = ask;
  }

  /** Gives it, asking for one where none is held; `null` where nothing is shown. */
  async get(): Promise<string | null> {
    const credentials = this.#credentials;
    if (!('clientId' in credentials)) return credentials.apiKey ?? null;
    if (this.#token !== null && performance.now() < this.#token.until) return this.#token.value;
    // Not with the signal of one caller: others wait for the same token.
    this.#asking ??= this.#renew(credentials).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /**
   * Forgets a token that was refused.
   *
   * @returns whether another can be asked for
   */
  forget(refused: string | null): boolean {
    if (refused === null || !('clientId' in this.#credentials)) return false;
    if (this.#token?.value === refused) this.#token = null;
    return true;
  }

  async #renew(client: Extract<Credentials, { clientId: string }>): Promise<string> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      ...(client.scopes === undefined ? {} : { scope: client.scopes.join(' ') }),
    });
    const { access_token: value, expires_in } = TokenAnswer.parse(await this.#ask(form, undefined));
    this.#token = { value, until: performance.now() + expires_in * 1000 - MARGIN_MS };
    return value;
  }
}
