import { useState } from 'react';
import { Button, Form, FormActions, type FormError, RadioGroup, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { NO_SITE, SiteField, useSiteChoice } from './site-field.tsx';
import { usePeopleWords } from './words.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;

/** Registers somebody. No face is asked for (R06.8). */
export function NewPersonPage() {
  const { m } = usePeopleWords();
  const { can } = useSession();
  const choice = useSiteChoice(m.noSite);
  const [site, setSite] = useState(choice.first);
  const [who, setWho] = useState({ name: '', phone: '', email: '', employee_number: '' });
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>('zh-CN');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const given = (name: keyof typeof who) => (who[name].trim() === '' ? null : who[name].trim());
  const register = useAct(
    async () =>
      platform.person.register({
        site: site === NO_SITE ? null : site,
        identity: {
          name: given('name'),
          phone: given('phone'),
          email: given('email'),
          employee_number: given('employee_number'),
          language,
        },
      }),
    ({ person }) => {
      // Whoever may not read people has the pseudonym from here.
      told.add('ok', can('person.read') ? m.registered1 : m.registeredAs(person));
      goTo(can('person.read') ? ['people', person] : ['people']);
    },
  );
  const submit = () => {
    const [phone, email] = [given('phone'), given('email')];
    const wrong: FormError[] = [
      ...(phone === null && email === null && given('employee_number') === null
        ? [{ field: 'phone', text: m.anyContact }]
        : []),
      ...(phone === null || /^\+?[0-9][0-9 -]{4,24}$/.test(phone)
        ? []
        : [{ field: 'phone', text: m.wrongPhone }]),
      ...(email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
        ? []
        : [{ field: 'email', text: m.wrongEmail }]),
    ];
    setErrors(wrong);
    if (wrong.length === 0) register.run();
  };
  const field = (name: keyof typeof who, label: string) => ({
    name,
    label,
    value: who[name],
    onChange: (text: string) => setWho((before) => ({ ...before, [name]: text })),
    autoComplete: 'off',
  });
  return (
    <SectionPage title={m.add} lead={m.newLead} trail={[{ text: m.title, to: ['people'] }]}>
      <ProblemText trouble={register.trouble} />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={register.busy}>
        <SiteField choice={choice} value={site} onChange={setSite} />
        <TextField {...field('phone', m.phone)} hint={m.contactHint} kind="tel" maxLength={26} />
        <TextField {...field('email', m.email)} kind="email" maxLength={254} />
        <TextField {...field('employee_number', m.employeeNumber)} maxLength={64} />
        <TextField {...field('name', m.name)} maxLength={200} />
        <RadioGroup
          name="language"
          label={m.language}
          value={language}
          options={LANGUAGES.map((value) => ({ value, text: m.languages[value] }))}
          onChange={setLanguage}
        />
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
