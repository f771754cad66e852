import {
  Component,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
  Suspense,
  lazy,
} from 'react';
import { Button, EmptyState, Link, Skeleton } from '@consentry/ui';
import { type Place, hrefOf } from '../../shared/router.tsx';
import { SECTIONS, type Section, type SectionProps } from '../sections.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { SectionPage } from './section-page.tsx';

const COMPONENTS = new Map<Section, LazyExoticComponent<ComponentType<SectionProps>>>();

function componentOf(section: Section) {
  const known = COMPONENTS.get(section);
  if (known !== undefined) return known;
  const made = lazy(async () => ({ default: await section.load() }));
  COMPONENTS.set(section, made);
  return made;
}

export interface CurrentSectionProps {
  /** First part of the address. */
  readonly first: string;
  readonly place: Place;
}

/** The section of an address, fetched when somebody goes there; or that there is none for them. */
export function CurrentSection({ first, place: { path, search } }: CurrentSectionProps) {
  const { m } = useWords();
  const { can } = useSession();
  const section = SECTIONS.find((one) => one.path === first && can(one.action));
  if (section === undefined) {
    return (
      <SectionPage title={m.missing.title}>
        <EmptyState
          icon="search"
          title={m.missing.title}
          text={m.missing.text}
          action={<Link href={hrefOf(['home'])}>{m.missing.home}</Link>}
        />
      </SectionPage>
    );
  }
  const Current = componentOf(section);
  const rest = path.slice(1);
  return (
    <NotLoaded key={section.path} section={section}>
      <Suspense fallback={<Skeleton label={m.loading} look="card" />}>
        <Current key={rest.join('/')} path={rest} search={search} />
      </Suspense>
    </NotLoaded>
  );
}

interface NotLoadedProps {
  readonly section: Section;
  readonly children: ReactNode;
}

/** Says so when the files of a section could not be fetched, and lets it be tried again. */
class NotLoaded extends Component<NotLoadedProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { m } = useWords();
  return (
    <SectionPage title={m.crashed.title}>
      <EmptyState
        icon="alert"
        title={m.crashed.title}
        text={m.crashed.text}
        action={<Button onPress={() => location.reload()}>{m.crashed.again}</Button>}
      />
    </SectionPage>
  );
}
