import { type RegisterRow, register } from '@consentry/law';
import { useInspectionWords } from './words.ts';

const ROWS: Readonly<Record<string, RegisterRow | undefined>> = register;

/** A row of the register: where it stands, and what it says. */
export function RowText({ requirement }: { readonly requirement: string }) {
  const { pick } = useInspectionWords();
  const row = ROWS[requirement];
  if (row === undefined) return <p>{requirement}</p>;
  return (
    <>
      <p>
        <strong>{requirement}</strong> · {pick(row.article)}
      </p>
      <p className="a-soft">{pick(row.duty)}</p>
    </>
  );
}
