import { Button, Card, DescriptionList } from '@consentry/ui';
import { WaysToSignIn } from '../../shared/account/ways-to-sign-in.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { noteSignedOut } from '../../shared/api/changes.ts';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { useStaffWords } from './words.ts';

/** One’s own account: duties, until when the session lasts, and the ways to sign in. */
export function AccountSection() {
  const { m, time } = useStaffWords();
  const { roles, sites, idle_ends_at, ends_at } = useSession();
  const words = m.account;
  const leave = useAct(async () => platform.session.end(), noteSignedOut);
  const leaveAll = useAct(async () => platform.session.endAll(), noteSignedOut);
  return (
    <SectionPage
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Button icon="out" onPress={leave.run} isPending={leave.busy}>
            {words.signOut}
          </Button>
          <Button look="quiet" onPress={leaveAll.run} isPending={leaveAll.busy}>
            {words.signOutAll}
          </Button>
        </>
      }
    >
      <ProblemText trouble={leave.trouble ?? leaveAll.trouble} />
      <Card>
        <DescriptionList
          items={[
            { term: words.roles, detail: roles.map((role) => m.roles[role]).join(' · ') },
            { term: words.sites, detail: sites.length === 0 ? words.allSites : `${sites.length}` },
            { term: words.idleEnds, detail: time(idle_ends_at) },
            { term: words.ends, detail: time(ends_at) },
          ]}
        />
      </Card>
      <WaysToSignIn factor={platform.factor} />
    </SectionPage>
  );
}
