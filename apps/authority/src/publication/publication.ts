import type { PublicationContent, PublicationState, PublicationWarning } from '@consentry/contract';
import { type Citation, both, instruments, parseCitation } from '@consentry/law';
import type { PublicationTables } from './publication-tables.ts';

export type StoredPublication = PublicationTables['publications'];
export type StoredVersion = PublicationTables['publication_versions'];
export type WarningCode = PublicationWarning['code'];

/** What is done to a publication. */
export type PublicationAct = 'correct' | 'approve' | 'drop' | 'withdraw';

/**
 * Gives the state an act leads to; `null` where it cannot be done now. Nothing is published but by `approve`, and what
 * was withdrawn stays withdrawn. Pure.
 *
 * @param waits whether a version waits for a second official
 */
export function afterPublication(
  state: PublicationState,
  act: PublicationAct,
  waits: boolean,
): PublicationState | null {
  switch (act) {
    case 'correct':
      return state === 'published' && !waits ? 'published' : null;
    case 'approve':
      return waits && (state === 'prepared' || state === 'published') ? 'published' : null;
    case 'drop':
      // A correction that is dropped leaves what was published.
      if (!waits) return null;
      return state === 'prepared' ? 'dropped' : state === 'published' ? 'published' : null;
    case 'withdraw':
      return state === 'published' ? 'withdrawn' : null;
  }
}

/** A number of a resident identity card (GB 11643), of a mobile phone, or an address of mail. */
const OF_PERSON = /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+\.[\w.]+/;

/** Reads what a line cites, by the short name of its instrument or by the whole one; `null` where it is not known. */
function citationOf(line: string): Citation | null {
  const named = Object.values(instruments)
    .flatMap(({ title, short }) => [[title['zh-CN'], short['zh-CN']] as const, [title.en, short.en] as const])
    .toSorted(([a], [b]) => b.length - a.length)
    .find(([title]) => line.startsWith(title));
  return parseCitation(line) ?? (named === undefined ? null : parseCitation(line.replace(...named)));
}

/** Says what whoever approves has to look at. Pure. */
export function warningsOf(content: PublicationContent): WarningCode[] {
  if (content.kind === 'figures') return [];
  const { title, text, basis, penalty } = content;
  const cited = basis.map(citationOf);
  const said = [title['zh-CN'], title.en ?? '', text['zh-CN'], text.en ?? ''].join('\n').normalize('NFKC');
  return [
    // Art. 18 refers out: the Measures alone give no penalty.
    ...(penalty && cited.every((one) => one === null || one.instrument === 'measures')
      ? (['measures_only'] as const)
      : []),
    ...(cited.includes(null) ? (['citation_unknown'] as const) : []),
    ...(OF_PERSON.test(said) ? (['number_of_person'] as const) : []),
  ];
}

/** What each warning says. */
export const WARNINGS: Readonly<Record<WarningCode, PublicationWarning['text']>> = {
  measures_only: both(
    '文中有处罚，但没有引用《办法》以外的规定。违反《办法》的，依照有关法律、行政法规的规定处理（第十八条），例如《个人信息保护法》第六十六条。',
    'It tells of a penalty and cites nothing but the Measures, or nothing that is known. They refer to other law for it (Article 18), for instance Article 66 of the Personal Information Protection Law.',
  ),
  citation_unknown: both(
    '引用的规定中有软件不认识的，请核对名称和条款，例如“《个人信息保护法》第六十六条第一款”。',
    'A provision is cited that software does not know; check its name and article, for instance “Personal Information Protection Law, Article 66, paragraph 1”.',
  ),
  number_of_person: both(
    '文中有像身份证号码、手机号码或者电子邮箱的内容。公布之前请确认可以公布。',
    'It has what looks like a number of an identity card, of a mobile phone, or an address of mail. Make sure that it may be published.',
  ),
};
