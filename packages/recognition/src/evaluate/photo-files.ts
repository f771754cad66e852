import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';

const PHOTO = /\.(jpe?g|png|webp)$/i;

/** Lists the photos of a folder, sorted, relative to `root` with `/`; with those of folders inside if asked. */
export async function photosIn(root: string, folder: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: false });
  const names: string[] = [];
  for (const entry of entries) {
    const path = posix.normalize(posix.join(folder, entry.name));
    if (entry.isDirectory() && recursive) names.push(...(await photosIn(root, path, true)));
    else if (!entry.isDirectory() && PHOTO.test(entry.name)) names.push(path);
  }
  return names.toSorted();
}
