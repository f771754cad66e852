import type { IParagraphOptions, ISectionOptions, Paragraph, Table } from 'docx';
import type { Block, Cell, Paper, TableCell, Words } from '../paper/paper.ts';
import { CHROME } from './chrome.ts';
import { columnWidths } from './column-widths.ts';
import { type PaperLanguage, marksOf } from './pdf.ts';
import { timeWords } from './time-words.ts';

type Docx = typeof import('docx');
type Part = Paragraph | Table;

/** Fonts that Word has in China: 宋体 for text, 黑体 for headings. They are not embedded. */
const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimSun' } as const;
const HEADING_FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' } as const;
/** Half points. */
const SIZE = { title: 40, heading: 24, heading2: 21, text: 21, letter: 32, gloss: 17, small: 16 } as const;
const QUIET = '5B6470';
const AMBER = '8A4B00';
const SHADE = 'F6F7F8';
const RULE = 'A9B1BA';
/** Share of a label, in percent. */
const LABEL_PERCENT = 31;
/** Twips: 22 mm, 20 mm. */
const MARGIN = { left: 1247, right: 1247, top: 1134, bottom: 1134 } as const;
/** Twips of a letter (GB/T 9704): 28, 26, 37, 35 mm. */
const LETTER_MARGIN = { left: 1588, right: 1474, top: 2098, bottom: 1985 } as const;
/** Twips: where the signatures of a letter begin, and two characters of its text. */
const SIGNED_AT = 3400;
const INDENT = 640;
/** Pixels at 96 dpi: 30 mm. */
const SCAN_PX = 113;

/** Makes a Word file of a paper, to go on with: the same words, without the files inside. */
export async function toDocx(paper: Paper, language: PaperLanguage): Promise<Uint8Array> {
  const docx = await import('docx');
  const letter = isLetter(paper);
  const write = new Writer(docx, language === 'en', letter);
  const sections: ISectionOptions[] = [
    {
      properties: { page: { margin: letter ? LETTER_MARGIN : MARGIN } },
      footers: { default: write.footer(paper) },
      children: [
        ...write.head(paper),
        ...(await scanOf(docx, write, paper)),
        ...paper.blocks.flatMap((block) => write.block(block)),
        ...write.foot(paper),
      ],
    },
  ];
  const document = new docx.Document({
    title: paper.title['zh-CN'],
    creator: paper.organisation === null ? 'Consentry' : zhOf(paper.organisation),
    styles: { default: { document: { run: { font: FONT, size: SIZE.text } } } },
    sections,
  });
  return docx.Packer.toBuffer(document);
}

async function scanOf(docx: Docx, write: Writer, { scan }: Paper): Promise<readonly Part[]> {
  if (scan === null) return [];
  const { toBuffer } = await import('qrcode');
  const data = await toBuffer(scan.text, { errorCorrectionLevel: 'M', margin: 2, scale: 8 });
  const image = new docx.ImageRun({
    type: 'png',
    data,
    transformation: { width: SCAN_PX, height: SCAN_PX },
    altText: { name: 'QR', title: scan.about['zh-CN'], description: scan.text },
  });
  return [new docx.Paragraph({ children: [image] }), ...write.words([scan.about], { small: true })];
}

interface Look {
  /** In the middle of the line. */
  readonly centred?: boolean;
  /** Twips from the left of the first line. */
  readonly indent?: number;
  /** Twips from the left of the whole. */
  readonly from?: number;
  /** Half points; left out for text. */
  readonly size?: number;
  /** On the page of what follows. */
  readonly keep?: boolean;
  readonly bold?: boolean;
  readonly small?: boolean;
  readonly colour?: string;
}

/** Writes parts of a paper as Word has them. */
class Writer {
  readonly #docx: Docx;
  readonly #gloss: boolean;
  readonly #letter: boolean;

  constructor(docx: Docx, gloss: boolean, letter: boolean) {
    this.#docx = docx;
    this.#gloss = gloss;
    this.#letter = letter;
  }

