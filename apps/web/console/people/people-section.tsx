import type { PersonEntry } from '@consentry/contract';
import { useState } from 'react';
import { Button, EmptyState, Link, Select, StatusChip, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { FindForm } from './find-form.tsx';
import { NewPersonPage } from './new-person-page.tsx';
import { PersonPage } from './person-page.tsx';
import { NO_SITE, SiteField, useSiteChoice } from './site-field.tsx';
import { usePeopleWords } from './words.ts';

/** People by their pseudonyms; who they are is hidden till somebody says why they look. */
export function PeopleSection({ path: [person] }: SectionProps) {
  if (person === undefined) return <People />;
  return person === 'new' ? <NewPersonPage /> : <PersonPage key={person} person={person} />;
}

const SHOWN = ['all', 'active', 'ended'] as const;
type Shown = (typeof SHOWN)[number];

function People() {
  const { m, time } = usePeopleWords();
  const { can } = useSession();
  const choice = useSiteChoice(m.anySite);
  const [site, setSite] = useState(choice.first);
  const [shown, setShown] = useState<Shown>('all');
  const add = can('person.register') ? (
    <Button icon="plus" onPress={() => goTo(['people', 'new'])}>
      {m.add}
    </Button>
  ) : undefined;
  const columns: readonly ListColumn<PersonEntry>[] = [
    {
      id: 'person',
      title: m.person,
      cell: ({ person }) => (
        <Link href={hrefOf(['people', person])}>
          <span className="k-code">{person}</span>
        </Link>
      ),
      csv: ({ person }) => person,
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => (
        <StatusChip tone={state === 'active' ? 'ok' : 'plain'}>{m.states[state]}</StatusChip>
      ),
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'site',
      title: m.site,
      cell: (row) => choice.options.find(({ value }) => value === row.site)?.text ?? row.site ?? m.noSite,
      csv: (row) => row.site,
    },
    {
      id: 'registered',
      title: m.registered,
      isNarrow: true,
      cell: ({ registered_at }) => time(registered_at),
      csv: ({ registered_at }) => registered_at,
    },
  ];
  const options = SHOWN.map((value) => ({ value, text: value === 'all' ? m.all : m.states[value] }));
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      {can('person.find') ? <FindForm choice={choice} /> : null}
      {site === null ? (
        <EmptyState title={m.none} text={m.noneText} action={add} />
      ) : (
        <ListPage
          caption={m.title}
          name={`people-${site}-${shown}`}
          source={(signal) =>
            kept(
              platform.person.list(site === NO_SITE ? {} : { site }, signal === undefined ? {} : { signal }),
              ({ state }) => shown === 'all' || state === shown,
            )
          }
          columns={columns}
          rowId={({ person }) => person}
          filters={
            <Toolbar label={m.show}>
              <SiteField choice={choice} value={site} onChange={setSite} />
              <Select
                label={m.state}
                value={shown}
                options={options}
                onChange={setShown}
                placeholder={m.all}
              />
            </Toolbar>
          }
          empty={
            shown === 'all' && site === choice.first
              ? { title: m.none, text: m.noneText, action: add }
              : { title: m.nothingKept, text: m.nothingKeptText }
          }
        />
      )}
    </SectionPage>
  );
}
