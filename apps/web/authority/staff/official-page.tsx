import type { AuthorityStaffView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, DescriptionList, Form, FormActions, type FormError, Link } from '@consentry/ui';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { FourEyes } from '../../shared/act/four-eyes.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useDepartmentName } from '../department/use-departments.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { OfficialChip, searchOf, useRolesText } from './officials-page.tsx';
import { type Role, RolesField, useRoleErrors } from './roles-field.tsx';
import { useOfficialName, useOfficials } from './use-officials.ts';
import { useStaffWords } from './words.ts';

export interface OfficialPageProps {
  readonly staff: string;
  /** `null` for one's own. */
  readonly department: string | null;
}

/** One account: who it is, by whom it came, and what a manager may do about it. */
export function OfficialPage({ staff, department }: OfficialPageProps) {
  const { m: shell } = useWords();
  const { m } = useStaffWords();
  const officials = useOfficials(department);
  const found = officials.data?.find((one) => one.staff === staff);
  return (
    <Page heading={found?.name ?? m.title} site={shell.title}>
      <p>
        <Link href={hrefOf(['staff'], searchOf(department))}>{m.back}</Link>
      </p>
      <Loaded query={officials}>
        {(all) => (found === undefined ? <p>{m.missing}</p> : <Official read={found} all={all} />)}
      </Loaded>
    </Page>
  );
}

interface OfOfficial {
  readonly read: AuthorityStaffView;
}

function Official({ read, all }: OfOfficial & { readonly all: readonly AuthorityStaffView[] }) {
  const { m, time } = useStaffWords();
  const { staff: me, can } = useSession();
  const rolesText = useRolesText();
  const nameOf = useOfficialName(all);
  const departmentName = useDepartmentName();
  const { name, login, state, invited_by, approved_by, changed_at, changed_by } = read;
  // The first version is the joining, the second the approval where one was needed.
  const since = read.version - (invited_by === null ? 1 : 2);
  return (
    <>
      <Card title={name} level={2} status={<OfficialChip state={state} />}>
        <DescriptionList
          items={[
            { term: m.login, detail: <span className="a-code">{login}</span> },
            { term: m.roles, detail: rolesText(read.roles) },
            { term: m.ofDepartment, detail: departmentName(read.department) },
            { term: m.joined, detail: time(read.joined_at) },
            { term: m.invitedBy, detail: invited_by === null ? m.bySetUp : nameOf(invited_by) },
            ...(approved_by === null ? [] : [{ term: m.approvedBy, detail: nameOf(approved_by) }]),
            ...(state === 'pending' ? [] : [{ term: m.changes, detail: m.changed(Math.max(0, since)) }]),
            ...(changed_at === null || since <= 0
              ? []
              : [{ term: m.lastChange, detail: `${time(changed_at)} · ${nameOf(changed_by ?? '')}` }]),
          ]}
        />
      </Card>
      {state === 'pending' ? (
        <FourEyes
          by={invited_by === me ? null : nameOf(invited_by ?? '')}
          at={read.joined_at}
          who={m.role.manager}
        >
          {can('staff.approve') && invited_by !== me ? <Approve read={read} /> : null}
        </FourEyes>
      ) : !can('staff.change') ? null : read.staff === me ? (
        <p className="w-soft">{m.own}</p>
      ) : (
        <Change read={read} />
      )}
    </>
  );
}

function Approve({ read }: OfOfficial) {
  const { m } = useStaffWords();
  const { staff, name } = read;
  const approve = useAct(async () => authority.staff.approve({ staff }, { ifMatch: etagOf(read) }));
  return (
    <ConfirmAct text={m.approve} title={m.approveTitle(name)} consequence={m.approveText} act={approve} />
  );
}

function Change({ read }: OfOfficial) {
  const { m } = useStaffWords();
  const { staff, name, state } = read;
  const roleErrors = useRoleErrors();
  const [roles, setRoles] = useState<readonly Role[]>(read.roles);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const save = useAct(async () =>
    authority.staff.change({ staff, roles: [...roles] }, { ifMatch: etagOf(read) }),
  );
  const suspend = useAct(async () =>
    authority.staff.change({ staff, state: 'suspended' }, { ifMatch: etagOf(read) }),
  );
  const restore = useAct(async () =>
    authority.staff.change({ staff, state: 'active' }, { ifMatch: etagOf(read) }),
  );
  const submit = () => {
    const wrong = roleErrors(roles);
    setErrors(wrong);
    if (wrong.length === 0) save.run();
  };
  return (
    <Card title={m.change} level={2}>
      <p className="w-soft">{m.saveHint}</p>
      <ProblemText trouble={save.trouble ?? restore.trouble} />
      <Form errors={errors} errorTitle={m.toMend} onSubmit={submit} isPending={save.busy} label={m.change}>
        <RolesField value={roles} onChange={setRoles} />
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {m.save}
          </Button>
          {state === 'suspended' ? (
            <Button onPress={restore.run} isPending={restore.busy}>
              {m.restore}
            </Button>
          ) : null}
        </FormActions>
      </Form>
      {state === 'active' ? (
        <ConfirmAct
          text={m.suspend}
          title={m.suspendTitle(name)}
          consequence={m.suspendText}
          act={suspend}
          look="quiet"
          tone="danger"
        />
      ) : null}
    </Card>
  );
}

/** An account is read in a list, which has no ETag of its own. */
function etagOf({ version }: AuthorityStaffView): string {
  return `"${version}"`;
}
