import { type BiText, FIELDS, type FileReport } from '@consentry/verifier';

type Evidence = Extract<FileReport, { readonly format: 'consentry.evidence@v1' }>;

/** Names and values of what an entry holds beside its kind, its time and its body; what is withheld is left out. */
export function entryFields(
  entry: NonNullable<Evidence['entry']>,
  opening: Evidence['opening'],
): readonly { readonly name: BiText; readonly value: string }[] {
  const shown = {
    purpose: entry.purpose,
    device: entry.device,
    notice: entry.notice,
    subject: opening?.subject,
    actor: opening?.actor,
  };
  return Object.entries(shown).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name: FIELDS[name as keyof typeof shown], value }],
  );
}
