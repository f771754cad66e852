import { Card, DescriptionList } from '@consentry/ui';
import { WaysToSignIn } from '../../shared/account/ways-to-sign-in.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { noteLeft } from '../../shared/api/changes.ts';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useDepartmentName } from '../department/use-departments.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { useRolesText } from './officials-page.tsx';
import { useStaffWords } from './words.ts';

/** One's own account: duties, until when the session lasts, and the ways to sign in. */
export function AccountSection() {
  const { m: shell } = useWords();
  const { m, time } = useStaffWords();
  const words = m.account;
  const { name, roles, department, stepped_up_until, idle_ends_at, ends_at } = useSession();
  const rolesText = useRolesText();
  const departmentName = useDepartmentName();
  const leaveAll = useAct(async () => authority.session.endAll(), noteLeft);
  return (
    <Page heading={words.title} lead={words.lead} site={shell.title}>
      <Card title={name} level={2}>
        <DescriptionList
          items={[
            { term: m.roles, detail: rolesText(roles) },
            { term: words.department, detail: departmentName(department) },
            {
              term: words.steppedUp,
              detail: stepped_up_until === null ? words.notSteppedUp : time(stepped_up_until),
            },
            { term: words.idleEnds, detail: time(idle_ends_at) },
            { term: words.ends, detail: time(ends_at) },
          ]}
        />
        <ConfirmAct
          text={words.signOutAll}
          title={words.signOutAllTitle}
          consequence={words.signOutAllText}
          act={leaveAll}
          look="quiet"
        />
      </Card>
      <WaysToSignIn factor={authority.factor} />
    </Page>
  );
}
