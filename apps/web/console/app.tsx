import { useEffect, useState } from 'react';
import { platform } from '../shared/api/platform.ts';
import { onChange } from '../shared/api/changes.ts';
import { useQuery } from '../shared/api/use-query.ts';
import { Loaded } from '../shared/shell/loaded.tsx';
import { Frame } from './frame/frame.tsx';
import { SessionProvider, signedIn } from './session.tsx';
import { Join } from './staff/join.tsx';
import { Outside } from './staff/outside.tsx';
import { SignIn } from './staff/sign-in.tsx';

/** The token of a link for staff: the whole of what is behind the `#`, so that no server logs it. */
const LINK = /^#(csi_[A-Za-z0-9_-]{43})$/;

/** The console: the way in, or the frame with the section somebody is in. */
export function App() {
  const session = useQuery('session', async (signal) => platform.session.read({}, { signal }));
  const { data, trouble, reload } = session;
  const [token, setToken] = useState(() => LINK.exec(location.hash)?.[1] ?? null);
  // A person may be signed in in this browser, who is nobody here.
  const nobody = trouble?.code === 'not_signed_in' || trouble?.code === 'not_your_role';
  const isIn = data !== undefined && !nobody;
  // Only while somebody is signed in: what finds nobody says so itself, and would ask again and again.
  useEffect(() => (isIn ? onChange('signed_out', reload) : undefined), [isIn, reload]);
  if (token !== null) {
    const joined = () => {
      // The link is used: it is taken out of the address and its history.
      location.replace('#/');
      setToken(null);
    };
    return <Join token={token} onJoined={joined} />;
  }
  if (nobody) return <SignIn ended={data !== undefined} />;
  if (data === undefined)
    return (
      <Outside>
        <Loaded query={session}>{() => null}</Loaded>
      </Outside>
    );
  return (
    <SessionProvider key={data.staff} value={signedIn(data)}>
      <Frame />
    </SessionProvider>
  );
}
