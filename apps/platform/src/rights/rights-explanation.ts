import type { RightsExplanation } from '@consentry/contract';
import { type RegisterId, type Slice, explainRow, register } from '@consentry/law';
import type { Reading } from '@consentry/server';
import { entryOf } from '../consent/consent.ts';
import { consentsOf } from '../consent/consent-store.ts';
import { rulesNow } from '../notice/rules.ts';
import type { PlatformTables } from '../store/tables.ts';
import { DECIDES } from './rights-texts.ts';

/** Slices of the law that say something to the person whose face it is. */
const TOLD: ReadonlySet<Slice> = new Set([
  'purpose',
  'notice',
  'consent',
  'minors',
  'alternatives',
  'retention',
  'storage',
  'rights',
  'complaint',
]);

/** In the words of the law package, as a person reads them; no facts are needed. */
const RULES: RightsExplanation['rules'] = (Object.keys(register) as RegisterId[]).flatMap((row) => {
  const { slice, plain } = register[row] as { readonly slice: Slice; readonly plain?: object };
  if (plain === undefined || !TOLD.has(slice)) return [];
  const { person, chain } = explainRow(row);
  return [{ row, text: person, citations: chain.text.map(({ citation }) => citation) }];
});

/**
 * Explains the rules of processing to a person (《个人信息保护法》第四十八条) and what was decided by comparing
 * (第二十四条第三款): the purposes in the words that were published, their own decisions, the rules of law.
 *
 * @param purpose the one that was asked about; `null` for all
 */
export async function explanationOf(
  reading: Reading<PlatformTables>,
  person: string,
  purpose: string | null,
  now: number,
): Promise<RightsExplanation> {
  const { rules } = await rulesNow(reading);
  const decided = (await consentsOf(reading, person)).map((row) => entryOf(row, now));
  return {
    purposes: rules
      .filter((rule) => purpose === null || rule.purpose === purpose)
      .map(
        ({
          purpose: purpose_id,
          purpose_version: version,
          statement,
          mode,
          state,
          texts,
          retention_days,
        }) => ({
          purpose_id,
          version,
          statement,
          mode,
          state,
          texts,
          retention_days,
          decisions: decided.filter((one) => one.purpose_id === purpose_id),
        }),
      ),
    decides: DECIDES,
    rules: RULES,
  };
}
