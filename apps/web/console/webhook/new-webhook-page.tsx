import type { EventPattern } from '@consentry/contract';
import { useState } from 'react';
import { Button, CheckboxGroup, Form, FormActions, type FormError, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SecretOnce } from '../../shared/act/secret-once.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useWebhookWords } from './words.ts';

/** Adds an endpoint, and shows its secret once. */
export function NewWebhookPage() {
  const { m } = useWebhookWords();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [subjects, setSubjects] = useState<readonly (keyof typeof m.subjects)[]>([]);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [made, setMade] = useState<{ readonly endpoint: string; readonly secret: string } | null>(null);
  const add = useAct(
    async (events: EventPattern[]) => platform.webhook.add({ name: name.trim(), url: url.trim(), events }),
    setMade,
  );
  const submit = () => {
    const wrong: FormError[] = [
      ...(name.trim() === '' ? [{ field: 'name', text: m.needed(m.name) }] : []),
      ...(/^https:\/\/\S+$/.test(url.trim()) ? [] : [{ field: 'url', text: m.urlHint }]),
      ...(subjects.length === 0 ? [{ field: 'events', text: m.chooseEvents }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0) add.run(subjects.map((subject) => `${subject}.*`));
  };
  const all = Object.keys(m.subjects) as (keyof typeof m.subjects)[];
  return (
    <SectionPage title={m.add} lead={m.lead} trail={[{ text: m.title, to: ['webhooks'] }]}>
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
            <TextField
              name="url"
              label={m.url}
              hint={m.urlHint}
              kind="url"
              value={url}
              onChange={setUrl}
              maxLength={2048}
              isRequired
            />
            <CheckboxGroup
              name="events"
              label={m.events}
              hint={m.eventsHint}
              value={subjects}
              options={all.map((value) => ({ value, text: m.subjects[value] }))}
              onChange={setSubjects}
              isRequired
            />
            <FormActions>
              <Button type="submit" look="solid" isPending={add.busy}>
                {m.save}
              </Button>
              <Button look="quiet" onPress={() => goTo(['webhooks'])}>
                {m.cancel}
              </Button>
            </FormActions>
          </Form>
        </>
      ) : (
        <SecretOnce
          secret={made.secret}
          label={m.secret}
          hint={m.secretHint}
          copyText={m.copy}
          copiedText={m.copied}
          failedText={m.copyFailed}
          doneText={m.done}
          onDone={() => goTo(['webhooks', made.endpoint])}
        />
      )}
    </SectionPage>
  );
}
