import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** One source file and what it imports. */
export interface SourceFile {
  /** Path from the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Which packages each place may import (DESIGN.md §3, *Direction of imports*). First match wins. */
const MAY_IMPORT: ReadonlyArray<readonly [place: string, packages: readonly string[]]> = [
  ['packages/law/', []],
  ['packages/contract/', ['law']],
  ['packages/recognition/', ['law', 'contract']],
  ['packages/vault/', ['law', 'contract', 'recognition']],
  ['packages/ui/', ['law', 'contract']],
  ['packages/server/', ['law', 'contract']],
  ['packages/staff/', ['law', 'contract', 'server']],
  ['packages/sdk/', ['contract']],
  ['packages/ledger/', ['contract']],
  ['packages/ledger-server/', ['law', 'contract', 'server', 'staff', 'ledger']],
  ['packages/documents/', ['law', 'contract']],
  // The verifier is written from docs/formats alone; only what makes evidence for its tests knows the writer.
  ['packages/verifier/src/testing/', ['ledger']],
  ['packages/verifier/', []],
  ['packages/testbed/', ['law', 'contract', 'recognition', 'vault', 'device', 'platform', 'web']],
  // The courier has a network, so it has no faces.
  ['apps/device/src/courier/', ['law', 'contract', 'ledger']],
  ['apps/device/src/pipe/', ['law', 'contract']],
  ['apps/device/src/vault/', ['law', 'contract', 'recognition', 'vault']],
  ['apps/device/', ['law', 'contract', 'ledger']],
  // The platform holds no face information, and meets the device in the contract only.
  ['apps/platform/', ['law', 'contract', 'server', 'staff', 'ledger', 'ledger-server', 'documents']],
  // The authority meets the platform in the contract only.
  [
    'apps/authority/',
    ['law', 'contract', 'server', 'staff', 'ledger', 'ledger-server', 'documents', 'verifier'],
  ],
  ['apps/web/', ['law', 'contract', 'ui', 'sdk']],
  [
    'apps/cli/',
    [
      'law',
      'contract',
      'recognition',
      'vault',
      'device',
      'platform',
      'authority',
      'web',
      'sdk',
      'staff',
      'ledger',
      'ledger-server',
      'verifier',
      'documents',
    ],
  ],
];

/** Where each framework may appear. */
const FRAMEWORK_PLACES: Readonly<Record<string, readonly string[]>> = {
  'onnxruntime-web': ['packages/recognition/src/runtime/'],
  fastify: ['apps/device/src/courier/', 'packages/server/src/http/'],
  'node:sqlite': [
    'packages/vault/src/template-store.ts',
    'apps/device/src/courier/store/',
    'packages/server/src/database/',
  ],
  kysely: ['packages/server/src/database/', 'packages/server/src/index.ts'],
  pg: ['packages/server/src/database/'],
  react: ['packages/ui/', 'apps/web/'],
  'react-aria-components': ['packages/ui/', 'apps/web/'],
  commander: ['apps/cli/'],
  '@myriaddreamin/typst-ts-node-compiler': ['packages/documents/src/render/'],
  docx: ['packages/documents/src/render/'],
};

/** The slices, the same words at every layer (DESIGN.md §2, §3). */
const SLICES = new Set(
  (
    'purpose notice consent minors alternatives siting assessment storage retention record filing rights ' +
    'complaint incident security audit supervision people device verification staff'
  ).split(' '),
);

/** Folders that hold one slice each. */
const SLICE_FOLDERS = ['packages/law/src', 'vectors/law', 'apps/device/src/courier', 'apps/web/kiosk'];

const TYPES_THAT_HOLD_BYTES =
  /\b(Uint8Array|Uint8ClampedArray|Float32Array|Float64Array|ArrayBuffer|Buffer|Blob)\b|z\.(any|unknown|instanceof|base64|file|custom)\b/;

/** Reads every source of the project: TypeScript, and JavaScript where it is shown as it is. */
export function readSources(root: string): SourceFile[] {
  const files: SourceFile[] = [];
  for (const top of ['packages', 'apps']) {
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(tsx?|js)$/.test(entry.name)) continue;
      const path = relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
      if (/(^|\/)(node_modules|dist)\//.test(path)) continue;
      files.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  }
  return files;
}

/** Module specifiers of static and dynamic imports and re-exports. */
export function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\s]+)['"]/g);
  return [...found].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

/** Lists every break of the import rules, one line each. */
export function importViolations(files: readonly SourceFile[]): string[] {
  const broken: string[] = [];
  for (const { path, text } of files) {
    if (/\.test\.tsx?$|\/testing\//.test(path)) continue;
    const allowed = MAY_IMPORT.find(([place]) => path.startsWith(place))?.[1] ?? [];
    const own = path.split('/')[1];
    for (const specifier of importsOf(text)) {
      const sibling = /^@consentry\/([^/]+)(\/.+)?$/.exec(specifier);
      if (sibling?.[2] !== undefined && !specifier.endsWith('.css'))
        broken.push(`${path}: reaches into ${specifier}`);
      else if (sibling?.[1] !== undefined && sibling[1] !== own && !allowed.includes(sibling[1])) {
        broken.push(`${path}: may not import ${specifier}`);
      }
      if (specifier.startsWith('.')) {
        const target = relative('/', resolve('/', dirname(path), specifier)).replaceAll('\\', '/');
        const leaves = target.split('/').slice(0, 2).join('/') !== path.split('/').slice(0, 2).join('/');
        // Vectors are language-neutral data beside all workspaces.
        if (leaves && !target.startsWith('vectors/')) {
          broken.push(`${path}: leaves its workspace by ${specifier}`);
        }
        if (path.startsWith('apps/device/src/courier/') && target.startsWith('apps/device/src/vault/')) {
          broken.push(`${path}: the courier has no faces, so it may not import ${specifier}`);
        }
      }
      if (path.startsWith('packages/law/') && !specifier.startsWith('.') && specifier !== 'zod') {
        broken.push(`${path}: law is pure and imports only zod, not ${specifier}`);
      }
      if (/^packages\/verifier\/src\/(?!testing\/)/.test(path) && !/^\.\.?\//.test(specifier)) {
        broken.push(`${path}: the verifier stands alone, so it may not import ${specifier}`);
      }
      const places =
        FRAMEWORK_PLACES[
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/')
        ];
      if (places !== undefined && !places.some((place) => path.startsWith(place))) {
        broken.push(`${path}: ${specifier} belongs in ${places.join(' or ')}`);
      }
    }
  }
  return broken;
}

/** Lists types of the contract that could carry bytes, and so a face. */
export function contractViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('packages/contract/src/') && !path.endsWith('.test.ts'))
    .flatMap(({ path, text }) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      const match = TYPES_THAT_HOLD_BYTES.exec(code);
      return match === null ? [] : [`${path}: ${match[0]} can carry face information`];
    });
}

