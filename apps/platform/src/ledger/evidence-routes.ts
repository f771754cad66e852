import { EvidenceFile, ListEntries, PersonEvidence, PersonId } from '@consentry/contract';
import type { EntryType } from '@consentry/ledger';
import { entryView, lastCheckpoint, type LedgerKeeper } from '@consentry/ledger-server';
import { ProblemError, openCursor, sealCursor } from '@consentry/server';
import { z } from 'zod';
import { erasureView } from './erasure-view.ts';
import { aboutConsent } from '../consent/about-consent.ts';
import { aboutPerson } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { erasuresOf } from './erase-openings.ts';
import { evidenceOfConsent, isEvidenceErased } from './evidence-of-consent.ts';
import { WHAT } from './ledger-texts.ts';
import { listEntries } from './read-entries.ts';

const OfPerson = z.strictObject({ person: PersonId });
const OfConsent = z.strictObject({ consent: z.uuid() });
const LIST = 'evidence';
/** Decisions, as entries have them. */
export const DECIDED: ReadonlySet<EntryType> = new Set(['consent.given', 'consent.refused']);

/** What somebody can show of what was done with their data. */
export function evidenceRoutes(
  server: PlatformServer,
  { keys }: PlatformContext,
  { ledger }: LedgerKeeper,
): void {
  server.query({
    url: '/v1/people/:person/evidence',
    action: 'evidence.read',
    operation: 'evidence.list',
    summary: 'Lists the entries about a person, the latest first, each with what it is.',
    problems: ['cursor_unknown'],
    params: OfPerson,
    query: ListEntries,
    answer: PersonEvidence,
    about: (reading, { params: { person } }) => aboutPerson(reading, person),
    read: async (reading, { params: { person }, query: { cursor, limit } }) => {
      const list = `${LIST} ${person}`;
      const [place] = cursor === undefined ? [] : openCursor(keys.secret, list, cursor);
      const before = place === undefined ? null : Number(place);
      const rows = await listEntries(reading, { person, before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const size = (await lastCheckpoint(reading))?.size ?? 0;
      return {
        body: {
          entries: page.map((one) => ({ ...entryView(one, size), what: { ...WHAT[one.entry.type] } })),
          erased: (await erasuresOf(reading, person)).map(erasureView),
          cursor: last === undefined ? null : sealCursor(keys.secret, list, [last.position]),
        },
      };
    },
  });
  server.query({
    url: '/v1/consents/:consent/evidence',
    action: 'evidence.read',
    operation: 'evidence.of_consent',
    summary: 'Gives the receipt of a decision as a file that anybody can check offline.',
    problems: ['not_published', 'evidence_erased'],
    params: OfConsent,
    answer: EvidenceFile,
    about: (reading, { params: { consent } }) => aboutConsent(reading, consent),
    read: async (reading, { params: { consent } }) => {
      const body = await evidenceOfConsent(reading, ledger, consent, DECIDED);
      if (body !== null) return { body };
      if (await isEvidenceErased(reading, consent)) throw new ProblemError('evidence_erased');
      throw new ProblemError('not_published', { retryAfterSeconds: 5 });
    },
  });
}
