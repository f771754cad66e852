import { type BiText, both } from '@consentry/law';
import type { OpenStore } from './open-store.ts';
import { openTemplate } from './sealed-template.ts';
import type { TemplateRow } from './template-store.ts';

export type ProblemCode =
  | 'database_unsound'
  | 'template_unreadable'
  | 'slot_orphaned'
  | 'slot_unreadable'
  | 'epoch_unreadable'
  | 'rotation_unreadable'
  | 'tombstone_with_remains';

/** One thing in a store that is not as it must be. `id` is opaque: a template, a consent, or a slot number. */
export interface Problem {
  readonly code: ProblemCode;
  readonly id: string;
  readonly what: BiText;
  readonly remedy: BiText;
}

const TEXTS: Readonly<Record<ProblemCode, { readonly what: BiText; readonly remedy: BiText }>> = {
  database_unsound: {
    what: both('SQLite 发现自己的文件已损坏。', 'SQLite finds its own file damaged.'),
    remedy: both(
      '请检查磁盘，移走此存储目录，再请各人重新录入。',
      'Check the disk, move the store folder away, and let everybody enrol again.',
    ),
  },
  template_unreadable: {
    what: both(
      '一个密封模板不能以自己的密钥、同意、处理目的、模型、设备和保存期限打开。',
      'A sealed template does not open with its key under its own consent, purpose, model, device and end of retention.',
    ),
    remedy: both(
      '请由本人撤回同意后重新录入，并查明谁改动了存储。',
      'Let the person withdraw and enrol again; find out who wrote to the store.',
    ),
  },
  slot_orphaned: {
    what: both(
      '一个密钥槽在用，却没有属于它的模板：有操作中断过。',
      'A key slot is in use and no template belongs to it: something was broken off.',
    ),
    remedy: both(
      '请启动设备：它会先销毁该密钥，再与任何人比对。',
      'Start the device: it destroys the key before anybody is compared.',
    ),
  },
  slot_unreadable: {
    what: both(
      '一个密钥槽不能用本设备的根密钥打开。',
      'A key slot does not open with the root key of this device.',
    ),
    remedy: both(
      '请由本人撤回同意后重新录入，并查明谁改动了存储。',
      'Let the person withdraw and enrol again; find out who wrote to the store.',
    ),
  },
  epoch_unreadable: {
    what: both(
      '密钥槽的时期密钥不能用本设备的根密钥打开。',
      'The epoch key of the slots does not open with the root key of this device.',
    ),
    remedy: both(
      '请恢复 root.key；不能恢复的，请移走此存储目录，再请各人重新录入。',
      'Restore root.key; if that cannot be done, move the store folder away and let everybody enrol again.',
    ),
  },
  rotation_unreadable: {
    what: both(
      '模板的一个旋转密钥不能打开，由它旋转的模板无法比对。',
      'A rotation key of the templates does not open: nothing turned by it can be compared.',
    ),
    remedy: both(
      '请由本人撤回同意后重新录入，并查明谁改动了存储。',
      'Let the people withdraw and enrol again; find out who wrote to the store.',
    ),
  },
  tombstone_with_remains: {
    what: both(
      '一项同意已经删除，其密封模板却还在：删除中断过。',
      'A consent was erased and its sealed template is still there: the erasure was broken off.',
    ),
    remedy: both(
      '请启动设备：它会先完成删除，再与任何人比对。',
      'Start the device: it finishes the erasure before anybody is compared.',
    ),
  },
};

export function problem(code: ProblemCode, id: string): Problem {
  return { code, id, ...TEXTS[code] };
}

/**
 * Opens the template of a row; `null` where key, share, bytes or binding are not its own. The caller wipes it.
 *
 * @param share of the platform; `null` for a template that needs none
 */
export function readRow(
  { slots, device, suite }: Pick<OpenStore, 'slots' | 'device' | 'suite'>,
  row: TemplateRow,
  share: Uint8Array | null = null,
): Uint8Array | null {
  const key = slots.get(row.slot);
  if (key === null) return null;
  try {
    return openTemplate(suite, key, share, row, { ...row, device });
  } finally {
    key.fill(0);
  }
}

/** Looks at every row and slot of a store, changes nothing, and gives what is wrong. */
export function examine(open: OpenStore): readonly Problem[] {
  const { store, slots, rotations } = open;
  const problems: Problem[] = [];
  if (!store.isSound()) problems.push(problem('database_unsound', 'templates.db'));
  if (!slots.isOpen) problems.push(problem('epoch_unreadable', String(slots.epoch)));
  const owned = new Set<number>();
  for (const row of store.templates()) {
    owned.add(row.slot);
    const plain = readRow(open, row);
    // Of one in two shares only the key of this side can be looked at.
    if (plain === null && row.shares === 1) problems.push(problem('template_unreadable', row.template));
    plain?.fill(0);
  }
  for (const { generation, slot } of store.rotations()) {
    owned.add(slot);
    if (!rotations.opens(generation)) problems.push(problem('rotation_unreadable', String(generation)));
  }
  for (const slot of slots.used()) {
    if (!owned.has(slot)) problems.push(problem('slot_orphaned', String(slot)));
    const key = slots.get(slot, slots.kindOf(slot) ?? 'template');
    if (key === null) problems.push(problem('slot_unreadable', String(slot)));
    key?.fill(0);
  }
  for (const consent of store.unfinished()) problems.push(problem('tombstone_with_remains', consent));
  return problems;
}
