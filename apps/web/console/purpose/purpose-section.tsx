import type { PurposeEntry } from '@consentry/contract';
import { useState } from 'react';
import { Button, LawChip, Link, Select, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { kept } from '../../shared/list/kept.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import type { SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { PurposePage } from './purpose-page.tsx';
import { usePurposeWords } from './words.ts';

/** Purposes (§ 第四条): what faces are used for, in which version, and whether they may be. */
export function PurposeSection({ path: [purpose] }: SectionProps) {
  return purpose === undefined ? <Purposes /> : <PurposePage purpose={purpose} />;
}

const SHOWN = ['all', 'draft', 'proposed', 'active', 'suspended', 'ended'] as const;
type Shown = (typeof SHOWN)[number];

function Purposes() {
  const { m, pick, language } = usePurposeWords();
  const { can } = useSession();
  const [shown, setShown] = useState<Shown>('all');
  const add = can('purpose.write') ? (
    <Button icon="plus" onPress={() => goTo(['set-up', 'new'])}>
      {m.add}
    </Button>
  ) : undefined;
  const columns: readonly ListColumn<PurposeEntry>[] = [
    {
      id: 'statement',
      title: m.statement,
      cell: ({ purpose, statement }) => <Link href={hrefOf(['purposes', purpose])}>{pick(statement)}</Link>,
      csv: ({ statement }) => pick(statement),
    },
    {
      id: 'state',
      title: m.state,
      isNarrow: true,
      cell: ({ state }) => <LawChip of="purpose" state={state} language={language} />,
      csv: ({ state }) => m.states[state],
    },
    {
      id: 'version',
      title: m.version,
      isNarrow: true,
      cell: ({ version }) => m.versionOf(version),
      csv: ({ version }) => version,
    },
    {
      id: 'mode',
      title: m.mode,
      isNarrow: true,
      cell: ({ mode }) => m.modes[mode],
      csv: ({ mode }) => m.modes[mode],
    },
  ];
  return (
    <SectionPage title={m.title} lead={m.lead} actions={add}>
      <ListPage
        caption={m.title}
        name={`purposes-${shown}`}
        source={(signal) =>
          kept(
            platform.purpose.list({}, signal === undefined ? {} : { signal }),
            ({ state }) => shown === 'all' || state === shown,
          )
        }
        columns={columns}
        rowId={({ purpose }) => purpose}
        filters={
          <Toolbar label={m.show}>
            <Select
              label={m.show}
              value={shown}
              options={SHOWN.map((value) => ({ value, text: m.states[value] }))}
              onChange={setShown}
              placeholder={m.states.all}
            />
          </Toolbar>
        }
        empty={
          shown === 'all'
            ? { title: m.none, text: m.noneText, action: add }
            : { title: m.none, text: m.noneOf }
        }
      />
    </SectionPage>
  );
}
