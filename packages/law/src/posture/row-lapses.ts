import { type RegisterId, register } from '../register/index.ts';
import { both } from '../text.ts';
import type { Attestation } from './attestation.ts';
import type { Lapse, Verdict } from './verdict.ts';

/**
 * Everything wrong with a row: what its rule found and what people judged. A row that nobody is bound
 * to (encouraged, practice, commentary) is never broken, only at risk.
 */
export function rowLapses(
  id: RegisterId,
  verdict: Verdict,
  judgements: readonly Attestation[],
): readonly Lapse[] {
  if (!verdict.applies) return [];
  const { strength } = register[id];
  const binding = strength === 'law' || strength === 'standard' || strength === 'inference';
  const lapses = [...verdict.lapses, ...judgedAgainst(id, judgements)];
  return binding ? lapses : lapses.map((lapse) => ({ ...lapse, risk: 'at-risk' }));
}

/** A human's no counts until the same human question gets a later yes. */
function judgedAgainst(id: RegisterId, judgements: readonly Attestation[]): readonly Lapse[] {
  const last = new Map(judgements.map((one) => [one.of === null ? '' : `${one.of.kind} ${one.of.id}`, one]));
  const { strength, article, prompt, duty } = register[id];
  return [...last.values()]
    .filter(({ judged }) => judged === 'not_met')
    .map(({ of, by }) => ({
      finding: {
        code: 'judged_not_met',
        requirement: id,
        strength,
        article,
        why: both('有人判断这一要求没有做到。', 'A person judged that this row is not kept.'),
        remedy: prompt ?? duty,
      },
      risk: 'broken',
      fact: { path: '/attestations', value: by },
      of,
      deadline: null,
    }));
}
