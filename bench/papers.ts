/**
 * What papers cost: the first, the next, and the whole filing of many scenarios as PDF and Word in one zip.
 *
 *   node bench/papers.ts [--scenarios 50]
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { impactAssessment, layoutOf, organisationPaper, toDocx, toPdf } from '@consentry/documents';
import { exampleFacts } from '@consentry/documents/testing';

const { values } = parseArgs({ options: { scenarios: { type: 'string', default: '50' } } });
const SCENARIOS = Number(values.scenarios);
const FILING = [
  'filing_organisation',
  'filing_scenarios',
  'filing_authorisation',
  'filing_commitment',
  'processing_rules',
  'operating_procedures',
] as const;

const rss = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const live = exampleFacts(SCENARIOS);
const before = rss();
let from = performance.now();
await toPdf(organisationPaper('filing_commitment', live, layoutOf), 'zh-CN');
process.stdout.write(
  `first paper ${Math.round(performance.now() - from)} ms, memory ${before} → ${rss()} MiB\n`,
);
from = performance.now();
await toPdf(organisationPaper('filing_commitment', live, layoutOf), 'en');
process.stdout.write(`next paper ${Math.round(performance.now() - from)} ms\n`);

from = performance.now();
const work = process.cpuUsage();
let files = 0;
let bytes = 0;
let slowest = 0;
const papers = [
  ...FILING.map((form) => organisationPaper(form, live, layoutOf)),
  ...live.scenarios.flatMap((one) =>
    one.assessment === null ? [] : [impactAssessment(live, one, one.assessment, layoutOf)],
  ),
];
for (const paper of papers) {
  for (const make of [toPdf, toDocx]) {
    const began = performance.now();
    bytes += (await make(paper, 'zh-CN')).length;
    slowest = Math.max(slowest, performance.now() - began);
    files += 1;
  }
}
const { user, system } = process.cpuUsage(work);
process.stdout.write(
  `filing of ${SCENARIOS} scenarios: ${files} files, ${(bytes / 2 ** 20).toFixed(1)} MiB, ` +
    `${((performance.now() - from) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor time), slowest ${Math.round(slowest)} ms, memory ${rss()} MiB\n`,
);
