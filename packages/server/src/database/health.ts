import type { DatabaseError } from './database-error.ts';

/**
 * Whether the storage still holds what it acknowledges. After one failure it is never trusted again:
 * a page that could not be synced may be dropped, and the next sync may lie (SECURITY.md row 22).
 */
export class Health {
  #failure: DatabaseError | null = null;
  readonly #onFailure: (error: DatabaseError) => void;

  /** @param onFailure told once */
  constructor(onFailure: (error: DatabaseError) => void) {
    this.#onFailure = onFailure;
  }

  /** @throws {DatabaseError} `storage_failed`, once it has */
  assert(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  /** Notes `error` when it is a failure of the storage; gives it back. */
  note(error: unknown, isFailure: (error: unknown) => error is DatabaseError): unknown {
    if (this.#failure === null && isFailure(error)) {
      this.#failure = error;
      this.#onFailure(error);
    }
    return error;
  }
}
