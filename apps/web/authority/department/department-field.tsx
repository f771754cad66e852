import type { DepartmentEntry, DepartmentKind } from '@consentry/contract';
import { useState } from 'react';
import { ComboBox, Select, Toolbar } from '@consentry/ui';
import { regionName } from '../regions.ts';
import { useDepartmentWords } from './words.ts';

const KINDS: readonly DepartmentKind[] = ['cac', 'public_security', 'other'];

export interface DepartmentFieldProps {
  readonly name: string;
  readonly label: string;
  readonly departments: readonly DepartmentEntry[];
  readonly value: string | null;
  readonly onChange: (department: string | null) => void;
}

/** One of the departments, found by kind, region and name. */
export function DepartmentField({ name, label, departments, value, onChange }: DepartmentFieldProps) {
  const { m, pick } = useDepartmentWords();
  const [kind, setKind] = useState<DepartmentKind | 'all'>('all');
  const [region, setRegion] = useState('all');
  const regions = [...new Set(departments.map((one) => provinceOf(one.region)))].toSorted();
  const shown = departments.filter(
    (one) => (kind === 'all' || one.kind === kind) && (region === 'all' || provinceOf(one.region) === region),
  );
  const narrow = (narrowed: () => void) => {
    narrowed();
    onChange(null);
  };
  return (
    <>
      <Toolbar label={label}>
        <Select<DepartmentKind | 'all'>
          label={m.kind}
          value={kind}
          onChange={(next) => narrow(() => setKind(next))}
          placeholder={m.all}
          options={[
            { value: 'all', text: m.all },
            ...KINDS.map((one) => ({ value: one, text: m.kinds[one] })),
          ]}
        />
        <Select
          label={m.region}
          value={region}
          onChange={(next) => narrow(() => setRegion(next))}
          placeholder={m.all}
          options={[
            { value: 'all', text: m.all },
            ...regions.map((code) => ({ value: code, text: pick(regionName(code)) })),
          ]}
        />
      </Toolbar>
      <ComboBox
        key={`${kind} ${region}`}
        name={name}
        label={label}
        hint={m.departmentHint}
        value={value}
        onChange={onChange}
        emptyText={m.noneFound}
        options={shown.map((one) => ({
          value: one.department,
          text: pick(one.name),
          hint: `${m.kinds[one.kind]} · ${pick(regionName(one.region))}`,
        }))}
        isRequired
      />
    </>
  );
}

/** The division of the first level that a region is in; the whole country is in none but itself. */
function provinceOf(region: string): string {
  return `${region.slice(0, 2)}0000`;
}
