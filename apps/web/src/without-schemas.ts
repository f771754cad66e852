import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const CLIENT = join(import.meta.dirname, '../../../packages/sdk/src');
const CONTRACT = '@consentry/contract';
const TAKEN = '\0taken-as-they-come';

/**
 * Leaves the schemas of the contract out of a page: the platform that serves the page is of its version and its
 * origin, and schemas are a third of what a phone would load (ADR 35). Answers are then taken as they come.
 */
export function withoutSchemas(): Plugin {
  return {
    name: 'without-schemas',
    enforce: 'pre',
    resolveId: (source) => (source === CONTRACT ? TAKEN : null),
    async load(id) {
      if (id !== TAKEN) return null;
      const texts = await Promise.all(
        ['operations.ts', 'authority-operations.ts', 'credentials.ts'].map(async (file) =>
          readFile(join(CLIENT, file), 'utf8'),
        ),
      );
      const names = new Set(texts.flatMap(importedFromContract));
      return [
        'const schema = { safeParse: (data) => ({ success: true, data }), parse: (data) => data };',
        ...[...names].map((name) => `export const ${name} = schema;`),
      ].join('\n');
    },
  };
}

function importedFromContract(text: string): readonly string[] {
  const list = /import \{([^}]*)\} from '@consentry\/contract'/.exec(text)?.[1] ?? '';
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
