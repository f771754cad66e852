import type { RemindersView } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import { Button, Card, Section, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useDeadlineWords } from './words.ts';

const To = z.strictObject({ email: z.email().max(254), language: z.enum(['zh-CN', 'en']) });

/** Where one’s own reminders go. */
export function RemindersCard({ view }: { readonly view: z.output<typeof RemindersView> }) {
  const { m } = useDeadlineWords();
  const [writes, setWrites] = useState(false);
  const { email, language, leads } = view;
  const set = useAct(
    async (to: { readonly email: string | null; readonly language: 'zh-CN' | 'en' }) =>
      platform.deadline.setReminders(to),
    () => {
      setWrites(false);
      told.add('ok', m.saved);
    },
  );
  const days = leads.filter((lead) => lead > 0).join(', ');
  return (
    <Section title={m.reminders} lead={m.remindersLead(days)}>
      {writes ? (
        <SchemaForm
          schema={To}
          before={{ email: email ?? '', language }}
          names={m.names}
          saveText={m.save}
          cancelText={m.cancel}
          act={set}
          onSave={set.run}
          onCancel={() => setWrites(false)}
        />
      ) : (
        <Card>
          <p>{email === null ? m.remindersNone : m.remindersTo(email)}</p>
          <ProblemText trouble={set.trouble} />
          <Toolbar label={m.reminders}>
            <Button icon="mail" onPress={() => setWrites(true)}>
              {m.change}
            </Button>
            {email === null ? null : (
              <Button look="quiet" onPress={() => set.run({ email: null, language })} isPending={set.busy}>
                {m.stop}
              </Button>
            )}
          </Toolbar>
        </Card>
      )}
    </Section>
  );
}
