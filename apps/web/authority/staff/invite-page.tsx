import { useState } from 'react';
import { Button, Form, FormActions, type FormError, Link, Select } from '@consentry/ui';
import { SecretOnce } from '../../shared/act/secret-once.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useDepartments } from '../department/use-departments.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { searchOf } from './officials-page.tsx';
import { type Role, RolesField, useRoleErrors } from './roles-field.tsx';
import { useStaffWords } from './words.ts';

/** Makes a link by which one person makes an account; another manager approves it. */
export function InvitePage({ department }: { readonly department: string | null }) {
  const { m: shell } = useWords();
  const { m, pick, time } = useStaffWords();
  const { department: own } = useSession();
  const { data: departments = [] } = useDepartments();
  const roleErrors = useRoleErrors();
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [to, setTo] = useState(department ?? own);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [link, setLink] = useState<{ readonly link: string; readonly expires_at: string } | null>(null);
  const invite = useAct(async () => authority.staff.invite({ roles: [...roles], department: to }), setLink);
  const offered = departments.filter(({ tie }) => tie === 'own' || tie === 'looked_after');
  const back = () => goTo(['staff'], searchOf(to === own ? null : to));
  const submit = () => {
    const wrong = roleErrors(roles);
    setErrors(wrong);
    if (wrong.length === 0) invite.run();
  };
  return (
    <Page heading={m.invite} lead={m.inviteLead} site={shell.title}>
      <p>
        <Link href={hrefOf(['staff'], searchOf(department))}>{m.back}</Link>
      </p>
      {link === null ? (
        <>
          <ProblemText trouble={invite.trouble} />
          <Form
            errors={errors}
            errorTitle={m.toMend}
            onSubmit={submit}
            isPending={invite.busy}
            label={m.invite}
          >
            <RolesField value={roles} onChange={setRoles} />
            {offered.length < 2 ? null : (
              <Select
                name="department"
                label={m.ofDepartment}
                value={to}
                onChange={setTo}
                placeholder={m.chooseDepartment}
                options={offered.map((one) => ({ value: one.department, text: pick(one.name) }))}
              />
            )}
            <FormActions>
              <Button type="submit" look="solid" isPending={invite.busy}>
                {m.makeLink}
              </Button>
            </FormActions>
          </Form>
        </>
      ) : (
        <SecretOnce
          secret={link.link}
          label={m.link}
          hint={m.linkHint(time(link.expires_at))}
          copyText={m.copy}
          copiedText={m.copied}
          failedText={m.copyFailed}
          doneText={m.done}
          onDone={back}
        />
      )}
    </Page>
  );
}
