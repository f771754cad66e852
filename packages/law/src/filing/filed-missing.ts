import { assessmentFindings } from '../assessment/index.ts';
import { noticeFindings } from '../notice/index.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { purposeFindings } from '../purpose/index.ts';
import { ControlKind } from '../security/security-section.ts';
import { Documents } from './filing-package.ts';
import { isCreditCode } from './credit-code.ts';
import { type Filed, type FilingDocument, documentsWanted } from './filed.ts';
import type { FiledContact } from './filed-facts.ts';
import { atRisk, broken } from './filed-lapse.ts';
import type { Placed } from './filed-scenario.ts';

const purposeLapse = lapsesOf(purposeFindings);
const noticeLapse = lapsesOf(noticeFindings);
const assessmentLapse = lapsesOf(assessmentFindings);

/** Something that a handing-in lacks. */
export interface MissingItem {
  /** The document it is missing in, or that is itself missing. */
  readonly document: FilingDocument;
  /** `fact.path` is an RFC 6901 pointer into `Filed`. */
  readonly lapse: Lapse;
}

const isFirst = ({ kind }: Filed): boolean => kind === 'first' || kind === 'consolidated';

/** Documents whose scan bears the stamp of the organisation, by the notices. */
const STAMPED: ReadonlySet<FilingDocument> = new Set([
  'credit_code_licence',
  'power_of_attorney',
  'commitment',
]);
/** Shown in the portal itself: a picture of an identity document need not go through any other system. */
const MAY_BE_SHOWN: ReadonlySet<FilingDocument> = new Set(['representative_identity', 'agent_identity']);
const NUMBER: ReadonlyMap<string, number> = new Map(
  Documents.keyof().options.map((document, index) => [document, index + 1]),
);

/** Documents that are not there, or not stamped (R15.4). */
export function documentsMissing(filed: Filed): readonly MissingItem[] {
  return documentsWanted(filed.kind).flatMap((document) => {
    const there = filed.documents[document];
    const at = `/documents/${document}`;
    const values = { documents: NUMBER.get(document) ?? 0, document };
    if (there === null) {
      const state = MAY_BE_SHOWN.has(document) ? atRisk : broken;
      return [{ document, lapse: state(missingCode(filed), { fact: fact(at, null), values }) }];
    }
    if (!STAMPED.has(document) || there.stamped) return [];
    return [
      { document, lapse: broken('document_unstamped', { fact: fact(`${at}/stamped`, false), values }) },
    ];
  });
}

function missingCode({ kind }: Filed): 'document_missing' | 'filed_form_missing' | 'filed_end_form_missing' {
  if (kind === 'change') return 'filed_form_missing';
  return kind === 'deregistration' ? 'filed_end_form_missing' : 'document_missing';
}

function isNamed(contact: FiledContact | null): boolean {
  return contact !== null && contact.name.trim() !== '' && contact.reached_by.trim() !== '';
}

/** Cells of the form on the processor (§ 第十五条第一款第一项). */
export function processorMissing({ kind, facts: { processor }, members }: Filed): readonly MissingItem[] {
  const { name, credit_code: code, agent } = processor;
  const at = '/facts/processor';
  const lapses = [
    ...(name['zh-CN'].trim() === ''
      ? [broken('filed_name_missing', { fact: fact(`${at}/name`, null) })]
      : []),
    ...(code === null || !isCreditCode(code)
      ? [broken('filed_credit_code_missing', { fact: fact(`${at}/credit_code`, code) })]
      : []),
    ...(isNamed(agent) ? [] : [broken('filed_contact_missing', { fact: fact(`${at}/agent`, null) })]),
    ...(kind === 'consolidated' && members.length === 0
      ? [broken('filed_members_missing', { fact: fact('/members', 0) })]
      : []),
  ];
  return lapses.map((lapse) => ({ document: 'processor_form', lapse }));
}

/** Cells of the form on the use (§ 第十五条第一款第二项至第五项). */
export function applicationMissing(filed: Filed): readonly MissingItem[] {
  const { scenarios, stock, security, rules, procedures } = filed.facts;
  const there = new Set(security.map(({ kind }) => kind));
  const lapses = [
    ...(scenarios.length === 0
      ? [broken('filed_scenarios_missing', { fact: fact('/facts/scenarios', 0) })]
      : []),
    ...(stock === null ? [broken('filed_stock_missing', { fact: fact('/facts/stock', null) })] : []),
    ...ControlKind.options
      .filter((kind) => !there.has(kind))
      .map((measure) =>
        broken('filed_measure_missing', { fact: fact('/facts/security', measure), values: { measure } }),
      ),
    ...Object.entries({ rules, procedures }).flatMap(([name, digest]) =>
      digest === null ? [broken('filed_rules_missing', { fact: fact(`/facts/${name}`, null) })] : [],
    ),
  ];
  return isFirst(filed) ? lapses.map((lapse) => ({ document: 'application_form', lapse })) : [];
}

/** Cells of one scenario. */
export function scenarioMissing({ one, at, of }: Placed): readonly MissingItem[] {
  const { places, necessity, notice, assessment } = one;
  const lapses = [
    ...(places.length === 0 ? [broken('filed_places_missing', { fact: fact(`${at}/places`, 0), of })] : []),
    ...(necessity === null
      ? [purposeLapse.broken('necessity_missing', { fact: fact(`${at}/necessity`, null), of })]
      : []),
    ...(notice === null
      ? [noticeLapse.broken('notice_missing', { fact: fact(`${at}/notice`, null), of })]
      : []),
  ];
  return [
    ...lapses.map((lapse) => ({ document: 'application_form', lapse }) as const),
    ...(assessment === null
      ? [
          {
            document: 'assessment_report',
            lapse: assessmentLapse.broken('assessment_missing', { fact: fact(`${at}/assessment`, null), of }),
          } as const,
        ]
      : []),
  ];
}

/** What only a change or an end has to say (§ 第十五条第二款). */
export function laterMissing({ kind, number, changes, cessation }: Filed): readonly MissingItem[] {
  if (kind === 'first' || kind === 'consolidated') return [];
  const document = kind === 'change' ? 'change_form' : 'deregistration_form';
  const lapses = [
    ...(number === null ? [broken('filed_number_missing', { fact: fact('/number', null) })] : []),
    ...(kind === 'change' && changes.length === 0
      ? [broken('filed_changes_missing', { fact: fact('/changes', 0) })]
      : []),
    ...(kind === 'deregistration' && (cessation === null || cessation.faces_left === null)
      ? [broken('filed_end_missing', { fact: fact('/cessation', null) })]
      : []),
  ];
  return lapses.map((lapse) => ({ document, lapse }));
}
