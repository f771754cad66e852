import { useState } from 'react';
import { Button, Form, FormActions, type FormError } from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { goTo } from '../../../shared/router.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { SecretOnce } from '../../../shared/act/secret-once.tsx';
import { useAct } from '../../../shared/act/use-act.tsx';
import { SectionPage } from '../../frame/section-page.tsx';
import { type Duties, DutiesFields, isBound, useMissing } from './duties-fields.tsx';
import { useDirectoryWords } from './words.ts';

/** Makes a link with which one person makes an account. */
export function InvitePage() {
  const { m, time } = useDirectoryWords();
  const missing = useMissing();
  const [duties, setDuties] = useState<Duties>({ roles: [], sites: [] });
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [link, setLink] = useState<{ readonly link: string; readonly expires_at: string } | null>(null);
  const invite = useAct(
    async ({ roles, sites }: Duties) =>
      platform.staff.invite({ roles: [...roles], sites: isBound(roles) ? [...sites] : [] }),
    setLink,
  );
  const submit = () => {
    const wrong = missing(duties);
    setErrors(wrong);
    if (wrong.length === 0) invite.run(duties);
  };
  return (
    <SectionPage title={m.invite} lead={m.noneText} trail={[{ text: m.title, to: ['staff'] }]}>
      {link === null ? (
        <>
          <ProblemText trouble={invite.trouble} />
          <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={invite.busy}>
            <DutiesFields duties={duties} onChange={setDuties} />
            <FormActions>
              <Button type="submit" look="solid" isPending={invite.busy}>
                {m.makeLink}
              </Button>
              <Button look="quiet" onPress={() => goTo(['staff'])}>
                {m.cancel}
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
          onDone={() => goTo(['staff'])}
        />
      )}
    </SectionPage>
  );
}
