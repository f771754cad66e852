import type { OpenEntry, OpenPublication } from '@consentry/contract';
import { csvOf } from './csv.ts';

/** Where anyone finds a publication, behind the address of the server. */
const placeOf = (publication: string) => `/open/publications/${publication}`;

const CSV_HEAD = [
  'month',
  'table',
  'table_zh',
  'table_en',
  'value',
  'value_zh',
  'value_en',
  'count',
  'status',
];

/** Writes published figures as CSV, one row a count; `null` of a notice. What is withheld is empty and says so. */
export function figuresCsv({ content }: Pick<OpenPublication, 'content'>): string | null {
  if (content?.kind !== 'figures') return null;
  const status = (count: number | null) => (count === null ? 'withheld' : 'published');
  const rows = content.tables.flatMap(({ name, title, rows: all, total }) => {
    const of = [content.month, name, title['zh-CN'], title.en];
    return [
      ...all.map(({ value, text, count }) => [...of, value, text['zh-CN'], text.en, count, status(count)]),
      [...of, 'total', '合计', 'Total', total, status(total)],
    ];
  });
  return csvOf([CSV_HEAD, ...rows]);
}

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  adms: 'http://www.w3.org/ns/adms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
const STATUS = 'http://publications.europa.eu/resource/authority/dataset-status/WITHDRAWN';

type Json = Readonly<Record<string, unknown>>;
type Texts = { readonly 'zh-CN': string; readonly en: string | null };

const literals = (text: Texts) =>
  Object.entries(text).flatMap(([language, value]) =>
    value === null ? [] : [{ '@value': value, '@language': language }],
  );
const instant = (at: string) => ({ '@type': 'xsd:dateTime', '@value': at });
const day = (of: string) => ({ '@type': 'xsd:date', '@value': of });

/** Last day of a month, `YYYY-MM-DD`. */
function lastDay(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}

/** Describes what is published as a catalogue (DCAT 3 as JSON-LD 1.1); what was withdrawn has nothing to fetch. */
export function catalogueOf(entries: readonly OpenEntry[], origin: string): Json {
  return {
    '@context': CONTEXT,
    '@id': `${origin}/open/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': literals({ 'zh-CN': '监管公开数据', en: 'Open data of supervision' }),
    'dcat:dataset': entries.map((entry) => datasetOf(entry, origin)),
  };
}

function datasetOf(entry: OpenEntry, origin: string): Json {
  const { publication, kind, state, department, title, month, version, published_at, changed_at } = entry;
  const at = origin + placeOf(publication);
  const distribution = (url: string, type: string) => ({
    '@type': 'dcat:Distribution',
    'dcat:accessURL': { '@id': at },
    'dcat:downloadURL': { '@id': url },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
  });
  return {
    '@id': at,
    '@type': 'dcat:Dataset',
    'dct:identifier': publication,
    'dct:title': literals(title),
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': literals(department.name) },
    'dct:issued': instant(published_at),
    'dct:modified': instant(changed_at),
    'dcat:version': String(version),
    ...(month === null
      ? {}
      : {
          'dct:temporal': {
            '@type': 'dct:PeriodOfTime',
            'dcat:startDate': day(`${month}-01`),
            'dcat:endDate': day(lastDay(month)),
          },
        }),
    ...(state === 'withdrawn'
      ? { 'adms:status': { '@id': STATUS } }
      : {
          'dcat:distribution': [
            distribution(at, 'application/json'),
            ...(kind === 'figures' ? [distribution(`${at}/figures.csv`, 'text/csv')] : []),
          ],
        }),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const xml = (text: string) => text.replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

/** Writes what is published as a feed (RFC 4287), the last change of each as its entry. */
export function feedOf(entries: readonly OpenEntry[], origin: string): string {
  const updated =
    entries
      .map(({ changed_at }) => changed_at)
      .toSorted()
      .at(-1) ?? '1970-01-01T00:00:00.000Z';
  const one = ({ publication, title, department, published_at, changed_at, withdrawn }: OpenEntry) =>
    [
      '<entry>',
      `<id>urn:uuid:${publication}</id>`,
      `<title>${xml(title['zh-CN'])}${title.en === null ? '' : xml(` · ${title.en}`)}</title>`,
      `<author><name>${xml(department.name['zh-CN'])}</name></author>`,
      `<published>${published_at}</published><updated>${changed_at}</updated>`,
      `<link rel="alternate" type="text/html" href="${xml(origin)}/report/#/open/${publication}"/>`,
      `<link rel="enclosure" type="application/json" href="${xml(origin + placeOf(publication))}"/>`,
      withdrawn === null ? '' : `<summary>${xml(`已撤回 Withdrawn: ${withdrawn.reason}`)}</summary>`,
      '</entry>',
    ].join('');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${xml(origin)}/open/feed.atom</id>`,
    '<title>监管公开数据 · Open data of supervision</title>',
    `<updated>${updated}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(origin)}/open/feed.atom"/>`,
    ...entries.map(one),
    '</feed>',
    '',
  ].join('\n');
}
