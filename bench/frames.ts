import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { portrait, SITTERS } from '@consentry/testbed';

// Writes the frames the benchmarks use, 1280 × 720 JPEGs of the sample people, into the folder given.
// A program of its own so that making them does not count in anybody's memory.

const folder = process.argv[2];
if (folder === undefined) throw new RangeError('Say where to: node bench/frames.ts FOLDER');
for (const sitter of SITTERS) writeFileSync(join(folder, `${sitter}.jpg`), await portrait(sitter));
