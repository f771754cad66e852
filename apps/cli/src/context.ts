import type { Messages } from './messages.ts';
import type { Output } from './output.ts';

/** What every command works with. */
export interface Context {
  readonly output: Output;
  readonly m: Messages;
  /** Ends with this code though nothing was thrown: a refusal or an unsound store is an answer. */
  readonly exit: (code: number) => void;
}

/** Makes the context when a command runs, after the global options are known. */
export type Contextual = <A extends readonly unknown[]>(
  action: (context: Context, ...args: A) => Promise<void>,
) => (...args: A) => Promise<void>;
