import { useState } from 'react';
import {
  Button,
  CheckboxGroup,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  RadioGroup,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SecretOnce } from '../../shared/act/secret-once.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSiteOptions } from '../siting/use-site-options.ts';
import { useAccessWords } from './words.ts';

/** Adds a program, and shows its secret once. */
export function NewProgramPage() {
  const { m } = useAccessWords();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<keyof typeof m.kinds | null>(null);
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [sites, setSites] = useState<readonly string[]>([]);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [made, setMade] = useState<{ readonly integrator: string; readonly secret: string } | null>(null);
  const known = useSiteOptions();
  const add = useAct(
    async (as: keyof typeof m.kinds) =>
      platform.integrator.add({ name: name.trim(), kind: as, scopes: [...scopes], sites: [...sites] }),
    setMade,
  );
  const submit = () => {
    const wrong: FormError[] = [
      ...(name.trim() === '' ? [{ field: 'name', text: m.needed(m.name) }] : []),
      ...(kind === null ? [{ field: 'kind', text: m.chooseKind }] : []),
      ...(scopes.length === 0 ? [{ field: 'scopes', text: m.chooseScope }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && kind !== null) add.run(kind);
  };
  const kinds = (['api_key', 'oauth_client'] as const).map((value) => ({
    value,
    text: m.kinds[value],
    hint: m.kindHints[value],
  }));
  return (
    <SectionPage title={m.add} lead={m.lead} trail={[{ text: m.title, to: ['integrations'] }]}>
      {made === null ? (
        <>
          <ProblemText trouble={add.trouble} />
          <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={add.busy}>
            <TextField
              name="name"
              label={m.name}
              hint={m.nameHint}
              value={name}
              onChange={setName}
              maxLength={64}
              isRequired
            />
            <RadioGroup
              name="kind"
              label={m.kind}
              value={kind}
              options={kinds}
              onChange={setKind}
              isRequired
            />
            <CheckboxGroup
              name="scopes"
              label={m.scopes}
              value={scopes}
              options={Object.entries(m.scopeNames).map(([value, text]) => ({ value, text, hint: value }))}
              onChange={setScopes}
              isRequired
            />
            {known.length === 0 ? null : (
              <CheckboxGroup
                name="sites"
                label={m.sites}
                hint={m.sitesHint}
                value={sites}
                options={known}
                onChange={setSites}
              />
            )}
            <FormActions>
              <Button type="submit" look="solid" isPending={add.busy}>
                {m.save}
              </Button>
              <Button look="quiet" onPress={() => goTo(['integrations'])}>
                {m.cancel}
              </Button>
            </FormActions>
          </Form>
        </>
      ) : (
        <>
          <DescriptionList
            items={[{ term: m.id, detail: <span className="k-code">{made.integrator}</span> }]}
          />
          <SecretOnce
            secret={made.secret}
            label={m.secret}
            hint={m.secretHint}
            copyText={m.copy}
            copiedText={m.copied}
            failedText={m.copyFailed}
            doneText={m.done}
            onDone={() => goTo(['integrations'])}
          />
        </>
      )}
    </SectionPage>
  );
}
