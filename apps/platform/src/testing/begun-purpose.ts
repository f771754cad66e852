import { inTransaction } from '@consentry/server';
import { addAssessment, approveAssessment, findAssessment } from '../assessment/assessment-store.ts';
import {
  lawfulAssessment,
  lawfulConfiguration,
  lawfulContent,
  lawfulNotice,
} from '../facts/testing/lawful-facts.ts';
import { addNotice, findNotice, publishNotice } from '../notice/notice-store.ts';
import type { Platform } from '../platform.ts';
import { addPurpose, changePurpose, putInForce, requirePurpose } from '../purpose/purpose-store.ts';

/** A purpose that people can consent to, and the notice they are shown. */
export interface Begun {
  readonly purpose_id: string;
  readonly purpose_version: number;
  readonly notice_digest: string;
}

/** Puts the example of the law in force in the store of a platform; how it comes there has its own tests. */
export async function beginPurpose({
  context: { database, now },
}: Pick<Platform, 'context'>): Promise<Begun> {
  const at = now() - 1000;
  return inTransaction(database, async (writing) => {
    const purpose = await addPurpose(writing, lawfulContent(), 'dpo-1', at);
    const notice = await addNotice(writing, lawfulNotice(purpose), 'dpo-1', at);
    const draft = await findNotice(writing, notice);
    if (draft === null) throw new Error('A notice that was written cannot be read.');
    await publishNotice(writing, draft, 'dpo-2', at);
    const assessed = {
      purpose,
      purpose_version: 1,
      mode: 'verify',
      configuration: lawfulConfiguration(),
      content: lawfulAssessment(),
      after_incident: null,
    } as const;
    const assessment = await findAssessment(writing, await addAssessment(writing, assessed, 'dpo-1', at));
    if (assessment !== null) await approveAssessment(writing, assessment, 'dpo-2', at);
    await putInForce(writing, purpose, 1, at);
    await changePurpose(
      writing,
      await requirePurpose(writing, purpose),
      { state: 'active', version: 1 },
      null,
      at,
    );
    return { purpose_id: purpose, purpose_version: 1, notice_digest: draft.digest };
  });
}
