import { Button } from '@consentry/ui';
import { platform } from '../shared/api/platform.ts';
import { useCommand } from '../shared/api/use-command.ts';
import { useQuery } from '../shared/api/use-query.ts';
import { SettingsBar } from '../shared/settings/settings-bar.tsx';
import { Loaded } from '../shared/shell/loaded.tsx';
import { Page } from '../shared/shell/page.tsx';
import { SignIn } from './sign-in.tsx';
import { useWords } from './words.ts';

/** My face: who is signed in, or the way in. */
export function App() {
  const { m } = useWords();
  const session = useQuery('session', async (signal) => platform.personSession.read({}, { signal }));
  const signOut = useCommand(async () => platform.personSession.end());
  const nobody = session.trouble?.code === 'not_signed_in';
  return (
    <main>
      {nobody ? (
        <SignIn />
      ) : (
        <Loaded query={session}>
          {() => (
            <Page heading={m.title} site={m.title}>
              <div>
                <Button onPress={signOut.run}>{m.signOut}</Button>
              </div>
            </Page>
          )}
        </Loaded>
      )}
      <SettingsBar />
    </main>
  );
}
