import type { CheckpointView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Link, Select, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { usePurposeName } from '../consent/use-purposes.ts';
import { SectionPage } from '../frame/section-page.tsx';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { useSites } from '../siting/use-sites.ts';
import { CheckpointPage } from './checkpoint-page.tsx';
import { FaceChip } from './face-chip.tsx';
import { NewDoorPage } from './new-door-page.tsx';
import { useAlternativesWords } from './words.ts';

/** Where faces are asked for, and how people get on without (§ 第十条, § 第十二条). */
export function AlternativesSection({ path: [checkpoint] }: SectionProps) {
  if (checkpoint === undefined) return <Checkpoints />;
  return checkpoint === 'new' ? <NewDoorPage /> : <CheckpointPage checkpoint={checkpoint} />;
}

const KEEPS = {
  all: () => true,
  stopped: ({ face_usable }: CheckpointView) => !face_usable,
  down: ({ ways }: CheckpointView) => ways.some(({ live }) => !live),
};
type Shown = keyof typeof KEEPS;

/** Every checkpoint, purpose by purpose: the platform lists them by purpose. */
async function* everyCheckpoint(signal: AbortSignal | undefined): AsyncGenerator<CheckpointView> {
  const options = signal === undefined ? {} : { signal };
  for await (const { purpose } of platform.purpose.list({}, options)) {
    yield* (await platform.checkpoint.list({ purpose }, options)).checkpoints;
  }
}

function Checkpoints() {
  const { m, pick } = useAlternativesWords();
  const { can } = useSession();
  const purposeName = usePurposeName();
  const { data: sites = [] } = useSites();
  const [shown, setShown] = useState<Shown>('all');
  const siteName = (site: string) => {
    const name = sites.find(({ site_id }) => site_id === site)?.name;
    return name === undefined ? site : pick(name);
  };
  const add = can('checkpoint.add') ? (
    <Button icon="plus" onPress={() => goTo(['alternatives', 'new'])}>
      {m.add}
    </Button>
  ) : undefined;
  const waysOf = ({ ways }: CheckpointView) =>
    ways.map(({ kind, live }) => (live ? m.kinds[kind] : `${m.kinds[kind]} (${m.down})`)).join(' · ');
  const columns: readonly ListColumn<CheckpointView>[] = [
    {
      id: 'site',
      title: m.site,
      cell: ({ checkpoint, site }) => (
        <Link href={hrefOf(['alternatives', checkpoint])}>{siteName(site)}</Link>
      ),
      csv: ({ site }) => siteName(site),
    },
    {
      id: 'face',
      title: m.face,
      isNarrow: true,
      cell: (row) => <FaceChip usable={row.face_usable} />,
      csv: (row) => m.faces[row.face_usable ? 'usable' : 'stopped'],
    },
    { id: 'ways', title: m.ways, cell: waysOf, csv: waysOf },
    {
      id: 'purpose',
      title: m.purpose,
      cell: ({ purpose }) => purposeName(purpose),
      csv: ({ purpose }) => purpose,
    },
  ];
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ListPage
        caption={m.title}
        name={`checkpoints-${shown}`}
        source={async (signal) => (await Array.fromAsync(everyCheckpoint(signal))).filter(KEEPS[shown])}
        columns={columns}
        rowId={({ checkpoint }) => checkpoint}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.state}
              value={shown}
              options={(Object.keys(KEEPS) as Shown[]).map((value) => ({ value, text: m.shown[value] }))}
              onChange={setShown}
              placeholder={m.shown.all}
            />
          </Toolbar>
        }
        empty={
          shown === 'all'
            ? { title: m.none, text: m.noneText, action: add }
            : { title: m.nothingKept, text: m.nothingKeptText }
        }
      />
    </SectionPage>
  );
}
