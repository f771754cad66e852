import { type ReactNode, Suspense, lazy, useEffect } from 'react';
import type { AuthoritySession } from '@consentry/contract';
import { AppShell, Button } from '@consentry/ui';
import { StepUpProvider } from '../shared/act/use-act.tsx';
import { noteLeft, onChange } from '../shared/api/changes.ts';
import { useCommand } from '../shared/api/use-command.ts';
import { useQuery } from '../shared/api/use-query.ts';
import { hrefOf, usePlace } from '../shared/router.tsx';
import { SettingsBar } from '../shared/settings/settings-bar.tsx';
import { Loaded } from '../shared/shell/loaded.tsx';
import { authority } from './api.ts';
import { JoinPage } from './officer/join-page.tsx';
import { SignInPage } from './officer/sign-in-page.tsx';
import { type Section, FOR_ANYONE, FOR_OFFICIALS } from './sections.ts';
import { SessionProvider, signedIn } from './session.ts';
import { useWords } from './words.ts';
import './app.css';

/** One build, two addresses: anyone at `/report/`, officials at `/console/`. */
const OF_OFFICIALS = location.pathname.startsWith('/console');
/** Links of invitations carry their token behind the `#`, where no server sees it. */
const TOKEN = /^#(csi_[\w-]{43})$/.exec(location.hash)?.[1] ?? null;

/** The pages of a supervising department. */
export function App() {
  return OF_OFFICIALS ? <OfOfficials /> : <OfAnyone />;
}

function OfAnyone() {
  return (
    <Frame session={null} sections={FOR_ANYONE}>
      <Current sections={FOR_ANYONE} />
    </Frame>
  );
}

function OfOfficials() {
  const { path } = usePlace();
  const session = useQuery<AuthoritySession | null>('session', async (signal) =>
    authority.session.read({}, { signal }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'not_signed_in') return null;
      throw error;
    }),
  );
  const { reload } = session;
  useEffect(() => onChange('signed_out', reload), [reload]);
  const who = session.data ?? null;
  const sections = who === null ? [] : FOR_OFFICIALS.filter(({ action }) => signedIn(who).can(action));
  return (
    <Frame session={who} sections={sections}>
      {TOKEN !== null && path[0] === TOKEN ? (
        <JoinPage token={TOKEN} />
      ) : (
        <Loaded query={session}>
          {(read) =>
            read === null ? (
              <SignInPage />
            ) : (
              <SessionProvider value={signedIn(read)}>
                <StepUpProvider session={authority.session}>
                  <Current sections={sections} />
                </StepUpProvider>
              </SessionProvider>
            )
          }
        </Loaded>
      )}
    </Frame>
  );
}

const LOADED = [...FOR_ANYONE, ...FOR_OFFICIALS].map((section) => ({
  section,
  Component: lazy(async () => ({ default: await section.load() })),
}));

/** The section that the address names; the first one where it names none that may be seen. */
function sectionAt(sections: readonly Section[], path: readonly string[]): Section | undefined {
  return sections.find((section) => section.path === (path[0] ?? '')) ?? sections[0];
}

/** What the address names, fetched when somebody goes there. */
function Current({ sections }: { readonly sections: readonly Section[] }) {
  const { path, search } = usePlace();
  const { shared } = useWords();
  const current = sectionAt(sections, path);
  const found = LOADED.find(({ section }) => section === current);
  if (found === undefined) return null;
  const { Component, section } = found;
  return (
    <Suspense fallback={<output>{shared.loading}</output>}>
      <Component path={section.path === path[0] ? path.slice(1) : []} search={search} />
    </Suspense>
  );
}

interface FrameProps {
  readonly session: AuthoritySession | null;
  /** Those of this address. */
  readonly sections: readonly Section[];
  readonly children: ReactNode;
}

/** The frame of every page: where one can go, and how the page is shown. */
function Frame({ session, sections, children }: FrameProps) {
  const { m, shared } = useWords();
  const { path } = usePlace();
  const signOut = useCommand(async () => authority.session.end(), noteLeft);
  const open = FOR_ANYONE.map(({ path: of, title, icon }) => ({
    id: `open ${of}`,
    href: OF_OFFICIALS ? `/report/${hrefOf([of])}` : hrefOf(of === '' ? [] : [of]),
    text: m.sections[title],
    icon,
  }));
  const entry = { id: 'entry', href: '/console/', text: m.signIn.heading, icon: 'lock' as const };
  const officials = OF_OFFICIALS
    ? sections.map(({ path: of, title, icon }) => ({
        id: of,
        href: hrefOf([of]),
        text: m.sections[title],
        icon,
      }))
    : [];
  const at = sectionAt(sections, path)?.path;
  return (
    <AppShell
      product={shared.product}
      owner={m.title}
      nav={[
        ...(OF_OFFICIALS && session !== null ? [] : [{ id: 'open', title: m.shell.public, items: open }]),
        { id: 'officials', title: m.shell.officer, items: officials.length > 0 ? officials : [entry] },
      ]}
      current={at === undefined ? 'entry' : OF_OFFICIALS ? at : `open ${at}`}
      bar={
        session === null ? null : (
          <Button look="quiet" onPress={() => signOut.run()} isPending={signOut.busy}>
            {m.shell.signOut}
          </Button>
        )
      }
      foot={
        <>
          <SettingsBar />
          <p>{m.shell.zone}</p>
        </>
      }
      texts={{
        skip: m.shell.skip,
        nav: m.shell.nav,
        openNav: m.shell.openNav,
        closeNav: m.shell.closeNav,
      }}
    >
      <div className="a-page">{children}</div>
    </AppShell>
  );
}
