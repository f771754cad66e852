import { type ReactNode, useEffect, useRef, useState } from 'react';
import { AppShell, Button, Callout, Link, Section } from '@consentry/ui';
import { noteLeft, onChange } from '../shared/api/changes.ts';
import { platform } from '../shared/api/platform.ts';
import { useCommand } from '../shared/api/use-command.ts';
import { type Query, useQuery } from '../shared/api/use-query.ts';
import { type Place, hrefOf, usePlace } from '../shared/router.tsx';
import { SettingsBar } from '../shared/settings/settings-bar.tsx';
import { Loaded } from '../shared/shell/loaded.tsx';
import { ComplaintPage } from './complaint/complaint-page.tsx';
import { ConsentPage } from './consent/consent-page.tsx';
import { HomePage } from './consent/home-page.tsx';
import { PaperPage } from './consent/paper-page.tsx';
import { ChildrenPage } from './minors/children-page.tsx';
import { DecidePage } from './notice/decide-page.tsx';
import { RulesPage } from './notice/rules-page.tsx';
import { AccountPage } from './people/account-page.tsx';
import { SignIn } from './people/sign-in.tsx';
import { type Subject, SubjectProvider } from './people/subject.tsx';
import { RequestPage } from './rights/request-page.tsx';
import { NewRequestPage, RightsPage } from './rights/rights-page.tsx';
import { TransferPage } from './transfer/transfer-page.tsx';
import { CodePage } from './verification/code-page.tsx';
import { UsesPage } from './verification/uses-page.tsx';
import { useWords } from './words.ts';
import './app.css';

type Session = Awaited<ReturnType<typeof platform.personSession.read>>;

/** What each address shows of a person. */
const PAGES: Readonly<Record<string, (path: readonly string[]) => ReactNode>> = {
  '': () => <HomePage />,
  consents: ([, consent = '']) => <ConsentPage consent={consent} />,
  notices: ([, purpose = '']) => <DecidePage purpose={purpose} />,
  transfers: ([, purpose = '', recipient = '']) => <TransferPage purpose={purpose} recipient={recipient} />,
  code: () => <CodePage />,
  uses: () => <UsesPage />,
  rights: ([, request]) =>
    request === undefined ? (
      <RightsPage />
    ) : request === 'new' ? (
      <NewRequestPage />
    ) : (
      <RequestPage request={request} />
    ),
  children: () => <ChildrenPage />,
  account: () => <AccountPage />,
};
/** Nobody has to sign in to stop, to complain, or to read the rules. */
const OPEN: Readonly<Record<string, () => ReactNode>> = {
  complaint: () => <ComplaintPage />,
  paper: () => <PaperPage />,
  rules: () => <RulesPage />,
};

/** My face: what is held, and everything a person can do about it. */
export function App() {
  const place = usePlace();
  const session = useQuery<Session | null>('session', async (signal) =>
    platform.personSession.read({}, { signal }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'not_signed_in') return null;
      throw error;
    }),
  );
  const [ended, setEnded] = useState(false);
  const left = useRef(false);
  const { reload, data } = session;
  const signedIn = data !== undefined && data !== null;
  useEffect(() => {
    if (signedIn) left.current = false;
  }, [signedIn]);
  useEffect(() => {
    const noLeft = onChange('left', () => {
      left.current = true;
    });
    const noEnd = onChange('signed_out', () => {
      setEnded(!left.current);
      reload();
    });
    return () => {
      noLeft();
      noEnd();
    };
  }, [reload]);
  const open = OPEN[place.path[0] ?? ''];
  return (
    <Frame place={place} session={data ?? null}>
      {open !== undefined ? (
        <div key={place.path.join('/')} className="m-page">
          {open()}
        </div>
      ) : signedIn ? (
        <OfPerson place={place} session={data} />
      ) : (
        <SignedOut session={session} ended={ended} />
      )}
    </Frame>
  );
}

