import type { KeySlots } from './key-slots.ts';
import { openTemplate } from './sealed-template.ts';
import type { TemplateRow, TemplateStore } from './template-store.ts';

export type ProblemCode =
  | 'database_unsound'
  | 'template_unreadable'
  | 'slot_orphaned'
  | 'slot_unreadable'
  | 'tombstone_with_remains';

/** One thing in a store that is not as it must be. `id` is opaque: a template, a consent, or a slot number. */
export interface Problem {
  readonly code: ProblemCode;
  readonly id: string;
  readonly what: string;
  readonly remedy: string;
}

const TEXTS: Readonly<Record<ProblemCode, { readonly what: string; readonly remedy: string }>> = {
  database_unsound: {
    what: 'SQLite finds its own file damaged.',
    remedy: 'Check the disk, remove the store folder, and enrol again.',
  },
  template_unreadable: {
    what: 'A sealed template does not open with its key under its own consent, purpose, model, device and end of retention.',
    remedy: 'Erase this consent and enrol again; find out who wrote to the store.',
  },
  slot_orphaned: {
    what: 'A key slot is in use and no template belongs to it: something was broken off.',
    remedy: 'Start the device: it destroys the key before anybody is compared.',
  },
  slot_unreadable: {
    what: 'A key slot does not open with the root key of this device.',
    remedy: 'Erase the consent it belongs to and enrol again.',
  },
  tombstone_with_remains: {
    what: 'A consent was erased and its sealed template is still there: the erasure was broken off.',
    remedy: 'Start the device: it finishes the erasure before anybody is compared.',
  },
};

export function problem(code: ProblemCode, id: string): Problem {
  return { code, id, ...TEXTS[code] };
}

/** Opens the template of a row; `null` where key, bytes or binding are not its own. The caller wipes it. */
export function readRow(slots: KeySlots, device: string, row: TemplateRow): Uint8Array | null {
  const key = slots.get(row.slot);
  if (key === null) return null;
  try {
    return openTemplate(key, row, { ...row, device });
  } finally {
    key.fill(0);
  }
}

/** Looks at every row and slot of a store, changes nothing, and gives what is wrong. */
export function examine(store: TemplateStore, slots: KeySlots, device: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!store.isSound()) problems.push(problem('database_unsound', 'templates.db'));
  const owned = new Set<number>();
  for (const row of store.templates()) {
    owned.add(row.slot);
    const plain = readRow(slots, device, row);
    if (plain === null) problems.push(problem('template_unreadable', row.template));
    plain?.fill(0);
  }
  for (const slot of slots.used()) {
    if (!owned.has(slot)) problems.push(problem('slot_orphaned', String(slot)));
    const key = slots.get(slot);
    if (key === null) problems.push(problem('slot_unreadable', String(slot)));
    key?.fill(0);
  }
  for (const consent of store.unfinished()) problems.push(problem('tombstone_with_remains', consent));
  return problems;
}
