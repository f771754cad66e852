import { type BiText, type RegisterRow, register } from '@consentry/law';
import { useMemo, useState } from 'react';
import { ComboBox } from '@consentry/ui';
import { RowText } from './row-text.tsx';
import { useInspectionWords } from './words.ts';

export interface RequirementFieldProps {
  readonly name: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A row of the register, found by its id, its article, or a word of its text in either language. */
export function RequirementField({ name, value, onChange }: RequirementFieldProps) {
  const { m, pick } = useInspectionWords();
  const [sought, setSought] = useState('');
  const options = useMemo(
    () =>
      ROWS.filter(({ found }) => found.includes(plain(sought))).map(({ row }) => ({
        value: row.id,
        text: nameOf(row, pick),
        hint: pick(row.duty),
      })),
    [sought, pick],
  );
  return (
    <>
      <ComboBox
        name={name}
        label={m.requirement}
        hint={m.requirementHint}
        value={value}
        onChange={onChange}
        options={options}
        onSearch={setSought}
        emptyText={m.requirementEmpty}
      />
      {value === null ? null : <RowText requirement={value} />}
    </>
  );
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

function nameOf({ id, article }: RegisterRow, pick: (text: BiText) => string): string {
  return `${id} · ${pick(article)}`;
}

/** What binds anybody but a department, with the words it is found by. */
const ROWS = Object.values<RegisterRow>(register)
  .filter(({ addressee }) => addressee.some((one) => one !== 'authority'))
  .map((row) => {
    const texts = [row.plain, row.duty, row.trigger].flatMap((text) => Object.values(text));
    const names = (['zh-CN', 'en'] as const).map((language) => nameOf(row, (text) => text[language]));
    return { row, found: plain([...names, ...texts].join('\n')) };
  });