  head(paper: Paper): readonly Part[] {
    const { AlignmentType, Paragraph, TextRun, HeadingLevel } = this.#docx;
    const title = new TextRun({
      text: paper.title['zh-CN'],
      bold: true,
      size: SIZE.title,
      font: HEADING_FONT,
      color: '000000',
    });
    const about = [
      paper.number === null ? '' : `${CHROME.number['zh-CN']}：${paper.number}　`,
      `${CHROME.made['zh-CN']}：${timeWords(paper.made_at)}`,
    ].join('');
    return [
      new Paragraph({
        heading: HeadingLevel.TITLE,
        alignment: AlignmentType.CENTER,
        spacing: { after: 120 },
        children: [title],
      }),
      ...(this.#gloss ? [this.#line(paper.title.en, { small: true, colour: QUIET, centred: true })] : []),
      ...(paper.basis === null
        ? []
        : [
            this.#line(`${CHROME.basis['zh-CN']}：${paper.basis['zh-CN']}`, {
              small: true,
              colour: QUIET,
              centred: true,
            }),
          ]),
      ...(paper.organisation === null || this.#letter ? [] : this.words([paper.organisation])),
      ...(this.#letter ? [] : [this.#line(about, { small: true, colour: QUIET })]),
      ...(paper.gaps.length === 0
        ? []
        : this.words([`${CHROME.gaps['zh-CN']} ${paper.gaps.length}`, CHROME.gaps_text], { colour: AMBER })),
    ];
  }

  foot(paper: Paper): readonly Part[] {
    const look: Look = { small: true, colour: QUIET };
    return [
      this.#line('', look),
      ...(this.#letter ? [this.#line(`${CHROME.made['zh-CN']}：${timeWords(paper.made_at)}`, look)] : []),
      ...paper.gaps.map(({ number, what }) =>
        this.#line(`${CHROME.gap['zh-CN']} ${number}　${this.#both(what)}`, { small: true, colour: AMBER }),
      ),
      this.#line(this.#both(CHROME.sources), { ...look, bold: true }),
      ...paper.sources.map(({ name, as_of }) =>
        this.#line(`· ${this.#both(name)}，${CHROME.as_of['zh-CN']} ${timeWords(as_of)}`, look),
      ),
      ...(marksOf(paper) ? this.words([CHROME.reconstructed], look) : []),
      ...(this.#gloss ? this.words([CHROME.gloss], look) : []),
    ];
  }

  footer(paper: Paper) {
    const { AlignmentType, Footer, Paragraph, TextRun, PageNumber } = this.#docx;
    const run = new TextRun({
      size: SIZE.small,
      color: QUIET,
      children: [
        '— ',
        PageNumber.CURRENT,
        ` —　${paper.title['zh-CN']} · ${paper.form} v${paper.layout.version}　${CHROME.pages_before['zh-CN']} `,
        PageNumber.TOTAL_PAGES,
        ` ${CHROME.pages_after['zh-CN']}`,
      ],
    });
    return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
  }

  block(block: Block): readonly Part[] {
    switch (block.kind) {
      case 'heading':
        return [this.#heading(block)];
      case 'words':
        return this.words(block.words, this.#letter ? { size: SIZE.letter, indent: INDENT } : { keep: true });
      case 'note':
        return this.words(block.words, { colour: QUIET });
      case 'list':
        return block.items.flatMap((item, at) => this.#paragraphs(item, {}, `${at + 1}. `));
      case 'cells':
        return [this.#cells(block.cells), this.#line('', {})];
      case 'table':
        return [this.#table(block), this.#line('', {})];
      case 'choices':
        return block.items.flatMap((item) => this.#paragraphs(item, { keep: true }, '□ '));
      case 'signatures':
        return block.items.flatMap((item, at) =>
          this.#paragraphs(
            item,
            {
              keep: at < block.items.length - 1,
              ...(this.#letter ? { from: SIGNED_AT, size: SIZE.letter - 4 } : {}),
            },
            '',
            item['zh-CN'].endsWith('日期') ? '：　　　　年　　月　　日' : '：____________________',
          ),
        );
      case 'lines':
        return block.items.flatMap((item) => [
          ...this.words([item]),
          ...Array.from({ length: block.count }, () => this.#ruled()),
        ]);
      case 'code':
        return [...this.words([block.label], { small: true }), this.#line(block.text, { bold: true })];
      case 'page':
        return [new this.#docx.Paragraph({ pageBreakBefore: true })];
    }
  }

  words(all: readonly Words[], look: Look = {}): readonly Paragraph[] {
    return all.flatMap((one) => this.#paragraphs(one, look));
  }

  #both(words: Words): string {
    if (typeof words === 'string') return words;
    return this.#gloss ? `${words['zh-CN']} ${words.en}` : words['zh-CN'];
  }

  #heading({ text, level }: Extract<Block, { kind: 'heading' }>): Paragraph {
    const { Paragraph, TextRun, HeadingLevel } = this.#docx;
    const size = level === 1 ? SIZE.heading : SIZE.heading2;
    const heading = level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
    const children = [
      new TextRun({ text: text['zh-CN'], bold: true, size, font: HEADING_FONT, color: '000000' }),
      ...(this.#gloss ? [new TextRun({ text: ` ${text.en}`, size: SIZE.gloss, color: QUIET })] : []),
    ];
    return new Paragraph({ heading, keepNext: true, spacing: { before: 240, after: 120 }, children });
  }

  #paragraphs(words: Words, look: Look, before = '', after = ''): readonly Paragraph[] {
    const zh = zhOf(words).split('\n');
    const official = zh.map((line, at) =>
      this.#line(`${at === 0 ? before : ''}${line}${at === zh.length - 1 ? after : ''}`, look),
    );
    const gloss = typeof words === 'string' || !this.#gloss ? [] : words.en.split('\n');
    return [...official, ...gloss.map((line) => this.#line(line, { ...look, small: true, colour: QUIET }))];
  }

  #line(
    text: string,
    { bold = false, small = false, colour, size, centred, indent, from, keep }: Look,
  ): Paragraph {
    const { AlignmentType, Paragraph, TextRun } = this.#docx;
    const run = new TextRun({
      text,
      bold,
      size: small ? SIZE.small : (size ?? SIZE.text),
      ...(colour === undefined ? {} : { color: colour }),
    });
    const options: IParagraphOptions = {
      spacing: { after: size === undefined ? 80 : 200 },
      children: [run],
      ...(centred === true ? { alignment: AlignmentType.CENTER } : {}),
      ...(indent === undefined && from === undefined
        ? {}
        : {
            indent: {
              ...(indent === undefined ? {} : { firstLine: indent }),
              ...(from === undefined ? {} : { left: from }),
            },
          }),
      ...(keep === true ? { keepNext: true } : {}),
    };
    return new Paragraph(options);
  }

  /** An empty line to write on. */
  #ruled(): Paragraph {
    const { Paragraph, BorderStyle } = this.#docx;
    return new Paragraph({
      spacing: { before: 240 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: RULE } },
      children: [],
    });
  }

  #filled({ words, gap }: TableCell): readonly Paragraph[] {
    if (gap !== null) return [this.#line(`〔${CHROME.gap['zh-CN']} ${gap}〕`, { colour: AMBER })];
    return words.length === 0 ? [this.#line('', {})] : this.words(words);
  }

  #labelled({ label, reconstructed }: Pick<Cell, 'label' | 'reconstructed'>): readonly Paragraph[] {
    return this.#paragraphs(label, {}, '', reconstructed ? ' ＊' : '');
  }

  #cell(children: readonly Paragraph[], percent: number, shaded: boolean) {
    const { TableCell: DocxCell, WidthType, ShadingType } = this.#docx;
    return new DocxCell({
      children,
      width: { size: percent, type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(shaded ? { shading: { type: ShadingType.CLEAR, fill: SHADE } } : {}),
    });
  }

  #cells(cells: readonly Cell[]): Table {
    const { Table, TableRow, WidthType } = this.#docx;
    const rows = cells.map((cell) => {
      const label = this.#cell(this.#labelled(cell), LABEL_PERCENT, true);
      const value = this.#cell(this.#filled(cell), 100 - LABEL_PERCENT, false);
      return new TableRow({ children: [label, value], cantSplit: isShort(cell) });
    });
    return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
  }

  #table(block: Extract<Block, { kind: 'table' }>): Part {
    const { Table, TableRow, WidthType } = this.#docx;
    if (block.rows.length === 0) return this.#line(this.#both(block.empty), {});
    const widths = columnWidths(block);
    const sum = widths.reduce((total, width) => total + width, 0);
    const percent = (at: number) => Math.round(((widths[at] ?? 1) / sum) * 100);
    const head = block.columns.map((column, at) => this.#cell(this.#labelled(column), percent(at), true));
    const rows = block.rows.map(
      (row) =>
        new TableRow({
          children: row.map((cell, at) => this.#cell(this.#filled(cell), percent(at), false)),
          cantSplit: row.every(isShort),
        }),
    );
    return new Table({
      rows: [new TableRow({ children: head, tableHeader: true }), ...rows],
      width: { size: 100, type: WidthType.PERCENTAGE },
    });
  }
}

function zhOf(words: Words): string {
  return typeof words === 'string' ? words : words['zh-CN'];
}

/** A letter, with nothing to fill in. */
function isLetter({ blocks }: Paper): boolean {
  return blocks.every(({ kind }) => kind === 'words' || kind === 'signatures' || kind === 'note');
}

/** What is short stays on one page. */
function isShort({ words }: TableCell): boolean {
  return words.reduce((sum, one) => sum + zhOf(one).length, 0) < 500;
}
