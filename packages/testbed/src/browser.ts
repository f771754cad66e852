import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const CACHE = join(import.meta.dirname, '../../../.cache/browser');
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface BrowserOptions {
  /** Motion-JPEG file that the fake camera plays in a loop; without it the browser has no camera. */
  readonly camera?: string;
}

/**
 * Starts a headless Chromium: the machine's own if there is one, else the one in the npm package
 * `@sparticuz/chromium`, with the Chinese font of `@expo-google-fonts/noto-sans-sc`.
 */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const fonts = await fontConfig();
  const system = SYSTEM.find((path) => existsSync(path));
  const bundled = system === undefined ? await unpackBundled() : undefined;
  return chromium.launch({
    executablePath: system ?? join(bundled ?? '', 'chromium'),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
      ...(options.camera === undefined
        ? []
        : [
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${options.camera}`,
          ]),
    ],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: CACHE,
      FONTCONFIG_FILE: fonts,
      ...(bundled !== undefined && needsLibraries(join(bundled, 'chromium'))
        ? { LD_LIBRARY_PATH: join(bundled, 'al2023/lib') }
        : {}),
    },
  });
}

/** Unpacks the browser of the npm package once; a second caller at the same time makes no harm. */
async function unpackBundled(): Promise<string> {
  const target = join(CACHE, '153');
  if (existsSync(target)) return target;
  await mkdir(CACHE, { recursive: true });
  const { inflate } = await import('@sparticuz/chromium');
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '../bin');
  const scratch = await mkdtemp(join(CACHE, 'unpack-'));
  // inflate() writes below os.tmpdir(), which reads TMPDIR at each call.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = scratch;
  try {
    for (const archive of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br']) {
      await inflate(join(bin, archive));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(scratch, target).catch(() => rm(scratch, { recursive: true, force: true }));
  return target;
}

function needsLibraries(binary: string): boolean {
  try {
    return execFileSync('ldd', [binary], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
}

async function fontConfig(): Promise<string> {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  await mkdir(CACHE, { recursive: true });
  const file = join(CACHE, 'fonts.conf');
  const written = `${file}.${randomUUID()}`;
  await writeFile(
    written,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, '400Regular')}</dir>
  <dir>${join(fonts, '700Bold')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(CACHE, 'fontconfig')}</cachedir>
</fontconfig>
`,
  );
  // In one step: a browser that starts meanwhile reads the old one or the new one, never half of one.
  await rename(written, file);
  return file;
}
