export { exampleFacts } from './example.ts';
export { offeredNow } from './offered.ts';
export { examplePapers } from './papers.ts';
export { picturesOf } from './picture.ts';
export { type ReadPdf, readPdf } from './read-pdf.ts';
export { exampleFiles, exampleFiling } from './filing.ts';
