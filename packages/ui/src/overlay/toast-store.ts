export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'ok' | 'problem';
  readonly text: string;
}

export interface ToastStore {
  readonly add: (tone: Toast['tone'], text: string) => void;
  readonly remove: (id: number) => void;
  readonly all: () => readonly Toast[];
  readonly subscribe: (tell: () => void) => () => void;
}

/** Keeps the messages of an application: one for all its screens, and one `Toasts` that shows them. */
export function createToasts(): ToastStore {
  const listeners = new Set<() => void>();
  let toasts: readonly Toast[] = [];
  let last = 0;
  const set = (next: readonly Toast[]) => {
    toasts = next;
    for (const tell of listeners) tell();
  };
  return {
    add: (tone, text) => {
      last += 1;
      set([...toasts, { id: last, tone, text }]);
    },
    remove: (id) => set(toasts.filter((toast) => toast.id !== id)),
    all: () => toasts,
    subscribe: (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

/** Noticing a message, then reading it slowly: three Chinese characters or twelve Latin letters a second. */
const NOTICE_MS = 5_000;
const CHARACTER_MS = 333;
const LETTER_MS = 84;

/** Gives how long a message stays at least, milliseconds. */
export function readingTime(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return NOTICE_MS + characters * CHARACTER_MS + (text.length - characters) * LETTER_MS;
}
