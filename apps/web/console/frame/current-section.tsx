import { Component, type ReactNode, Suspense, lazy } from 'react';
import { Button, EmptyState, Link, Skeleton } from '@consentry/ui';
import { type Place, hrefOf } from '../../shared/router.tsx';
import { SECTIONS } from '../sections.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { SectionPage } from './section-page.tsx';

/** A section, and its component, which is fetched when it is first shown. */
const LOADED = SECTIONS.map((section) => ({
  section,
  Component: lazy(async () => ({ default: await section.load() })),
}));

export interface CurrentSectionProps {
  /** First part of the address. */
  readonly first: string;
  readonly place: Place;
}

/** The section of an address, fetched when somebody goes there; or that there is none for them. */
export function CurrentSection({ first, place: { path, search } }: CurrentSectionProps) {
  const { m } = useWords();
  const { can } = useSession();
  const found = LOADED.find(({ section }) => section.path === first && can(section.action));
  if (found === undefined) {
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
  const rest = path.slice(1);
  return (
    <NotLoaded key={first}>
      <Suspense fallback={<Skeleton label={m.loading} look="card" />}>
        <found.Component key={rest.join('/')} path={rest} search={search} />
      </Suspense>
    </NotLoaded>
  );
}

interface NotLoadedProps {
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
