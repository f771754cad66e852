import { readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import type { Storage } from '@consentry/contract';

/** What the system says of where a store lies. */
export interface StorageFacts {
  /** Line of /proc/self/mountinfo for its device: type and options (proc(5)); `null` where there is none. */
  readonly mount: { readonly type: string; readonly options: readonly string[] } | null;
  /** `f_type` of statfs(2). */
  readonly magic: number;
  /** /sys/dev/block/…/queue/rotational. */
  readonly rotational: boolean | null;
}

/** File systems that write data where it was, unless an option says otherwise, and their `f_type`. */
const IN_PLACE: Readonly<Record<string, number>> = { ext4: 0xef53, xfs: 0x58465342 };
/** Where ext4 copies data into its journal first, a journal keeps it (measured: SECURITY.md E3 of the research). */
const ORDERED = new Set(['data=ordered', 'data=writeback']);
const UNKNOWN: Storage = { file_system: 'unknown', overwrites_in_place: false, medium: 'unknown' };

/**
 * Decides what may be said of a store's file system. Whatever is not known to overwrite in place does not: btrfs
 * and zfs copy on write, overlay copies up, tmpfs may be in the swap.
 */
export function storageOf({ mount, magic, rotational }: StorageFacts): Storage {
  const medium = rotational === null ? 'unknown' : rotational ? 'rotating' : 'solid_state';
  const name = mount?.type.toLowerCase() ?? '';
  if (mount === null || !/^[a-z0-9._-]{1,32}$/.test(name)) return { ...UNKNOWN, medium };
  const ordered = name !== 'ext4' || mount.options.some((option) => ORDERED.has(option));
  return { file_system: name, overwrites_in_place: IN_PLACE[name] === magic && ordered, medium };
}

/** Asks the system what a folder lies on. Never throws: what cannot be read is not known. */
export function readStorage(path: string): Storage {
  try {
    const folder = realpathSync(path);
    const { dev } = statSync(folder);
    const device = `${major(dev)}:${minor(dev)}`;
    const mount = mountOf(readFileSync('/proc/self/mountinfo', 'utf8'), device, folder);
    return storageOf({
      mount: mount && { ...mount, options: [...mount.options, ...ext4Options(mount)] },
      magic: statfsSync(folder).type,
      rotational: isRotational(device),
    });
  } catch {
    return UNKNOWN;
  }
}

interface Mount {
  readonly type: string;
  readonly source: string;
  readonly options: readonly string[];
}

/** The mount a folder lies in: of those of its device, the one whose mount point is the longest prefix. */
export function mountOf(mountinfo: string, device: string, folder: string): Mount | null {
  const found = mountinfo
    .split('\n')
    .map((line) => line.split(' '))
    .filter((fields) => fields[2] === device && isWithin(folder, unescaped(fields[4] ?? '/')))
    .toSorted((a, b) => (b[4]?.length ?? 0) - (a[4]?.length ?? 0))[0];
  const at = found?.indexOf('-') ?? -1;
  if (found === undefined || at < 0) return null;
  return {
    type: found[at + 1] ?? '',
    source: found[at + 2] ?? '',
    options: [...(found[5] ?? '').split(','), ...(found[at + 3] ?? '').split(',')],
  };
}

/** mountinfo leaves out an option that is the default of the superblock; the kernel lists all of them here. */
function ext4Options({ type, source }: Mount): readonly string[] {
  if (type !== 'ext4') return [];
  const name = source.split('/').at(-1) ?? '';
  try {
    return readFileSync(`/proc/fs/ext4/${name}/options`, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function isRotational(device: string): boolean | null {
  // A partition has its queue one level up.
  for (const path of ['queue', '../queue']) {
    try {
      return readFileSync(`/sys/dev/block/${device}/${path}/rotational`, 'utf8').trim() === '1';
    } catch {
      // The next one.
    }
  }
  return null;
}

function isWithin(folder: string, mountPoint: string): boolean {
  const point = mountPoint.endsWith('/') ? mountPoint : `${mountPoint}/`;
  return `${folder}/`.startsWith(point);
}

/** mountinfo writes blanks and backslashes in octal. */
function unescaped(path: string): string {
  return path.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

/** makedev(3) of Linux: 12 + 20 bits, split. */
function major(dev: number): number {
  return Number(((BigInt(dev) >> 8n) & 0xfffn) | ((BigInt(dev) >> 32n) & ~0xfffn & 0xffff_ffffn));
}

function minor(dev: number): number {
  return Number((BigInt(dev) & 0xffn) | ((BigInt(dev) >> 12n) & ~0xffn & 0xffff_ffffn));
}
