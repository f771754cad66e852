import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { DocumentsError } from '../documents-error.ts';
import { fontFolders } from './fonts.ts';

/** Compilations after which a result that was not used again is forgotten. */
const CACHE_AGE = 4;

let compiler: NodeCompiler | null = null;

/** Started when the first paper is asked for: 0.5 s, and 40 MiB for the fonts. */
async function openCompiler(): Promise<NodeCompiler> {
  if (compiler === null) {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    compiler ??= NodeCompiler.create({
      // No file of the machine is one of a paper.
      workspace: join(import.meta.dirname, 'no-such-folder'),
      fontArgs: [{ fontPaths: [...fontFolders()] }],
    });
  }
  return compiler;
}

/**
 * Sets a template with data.
 *
 * @param template file in this folder; what is in `inputs` is data to it, and cannot become markup
 * @returns the bytes of a PDF/A-3, the same for the same inputs
 * @throws {DocumentsError} `not_set`
 */
export async function setPages(
  template: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const typst = await openCompiler();
  const mainFileContent = readFileSync(join(import.meta.dirname, template), 'utf8');
  const compiled = typst.compile({ mainFileContent, inputs: { ...inputs } });
  const error = compiled.takeError();
  if (error !== null || compiled.result === null) {
    const told = error === null ? [] : typst.fetchDiagnostics(error);
    throw new DocumentsError('not_set', JSON.stringify(told));
  }
  const bytes = typst.pdf(compiled.result, { pdfStandard: 'a-3b' });
  typst.evictCache(CACHE_AGE);
  return bytes;
}
