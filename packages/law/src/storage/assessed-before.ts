import type { AssessmentSection } from '../assessment/index.ts';
import { epoch } from '../instant.ts';
import { civilDateAt } from '../time/index.ts';

/** Says whether an approved assessment of a purpose names a party, from no later than the day it began. */
export type AssessedBefore = (purpose: string, organisation: string, begun_on: string | null) => boolean;

/** Looks through the assessments once (《个人信息保护法》第五十五条: 事前). */
export function assessedBefore({ assessments }: AssessmentSection): AssessedBefore {
  const first = new Map<string, string>();
  for (const { purpose_id, approved_at, recipient_organisation_ids } of assessments) {
    if (approved_at === null) continue;
    const day = civilDateAt(epoch(approved_at));
    for (const organisation of recipient_organisation_ids) {
      const key = `${purpose_id} ${organisation}`;
      const known = first.get(key);
      if (known === undefined || day < known) first.set(key, day);
    }
  }
  return (purpose, organisation, begun_on) => {
    const day = first.get(`${purpose} ${organisation}`);
    return day !== undefined && (begun_on === null || day <= begun_on);
  };
}
