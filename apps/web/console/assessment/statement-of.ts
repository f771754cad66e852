import type { AssessmentView, PurposeView } from '@consentry/contract';
import type { BiText } from '@consentry/law';

/** What the version of the purpose is for that was assessed. */
export function statementOf(
  versions: PurposeView['versions'],
  { purpose_version: of }: Pick<AssessmentView, 'purpose_version'>,
): BiText | undefined {
  return versions.find(({ version }) => version === of)?.content.statement;
}
