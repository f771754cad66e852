import { useState } from 'react';
import { Button, Callout, Card, Form, FormActions, type FormError, Select, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { NO_SITE, SiteField, type useSiteChoice } from './site-field.tsx';
import { UUID } from './uuid.ts';
import { usePeopleWords } from './words.ts';
import './people.css';

const KINDS = ['employee_number', 'phone', 'email', 'person'] as const;
type Kind = (typeof KINDS)[number];

/** Finds somebody by a whole identifier. Nothing of it is kept, and the answer is a pseudonym. */
export function FindForm({ choice }: { readonly choice: ReturnType<typeof useSiteChoice> }) {
  const { m } = usePeopleWords();
  const [site, setSite] = useState(choice.first);
  const [kind, setKind] = useState<Kind>('employee_number');
  const [value, setValue] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [missed, setMissed] = useState(false);
  const find = useAct(
    async (by: Exclude<Kind, 'person'>, text: string) =>
      platform.person.find({
        site: site === NO_SITE ? null : site,
        identifier: { kind: by, value: text },
      }),
    ({ people: [found] }) => {
      setMissed(found === undefined);
      if (found !== undefined) goTo(['people', found.person]);
    },
  );
  const submit = () => {
    const text = value.trim();
    const fits = kind === 'person' ? UUID.test(text) : text !== '';
    setMissed(false);
    setErrors(
      fits ? [] : [{ field: 'value', text: kind === 'person' ? m.uuidWrong : m.needed(m.kinds[kind]) }],
    );
    if (!fits) return;
    if (kind === 'person') goTo(['people', text.toLowerCase()]);
    else find.run(kind, text);
  };
  return (
    <Card title={m.find} level={2}>
      <p className="k-soft">{m.findText}</p>
      <ProblemText trouble={find.trouble} />
      {missed ? (
        <Callout tone="note" alert>
          <p>{m.notFound}</p>
        </Callout>
      ) : null}
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={find.busy}>
        <div className="k-find">
          <Select
            name="kind"
            label={m.by}
            value={kind}
            options={KINDS.map((one) => ({ value: one, text: m.kinds[one] }))}
            onChange={setKind}
            placeholder={m.by}
          />
          <TextField
            name="value"
            label={m.kinds[kind]}
            value={value}
            onChange={setValue}
            maxLength={254}
            autoComplete="off"
            isRequired
          />
          {kind === 'person' ? null : <SiteField choice={choice} value={site} onChange={setSite} />}
        </div>
        <FormActions>
          <Button type="submit" look="solid" icon="search" isPending={find.busy}>
            {m.find}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
