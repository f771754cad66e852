import { type ReactNode, useEffect } from 'react';
import { AppShell, Button } from '@consentry/ui';
import { noteLeft, onChange } from '../shared/api/changes.ts';
import { useCommand } from '../shared/api/use-command.ts';
import { useQuery } from '../shared/api/use-query.ts';
import { hrefOf, usePlace } from '../shared/router.tsx';
import { SettingsBar } from '../shared/settings/settings-bar.tsx';
import { Loaded } from '../shared/shell/loaded.tsx';
import { authority } from './api.ts';
import { FilingPage } from './filing/filing-page.tsx';
import { FilingsPage } from './filing/filings-page.tsx';
import { HandInPage } from './filing/hand-in-page.tsx';
import { useFilingWords } from './filing/words.ts';
import { ComplaintPage } from './officer/complaint-page.tsx';
import { ComplaintsPage } from './officer/complaints-page.tsx';
import { JoinPage } from './officer/join-page.tsx';
import { SignInPage } from './officer/sign-in-page.tsx';
import { FollowPage } from './report/follow-page.tsx';
import { ReportPage } from './report/report-page.tsx';
import { useWords } from './words.ts';
import './app.css';

type Session = Awaited<ReturnType<typeof authority.session.read>>;

/** One build, two addresses: anyone at `/report/`, officials at `/console/`. */
const OF_OFFICIALS = location.pathname.startsWith('/console');
/** Links of invitations carry their token behind the `#`, where no server sees it. */
const TOKEN = /^#(csi_[\w-]{43})$/.exec(location.hash)?.[1] ?? null;

/** The pages of a supervising department. */
export function App() {
  return OF_OFFICIALS ? <OfOfficials /> : <OfAnyone />;
}

function OfAnyone() {
  const { path } = usePlace();
  const [first = ''] = path;
  return (
    <Frame current={first} session={null}>
      {first === 'follow' ? <FollowPage /> : first === 'filing' ? <HandInPage /> : <ReportPage />}
    </Frame>
  );
}

function OfOfficials() {
  const { path } = usePlace();
  const session = useQuery<Session | null>('session', async (signal) =>
    authority.session.read({}, { signal }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'not_signed_in') return null;
      throw error;
    }),
  );
  const { reload } = session;
  useEffect(() => onChange('signed_out', reload), [reload]);
  const [section, id] = path;
  const isJoining = TOKEN !== null && section === TOKEN;
  return (
    <Frame current={section === 'filings' ? 'filings' : 'complaints'} session={session.data ?? null}>
      {isJoining ? (
        <JoinPage token={TOKEN} />
      ) : (
        <Loaded query={session}>
          {(signedIn) => (signedIn === null ? <SignInPage /> : <Section section={section} id={id} />)}
        </Loaded>
      )}
    </Frame>
  );
}

/** What an official looks at: a list, or one of it. */
function Section({ section, id }: { readonly section: string | undefined; readonly id: string | undefined }) {
  if (section === 'filings') return id === undefined ? <FilingsPage /> : <FilingPage key={id} filing={id} />;
  if (section === 'complaints' && id !== undefined) return <ComplaintPage key={id} complaint={id} />;
  return <ComplaintsPage />;
}

interface FrameProps {
  readonly current: string;
  readonly session: Session | null;
  readonly children: ReactNode;
}

/** The frame of every page: where one can go, and how the page is shown. */
function Frame({ current, session, children }: FrameProps) {
  const { m, shared } = useWords();
  const { m: filing } = useFilingWords();
  const signOut = useCommand(async () => authority.session.end(), noteLeft);
  const open = [
    { id: '', href: OF_OFFICIALS ? '/report/' : hrefOf([]), text: m.shell.report, icon: 'alert' as const },
    {
      id: 'follow',
      href: OF_OFFICIALS ? '/report/#/follow' : hrefOf(['follow']),
      text: m.shell.follow,
      icon: 'info' as const,
    },
    {
      id: 'filing',
      href: OF_OFFICIALS ? '/report/#/filing' : hrefOf(['filing']),
      text: filing.handIn.heading,
      icon: 'file' as const,
    },
  ];
  const officials = [
    {
      id: 'complaints',
      href: OF_OFFICIALS ? hrefOf(['complaints']) : '/console/',
      text: OF_OFFICIALS ? m.shell.complaints : m.signIn.heading,
      icon: 'file' as const,
    },
    ...(OF_OFFICIALS && session !== null
      ? [{ id: 'filings', href: hrefOf(['filings']), text: filing.heading, icon: 'file' as const }]
      : []),
  ];
  return (
    <AppShell
      product={shared.product}
      owner={m.title}
      nav={[
        { id: 'open', title: m.shell.public, items: open },
        { id: 'officials', title: m.shell.officer, items: officials },
      ]}
      current={current}
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
      <div className="a-page">{children}</div>
    </AppShell>
  );
}
