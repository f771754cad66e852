/**
 * Writes the verifier as one page that works from disk, out of the modules of packages/verifier.
 *
 *     node scripts/write-verifier.ts
 *
 * Each module stands in the page as it stands in its file, inside a function of its own; only the lines that
 * import and the word `export` are taken out. packages/verifier/src/page/page.test.ts compares.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'packages/verifier/src');
/** Where the page is, from the root of the project. */
export const PAGE = 'docs/verifier/verify.html';
/** How to write it anew, for whoever reads a failed comparison. */
export const HOW = 'node scripts/write-verifier.ts';

const NOTE =
  'The independent verifier of 面契 Consentry, Apache-2.0. Written by scripts/write-verifier.ts from ' +
  'packages/verifier; what it checks is in docs/formats.';

const IMPORT = /^import \{([^}]+)\} from '(\.[^']+)';\n/gm;
const EXPORT = /^export (?=(?:async )?(?:function|const|class) (\w+))/gm;

/** Gives the page. */
export function verifierPage(): string {
  const style = read('page/page.css').trim();
  const script = `\n${modulesOf('page/page.js').map(asFunction).join('\n')}`;
  if (/<\/(script|style)|<!--/i.test(script + style))
    throw new Error('A source would end its element in the page.');
  const policy = [
    "default-src 'none'",
    `script-src '${digest(script)}'`,
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const parts: Readonly<Record<string, string>> = { policy, note: NOTE, style, script };
  return read('page/page.html').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

/** A module and all it imports, each after those it needs. */
function modulesOf(path: string, before: readonly string[] = []): string[] {
  return [...read(path).matchAll(IMPORT)]
    .map(([, , from = '']) => normalize(join(dirname(path), from)))
    .reduce((found, needed) => (found.includes(needed) ? found : modulesOf(needed, found)), [...before])
    .concat(path);
}

/** `export function f` of `a-b.js` becomes `const a_b = (() => { function f …; return { f }; })()`. */
function asFunction(path: string): string {
  const text = read(path);
  const names = [...text.matchAll(EXPORT)].map(([, name]) => name);
  const body = text
    .replaceAll(IMPORT, (_, list: string, from: string) => {
      if (/\bas\b/.test(list)) throw new Error(`${path}: "import … as" is not carried into the page.`);
      return `const { ${list.trim().replace(/,$/, '').replaceAll(/\s+/g, ' ')} } = ${nameOf(join(dirname(path), from))};\n`;
    })
    .replaceAll(EXPORT, '');
  const left = /^(?:import|export)\b.*$/m.exec(body);
  if (left !== null) throw new Error(`${path}: not carried into the page: ${left[0]}`);
  return `// packages/verifier/src/${path}\nconst ${nameOf(path)} = (() => {\n${body}return { ${names.join(', ')} };\n})();\n`;
}

function nameOf(path: string): string {
  return `$${normalize(path).replace(/\.js$/, '').replaceAll(/\W/g, '_')}`;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function read(path: string): string {
  return readFileSync(join(SOURCES, path), 'utf8');
}

if (import.meta.main) {
  mkdirSync(dirname(join(ROOT, PAGE)), { recursive: true });
  writeFileSync(join(ROOT, PAGE), verifierPage());
}