function SignedOut({ session, ended }: { readonly session: Query<Session | null>; readonly ended: boolean }) {
  const { m } = useWords();
  return (
    <div className="m-page">
      {ended ? (
        <Callout tone="note" alert>
          <p>{m.signIn.expired}</p>
        </Callout>
      ) : null}
      <Loaded query={session}>
        {() => (
          <>
            <SignIn />
            <Section title={m.signIn.without} lead={m.signIn.withoutText}>
              <ul className="m-rows">
                <li>
                  <Link href={hrefOf(['paper'])}>{m.shell.paper}</Link>
                </li>
                <li>
                  <Link href={hrefOf(['complaint'])}>{m.shell.complaint}</Link>
                </li>
                <li>
                  <Link href={hrefOf(['rules'])}>{m.shell.rules}</Link>
                </li>
                <li>
                  <Link href="/verify/">{m.shell.verify}</Link>
                </li>
              </ul>
            </Section>
          </>
        )}
      </Loaded>
    </div>
  );
}

/** A page of the person, or of the child that the address names: the platform says whether it is in their care. */
function OfPerson({ place, session }: { readonly place: Place; readonly session: Session }) {
  const { m } = useWords();
  const person = place.search.get('for') ?? session.person;
  const identity = useQuery(`identity ${person}`, async (signal) =>
    platform.identity.read({ person }, { signal }),
  );
  const page = PAGES[place.path[0] ?? ''] ?? PAGES[''];
  return (
    <div key={`${place.path.join('/')} ${person}`} className="m-page">
      <Loaded query={identity}>
        {(who) => (
          <SubjectProvider
            value={
              {
                me: session.person,
                person,
                identity: who,
                sessionEnds: session.expires_at,
              } satisfies Subject
            }
          >
            {person === session.person ? null : (
              <Callout tone="note">
                <p>{m.shell.actingFor(who.name ?? m.children.nameless)}</p>
                <p>
                  <Link href={hrefOf([])}>{m.shell.actForMe}</Link>
                </p>
              </Callout>
            )}
            {page?.(place.path)}
          </SubjectProvider>
        )}
      </Loaded>
    </div>
  );
}

interface FrameProps {
  readonly place: Place;
  readonly session: Session | null;
  readonly children: ReactNode;
}

/** The frame of every page: the sections, whoever is signed in, and how the page is shown. */
function Frame({ place, session, children }: FrameProps) {
  const { m, shared } = useWords();
  const child = place.search.get('for');
  const about = child === null ? {} : { for: child };
  const signOut = useCommand(async () => platform.personSession.end(), noteLeft);
  const item = (
    id: string,
    text: string,
    icon: 'face' | 'qr' | 'info' | 'file' | 'alert' | 'staff' | 'lock',
  ) => ({
    id,
    href: hrefOf(id === '' ? [] : [id], about),
    text,
    icon,
  });
  const own = [
    item('', m.shell.home, 'face'),
    item('code', m.shell.code, 'qr'),
    item('uses', m.shell.uses, 'info'),
    item('rights', m.shell.rights, 'file'),
    item('children', m.shell.children, 'staff'),
    item('account', m.shell.account, 'lock'),
  ];
  const open = [
    item('complaint', m.shell.complaint, 'alert'),
    item('rules', m.shell.rules, 'info'),
    item('paper', m.shell.paper, 'file'),
    { id: 'verify', href: '/verify/', text: m.shell.verify, icon: 'check' as const },
  ];
  return (
    <AppShell
      product={shared.product}
      owner={m.title}
      nav={[
        { id: 'own', title: '', items: session === null ? [item('', m.signIn.heading, 'lock')] : own },
        { id: 'open', title: m.signIn.without, items: open },
      ]}
      current={place.path[0] ?? ''}
      bar={
        session === null ? null : (
          <Button look="quiet" onPress={() => signOut.run()} isPending={signOut.busy}>
            {m.shell.signOut}
          </Button>
        )
      }
      foot={<SettingsBar />}
      texts={{
        skip: m.shell.skip,
        nav: m.shell.nav,
        openNav: m.shell.openNav,
        closeNav: m.shell.closeNav,
      }}
    >
      {children}
    </AppShell>
  );
}
