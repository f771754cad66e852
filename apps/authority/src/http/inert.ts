import type { File } from '@consentry/server';

/**
 * Hands bytes out that came from outside: saved as what they are not, opened by nothing, and of another origin even
 * where a browser shows them (SECURITY.md 4.6).
 *
 * @param name of the download; never one that somebody outside chose
 */
export function inertFile(bytes: File['bytes'], name: string): File {
  return {
    type: 'application/octet-stream',
    bytes,
    headers: {
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}"`,
    },
  };
}
