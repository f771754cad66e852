import type { StaffRole } from '@consentry/contract';
import { useState } from 'react';
import { Button, CheckboxGroup, CopyField, DescriptionList, Form, FormActions, Select } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useSession } from '../session.tsx';
import { useStaffWords } from '../staff/words.ts';
import { NEEDED, countOf } from './set-up-state.ts';
import type { OnceProps } from './set-up-section.tsx';
import { useSetUpWords } from './words.ts';

const ROLES: readonly StaffRole[] = ['dpo', 'installer', 'operator', 'auditor', 'admin'];

/** Who there has to be for four eyes, and a link for each who is missing. */
export function StaffStep({ state: { staff, sites }, stay }: OnceProps) {
  const { m, pick } = useSetUpWords();
  const { m: words } = useStaffWords();
  const { can } = useSession();
  const [role, setRole] = useState<StaffRole | null>(null);
  const [at, setAt] = useState<readonly string[]>([]);
  const [link, setLink] = useState<string | null>(null);
  const invite = useAct(
    async (of: StaffRole, where: readonly string[]) =>
      platform.staff.invite({ roles: [of], sites: [...where] }),
    (made) => {
      setLink(made.link);
      stay();
    },
  );
  const bound = role === 'installer' || role === 'operator';
  return (
    <>
      {staff === null ? null : (
        <DescriptionList
          items={NEEDED.map(([of, need]) => ({
            term: words.roles[of],
            detail: m.staff.have(countOf(staff, of), need),
          }))}
        />
      )}
      {!can('staff.invite') ? null : (
        <Form
          label={m.staff.invite}
          errors={[]}
          errorTitle=""
          isPending={invite.busy}
          onSubmit={() => {
            if (role !== null) invite.run(role, bound ? at : []);
          }}
        >
          <ProblemText trouble={invite.trouble} />
          <Select
            label={m.staff.role}
            value={role}
            options={ROLES.map((value) => ({ value, text: words.roles[value] }))}
            onChange={setRole}
            placeholder={m.staff.choose}
            isRequired
          />
          {bound && sites.length > 0 ? (
            <CheckboxGroup
              label={m.staff.sites}
              value={at}
              options={sites.map(({ site_id, name }) => ({ value: site_id, text: pick(name) }))}
              onChange={setAt}
            />
          ) : null}
          <FormActions>
            <Button type="submit" icon="plus" isPending={invite.busy} isDisabled={role === null}>
              {m.staff.make}
            </Button>
          </FormActions>
        </Form>
      )}
      {link === null ? null : (
        <CopyField
          label={m.staff.link}
          value={link}
          hint={m.staff.linkHint}
          copyText={m.staff.copy}
          copiedText={m.staff.copied}
          failedText={m.staff.copyFailed}
        />
      )}
    </>
  );
}
