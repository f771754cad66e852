import type { RightsRequestEntry } from '@consentry/contract';
import { Button, Link, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { useSession } from '../session.tsx';
import { RightsChip } from './rights-chip.tsx';
import { useRightsWords } from './words.ts';

/** What one person asked for, the latest first. */
export function RequestsOf({ person }: { readonly person: string }) {
  const { m, date } = useRightsWords();
  const { can } = useSession();
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
      cell: ({ due }) => (due === null ? null : date(due.act_by)),
      csv: ({ due }) => due?.act_by ?? null,
    },
  ];
  const add = can('rights.open') ? (
    <Button icon="plus" onPress={() => goTo(['rights', 'new', person])}>
      {m.open}
    </Button>
  ) : undefined;
  return (
    <ListPage
      caption={m.title}
      name={`rights-of-${person}`}
      source={(signal) => platform.rights.ofPerson({ person }, signal === undefined ? {} : { signal })}
      columns={columns}
      rowId={({ request }) => request}
      filters={add === undefined ? null : <Toolbar label={m.title}>{add}</Toolbar>}
      empty={{ title: m.noneOf, text: m.noneOfText }}
    />
  );
}
