import { REFERRAL_STANDING, type ReferralKind, type ReportView, type ShareScope } from '@consentry/contract';
import { useState } from 'react';
import type { z } from 'zod';
import {
  Button,
  DescriptionList,
  EmptyState,
  Form,
  FormActions,
  type FormError,
  Link,
  RadioGroup,
  TextField,
} from '@consentry/ui';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo, hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { DepartmentField } from '../department/department-field.tsx';
import { useDepartments } from '../department/use-departments.ts';
import { useAct } from '../officer/use-act.tsx';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { Standing } from './referral-state.tsx';
import { useReferralWords } from './words.ts';

type Scope = z.infer<typeof ShareScope>;
const KINDS: readonly ReferralKind[] = ['notify', 'share', 'joint', 'refer'];
const SCOPES: readonly Scope[] = ['case', 'case_and_files'];

/** Proposes to another department to be told, to read, to work together or to take a case over. */
export function ProposePage({ complaint }: { readonly complaint: string | null }) {
  const { m: shell } = useWords();
  const { m } = useReferralWords();
  return (
    <Page heading={m.new} lead={m.newLead} site={shell.title}>
      <Standing of={REFERRAL_STANDING} />
      {complaint === null ? (
        <EmptyState
          title={m.noCase}
          text={m.noneText}
          action={<Link href={hrefOf(['complaints'])}>{m.toComplaints}</Link>}
        />
      ) : (
        <OfCase complaint={complaint} />
      )}
    </Page>
  );
}

function OfCase({ complaint }: { readonly complaint: string }) {
  const { m: shell } = useWords();
  const { m } = useReferralWords();
  const { department } = useSession();
  const view = useQuery(`complaint ${complaint}`, async (signal) =>
    authority.complaint.read({ complaint }, { signal }),
  );
  return (
    <Loaded query={view}>
      {(read) => (
        <>
          <p>
            <Link href={hrefOf(['complaints', complaint])}>{m.newAbout(read.reference)}</Link> ·{' '}
            {shell.report.topics[read.topic]}
          </p>
          {read.department === department ? <ProposeForm read={read} /> : <p>{m.notOurs}</p>}
        </>
      )}
    </Loaded>
  );
}

function ProposeForm({ read: { complaint } }: { readonly read: ReportView }) {
  const { m } = useReferralWords();
  const { department } = useSession();
  const departments = useDepartments();
  const [kind, setKind] = useState<ReferralKind | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [scope, setScope] = useState<Scope>('case');
  const [purpose, setPurpose] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const reads = kind === 'share' || kind === 'joint';
  const propose = useAct(
    async (way: ReferralKind, other: string) =>
      authority.referral.propose({
        complaint,
        kind: way,
        to: other,
        purpose: purpose.trim(),
        scope: reads ? scope : 'case',
      }),
    ({ referral }) => goTo(['referrals', referral]),
  );
  const submit = () => {
    const needed = (field: string, label: string) => ({ field, text: m.needed(label) });
    setErrors([
      ...(kind === null ? [needed('kind', m.kind)] : []),
      ...(to === null ? [needed('to', m.to)] : []),
      ...(purpose.trim() === '' ? [needed('purpose', m.purpose)] : []),
    ]);
    if (kind !== null && to !== null && purpose.trim() !== '') propose.run(kind, to);
  };
  return (
    <Form errors={errors} errorTitle={m.toMend} onSubmit={submit} isPending={propose.busy} label={m.new}>
      {propose.asks}
      <RadioGroup
        name="kind"
        label={m.kind}
        value={kind}
        onChange={setKind}
        options={KINDS.map((value) => ({ value, text: m.kinds[value], hint: m.kindTexts[value] }))}
        isRequired
      />
      {kind === null ? null : <Shown kind={kind} />}
      {reads ? (
        <RadioGroup
          name="scope"
          label={m.scope}
          value={scope}
          onChange={setScope}
          options={SCOPES.map((value) => ({ value, text: m.scopes[value], hint: m.scopeHints[value] }))}
        />
      ) : null}
      <Loaded query={departments}>
        {(all) => (
          <DepartmentField
            name="to"
            label={m.to}
            departments={all.filter((one) => one.state === 'active' && one.department !== department)}
            value={to}
            onChange={setTo}
          />
        )}
      </Loaded>
      <TextField
        name="purpose"
        kind="multiline"
        rows={4}
        label={m.purpose}
        hint={m.purposeHint}
        value={purpose}
        onChange={setPurpose}
        maxLength={4000}
        isRequired
      />
      <FormActions>
        <Button type="submit" look="solid" isPending={propose.busy}>
          {m.propose}
        </Button>
      </FormActions>
    </Form>
  );
}

/** What a way shows the other department, and what it does not; said before anybody chooses. */
export function Shown({ kind }: { readonly kind: ReferralKind }) {
  const { m } = useReferralWords();
  return (
    <DescriptionList
      items={[
        { term: m.sees, detail: m.seen[kind] },
        { term: m.seesNot, detail: m.unseen[kind] },
      ]}
    />
  );
}
