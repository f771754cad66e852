import {
  type ComplaintPractice,
  type PracticeOverview,
  type PracticeView,
  ProposePractice,
  ReportTopic,
} from '@consentry/contract';
import { useState } from 'react';
import type { z } from 'zod';
import {
  Button,
  Callout,
  Card,
  CheckboxGroup,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  NumberField,
  TextField,
} from '@consentry/ui';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { FourEyes } from '../../shared/act/four-eyes.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { usePracticeWords } from './words.ts';

type Overview = z.output<typeof PracticeOverview>;

/** What the department sets for complaints where the Measures say nothing: practice, by two managers. */
export function PracticeSection() {
  const { m: shell } = useWords();
  const { m } = usePracticeWords();
  const view = useQuery('complaint practice', async (signal) =>
    authority.complaintPractice.read({}, { signal }),
  );
  return (
    <Page heading={m.title} lead={m.lead} site={shell.title}>
      <Loaded query={view}>{(read) => <Practice read={read} />}</Loaded>
    </Page>
  );
}

function Practice({ read: { in_force, is_default, proposed, mail_set } }: { readonly read: Overview }) {
  const { m } = usePracticeWords();
  const { can } = useSession();
  return (
    <>
      {mail_set ? null : <Callout tone="note">{m.mailUnset}</Callout>}
      <Card title={m.inForce} level={2}>
        {is_default ? <p className="a-soft">{m.isDefault}</p> : null}
        <Counting of={in_force} />
      </Card>
      {proposed.map((one) => (
        <Proposed key={one.practice} one={one} />
      ))}
      {can('complaint_practice.propose') ? <Propose before={in_force} /> : null}
    </>
  );
}

function Counting({ of }: { readonly of: ComplaintPractice }) {
  const { m: shell } = useWords();
  const { m, number } = usePracticeWords();
  const { takes, mail } = of;
  return (
    <DescriptionList
      items={[
        { term: m.dueDays, detail: m.workingDays(number(of.due_days)) },
        { term: m.contactDays, detail: m.days(number(of.contact_days)) },
        { term: m.keepDays, detail: m.days(number(of.keep_days)) },
        {
          term: m.takes,
          detail:
            takes.length === 0 ? m.nothing : takes.map((topic) => shell.report.topics[topic]).join(' · '),
        },
        { term: m.mail, detail: mail.length === 0 ? m.noMail : mail.join(' · ') },
      ]}
    />
  );
}

function Proposed({ one }: { readonly one: PracticeView }) {
  const { m } = usePracticeWords();
  const { staff, can } = useSession();
  const isMine = one.proposed_by === staff;
  const approve = useAct(async () => authority.complaintPractice.approve({ practice: one.practice }));
  return (
    <Card title={m.proposed} level={2}>
      <Counting of={one} />
      <FourEyes by={isMine ? null : m.somebody} at={one.proposed_at} who={m.manager}>
        {!isMine && can('complaint_practice.approve') ? (
          <ConfirmAct text={m.approve} title={m.approveTitle} consequence={m.approveText} act={approve} />
        ) : null}
      </FourEyes>
    </Card>
  );
}

function Propose({ before }: { readonly before: ComplaintPractice }) {
  const { m: shell } = useWords();
  const { m } = usePracticeWords();
  const [takes, setTakes] = useState<readonly string[]>(before.takes);
  const [due, setDue] = useState<number | null>(before.due_days);
  const [contact, setContact] = useState<number | null>(before.contact_days);
  const [keep, setKeep] = useState<number | null>(before.keep_days);
  const [mail, setMail] = useState(before.mail.join('\n'));
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const propose = useAct(async (given: ComplaintPractice) => authority.complaintPractice.propose(given));
  const labels: Readonly<Record<string, string>> = {
    due_days: m.wrongDays(m.dueDays),
    contact_days: m.wrongDays(m.contactDays),
    keep_days: m.wrongDays(m.keepDays),
    mail: m.wrongMail,
  };
  const submit = () => {
    const lines = mail.split('\n').map((line) => line.trim());
    const read = ProposePractice.safeParse({
      takes,
      due_days: due,
      contact_days: contact,
      keep_days: keep,
      mail: lines.filter((line) => line !== ''),
    });
    const wrong = new Set((read.error?.issues ?? []).map(({ path }) => String(path[0])));
    setErrors([...wrong].map((field) => ({ field, text: labels[field] ?? field })));
    if (read.success) propose.run(read.data);
  };
  return (
    <Card title={m.propose} level={2}>
      <ProblemText trouble={propose.trouble} />
      <Form
        label={m.propose}
        errors={errors}
        errorTitle={m.toMend}
        onSubmit={submit}
        isPending={propose.busy}
      >
        <NumberField name="due_days" label={m.dueDays} value={due} onChange={setDue} min={1} max={120} />
        <NumberField
          name="contact_days"
          label={m.contactDays}
          value={contact}
          onChange={setContact}
          min={0}
          max={3650}
        />
        <NumberField
          name="keep_days"
          label={m.keepDays}
          hint={m.keepHint}
          value={keep}
          onChange={setKeep}
          min={30}
          max={36_500}
        />
        <CheckboxGroup
          name="takes"
          label={m.takes}
          hint={m.takesHint}
          value={takes}
          onChange={setTakes}
          options={ReportTopic.options.map((value) => ({ value, text: shell.report.topics[value] }))}
        />
        <TextField
          name="mail"
          kind="multiline"
          rows={3}
          label={m.mail}
          hint={m.mailHint}
          value={mail}
          onChange={setMail}
          maxLength={5000}
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={propose.busy}>
            {m.propose}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
