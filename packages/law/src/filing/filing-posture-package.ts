import { epoch } from '../instant.ts';
import { rowRule } from '../posture/row-rule.ts';
import { type Lapse, type LapseDetails, fact, judged, lapsesOf, notApplicable } from '../posture/verdict.ts';
import { startOfDay } from '../time/index.ts';
import { filingFindings } from './filing-findings.ts';
import type { Filing } from './filing-package.ts';
import { COUNT_LIFE_MS } from './filing-posture-stock.ts';
import type { FilingSection } from './filing-section.ts';

const { broken, atRisk } = lapsesOf(filingFindings);

/** Documents that are stamped before they are scanned, by the provincial notices. */
const STAMPED: ReadonlySet<string> = new Set(['credit_code_licence', 'power_of_attorney', 'commitment']);

/** A first filing, drafted or handed in; what was sent back is replaced by another. */
interface Package {
  readonly filing: Filing;
  readonly at: string;
}

function packagesOf({ filings }: FilingSection): readonly Package[] {
  return filings
    .map((filing, index) => ({ filing, at: `/filing/filings/${index}` }))
    .filter(({ filing }) => filing.kind === 'initial' && filing.returned_on === null);
}

/** What is wrong with a draft can still be put right; what was handed in so was handed in wrong. */
function wrong({ filing, at }: Package) {
  const state = filing.submitted_on === null ? atRisk : broken;
  return (
    code: Parameters<typeof broken>[0],
    member: keyof typeof filing,
    values?: LapseDetails['values'],
  ): Lapse =>
    state(code, {
      fact: fact(`${at}/${member}`, scalar(filing[member])),
      of: { kind: 'filing', id: filing.id },
      ...(values === undefined ? {} : { values }),
    });
}

function scalar(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Places in the order of the text, counted from 1, for example `4, 7`. */
function numbered<T>(
  members: Readonly<Record<string, T>>,
  lacks: (member: T, name: string) => boolean,
): string {
  return Object.entries(members)
    .flatMap(([name, member], index) => (lacks(member, name) ? [index + 1] : []))
    .join(', ');
}

/** § 第十五条第一款第一项至第五项: none missing, none of another configuration, none stale. */
function materialLapses(one: Package, section: FilingSection, now: number): readonly Lapse[] {
  const { filing, at } = one;
  const { submitted_on, counted_at } = filing;
  const lapse = wrong(one);
  const lapses: Lapse[] = [];
  const items = numbered(filing.materials, (material) => material === null);
  if (items !== '') lapses.push(lapse('material_missing', 'materials', { items }));
  if (filing.assessed_configuration !== filing.configuration) {
    lapses.push(lapse('material_assessment_other', 'assessed_configuration'));
  }
  const of = { kind: 'filing', id: filing.id } as const;
  if (submitted_on === null && filing.configuration !== section.configuration) {
    lapses.push(
      atRisk('material_draft_outdated', { fact: fact(`${at}/configuration`, filing.configuration), of }),
    );
  }
  const asOf = submitted_on === null ? now : startOfDay(submitted_on);
  if (asOf - epoch(counted_at) > COUNT_LIFE_MS) {
    lapses.push(atRisk('material_count_old', { fact: fact(`${at}/counted_at`, counted_at), of }));
  }
  return lapses;
}

/** The announcement and the provincial notices: online, eight documents, receipt and number. */
function documentLapses(one: Package): readonly Lapse[] {
  const { filing, at } = one;
  const lapse = wrong(one);
  const lapses: Lapse[] = [];
  const missing = numbered(filing.documents, (document) => document === null);
  if (missing !== '') lapses.push(lapse('document_missing', 'documents', { documents: missing }));
  const bare = numbered(
    filing.documents,
    (document, name) => document !== null && STAMPED.has(name) && !document.stamped,
  );
  if (bare !== '') lapses.push(lapse('document_unstamped', 'documents', { documents: bare }));
  if (filing.channel !== 'online_system') lapses.push(lapse('filing_outside_system', 'channel'));
  if (filing.accepted_on !== null && (filing.receipt === null || filing.number === null)) {
    const member = filing.receipt === null ? 'receipt' : 'number';
    const of = { kind: 'filing', id: filing.id } as const;
    lapses.push(atRisk('receipt_missing', { fact: fact(`${at}/${member}`, null), of }));
  }
  return lapses;
}

/** The letter of commitment, and where its figures come from. */
function commitmentLapses(one: Package): readonly Lapse[] {
  const { commitment, figures } = one.filing;
  const lapse = wrong(one);
  const lapses: Lapse[] = [];
  if (commitment === null || !commitment.by_representative) {
    lapses.push(lapse('commitment_missing', 'commitment'));
  }
  const { stated, traced } = figures;
  if (traced < stated) lapses.push(lapse('figures_untraced', 'figures', { stated, traced }));
  return lapses;
}

/** Judges every package by one of the three; without any, there is nothing to judge. */
function eachPackage(section: FilingSection, lapsesIn: (one: Package) => readonly Lapse[]) {
  const packages = packagesOf(section);
  if (packages.length === 0) return notApplicable(fact('/filing/filings', null));
  return judged({
    facts: packages.map(({ filing, at }) => fact(`${at}/submitted_on`, filing.submitted_on)),
    lapses: packages.flatMap(lapsesIn),
  });
}

/** What is handed in with a filing. */
export const packagePosture = {
  // § 第十五条第一款第一项至第五项
  'R15.3': rowRule(['filing'], 'filer', ({ filing }, now) =>
    eachPackage(filing, (one) => materialLapses(one, filing, now)),
  ),
  // 国家网信办公告2025年5月28日; notices of Shandong and Zhejiang
  'R15.4': rowRule(['filing'], 'filer', ({ filing }) => eachPackage(filing, documentLapses)),
  // Practice: the form of the letter of commitment
  'R15.9': rowRule(['filing'], 'filer', ({ filing }) => eachPackage(filing, commitmentLapses)),
} as const;
