import type { SiteView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Link, Select, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { SignPage } from './sign-page.tsx';
import { SiteChip } from './site-chip.tsx';
import { SitePage } from './site-page.tsx';
import { NewSitePage } from './survey-form.tsx';
import { useSiteWords } from './words.ts';

/** Places where devices may stand (§ 第十三条): who surveyed them, and who approved. */
export function SitingSection({ path: [site, part] }: SectionProps) {
  if (site === undefined) return <Sites />;
  if (site === 'new') return <NewSitePage />;
  return part === 'sign' ? <SignPage site={site} /> : <SitePage site={site} />;
}

const KEEPS = {
  all: () => true,
  waiting: ({ approved_at }: SiteView) => approved_at === null,
  approved: ({ approved_at }: SiteView) => approved_at !== null,
  public: ({ place }: SiteView) => place === 'public',
  non_public: ({ place }: SiteView) => place === 'non_public',
  household: ({ place }: SiteView) => place === 'household',
};
type Shown = keyof typeof KEEPS;

function Sites() {
  const { m, pick, time } = useSiteWords();
  const { can } = useSession();
  const [shown, setShown] = useState<Shown>('all');
  const add = can('site.survey') ? (
    <Button icon="plus" onPress={() => goTo(['sites', 'new'])}>
      {m.add}
    </Button>
  ) : undefined;
  const columns: readonly ListColumn<SiteView>[] = [
    {
      id: 'name',
      title: m.name,
      cell: ({ site_id, name }) => <Link href={hrefOf(['sites', site_id])}>{pick(name)}</Link>,
      csv: ({ name }) => pick(name),
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: (site) => <SiteChip site={site} />,
      csv: ({ approved_at }) => m.states[approved_at === null ? 'waiting' : 'approved'],
    },
    {
      id: 'place',
      title: m.place,
      isNarrow: true,
      cell: ({ place }) => m.places[place],
      csv: ({ place }) => m.places[place],
    },
    {
      id: 'unit',
      title: m.unit,
      cell: ({ managing_unit }) => managing_unit,
      csv: ({ managing_unit }) => managing_unit,
    },
    {
      id: 'by',
      title: m.surveyedBy,
      isNarrow: true,
      cell: ({ surveyed_by }) => <StaffName id={surveyed_by} />,
      csv: ({ surveyed_by }) => surveyed_by,
    },
    {
      id: 'at',
      title: m.approvedAt,
      isNarrow: true,
      cell: ({ approved_at }) => (approved_at === null ? m.notYet : time(approved_at)),
      csv: ({ approved_at }) => approved_at,
    },
  ];
  const options = (Object.keys(KEEPS) as Shown[]).map((value) => ({
    value,
    text:
      value === 'all'
        ? m.all
        : value === 'waiting' || value === 'approved'
          ? m.states[value]
          : m.places[value],
  }));
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ListPage
        caption={m.title}
        name={`sites-${shown}`}
        source={(signal) =>
          kept(platform.site.list({}, signal === undefined ? {} : { signal }), KEEPS[shown])
        }
        columns={columns}
        rowId={({ site_id }) => site_id}
        filters={
          <Toolbar label={m.show}>
            <Select label={m.show} value={shown} options={options} onChange={setShown} placeholder={m.all} />
          </Toolbar>
        }
        empty={
          shown === 'all'
            ? { title: m.empty, text: m.emptyText, action: add }
            : { title: m.nothingKept, text: m.nothingKeptText }
        }
      />
    </SectionPage>
  );
}
