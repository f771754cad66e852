import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Memory where there is some: what counts is what reaches the file, not where it lies. */
const IMAGES = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const MEGABYTE = 1 << 20;
/** ext4 commits by itself every so many seconds; a test takes less, so nothing is on the disk that was not asked for. */
const COMMIT_SECONDS = 300;

/** File systems an image can have, and how large it has to be for them. */
const KINDS = {
  ext4: { megabytes: 24, make: ['mkfs.ext4', '-q', '-F', '-b', '4096'] },
  btrfs: { megabytes: 128, make: ['mkfs.btrfs', '-q', '-f', '-M'] },
} as const;

export type DiskKind = keyof typeof KINDS;

export function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A disk whose every byte can be looked at: a file, mounted through a loop device. */
export class DiskImage implements Disposable {
  readonly #folder: string;
  readonly #options: string;

  private constructor(folder: string, options: string) {
    this.#folder = folder;
    this.#options = options;
  }

  /**
   * Makes and mounts one.
   *
   * @param options of mount(8), as `data=journal`
   */
  static make(kind: DiskKind = 'ext4', ...options: readonly string[]): DiskImage {
    const folder = mkdtempSync(join(IMAGES, 'consentry-disk-'));
    const { megabytes, make } = KINDS[kind];
    const own = kind === 'ext4' ? [`commit=${COMMIT_SECONDS}`] : [];
    const disk = new DiskImage(folder, ['loop', ...own, ...options].join(','));
    using cleanup = new DisposableStack();
    cleanup.use(disk);
    writeFileSync(disk.path, '');
    truncateSync(disk.path, megabytes * MEGABYTE);
    run(make[0], ...make.slice(1), disk.path);
    mkdirSync(disk.folder);
    disk.mount();
    cleanup.move();
    return disk;
  }

  /** The file that stands for the medium. */
  get path(): string {
    return join(this.#folder, 'disk.img');
  }

  /** Where it is mounted. */
  get folder(): string {
    return join(this.#folder, 'mounted');
  }

  mount(): void {
    run('mount', '-o', this.#options, this.path, this.folder);
  }

  /** Writes everything back, as an orderly shutdown does. */
  unmount(): void {
    run('umount', this.folder);
  }

  /** Every byte on the medium now, of files or not. */
  bytes(): Buffer {
    return readFileSync(this.path);
  }

  /** What a power cut at this moment would leave, mounted: the file system replays its journal. */
  afterPowerCut(): DiskImage {
    const folder = mkdtempSync(join(IMAGES, 'consentry-disk-'));
    const cut = new DiskImage(folder, this.#options);
    copyFileSync(this.path, cut.path);
    mkdirSync(cut.folder);
    cut.mount();
    return cut;
  }

  [Symbol.dispose](): void {
    // A program that died a moment ago may still hold it.
    for (
      let tries = 50;
      tries > 0 && run('findmnt', '-rno', 'TARGET').includes(`${this.folder}\n`);
      tries -= 1
    ) {
      try {
        this.unmount();
      } catch {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      }
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
