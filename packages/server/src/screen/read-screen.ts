import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of a screen, read and packed once. */
export interface ScreenFile {
  readonly type: string;
  readonly plain: Uint8Array;
  /** As gzip; `null` where that makes it no smaller. */
  readonly gzip: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
/** A page that brings its own policy is one file that needs nothing else; only a header can forbid frames. */
const OWN_POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/;
/** What a folder is asked for without a name: the page of a screen, or the one of `docs/verifier`. */
const PAGES: readonly string[] = ['index.html', 'verify.html'];
/** Names of these have the digest of what is in them. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const NOT_KEPT = 'no-cache';

/**
 * Reads the files of a built screen by their addresses below it; `''` is the page. What is no file there, by
 * exactly this name, has no address.
 */
export function readScreen(folder: string): ReadonlyMap<string, ScreenFile> {
  const files = new Map<string, ScreenFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    const address = relative(folder, path).replaceAll('\\', '/');
    const file = screenFile(address, type, readFileSync(path));
    files.set(address, file);
    if (PAGES.includes(address)) files.set('', file);
  }
  return files;
}

function screenFile(address: string, type: string, plain: Buffer): ScreenFile {
  const packed = type.startsWith('font/') ? plain : gzipSync(plain, { level: 9 });
  const policy = address.endsWith('.html') ? OWN_POLICY.exec(plain.toString())?.[1] : undefined;
  return {
    type,
    plain,
    gzip: packed.length < plain.length ? packed : null,
    headers: {
      'cache-control': address.startsWith('assets/') ? FOR_EVER : NOT_KEPT,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      vary: 'accept-encoding',
      ...(policy === undefined ? {} : { 'content-security-policy': `${policy}; frame-ancestors 'none'` }),
    },
  };
}
