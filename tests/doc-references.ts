import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** What the documents may name: routes as `GET /v1/people/{}`, commands, and scripts of npm. */
interface Known {
  readonly routes: ReadonlySet<string>;
  readonly commands: ReadonlySet<string>;
  readonly scripts: ReadonlySet<string>;
}

/** Served without a schema, or by a witness, or the beginning of a format. */
const OTHER_ROUTES = ['GET /v1/openapi.json', 'POST /add-checkpoint', 'GET /ledger/tile/{}'];
const FOLDERS = ['apps', 'packages', 'docs', 'tests', 'scripts', 'vectors', 'bench'];

/** Documents of the project, as paths from its root; not its history, which names what is gone. */
export function documents(root: string): string[] {
  return globSync(['*.md', '{apps,packages,docs,bench,vectors,tests}/**/*.md'], {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path),
  }).filter((path) => path !== 'CHANGELOG.md');
}

/** Reads what there is. */
export function known(root: string): Known {
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  const sources = globSync('{apps,packages}/*/src/**/*.ts', { cwd: root }).map(text).join('\n');
  const described = globSync('docs/api/*.openapi.json', { cwd: root }).flatMap((path) => {
    const { paths } = JSON.parse(text(path)) as { readonly paths: Readonly<Record<string, object>> };
    return Object.entries(paths).flatMap(([at, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${plain(at)}`),
    );
  });
  // Files are given and taken outside of what OpenAPI describes.
  const files = [...sources.matchAll(/url: '(\/[^']+)'/g)].flatMap(([, at = '']) =>
    ['GET', 'POST', 'PUT'].map((method) => `${method} ${plain(at)}`),
  );
  const { scripts } = JSON.parse(text('package.json')) as { readonly scripts: object };
  return {
    routes: new Set([...described, ...files, ...OTHER_ROUTES]),
    commands: new Set(
      [...sources.matchAll(/(?:command|known)\(\s*'([a-z-]+)/g)].map(([, name = '']) => name),
    ),
    scripts: new Set(Object.keys(scripts)),
  };
}

/** A parameter of any name is one. */
const plain = (path: string): string => path.replaceAll(/\{[^}]*\}|:\w+|\$[A-Z_]+/g, '{}');

/** What a document names and is not there, one line each. */
export function missingReferences(root: string, path: string, text: string, there: Known): string[] {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match.slice(1));
  const missing: string[] = [];
  for (const [link = ''] of found(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? join(root, path) : resolve(root, dirname(path), file);
    if (!existsSync(target)) missing.push(`${path}: ${link} is not there`);
    else if (anchor !== undefined && target.endsWith('.md') && !headings(target).includes(anchor))
      missing.push(`${path}: ${relative(root, target)} has no heading ${anchor}`);
  }
  const paths = new RegExp(`\`((?:${FOLDERS.join('|')})/[\\w./-]+)\``, 'g');
  for (const [named = ''] of found(paths))
    if (!existsSync(join(root, named))) missing.push(`${path}: ${named} is not there`);
  for (const [method, at = ''] of found(/`(?:(GET|POST|PUT|PATCH|DELETE) )?(\/v1\/[^`\s?…]+)[`?\s]/g)) {
    const isThere =
      method === undefined
        ? [...there.routes].some((route) => route.endsWith(` ${plain(at)}`))
        : there.routes.has(`${method} ${plain(at)}`);
    if (!isThere) missing.push(`${path}: there is no route ${method ?? ''} ${at}`);
  }
  for (const [first = ''] of found(/(?:npx |^|`)consentry ([a-z-]+)(?=[ `]*(?:--|[`<[A-Z]|$))/gm))
    if (!there.commands.has(first)) missing.push(`${path}: there is no command consentry ${first}`);
  for (const [script = ''] of found(/npm run ([\w:]+)/g))
    if (!there.scripts.has(script)) missing.push(`${path}: there is no script ${script}`);
  return missing;
}

/** Headings of a document as they are linked to. */
function headings(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}
