import { AccessReason, type IdentityView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Callout,
  Card,
  DescriptionList,
  Dialog,
  Form,
  FormActions,
  type FormError,
  Select,
  TextField,
  Toolbar,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useSession } from '../session.tsx';
import { IdentityForm } from './identity-form.tsx';
import { usePeopleWords } from './words.ts';

/** Who a person is: hidden until somebody says why they look, which is recorded. */
export function IdentityCard({ person }: { readonly person: string }) {
  const { m } = usePeopleWords();
  const { can } = useSession();
  const [asks, setAsks] = useState(false);
  const [shown, setShown] = useState<IdentityView | null>(null);
  const [changes, setChanges] = useState(false);
  if (!can('identity.read')) return null;
  return (
    <Card
      title={m.identity}
      level={2}
      actions={
        shown === null ? (
          <Button icon="reveal" onPress={() => setAsks(true)}>
            {m.reveal}
          </Button>
        ) : (
          <Toolbar label={m.identity}>
            {can('identity.change') && !changes ? (
              <Button icon="edit" onPress={() => setChanges(true)}>
                {m.changeIdentity}
              </Button>
            ) : null}
            <Button
              icon="hide"
              onPress={() => {
                setShown(null);
                setChanges(false);
              }}
            >
              {m.hide}
            </Button>
          </Toolbar>
        )
      }
    >
      {shown === null ? (
        <p className="k-soft">{m.identityHidden}</p>
      ) : changes ? (
        <IdentityForm
          person={person}
          shown={shown}
          onEnd={(now) => {
            setChanges(false);
            if (now !== null) setShown(now);
          }}
        />
      ) : (
        <DescriptionList
          items={[
            { term: m.name, detail: shown.name ?? m.notKnown },
            { term: m.phone, detail: shown.phone ?? m.notKnown },
            { term: m.email, detail: shown.email ?? m.notKnown },
            { term: m.employeeNumber, detail: shown.employee_number ?? m.notKnown },
            { term: m.language, detail: m.languages[shown.language] },
          ]}
        />
      )}
      {asks ? (
        <ReasonDialog
          person={person}
          onShown={(identity) => {
            setAsks(false);
            setShown(identity);
          }}
          onClose={() => setAsks(false)}
        />
      ) : null}
    </Card>
  );
}

interface ReasonDialogProps {
  readonly person: string;
  readonly onShown: (identity: IdentityView) => void;
  readonly onClose: () => void;
}

function ReasonDialog({ person, onShown, onClose }: ReasonDialogProps) {
  const { m } = usePeopleWords();
  const [reason, setReason] = useState<AccessReason | null>(null);
  const [reference, setReference] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const reveal = useAct(async (why: AccessReason) => {
    const about = reference.trim();
    return platform.identity.read({ person }, { accessReason: about === '' ? why : `${why}:${about}` });
  }, onShown);
  const submit = () => {
    const wrong: FormError[] = [
      ...(reason === null ? [{ field: 'reason', text: m.chooseReason }] : []),
      ...(/^[A-Za-z0-9._-]{0,64}$/.test(reference.trim())
        ? []
        : [{ field: 'reference', text: m.referenceWrong }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && reason !== null) reveal.run(reason);
  };
  return (
    <Dialog isOpen title={m.revealTitle} closeText={m.cancel} size="small" onClose={onClose}>
      <Callout tone="note">
        <p>{m.revealText}</p>
      </Callout>
      <ProblemText trouble={reveal.trouble} />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={reveal.busy}>
        <Select
          name="reason"
          label={m.reason}
          value={reason}
          options={AccessReason.options.map((value) => ({ value, text: m.reasons[value] }))}
          onChange={setReason}
          placeholder={m.chooseReason}
          isRequired
        />
        <TextField
          name="reference"
          label={m.reference}
          hint={m.referenceHint}
          value={reference}
          onChange={setReference}
          maxLength={64}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={reveal.busy}>
            {m.reveal}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
