import { useState } from 'react';
import { Button, Dialog, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { passkeysWork, showPasskey } from '../../shared/api/passkey.ts';
import { platform } from '../../shared/api/platform.ts';
import { useCommand } from '../../shared/api/use-command.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useStaffWords } from '../staff/words.ts';

export interface StepUpDialogProps {
  readonly onShown: () => void;
  readonly onClose: () => void;
}

/** Asks whoever is signed in for a second factor, which then counts for ten minutes. */
export function StepUpDialog({ onShown, onClose }: StepUpDialogProps) {
  const { m } = useStaffWords();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const byCode = useCommand(async () => platform.session.stepUp({ way: 'totp', code }), onShown);
  const byPasskey = useCommand(async () => {
    const passkey = await showPasskey(await platform.session.stepUpChallenge());
    return platform.session.stepUp({ way: 'passkey', passkey });
  }, onShown);
  const submit = () => {
    const wrong = /^\d{6}$/.test(code) ? [] : [{ field: 'code', text: m.signIn.sixDigits }];
    setErrors(wrong);
    if (wrong.length === 0) byCode.run();
  };
  return (
    <Dialog isOpen title={m.stepUp.title} closeText={m.stepUp.cancel} size="small" onClose={onClose}>
      <p>{m.stepUp.text}</p>
      <ProblemText trouble={byCode.trouble ?? byPasskey.trouble} />
      {passkeysWork() ? (
        <Button icon="key" onPress={byPasskey.run} isPending={byPasskey.busy}>
          {m.stepUp.passkey}
        </Button>
      ) : null}
      <Form errors={errors} errorTitle={m.signIn.errors} onSubmit={submit} isPending={byCode.busy}>
        <TextField
          name="code"
          label={m.stepUp.code}
          kind="digits"
          autoComplete="one-time-code"
          value={code}
          onChange={(text) => setCode(text.replaceAll(/\D/g, '').slice(0, 6))}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={byCode.busy}>
            {m.stepUp.confirm}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {m.stepUp.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
