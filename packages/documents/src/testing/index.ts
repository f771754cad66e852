export { type ReadPdf, readPdf } from './read-pdf.ts';
export { outside } from './outside.ts';
