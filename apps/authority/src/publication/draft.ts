import type { PreparePublication, PublicationContent } from '@consentry/contract';
import { ProblemError, type Reading } from '@consentry/server';
import type { AuthorityContext } from '../authority.ts';
import { names } from '../complaint/complaint.ts';
import { findComplaint } from '../complaint/complaint-store.ts';
import { contactOf } from '../complaint/take-complaint.ts';
import { findInspection } from '../inspection/inspection-store.ts';
import type { AuthorityTables } from '../store/tables.ts';
import { monthAt } from './figure.ts';
import { figuresOf, publishable } from './figure-tables.ts';
import { practiceOf } from './figure-texts.ts';
import type { StoredVersion } from './publication.ts';
import { contentOf } from './publication-view.ts';

type Read = Reading<AuthorityTables>;
type Keys = AuthorityContext['keys'];
/** The case that a notice tells of. */
type OfCase = Extract<PreparePublication, { kind: 'notice' }>['case'];

/**
 * Makes what is to be published of what an official asks for.
 *
 * @param versions of this publication so far: what they withheld stays withheld
 * @throws {ProblemError} `month_open`, `case_open`, `not_found`, `publication_names_sender`
 */
export async function contentOfDraft(
  reading: Read,
  keys: Keys,
  department: string,
  draft: PreparePublication,
  versions: readonly StoredVersion[],
  now: number,
): Promise<PublicationContent> {
  if (draft.kind === 'figures') {
    const { kind, month, threshold } = draft;
    if (month >= monthAt(now)) throw new ProblemError('month_open');
    const figures = await figuresOf(reading, department, { from: month, until: month, province: null });
    const before = versions
      .filter(({ state }) => state === 'published' || state === 'superseded')
      .map(contentOf)
      .flatMap((content) => (content.kind === 'figures' ? content.tables : []));
    const { tables, median_days } = publishable(figures, threshold, before);
    return { kind, month, threshold, tables, median_days, practice: practiceOf(threshold) };
  }
  const { case: of, ...content } = draft;
  await requireClosed(reading, department, of);
  const { title, text, basis } = content;
  await requireNobody(reading, keys, of, [
    title['zh-CN'],
    title.en ?? '',
    text['zh-CN'],
    text.en ?? '',
    ...basis,
  ]);
  return content;
}

/** A case is told of once it is closed, by the department it is with. */
async function requireClosed(reading: Read, department: string, { of, id }: OfCase): Promise<void> {
  const found =
    of === 'complaint'
      ? await findComplaint(reading, 'complaint', id)
      : await findInspection(reading, 'inspection', id);
  // A case of somebody else is none.
  if (found?.department !== department) throw new ProblemError('not_found');
  if (found.state !== 'closed') throw new ProblemError('case_open');
}

/**
 * Holds back words that say how to reach whoever complained (R17.4), also of the complaint that an inspection follows.
 *
 * @throws {ProblemError} `publication_names_sender`
 */
export async function requireNobody(
  reading: Read,
  keys: Keys,
  of: OfCase,
  texts: readonly string[],
): Promise<void> {
  const complaint =
    of.of === 'complaint' ? of.id : (await findInspection(reading, 'inspection', of.id))?.complaint;
  if (complaint === null || complaint === undefined) return;
  const found = await findComplaint(reading, 'complaint', complaint);
  const contact = found === null ? null : contactOf(keys.secret, found);
  if (texts.some((text) => names(text, contact))) throw new ProblemError('publication_names_sender');
}
