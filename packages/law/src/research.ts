import { z } from 'zod';
import { FactsError, requireClock } from './facts-error.ts';
import { type Permit, mint } from './permit.ts';

/** Who declares that the work is research, and in what words. */
export const ResearchDeclaration = z.strictObject({
  /** Person or organisation that answers for the statement. */
  by: z.string().trim().min(1).max(200),
  /** What is developed or trained, on which data, and that nobody is recognised in earnest. */
  statement: z.string().trim().min(1).max(2000),
});
export type ResearchDeclaration = z.infer<typeof ResearchDeclaration>;

/**
 * Gives a permit for developing face recognition or training algorithms, which § 第二条第二款 leaves
 * outside the Measures (R02.2).
 *
 * Only the Measures step back: the Personal Information Protection Law, the Network Data Regulations
 * and the Cybersecurity Law still apply, consent and assessment included (reading G27). It is the
 * purpose that counts, not the data: tuning on live users is not research. The vault never accepts
 * this permit, so nothing made under it can be enrolled or let anybody in.
 *
 * @param now milliseconds since the epoch
 * @throws {FactsError} `research_undeclared` when who or what is left empty
 */
export function declareResearch(declaration: ResearchDeclaration, now: number): Permit<'research'> {
  requireClock(now);
  const parsed = ResearchDeclaration.safeParse(declaration);
  if (!parsed.success) {
    throw new FactsError(
      'research_undeclared',
      {
        what: { 'zh-CN': '没有说明研发用途。', en: 'The research is not declared.' },
        why: {
          'zh-CN': '第二条第二款只排除为研发、算法训练而进行的处理，需要写明由谁负责、研发什么。',
          en: 'Article 2, paragraph 2 leaves out only processing for development or algorithm training; who answers for it and what is developed have to be stated.',
        },
        remedy: {
          'zh-CN': '请填写 by 和 statement。个人信息保护法仍然适用。',
          en: 'Fill in `by` and `statement`. The Personal Information Protection Law still applies.',
        },
      },
      [...new Set(parsed.error.issues.map(({ path }) => `/${path.join('/')}`))],
      { cause: parsed.error },
    );
  }
  return mint({
    act: 'research',
    consentId: null,
    purposeId: null,
    purposeVersion: null,
    deviceId: null,
    issuedAt: now,
  });
}
