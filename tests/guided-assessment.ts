/** A guided impact assessment that is complete, as officers would have written it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssessmentContent, AssessmentView } from '@consentry/contract';
import { AssessmentGuide, isPrefilled } from '@consentry/law';
import type { Consentry } from '@consentry/sdk';

const VECTOR = join(import.meta.dirname, '../vectors/assessment/guide.json');

/** The guide of the vector, with what the system answers now. */
export async function completed(
  dpo: Consentry,
  purpose: string,
  content: AssessmentContent,
): Promise<AssessmentContent> {
  const guide = AssessmentGuide.parse(JSON.parse(readFileSync(VECTOR, 'utf8')));
  const { observed, as_of } = await dpo.assessment.observe({ purpose });
  const prefilled = observed.flatMap(({ name, value, path }) =>
    isPrefilled(name) && value !== null ? [{ name, value, path, read_at: as_of }] : [],
  );
  const remaining_risks = [{ 'zh-CN': '照片可能骗过设备。', en: 'A photo may pass.' }];
  return { ...content, remaining_risks, guide: { ...guide, prefilled } };
}

/** Writes the draft of a purpose to its end, as a colleague who goes on with it. */
export async function completeDraft(colleague: Consentry, purpose: string): Promise<AssessmentView> {
  const [first] = (await colleague.assessment.list({ purpose })).assessments;
  if (first === undefined) throw new Error('Nobody began an assessment.');
  const draft = await colleague.assessment.read({ assessment: first.assessment });
  const content = await completed(colleague, purpose, draft.content);
  return colleague.assessment.change(
    { assessment: draft.assessment, content, after_incident: null },
    { ifMatch: draft },
  );
}
