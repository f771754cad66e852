import { Select, Toolbar } from '@consentry/ui';

/** What a list of things with a last day can be asked for: all, by its clock, or by its state. */
export type DueShown<S extends string> = 'all' | 'soon' | 'overdue' | S;

/** Puts what is shown as the platform is asked for it. */
export function askedOf<S extends string>(
  shown: DueShown<S>,
): { readonly flag?: 'soon' | 'overdue'; readonly state?: S } {
  if (shown === 'all') return {};
  return isFlag(shown) ? { flag: shown } : { state: shown };
}

function isFlag(shown: string): shown is 'soon' | 'overdue' {
  return shown === 'soon' || shown === 'overdue';
}

export interface DueFilterProps<S extends string> {
  readonly label: string;
  readonly allText: string;
  readonly flags: Readonly<Record<'soon' | 'overdue', string>>;
  readonly states: Readonly<Record<S, string>>;
  readonly value: DueShown<S>;
  readonly onChange: (shown: DueShown<S>) => void;
}

/** Chooses among them. */
export function DueFilter<S extends string>({
  label,
  allText,
  flags,
  states,
  value,
  onChange,
}: DueFilterProps<S>) {
  const options = [
    { value: 'all' as const, text: allText },
    ...(['soon', 'overdue'] as const).map((flag) => ({ value: flag, text: flags[flag] })),
    ...(Object.keys(states) as S[]).map((state) => ({ value: state, text: states[state] })),
  ];
  return (
    <Toolbar label={label}>
      <Select<DueShown<S>>
        label={label}
        value={value}
        options={options}
        onChange={onChange}
        placeholder={allText}
      />
    </Toolbar>
  );
}
