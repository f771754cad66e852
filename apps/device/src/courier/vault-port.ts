import type { VaultReply, VaultRequest } from '@consentry/contract';

type WithoutSerial<T> = T extends unknown ? Omit<T, 'serial'> : never;

/** A request before the client numbers it. */
export type VaultQuestion = WithoutSerial<VaultRequest>;

/** What the courier may know of the vault process: whether it answers. */
export type VaultState = 'starting' | 'ready' | 'unavailable';

/**
 * All the courier needs of the vault process. It asks; it cannot look inside, and no message of this
 * port can carry a face back.
 */
export interface VaultPort {
  readonly state: VaultState;
  /**
   * Asks one question; questions are answered in the order they were asked.
   *
   * @param image bytes of one image, for `observe` only; the caller wipes them after the answer
   * @throws when the vault process is not there, or does not answer
   */
  request(question: VaultQuestion, image?: Uint8Array): Promise<VaultReply>;
  /** Calls `listener` at each change of state; returns what stops it. */
  onState(listener: (state: VaultState) => void): () => void;
}
