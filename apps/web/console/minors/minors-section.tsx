import type { ChildEntry } from '@consentry/contract';
import { useState } from 'react';
import { Card, Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { PersonLink } from '../people/person-link.tsx';
import { NO_SITE, SiteField, useSiteChoice } from '../people/site-field.tsx';
import { useMinorsWords } from './words.ts';

const DAY_MS = 86_400_000;
/** Whoever turns fourteen within this time is told beforehand; our setting. */
const SOON_DAYS = 90;

function daysLeft({ turns_fourteen_at: at }: ChildEntry): number | null {
  return at === null ? null : Math.max(0, Math.floor((Date.parse(at) - Date.now()) / DAY_MS));
}

const KEEPS = {
  all: () => true,
  soon: (child: ChildEntry) => (daysLeft(child) ?? SOON_DAYS + 1) <= SOON_DAYS,
  nobody: ({ guardians }: ChildEntry) => guardians === 0,
  unknown: ({ turns_fourteen_at: at }: ChildEntry) => at === null,
};
type Shown = keyof typeof KEEPS;

/** Children under fourteen, who decides for them, and who soon decides alone (§ 第七条). */
export function MinorsSection() {
  const { m, date, number } = useMinorsWords();
  const choice = useSiteChoice(m.allSites);
  const [site, setSite] = useState(choice.first);
  const [shown, setShown] = useState<Shown>('all');
  const columns: readonly ListColumn<ChildEntry>[] = [
    {
      id: 'child',
      title: m.child,
      cell: ({ child }) => <PersonLink person={child} />,
      csv: ({ child }) => child,
    },
    {
      id: 'turns',
      title: m.turns,
      cell: (row) => {
        const left = daysLeft(row);
        if (row.turns_fourteen_at === null || left === null) return m.unknownDay;
        const day = date(row.turns_fourteen_at);
        return left > SOON_DAYS ? (
          day
        ) : (
          <>
            {day} <StatusChip tone="note">{m.inDays(left)}</StatusChip>
          </>
        );
      },
      csv: ({ turns_fourteen_at: at }) => at,
    },
    {
      id: 'guardians',
      title: m.guardians,
      isNarrow: true,
      cell: ({ guardians }) =>
        guardians === 0 ? <StatusChip tone="note">{m.nobody}</StatusChip> : number(guardians),
      csv: ({ guardians }) => guardians,
    },
    {
      id: 'consents',
      title: m.consents,
      isNarrow: true,
      cell: ({ consents }) => number(consents),
      csv: ({ consents }) => consents,
    },
    {
      id: 'site',
      title: m.site,
      cell: (row) => choice.options.find(({ value }) => value === row.site)?.text ?? row.site ?? m.noSite,
      csv: (row) => row.site,
    },
  ];
  const toPeople = <Link href={hrefOf(['people'])}>{m.toPeople}</Link>;
  return (
    <SectionPage title={m.title} lead={m.lead}>
      <ListPage
        caption={m.title}
        name={`children-${site}-${shown}`}
        source={(signal) =>
          kept(
            platform.child.list(
              site === null || site === NO_SITE ? {} : { site },
              signal === undefined ? {} : { signal },
            ),
            KEEPS[shown],
          )
        }
        columns={columns}
        rowId={({ child }) => child}
        filters={
          <Toolbar label={m.show}>
            <SiteField choice={choice} value={site} onChange={setSite} />
            <Select
              label={m.show}
              value={shown}
              options={(Object.keys(KEEPS) as Shown[]).map((value) => ({ value, text: m.shown[value] }))}
              onChange={setShown}
              placeholder={m.shown.all}
            />
          </Toolbar>
        }
        empty={
          shown === 'all'
            ? { title: m.none, text: m.noneText, action: toPeople }
            : { title: m.nothingKept, text: m.nothingKeptText }
        }
      />
      <Card title={m.howTitle} level={2}>
        <ul className="k-plain">
          {m.how.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
    </SectionPage>
  );
}
