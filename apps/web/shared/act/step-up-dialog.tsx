import type { PasskeyRequest, StepUp } from '@consentry/contract';
import { useState } from 'react';
import { Button, Dialog, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import type { z } from 'zod';
import { passkeysWork, showPasskey } from '../api/passkey.ts';
import { useCommand } from '../api/use-command.ts';
import { ProblemText } from '../shell/problem-text.tsx';
import { useActWords } from './words.ts';

/** Takes a second factor of whoever is signed in at a server. */
export interface Factors {
  readonly stepUp: (given: z.input<typeof StepUp>) => Promise<unknown>;
  readonly stepUpChallenge: () => Promise<PasskeyRequest>;
}

export interface StepUpDialogProps {
  readonly session: Factors;
  readonly onShown: () => void;
  readonly onClose: () => void;
}

/** Asks whoever is signed in for a second factor, which then counts for ten minutes. */
export function StepUpDialog({ session, onShown, onClose }: StepUpDialogProps) {
  const { m } = useActWords();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const byCode = useCommand(async () => session.stepUp({ way: 'totp', code }), onShown);
  const byPasskey = useCommand(async () => {
    const passkey = await showPasskey(await session.stepUpChallenge());
    return session.stepUp({ way: 'passkey', passkey });
  }, onShown);
  const submit = () => {
    const wrong = /^\d{6}$/.test(code) ? [] : [{ field: 'code', text: m.sixDigits }];
    setErrors(wrong);
    if (wrong.length === 0) byCode.run();
  };
  return (
    <Dialog isOpen title={m.title} closeText={m.cancel} size="small" onClose={onClose}>
      <p>{m.text}</p>
      <ProblemText trouble={byCode.trouble ?? byPasskey.trouble} />
      {passkeysWork() ? (
        <Button icon="key" onPress={byPasskey.run} isPending={byPasskey.busy}>
          {m.passkey}
        </Button>
      ) : null}
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={byCode.busy}>
        <TextField
          name="code"
          label={m.code}
          kind="digits"
          autoComplete="one-time-code"
          value={code}
          onChange={(text) => setCode(text.replaceAll(/\D/g, '').slice(0, 6))}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={byCode.busy}>
            {m.confirm}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
