import { CheckboxGroup, TextField } from '@consentry/ui';
import { linesOf } from './lines.ts';
import type { Provision } from './provisions.ts';
import { useInspectionWords } from './words.ts';

/** What was ticked of the suggestions, and what was typed. */
export interface Basis {
  readonly ticked: readonly string[];
  readonly typed: string;
}

export const NO_BASIS: Basis = { ticked: [], typed: '' };

/** The provisions, as an order names them. */
export function provisionsOf({ ticked, typed }: Basis): string[] {
  return [...ticked, ...linesOf(typed)];
}

export interface BasisFieldsProps {
  readonly suggested: readonly Provision[];
  readonly value: Basis;
  readonly onChange: (value: Basis) => void;
}

/** The provisions something rests on: nothing is ticked for whoever decides. */
export function BasisFields({ suggested, value, onChange }: BasisFieldsProps) {
  const { m, pick } = useInspectionWords();
  return (
    <>
      <CheckboxGroup
        name="basis"
        label={m.basis}
        hint={m.basisHint}
        value={value.ticked}
        onChange={(ticked) => onChange({ ...value, ticked })}
        options={suggested.map(({ name, text }) => ({
          value: text['zh-CN'],
          text: pick(text),
          hint: m.provisions[name],
        }))}
      />
      <TextField
        name="own_basis"
        kind="multiline"
        rows={2}
        label={m.ownBasis}
        mark={m.optional}
        hint={m.ownBasisHint}
        value={value.typed}
        onChange={(typed) => onChange({ ...value, typed })}
        maxLength={1000}
      />
    </>
  );
}
