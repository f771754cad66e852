import { useState } from 'react';
import { Button, Dialog, Icon, IconButton, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { noteSignedOut } from '../../shared/api/changes.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { hrefOf } from '../../shared/router.tsx';
import { SettingsBar } from '../../shared/settings/settings-bar.tsx';
import { useToday } from '../home/today.tsx';
import { useSession } from '../session.tsx';
import { useStaffWords } from '../staff/words.ts';
import { useWords } from '../words.ts';
import { Palette } from './palette.tsx';
import './bar.css';

/** The right end of the top bar: finding anything, what waits, settings and the account. */
export function Bar() {
  const { m } = useWords();
  const { tasks } = useToday();
  const [isOpen, setOpen] = useState(false);
  const count = tasks.data?.length ?? 0;
  return (
    <>
      <Palette />
      <a
        className="k-waiting"
        href={hrefOf(['home'])}
        aria-label={m.needsYou(count)}
        title={m.needsYou(count)}
      >
        <Icon name="bell" />
        {count === 0 ? null : <span aria-hidden="true">{count}</span>}
      </a>
      <IconButton icon="settings" label={m.settings} onPress={() => setOpen(true)} />
      {isOpen ? <Settings onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Settings({ onClose }: { readonly onClose: () => void }) {
  const { m } = useWords();
  const { m: staff } = useStaffWords();
  const { name, roles } = useSession();
  const signOut = useCommand(async () => platform.session.end(), noteSignedOut);
  return (
    <Dialog
      isOpen
      title={m.settings}
      closeText={m.close}
      onClose={onClose}
      actions={
        <Button icon="out" onPress={signOut.run} isPending={signOut.busy}>
          {m.signOut}
        </Button>
      }
    >
      <div className="k-stack">
        <SettingsBar />
        <p>
          {m.signedInAs(name)}
          <br />
          <span className="k-soft">{roles.map((role) => staff.roles[role]).join(' · ')}</span>
        </p>
        <p>
          <Link href={hrefOf(['account'])}>{m.account}</Link>
        </p>
      </div>
    </Dialog>
  );
}
