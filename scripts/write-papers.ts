/**
 * Draws one of each paper, of the example, into docs/papers, and lists them there.
 *
 *     node scripts/write-papers.ts
 *
 * It writes, too, which facts each form can show (packages/documents/src/layout/offered.json).
 *
 * packages/documents/src/forms/papers.test.ts compares the digests in the list with the papers as they are now.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPdf } from '@consentry/documents';
import { examplePapers, offeredNow, picturesOf } from '@consentry/documents/testing';

const FOLDER = join(import.meta.dirname, '../docs/papers');
/** Pages drawn of each paper; the rest of a long one looks the same. */
const DRAWN_MAX = 8;

const OFFERED = join(import.meta.dirname, '../packages/documents/src/layout/offered.json');
writeFileSync(OFFERED, `${JSON.stringify(offeredNow(), null, 2)}\n`);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const lines: string[] = [];
for (const paper of examplePapers()) {
  const pdf = await toPdf(paper, 'zh-CN');
  const pictures = await picturesOf(pdf);
  const drawn = pictures.slice(0, DRAWN_MAX).map((picture, at) => {
    const name = `${paper.form}-${at + 1}.png`;
    writeFileSync(join(FOLDER, name), picture);
    return `[${at + 1}](${name})`;
  });
  const digest = createHash('sha256').update(pdf).digest('hex');
  const gaps = paper.gaps.length === 0 ? '' : `${paper.gaps.length}`;
  lines.push(
    `| ${paper.title['zh-CN']} | ${paper.title.en} | ${drawn.join(' ')} of ${pictures.length} | ${gaps} | \`${digest}\` |`,
  );
}
writeFileSync(
  join(FOLDER, 'README.md'),
  `# Papers

One of each, of an example organisation, in the official language, drawn by \`node scripts/write-papers.ts\`. The digest is that of the PDF: the same facts give the same bytes. Fields with ＊ are ours until an official layout is loaded ([format](../formats/paper.md)).

| paper | | pages | gaps | SHA-256 of the PDF |
|---|---|---|---|---|
${lines.join('\n')}
`,
);
