import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Pixels for a point: 90 dpi. */
const SCALE = 1.25;

/** Draws the pages of a PDF by pdf.js. @returns a PNG a page */
export async function picturesOf(pdf: Uint8Array): Promise<readonly Uint8Array[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  try {
    const pictures: Uint8Array[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: SCALE });
      const canvas = createCanvas(viewport.width, viewport.height);
      // Its canvas is one of a browser by everything that is used here.
      await page.render({ canvas: canvas as never, viewport }).promise;
      pictures.push(canvas.toBuffer('image/png'));
    }
    return pictures;
  } finally {
    await task.destroy();
  }
}
