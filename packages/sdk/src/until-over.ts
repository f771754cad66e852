import type { VerificationState, VerificationView } from '@consentry/contract';
import type { CallOptions } from './operation.ts';
import { pause } from './pause.ts';

/** A verification is looked at again after this long, milliseconds. */
const LOOK_MS = 1000;
const UNDER_WAY: ReadonlySet<VerificationState> = new Set(['open', 'claimed']);

type Read = (input: { readonly verification: string }, options?: CallOptions) => Promise<VerificationView>;

/** Waits until a verification is over: it ends by itself at `expires_at`. */
export function untilOver(read: Read): Read {
  return async ({ verification }, options) => {
    for (;;) {
      const view = await read({ verification }, options);
      if (!UNDER_WAY.has(view.state)) return view;
      await pause(LOOK_MS, options?.signal);
    }
  };
}
