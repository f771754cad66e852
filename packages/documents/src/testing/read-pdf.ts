import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Words in one place of a page; points from its lower left corner. */
interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly placed: readonly Placed[];
}

/** A PDF as another program reads it. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** All words, white space left out. */
  readonly text: string;
  /** Files inside, as text, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads a PDF by pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the memory that it is given away.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const placed = items.flatMap((item) =>
        'str' in item && item.str !== ''
          ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }]
          : [],
      );
      pages.push({ width, height, placed });
    }
    const attachments = (await document.getAttachments()) as Map<string, { filename: string }> | null;
    const files = new Map<string, string>();
    for (const [id, { filename }] of attachments ?? []) {
      const content = (await document.getAttachmentContent(id)) as Uint8Array;
      files.set(filename, new TextDecoder().decode(content));
    }
    const text = pages.flatMap(({ placed }) => placed.map((one) => one.text)).join('');
    return { pages, text: text.replaceAll(/\s/g, ''), files };
  } finally {
    await task.destroy();
  }
}
