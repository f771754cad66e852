import { useState } from 'react';
import { Button, Form, FormActions, type FormError } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { IdentityFields, NOBODY, identityOf, useIdentityErrors } from './identity-fields.tsx';
import { NO_SITE, SiteField, useSiteChoice } from './site-field.tsx';
import { usePeopleWords } from './words.ts';

/** Registers somebody. No face is asked for (R06.8). */
export function NewPersonPage() {
  const { m } = usePeopleWords();
  const { can } = useSession();
  const choice = useSiteChoice(m.noSite);
  const errorsOf = useIdentityErrors();
  const [site, setSite] = useState(choice.first);
  const [who, setWho] = useState(NOBODY);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const register = useAct(
    async () => platform.person.register({ site: site === NO_SITE ? null : site, identity: identityOf(who) }),
    ({ person }) => {
      // Whoever may not read people has the pseudonym from here.
      told.add('ok', can('person.read') ? m.registered1 : m.registeredAs(person));
      goTo(can('person.read') ? ['people', person] : ['people']);
    },
  );
  const submit = () => {
    const wrong = errorsOf(identityOf(who));
    setErrors(wrong);
    if (wrong.length === 0) register.run();
  };
  return (
    <SectionPage title={m.add} lead={m.newLead} trail={[{ text: m.title, to: ['people'] }]}>
      <ProblemText trouble={register.trouble} />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={register.busy}>
        <SiteField choice={choice} value={site} onChange={setSite} />
        <IdentityFields value={who} onChange={setWho} />
        <FormActions>
          <Button type="submit" look="solid" isPending={register.busy}>
            {m.register}
          </Button>
          <Button look="quiet" onPress={() => goTo(['people'])}>
            {m.cancel}
          </Button>
        </FormActions>
      </Form>
    </SectionPage>
  );
}
