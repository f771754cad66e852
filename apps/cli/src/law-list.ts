import {
  type BiText,
  type Citation,
  type RegisterRow,
  Strength,
  article,
  measures,
  parseCitation,
  register,
  renderCitations,
} from '@consentry/law';
import { type Command, Option } from 'commander';
import { CliError, EXIT } from './cli-error.ts';
import type { Contextual } from './context.ts';
import { displayWidth } from './help.ts';
import { sliceWords } from './law-words.ts';
import { type Messages, both } from './messages.ts';

interface ListOptions {
  readonly slice?: string;
  readonly strength?: string;
  readonly article?: string;
}

/** Columns of a line where the terminal does not say. */
const COLUMNS = 140;
/** A duty is never cut shorter than this. */
const LEAST = 30;

/** `consentry law list [--slice S] [--strength S] [--article A]` */
export function addLawList(law: Command, m: Messages, withContext: Contextual): void {
  law
    .command('list')
    .addOption(new Option('--slice <slice>', m.lawListOption.slice).choices(Object.keys(sliceWords)))
    .addOption(new Option('--strength <strength>', m.lawListOption.strength).choices(Strength.options))
    .option('--article <article>', m.lawListOption.article)
    .description(m.lawList)
    .action(
      withContext(async ({ output, m }, options: ListOptions) => {
        const place = options.article === undefined ? null : placeOf(options.article);
        const all = Object.values(register);
        const rows = all.filter(
          (row) =>
            (options.slice === undefined || row.slice === options.slice) &&
            (options.strength === undefined || row.strength === options.strength) &&
            (place === null || row.articles.some((cited) => touches(cited, place))),
        );
        const ids = Math.max(0, ...rows.map(({ id }) => id.length));
        const strengths = Math.max(0, ...rows.map(({ strength }) => displayWidth(m.strength[strength])));
        const lines = rows.map((row) => {
          const { id, strength, duty } = row;
          const head = [
            padded(id, ids),
            padded(m.strength[strength], strengths),
            output.pick(citedBy(row)) + m.colon,
          ].join('  ');
          const room = (process.stdout.columns ?? COLUMNS) - displayWidth(head);
          return head + clipped(output.pick(duty), Math.max(LEAST, room));
        });
        const count = m.lawListCount(rows.length, all.length);
        if (lines.length > 0) output.say(count);
        output.result({ rows }, lines.length > 0 ? lines.join('\n') : count);
      }),
    );
}

/** The places of the first instrument, as a finding cites them, without the mark of their strength. */
function citedBy({ articles: [first, ...others] }: RegisterRow): BiText {
  return renderCitations([first, ...others.filter(({ instrument }) => instrument === first.instrument)]);
}

/** Reads the number of an article of the Measures, or a citation. @throws {CliError} `bad_article` */
function placeOf(text: string): Citation {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : null;
  const place = number === null ? parseCitation(text) : article(number);
  const known =
    place !== null &&
    (place.instrument !== 'measures' ||
      ('article' in place && measures.some((one) => one.number === place.article)));
  if (known) return place;
  throw new CliError(
    'bad_article',
    {
      what: both((m) => m.badArticleWhat(text)),
      why: both((m) => m.badArticleWhy),
      remedy: both((m) => m.badArticleRemedy),
    },
    EXIT.usage,
  );
}

/** Tells whether one of two places lies within the other: 第八条 and 第八条第二款 do, its two paragraphs do not. */
function touches(cited: Citation, place: Citation): boolean {
  const one = Object.entries(cited);
  const other = new Map<string, unknown>(Object.entries(place));
  return one.every(([key, value]) => !other.has(key) || other.get(key) === value) && sameWay(cited, place);
}

/** An article and a clause of one instrument are counted each in its own way. */
function sameWay(cited: Citation, place: Citation): boolean {
  return !(('article' in cited && 'clause' in place) || ('clause' in cited && 'article' in place));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function clipped(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (displayWidth(`${cut}${character}…`) > width) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}
