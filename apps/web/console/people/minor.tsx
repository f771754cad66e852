import { type AgeView, GuardianCheck, type GuardianView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  DateField,
  DescriptionList,
  Disclosure,
  Form,
  FormActions,
  type FormError,
  Section,
  Select,
  StatusChip,
  TextField,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useFields } from '../act/use-fields.ts';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { PersonLink } from './person-link.tsx';
import { UUID } from './uuid.ts';
import { usePeopleWords } from './words.ts';

/** What is known of an age, and a form for whoever saw a document. */
export function AgeCard({ person }: { readonly person: string }) {
  const { m, date } = usePeopleWords();
  const { can } = useSession();
  const age = useQuery(`age ${person}`, async (signal) => platform.age.read({ person }, { signal }));
  const known = ({ age: told_age }: AgeView) => {
    if (told_age === null) return m.ageUnknown;
    return told_age.kind === 'born' ? m.born(date(told_age.on)) : m.bands[told_age.band];
  };
  return (
    <Card title={m.age} level={2}>
      <p className="k-soft">{m.ageLead}</p>
      <Loaded query={age}>
        {(view) => (
          <DescriptionList
            items={[
              {
                term: m.age,
                detail: view.told_by === null ? known(view) : `${known(view)} · ${m.toldBy[view.told_by]}`,
              },
              ...(view.proof === null ? [] : [{ term: m.proof, detail: view.proof }]),
            ]}
          />
        )}
      </Loaded>
      {can('age.tell') ? (
        <Disclosure title={m.tellAge}>
          <AgeForm person={person} />
        </Disclosure>
      ) : null}
    </Card>
  );
}

function AgeForm({ person }: { readonly person: string }) {
  const { m } = usePeopleWords();
  const { values, field, errors, check } = useFields({ born: '', proof: '' });
  const tell = useAct(
    async () =>
      platform.age.tell({ person, age: { kind: 'born', on: values.born }, proof: values.proof.trim() }),
    () => told.add('ok', m.saved),
  );
  return (
    <Form
      errors={errors}
      errorTitle={m.errors}
      isPending={tell.busy}
      onSubmit={() => {
        if (check({ born: m.bornOn, proof: m.proof })) tell.run();
      }}
    >
      <ProblemText trouble={tell.trouble} />
      <DateField {...field('born', m.bornOn)} />
      <TextField {...field('proof', m.proof)} hint={m.proofHint} maxLength={64} />
      <FormActions>
        <Button type="submit" isPending={tell.busy}>
          {m.save}
        </Button>
      </FormActions>
    </Form>
  );
}

/** Who decides for a child, past and present, and for which children somebody decides. */
export function Guardians({ person }: { readonly person: string }) {
  const { m, date } = usePeopleWords();
  const { can } = useSession();
  const guardians = useQuery(`guardians ${person}`, async (signal) =>
    platform.guardian.list({ person }, { signal }),
  );
  const wards = useQuery(`wards ${person}`, async (signal) => platform.ward.list({ person }, { signal }));
  return (
    <Section title={m.guardians}>
      <Loaded query={guardians}>
        {({ guardians: all }) =>
          all.length === 0 ? (
            <p className="k-soft">{m.guardiansNone}</p>
          ) : (
            all.map((one) => <Guardian key={one.guardianship} one={one} />)
          )
        }
      </Loaded>
      {can('guardian.link') ? (
        <Disclosure title={m.link}>
          <LinkForm person={person} />
        </Disclosure>
      ) : null}
      <Loaded query={wards}>
        {({ wards: all }) =>
          all.length === 0 ? null : (
            <Card title={m.wards}>
              <DescriptionList
                items={all.map(({ child, until }) => ({
                  term: m.child,
                  detail: (
                    <>
                      <PersonLink person={child} />{' '}
                      {until === null ? m.untilUnknown : `${m.wardsUntil} ${date(until)}`}
                    </>
                  ),
                }))}
              />
            </Card>
          )
        }
      </Loaded>
    </Section>
  );
}

function Guardian({ one }: { readonly one: GuardianView }) {
  const { m, time } = usePeopleWords();
  const { can } = useSession();
  const { guardianship, ended_at } = one;
  const end = useAct(
    async () => platform.guardian.end({ guardianship }),
    () => told.add('ok', m.saved),
  );
  return (
    <Card
      status={
        <StatusChip tone={ended_at === null ? 'ok' : 'plain'}>
          {ended_at === null ? m.current : m.states.ended}
        </StatusChip>
      }
    >
      <DescriptionList
        items={[
          { term: m.guardian, detail: <PersonLink person={one.guardian} /> },
          { term: m.check, detail: `${m.checks[one.check]} · ${one.proof}` },
          { term: m.checkedAt, detail: time(one.checked_at) },
          ...(ended_at === null ? [] : [{ term: m.endedAt, detail: time(ended_at) }]),
        ]}
      />
      {ended_at === null && can('guardian.end') ? (
        <ConfirmAct
          text={m.endLink}
          title={m.endTitle}
          consequence={m.endText}
          act={end}
          look="quiet"
          tone="danger"
        />
      ) : null}
    </Card>
  );
}

function LinkForm({ person }: { readonly person: string }) {
  const { m } = usePeopleWords();
  const [how, setHow] = useState<GuardianCheck | null>(null);
  const [guardian, setGuardian] = useState('');
  const [proof, setProof] = useState('');
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const link = useAct(
    async (check: GuardianCheck) =>
      platform.guardian.link({ person, guardian: guardian.trim().toLowerCase(), proof: proof.trim(), check }),
    () => told.add('ok', m.saved),
  );
  const submit = () => {
    const wrong: FormError[] = [
      ...(UUID.test(guardian.trim()) ? [] : [{ field: 'guardian', text: m.uuidWrong }]),
      ...(how === null ? [{ field: 'check', text: m.needed(m.check) }] : []),
      ...(proof.trim() === '' ? [{ field: 'proof', text: m.needed(m.proof) }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && how !== null) link.run(how);
  };
  return (
    <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={link.busy}>
      <ProblemText trouble={link.trouble} />
      <TextField
        name="guardian"
        label={m.guardian}
        hint={m.guardianHint}
        kind="code"
        value={guardian}
        onChange={setGuardian}
        maxLength={40}
        isRequired
      />
      <Select
        name="check"
        label={m.check}
        value={how}
        options={GuardianCheck.options.map((value) => ({ value, text: m.checks[value] }))}
        onChange={setHow}
        placeholder={m.check}
        isRequired
      />
      <TextField
        name="proof"
        label={m.proof}
        hint={m.proofHint}
        value={proof}
        onChange={setProof}
        maxLength={64}
        isRequired
      />
      <FormActions>
        <Button type="submit" isPending={link.busy}>
          {m.link}
        </Button>
      </FormActions>
    </Form>
  );
}