/** Kinds of column that hold bytes. */
const COLUMNS_THAT_HOLD_BYTES = /\b(blob|bytea|bit varying|varbit|lo_import|lo_from_bytea)\b/i;
/** Where a server meets its database. */
const SERVER_STORES =
  /^(packages\/(server|staff|ledger-server)|apps\/(platform|authority))\/src\/(.+\/)?(database\/|migrations\/|[^/]*-store\.ts)/;

/** Lists stores of the servers that could keep bytes, and so a face, in a column or as a value of one. */
export function serverViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => SERVER_STORES.test(path) && !path.endsWith('.test.ts'))
    .flatMap(({ path, text }) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      const match = COLUMNS_THAT_HOLD_BYTES.exec(code) ?? TYPES_THAT_HOLD_BYTES.exec(code);
      return match === null ? [] : [`${path}: ${match[0]} can keep face information`];
    });
}

/**
 * Where an authority touches files. What citizens hand in as evidence may show a face: it is kept as it came, in one
 * place, beside a database that has no column for it, in a program that has nothing to open it with.
 */
const AUTHORITY_FILES = /^apps\/authority\/src\/(complaint\/attachment-files|settings\/keys)\.ts$/;
/** What could look into a picture. */
const LOOKS_INTO = /recognition|onnxruntime|sharp|jimp|canvas|jpeg-js|pngjs|opencv|tensorflow|human|@jsquash/;

/** Lists places of an authority that touch files beside the one that keeps evidence, or could look into a picture. */
export function evidenceViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('apps/authority/') && !/\.test\.ts$|\/testing\//.test(path))
    .flatMap(({ path, text }) =>
      importsOf(text).flatMap((specifier) => {
        if (specifier.startsWith('node:fs') && !AUTHORITY_FILES.test(path))
          return [`${path}: keeps files by ${specifier}`];
        return LOOKS_INTO.test(specifier) ? [`${path}: could look into evidence by ${specifier}`] : [];
      }),
    );
}

/** Lists folders that are no slice, and law slices without a reading or vectors. */
export function sliceViolations(root: string, allowedElsewhere: ReadonlySet<string>): string[] {
  const broken: string[] = [];
  for (const parent of SLICE_FOLDERS) {
    for (const entry of readdirSync(join(root, parent), { withFileTypes: true })) {
      if (!entry.isDirectory() || allowedElsewhere.has(entry.name)) continue;
      if (!SLICES.has(entry.name)) broken.push(`${parent}/${entry.name}: "${entry.name}" is no slice word`);
      if (parent !== 'packages/law/src') continue;
      if (!exists(root, `docs/law/${entry.name}.md`))
        broken.push(`docs/law/${entry.name}.md: our reading is missing`);
      if (!exists(root, `vectors/law/${entry.name}`))
        broken.push(`vectors/law/${entry.name}: vectors are missing`);
    }
  }
  return broken;
}

function exists(root: string, path: string): boolean {
  try {
    return readdirSync(join(root, dirname(path))).includes(path.split('/').at(-1) ?? '');
  } catch {
    return false;
  }
}
