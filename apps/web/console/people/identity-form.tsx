import type { Identity, IdentityView } from '@consentry/contract';
import { useState } from 'react';
import { Button, ConfirmDialog, Form, FormActions, type FormError } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { type Compared, Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { IdentityFields, identityOf, useIdentityErrors } from './identity-fields.tsx';
import { usePeopleWords } from './words.ts';

export interface IdentityFormProps {
  readonly person: string;
  /** As it was shown. */
  readonly shown: IdentityView;
  /** Leaves; with what is held now, if it was changed or read again. */
  readonly onEnd: (now: IdentityView | null) => void;
}

/** Changes who a person is. Whoever was signed in as them is signed out. */
export function IdentityForm({ person, shown, onEnd }: IdentityFormProps) {
  const { m } = usePeopleWords();
  const errorsOf = useIdentityErrors();
  const [who, setWho] = useState({
    name: shown.name ?? '',
    phone: shown.phone ?? '',
    email: shown.email ?? '',
    employee_number: shown.employee_number ?? '',
    language: shown.language,
  });
  const [asked, setAsked] = useState(false);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const change = useAct(
    async (over: IdentityView) => platform.identity.change({ person, ...identityOf(who) }, { ifMatch: over }),
    (now) => {
      told.add('ok', m.identityChanged);
      onEnd(now);
    },
  );
  const compared = (of: Identity): readonly Compared[] => [
    { term: m.name, text: of.name ?? '' },
    { term: m.phone, text: of.phone ?? '' },
    { term: m.email, text: of.email ?? '' },
    { term: m.employeeNumber, text: of.employee_number ?? '' },
    { term: m.language, text: m.languages[of.language] },
  ];
  const submit = () => {
    const wrong = errorsOf(identityOf(who));
    setErrors(wrong);
    setAsked(wrong.length === 0);
  };
  return (
    <>
      <ProblemText trouble={change.trouble} />
      <Conflict
        act={change}
        mine={compared(identityOf(who))}
        latest={async () => platform.identity.read({ person }, { accessReason: 'correction' })}
        shown={compared}
        onTake={onEnd}
        onKeep={change.run}
      />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={change.busy}>
        <IdentityFields value={who} onChange={setWho} />
        <FormActions>
          <Button type="submit" look="solid" isPending={change.busy}>
            {m.changeIdentity}
          </Button>
          <Button look="quiet" onPress={() => onEnd(null)}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asked}
        title={m.changeTitle}
        consequence={m.changeText}
        confirmText={m.changeIdentity}
        cancelText={m.cancel}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          change.run(shown);
        }}
      />
    </>
  );
}
