import type { Actor } from '@consentry/law';
import type { PostureRow, PostureView } from '@consentry/contract';
import { useState } from 'react';
import {
  EmptyState,
  Icon,
  LAW_WORDS,
  Link,
  SearchField,
  Select,
  Toggle,
  ToggleGroup,
  Toolbar,
} from '@consentry/ui';
import type { Query } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { Basis } from './basis.tsx';
import {
  type Lane,
  type Shown,
  SHOWN,
  byUrgency,
  countsOf,
  isFoundBy,
  isShown,
  lanesOf,
} from './posture-map.ts';
import { StateChip } from './state-chip.tsx';
import { usePostureWords } from './words.ts';
import './map-page.css';

export interface MapPageProps {
  readonly posture: Query<PostureView>;
  readonly search: URLSearchParams;
}

/** The twenty articles and their rows, as a map or as a list, filtered by what has to be done. */
export function MapPage({ posture, search }: MapPageProps) {
  const { m } = usePostureWords();
  return (
    <SectionPage
      title={m.title}
      lead={m.lead}
      actions={<Link href={hrefOf(['posture', 'changes'])}>{m.row.allHistory}</Link>}
    >
      <Loaded query={posture}>{(view) => <PostureMap view={view} search={search} />}</Loaded>
    </SectionPage>
  );
}

function PostureMap({ view, search }: { readonly view: PostureView; readonly search: URLSearchParams }) {
  const { m, time, number, language, pick } = usePostureWords();
  const [typed, setTyped] = useState('');
  const [owner, setOwner] = useState<Actor | 'everyone'>('everyone');
  const now = Date.parse(view.as_of);
  const shown = SHOWN.find((one) => one === search.get('show')) ?? 'all';
  const look = search.get('as') === 'list' ? 'list' : 'map';
  const counts = countsOf(view.rows, now);
  const rows = view.rows.filter(
    (row) => isShown(row, shown, now) && isFoundBy(row, typed) && (owner === 'everyone' || row.who === owner),
  );
  const owners = [...new Map(view.rows.map(({ who, who_text }) => [who, who_text]))].map(([who, text]) => ({
    value: who,
    text: pick(text),
  }));
  const go = (next: { readonly show?: Shown; readonly as?: 'map' | 'list' }) => {
    const wanted = { show: shown, as: look, ...next };
    goTo(['posture'], {
      ...(wanted.show === 'all' ? {} : { show: wanted.show }),
      ...(wanted.as === 'map' ? {} : { as: wanted.as }),
    });
  };
  return (
    <>
      <Basis view={view} />
      <Toolbar label={m.show}>
        <fieldset className="k-filters" aria-label={m.show}>
          {SHOWN.map((one) => (
            <Toggle
              key={one}
              icon={one === 'all' ? 'scales' : one === 'soon' ? 'calendar' : LAW_WORDS.posture[one].icon}
              label={`${m.shown[one]} ${number(counts[one])}`}
              isSelected={one === shown}
              onChange={() => go({ show: one })}
            />
          ))}
        </fieldset>
        <SearchField label={m.find} value={typed} onChange={setTyped} clearText={m.clear} />
        <Select
          label={m.owner}
          value={owner}
          options={[{ value: 'everyone' as const, text: m.everyone }, ...owners]}
          onChange={setOwner}
          placeholder={m.everyone}
        />
        <ToggleGroup
          label={m.views}
          value={look}
          options={(['map', 'list'] as const).map((value) => ({ value, text: m[value], lang: language }))}
          onChange={(as) => go({ as })}
        />
      </Toolbar>
      <output className="k-soft">{m.asOf(time(view.as_of))}</output>
      {rows.length === 0 ? (
        <EmptyState
          icon="search"
          title={m.nothing}
          text={m.nothingHint}
          action={<Link href={hrefOf(['posture'])}>{m.showAll}</Link>}
        />
      ) : look === 'map' ? (
        <Lanes lanes={lanesOf(rows)} all={shown === 'all' && typed === '' && owner === 'everyone'} />
      ) : (
        <RowList rows={rows.toSorted(byUrgency(now))} name={`posture-${shown}-${owner}-${typed}`} />
      )}
    </>
  );
}

/** Articles one under the other, each with a tile a row: id, picture and word of its state. */
function Lanes({ lanes, all }: { readonly lanes: readonly Lane[]; readonly all: boolean }) {
  const { m, pick } = usePostureWords();
  const seen = all ? lanes : lanes.filter(({ rows }) => rows.length > 0);
  return (
    <ol className="k-map">
      {seen.map(({ key, rows }) => (
        <li key={key} className="k-lane">
          <h2 className="k-lane-title">
            {typeof key === 'number' ? (
              <a href={hrefOf(['posture', 'articles', `${key}`])}>
                <span className="k-lane-number">{m.article(key)}</span> {m.articles[key as 1]}
              </a>
            ) : (
              m.articles[key]
            )}
          </h2>
          {rows.length === 0 ? (
            <p className="k-soft">{m.noRows}</p>
          ) : (
            <ul className="k-tiles">
              {rows.map((row) => (
                <li key={row.row}>
                  <a
                    className="k-tile"
                    data-state={row.state}
                    href={hrefOf(['posture', row.row])}
                    title={pick(row.duty)}
                  >
                    <span className="k-tile-id">{row.row}</span>
                    <span className="k-tile-state">
                      <Icon name={LAW_WORDS.posture[row.state].icon} />
                      {m.states[row.state]}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function RowList({ rows, name }: { readonly rows: readonly PostureRow[]; readonly name: string }) {
  const { m, pick } = usePostureWords();
  const columns: readonly ListColumn<PostureRow>[] = [
    {
      id: 'row',
      title: m.columns.row,
      isNarrow: true,
      cell: ({ row }) => <Link href={hrefOf(['posture', row])}>{row}</Link>,
      csv: ({ row }) => row,
    },
    {
      id: 'state',
      title: m.columns.state,
      isNarrow: true,
      cell: ({ state }) => <StateChip state={state} />,
      csv: ({ state }) => m.states[state],
    },
    { id: 'duty', title: m.columns.duty, cell: ({ duty }) => pick(duty), csv: ({ duty }) => pick(duty) },
    { id: 'why', title: m.columns.why, cell: ({ why }) => pick(why), csv: ({ why }) => pick(why) },
    {
      id: 'remedy',
      title: m.columns.remedy,
      cell: ({ remedy }) => (remedy === null ? '' : pick(remedy)),
      csv: ({ remedy }) => (remedy === null ? null : pick(remedy)),
    },
    {
      id: 'deadline',
      title: m.columns.deadline,
      isNarrow: true,
      cell: ({ deadline }) => (deadline === null ? '' : pick(deadline.by)),
      csv: ({ deadline }) => deadline?.act_by ?? null,
    },
    {
      id: 'owner',
      title: m.columns.owner,
      cell: ({ who_text }) => pick(who_text),
      csv: ({ who_text }) => pick(who_text),
    },
  ];
  return (
    <ListPage
      caption={m.title}
      name={name}
      source={async () => rows}
      columns={columns}
      rowId={({ row }) => row}
      empty={{ title: m.nothing, text: m.nothingHint }}
    />
  );
}
