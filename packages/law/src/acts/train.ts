import { z } from 'zod';
import { Id } from '../id.ts';
import { epoch } from '../instant.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { findingsOf } from '../rule.ts';
import { scopeFindings } from '../scope/scope-findings.ts';
import { civilDateAt } from '../time/index.ts';
import { organisationalAct } from './organisational-act.ts';

const broken = findingsOf(scopeFindings);

/** Research that is to begin, or to take more data. */
const Target = z
  .strictObject({
    research_id: Id,
    /** Persons whose production template would come into its data; 0 for data of its own. */
    persons: z.int().min(0),
    /** Of them, those who consented separately to this research, and of these in writing. */
    consented: z.int().min(0),
    in_writing: z.int().min(0),
  })
  .refine(({ persons, consented }) => consented <= persons, {
    path: ['consented'],
    error: 'more consented than there are',
  })
  .refine(({ consented, in_writing }) => in_writing <= consented, {
    path: ['in_writing'],
    error: 'more in writing than consented',
  });
type Target = z.infer<typeof Target>;

function researchOf(
  { scope }: PostureFacts,
  { research_id }: Target,
): PostureFacts['scope']['research'][number] | undefined {
  return scope.research.find(({ id }) => id === research_id);
}

/**
 * § 第二条第二款 leaves out the Measures, and only while the purpose is research (reading G27). What other
 * law asks for stays, so R02.2 is its one row: declared, assessed and secured by other law, with consent of
 * its own for each production template, and apart from production. To take a template out of its device
 * for it is an act of its own (`export_template`, never).
 *
 * `declareResearch` is the same claim for files that a developer holds; no production data come in by it.
 */
export const train = organisationalAct({
  target: Target,
  rows: ['R02.2'],
  touches: ({ research_id }) => [{ kind: 'research', id: research_id }],
  after: (facts, target) => {
    const current = researchOf(facts, target);
    if (current === undefined) return { missing: '/research_id' };
    const { all, consented, in_writing, withdrawn } = current.production_persons;
    const next = {
      ...current,
      begun_on: current.begun_on ?? civilDateAt(epoch(facts.as_of)),
      production_persons: {
        all: all + target.persons,
        consented: consented + target.consented,
        in_writing: in_writing + target.in_writing,
        withdrawn,
      },
    };
    const research = facts.scope.research.map((one) => (one.id === current.id ? next : one));
    return { ...facts, scope: { ...facts.scope, research } };
  },
  rules: [
    (facts, target) => {
      const ended = (researchOf(facts, target)?.ended_on ?? null) !== null;
      return ended ? broken('research_has_ended') : null;
    },
  ],
  subject: () => ({}),
});
