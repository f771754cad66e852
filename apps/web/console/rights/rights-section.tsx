import type { RightsRequestEntry, RightsState } from '@consentry/contract';
import { useState } from 'react';
import { LawChip, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { DueFilter, type DueShown, askedOf } from '../../shared/list/due-filter.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { NO_SITE, SiteField, useSiteChoice } from '../people/site-field.tsx';
import type { SectionProps } from '../sections.ts';
import { OpenPage } from './open-page.tsx';
import { RequestPage } from './request-page.tsx';
import { RightsChip } from './rights-chip.tsx';
import { useRightsWords } from './words.ts';

/** Requests of persons (R18.4 and the rights of 《个人信息保护法》). */
export function RightsSection({ path: [request, person] }: SectionProps) {
  if (request === 'new' && person !== undefined) return <OpenPage person={person} />;
  return request === undefined ? <Requests /> : <RequestPage request={request} />;
}

function Requests() {
  const { m, date, language } = useRightsWords();
  const choice = useSiteChoice(m.all);
  const [site, setSite] = useState(choice.first);
  const [shown, setShown] = useState<DueShown<RightsState>>('all');
  const at = site === null || site === NO_SITE ? {} : { site };
  const columns: readonly ListColumn<RightsRequestEntry>[] = [
    {
      id: 'kind',
      title: m.kind,
      cell: ({ request, kind }) => <Link href={hrefOf(['rights', request])}>{m.kinds[kind]}</Link>,
      csv: ({ kind }) => m.kinds[kind],
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <RightsChip state={state} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'due',
      title: m.due,
      isNarrow: true,
      cell: ({ due }) =>
        due === null ? null : (
          <>
            {date(due.act_by)} <LawChip of="due" state={due.state} language={language} />
          </>
        ),
      csv: ({ due }) => due?.act_by ?? null,
    },
    {
      id: 'received',
      title: m.received,
      isNarrow: true,
      cell: ({ received_on }) => date(received_on),
      csv: ({ received_on }) => received_on,
    },
    {
      id: 'asker',
      title: m.asker,
      cell: ({ asker }) => m.askers[asker],
      csv: ({ asker }) => m.askers[asker],
    },
    {
      id: 'person',
      title: m.person,
      isNarrow: true,
      cell: ({ person }) => <span className="k-code">{person.slice(0, 8)}</span>,
      csv: ({ person }) => person,
    },
  ];
  return (
    <SectionPage title={m.title} lead={m.lead}>
      <ListPage
        caption={m.title}
        name={`rights-requests-${site}-${shown}`}
        source={(signal) =>
          platform.rights.list({ ...askedOf(shown), ...at }, signal === undefined ? {} : { signal })
        }
        columns={columns}
        rowId={({ request }) => request}
        filters={
          <>
            {choice.first !== NO_SITE && choice.options.length > 1 && (
              <SiteField choice={choice} value={site} onChange={setSite} />
            )}
            <DueFilter
              label={m.show}
              allText={m.all}
              flags={m.flags}
              states={m.states}
              value={shown}
              onChange={setShown}
            />
          </>
        }
        empty={{ title: m.none, text: m.noneText }}
      />
    </SectionPage>
  );
}
