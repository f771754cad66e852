import { Select } from '@consentry/ui';
import { useSession } from '../session.tsx';
import { useSites } from '../siting/use-sites.ts';
import { usePeopleWords } from './words.ts';

/** Stands for every site, or for none; no site has this id. */
export const NO_SITE = '';

/** Sites somebody may look at; whoever looks after certain sites has no choice but these. */
export function useSiteChoice(anyText: string) {
  const { m, pick } = usePeopleWords();
  const { sites: mine, roles } = useSession();
  const { data = [] } = useSites();
  const everywhere = roles.includes('dpo') || roles.includes('admin');
  const named = data.map(({ site_id: value, name }) => ({ value, text: pick(name) }));
  const unread = mine.filter((site) => named.every(({ value }) => value !== site));
  const own = [...named, ...unread.map((value) => ({ value, text: value }))].filter(
    ({ value }) => everywhere || mine.includes(value),
  );
  const options = everywhere ? [{ value: NO_SITE, text: anyText }, ...own] : own;
  return { options, first: everywhere ? NO_SITE : (mine[0] ?? null), placeholder: m.chooseSite };
}

export interface SiteFieldProps {
  readonly choice: ReturnType<typeof useSiteChoice>;
  readonly value: string | null;
  readonly onChange: (site: string) => void;
}

/** Chooses one of them. */
export function SiteField({ choice: { options, placeholder }, value, onChange }: SiteFieldProps) {
  const { m } = usePeopleWords();
  return (
    <Select
      name="site"
      label={m.site}
      value={value}
      options={options}
      onChange={onChange}
      placeholder={placeholder}
    />
  );
}
