import { StaffLogin, StaffName } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  Link,
  TextField,
} from '@consentry/ui';
import { FirstFactor } from '../../shared/account/first-factor.tsx';
import { useCommand } from '../../shared/api/use-command.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Arrived } from '../../shared/shell/arrived.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useDepartmentName } from '../department/use-departments.ts';
import { useRolesText } from '../staff/officials-page.tsx';
import { useStaffWords } from '../staff/words.ts';
import { useWords } from '../words.ts';

type Begun = Awaited<ReturnType<typeof authority.staff.join>>;
type Joined = Awaited<ReturnType<typeof authority.staff.completeJoining>>;

/** Makes the account of an invitation; a second colleague approves it before it signs in. */
export function JoinPage({ token }: { readonly token: string }) {
  const { m } = useWords();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [joined, setJoined] = useState<Joined | null>(null);
  const done = (answer: Joined) => {
    setJoined(answer);
    if (answer.state === 'active') goTo([]);
  };
  return (
    <Page heading={m.join.heading} lead={m.join.lead} site={m.title}>
      {joined !== null ? (
        <Arrived label={m.join.heading}>
          <Callout tone="ok" alert>
            <p>{m.join.pending}</p>
            <p>
              <Link href={hrefOf([])}>{m.signIn.heading}</Link>
            </p>
          </Callout>
        </Arrived>
      ) : begun === null ? (
        <NameForm token={token} onBegun={setBegun} />
      ) : (
        <>
          <Offer begun={begun} />
          <FirstFactor
            offer={begun}
            complete={async (way) => authority.staff.completeJoining({ ...way, token, carrier: 'cookie' })}
            onJoined={done}
          />
        </>
      )}
    </Page>
  );
}

/** What the link gives: duties, at which department, and until when. */
function Offer({ begun: { roles, department, expires_at } }: { readonly begun: Begun }) {
  const { m } = useWords();
  const { m: staff, time } = useStaffWords();
  const departmentName = useDepartmentName();
  const rolesText = useRolesText();
  return (
    <Arrived label={m.join.heading}>
      <DescriptionList
        items={[
          { term: staff.ofDepartment, detail: departmentName(department) },
          { term: staff.roles, detail: rolesText(roles) },
          { term: m.join.link, detail: time(expires_at) },
        ]}
      />
    </Arrived>
  );
}

interface NameFormProps {
  readonly token: string;
  readonly onBegun: (begun: Begun) => void;
}

function NameForm({ token, onBegun }: NameFormProps) {
  const { m } = useWords();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const begin = useCommand(async () => authority.staff.join({ token, login, name }), onBegun);
  const submit = () => {
    const wrong = [
      ...(StaffName.safeParse(name).success ? [] : [{ field: 'name', text: m.shell.missing(m.join.name) }]),
      ...(StaffLogin.safeParse(login).success ? [] : [{ field: 'login', text: m.join.loginWrong }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) begin.run();
  };
  return (
    <>
      <ProblemText trouble={begin.trouble} />
      <Form
        label={m.join.heading}
        errors={errors}
        errorTitle={m.shell.toMend}
        onSubmit={submit}
        isPending={begin.busy}
      >
        <TextField
          name="name"
          label={m.join.name}
          hint={m.join.nameHint}
          autoComplete="name"
          value={name}
          onChange={setName}
          maxLength={64}
        />
        <TextField
          name="login"
          label={m.signIn.login}
          hint={m.join.loginHint}
          autoComplete="username"
          value={login}
          onChange={(typed) => setLogin(typed.toLowerCase())}
          maxLength={64}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={begin.busy}>
            {m.join.next}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
