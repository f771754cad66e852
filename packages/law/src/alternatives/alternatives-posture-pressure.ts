import type { Looked } from '../posture/looked.ts';
import type { PostureFacts } from '../posture/posture-facts.ts';
import { type Lapse, fact, lapsesOf } from '../posture/verdict.ts';
import { alternativesFindings } from './alternatives-findings.ts';
import type { AlternativesSection, PublishedText } from './alternatives-section.ts';
import { givesPretext, isPretext, pressesForFace } from './wording.ts';

const { broken, atRisk } = lapsesOf(alternativesFindings);

/** § 第十二条: no published phrase leaves only the face (R12.1). */
export function wordingOf({ id, digest, text, published_at }: PublishedText, index: number): Looked {
  const read = fact(`/alternatives/texts/${index}/digest`, digest);
  if (!pressesForFace(text)) return { facts: [read] };
  const details = { fact: read, of: { kind: 'notice', id } as const };
  const draft = published_at === null;
  return {
    lapses: [draft ? atRisk('pressure_wording_draft', details) : broken('pressure_wording', details)],
  };
}

/** § 第十二条: what only face users get, and what people complained of (R12.1). */
export function pressureOf({ benefits, pressure_complaints: complained }: AlternativesSection): Looked {
  const lapses: Lapse[] = [];
  for (const [index, { purpose_id, approval_document }] of benefits.entries()) {
    if (approval_document !== null) continue;
    const decided = fact(`/alternatives/benefits/${index}/approval_document`, null);
    const of = { kind: 'purpose', id: purpose_id } as const;
    lapses.push(atRisk('face_benefit_not_approved', { fact: decided, of }));
  }
  const { received, reviewed, upheld, put_right } = complained;
  const read = fact('/alternatives/pressure_complaints/reviewed', reviewed);
  if (received > reviewed) {
    const values = { complaints: received - reviewed };
    lapses.push(atRisk('pressure_complaints_unreviewed', { fact: read, values }));
  }
  if (upheld > put_right) {
    const mended = fact('/alternatives/pressure_complaints/put_right', put_right);
    lapses.push(
      broken('pressure_not_put_right', { fact: mended, values: { complaints: upheld - put_right } }),
    );
  }
  return { facts: [read], lapses };
}

type Purpose = PostureFacts['purpose']['purposes'][number];

/** § 第十二条 “以办理业务、提升服务质量等为由”: a purpose that is nothing but that (R12.2). */
export function pretextOf({ id, statement }: Purpose, index: number): Looked {
  const decided = fact(`/purpose/purposes/${index}/statement`, true);
  if (!isPretext(statement)) return { facts: [decided] };
  return { lapses: [broken('pretext_purpose', { fact: decided, of: { kind: 'purpose', id } })] };
}

/** § 第十二条: a published text that asks for the face on such a ground (R12.2). */
export function groundOf({ id, digest, text, published_at }: PublishedText, index: number): Looked {
  const read = fact(`/alternatives/texts/${index}/digest`, digest);
  if (published_at === null || !givesPretext(text)) return { facts: [read] };
  return { lapses: [atRisk('pretext_in_text', { fact: read, of: { kind: 'notice', id } })] };
}
