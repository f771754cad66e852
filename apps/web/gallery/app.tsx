import { type ComponentType, useSyncExternalStore } from 'react';
import { AppShell, CommandPalette, type IconName, PageHeader } from '@consentry/ui';
import { SettingsBar } from '../shared/settings/settings-bar.tsx';
import { ButtonsPage } from './buttons-page.tsx';
import { ChartPage } from './chart-page.tsx';
import { DoorPage } from './door-page.tsx';
import { EvidencePage } from './evidence-page.tsx';
import { FormPage } from './form-page.tsx';
import { LayoutPage } from './layout-page.tsx';
import { OverlayPage } from './overlay-page.tsx';
import { StatusPage } from './status-page.tsx';
import { TablePage } from './table-page.tsx';
import { useWords } from './words.ts';
import './gallery.css';

interface Place {
  readonly id: 'buttons' | 'form' | 'layout' | 'table' | 'overlay' | 'status' | 'evidence' | 'chart' | 'door';
  readonly icon: IconName;
  readonly page: ComponentType;
}

const LOOKS: readonly Place[] = [
  { id: 'buttons', icon: 'hand', page: ButtonsPage },
  { id: 'form', icon: 'edit', page: FormPage },
  { id: 'layout', icon: 'building', page: LayoutPage },
  { id: 'overlay', icon: 'copy', page: OverlayPage },
  { id: 'door', icon: 'device', page: DoorPage },
];
const DATA: readonly Place[] = [
  { id: 'table', icon: 'log', page: TablePage },
  { id: 'status', icon: 'scales', page: StatusPage },
  { id: 'evidence', icon: 'shield', page: EvidencePage },
  { id: 'chart', icon: 'chart', page: ChartPage },
];
const PLACES = [...LOOKS, ...DATA];

function onHash(tell: () => void): () => void {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

/** Every component in every state, for whoever builds with them and for pictures that are compared. */
export function App() {
  const { m, shared } = useWords();
  const hash = useSyncExternalStore(onHash, () => location.hash.slice(1));
  const place = PLACES.find(({ id }) => id === hash) ?? PLACES[0];
  if (place === undefined) return null;
  // For checks that look at everything at once.
  const shown = hash === 'all' ? PLACES : [place];
  const items = (places: readonly Place[]) =>
    places.map(({ id, icon }) => ({ id, icon, href: `#${id}`, text: m.pages[id] }));
  return (
    <AppShell
      product={shared.product}
      owner={m.owner}
      current={place.id}
      nav={[
        { id: 'look', title: m.groups.look, items: items(LOOKS) },
        {
          id: 'data',
          title: m.groups.data,
          items: items(DATA).map((item) =>
            item.id === 'status'
              ? { ...item, badge: { text: '2', about: m.status.deadlines, tone: 'problem' } }
              : item,
          ),
        },
      ]}
      bar={
        <CommandPalette
          groups={[
            {
              id: 'pages',
              title: m.nav,
              commands: PLACES.map(({ id, icon }) => ({ id, icon, text: m.pages[id] })),
            },
          ]}
          onCommand={(id) => {
            location.hash = id;
          }}
          label={m.palette}
          placeholder={m.palettePlaceholder}
          emptyText={m.paletteEmpty}
        />
      }
      texts={{ skip: m.skip, nav: m.nav, openNav: m.openNav, closeNav: m.closeNav }}
    >
      <PageHeader key={place.id} title={m.pages[place.id]} lead={m.lead} />
      {shown.map(({ id, page: Page }) => (
        <Page key={id} />
      ))}
      <SettingsBar />
    </AppShell>
  );
}
