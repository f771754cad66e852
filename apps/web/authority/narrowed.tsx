import { Link } from '@consentry/ui';
import { hrefOf } from '../shared/router.tsx';
import { useWords } from './words.ts';

/** What of an address narrows a list besides its form: the days on which cases came. */
export function periodOf(search: URLSearchParams): { readonly from?: string; readonly to?: string } {
  const day = (name: 'from' | 'to') => {
    const value = search.get(name) ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(value) ? { [name]: value } : {};
  };
  return { ...day('from'), ...day('to') };
}

export interface NarrowedProps {
  readonly period: ReturnType<typeof periodOf>;
  /** What else the address asks for, in words. */
  readonly also: readonly string[];
  /** The list without it. */
  readonly list: string;
}

/** Says what a list is narrowed to by its address, as a figure leads here, and leads to all of it. */
export function Narrowed({ period: { from, to }, also, list }: NarrowedProps) {
  const { m, date } = useWords();
  const parts = [
    ...(from === undefined && to === undefined
      ? []
      : [m.narrowed.period(from === undefined ? '' : date(from), to === undefined ? '' : date(to))]),
    ...also,
  ];
  if (parts.length === 0) return null;
  return (
    <p>
      {m.narrowed.only(parts.join(' · '))} <Link href={hrefOf([list])}>{m.narrowed.all}</Link>
    </p>
  );
}
