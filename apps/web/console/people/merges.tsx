import type { MergeView } from '@consentry/contract';
import {
  Button,
  Card,
  DescriptionList,
  Disclosure,
  Form,
  FormActions,
  Section,
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

/** Records of one person that became one, or wait for a second colleague. */
export function Merges({ person }: { readonly person: string }) {
  const { m } = usePeopleWords();
  const { can } = useSession();
  const merges = useQuery(`merges ${person}`, async (signal) =>
    platform.personMerge.list({ person }, { signal }),
  );
  return (
    <Section title={m.merges} lead={m.mergesLead}>
      <Loaded query={merges}>
        {({ merges: all }) =>
          all.length === 0 ? (
            <p className="k-soft">{m.mergesNone}</p>
          ) : (
            all.map((one) => <Merge key={one.merge} person={person} one={one} />)
          )
        }
      </Loaded>
      {can('person_merge.propose') ? (
        <Disclosure title={m.propose}>
          <ProposeForm person={person} />
        </Disclosure>
      ) : null}
    </Section>
  );
}

function Merge({ person, one }: { readonly person: string; readonly one: MergeView }) {
  const { m, time } = usePeopleWords();
  const { can } = useSession();
  const { merge, state, absorbed, obstacles } = one;
  const approve = useAct(
    async () => platform.personMerge.approve({ person, merge }),
    () => told.add('ok', m.merged),
  );
  return (
    <Card status={<StatusChip tone={state === 'merged' ? 'ok' : 'note'}>{m.mergeStates[state]}</StatusChip>}>
      <DescriptionList
        items={[
          ...(absorbed === null ? [] : [{ term: m.absorbed, detail: <PersonLink person={absorbed} /> }]),
          { term: m.askedBy[one.asked_by], detail: time(one.asked_at) },
          ...(one.done_at === null ? [] : [{ term: m.mergeStates[state], detail: time(one.done_at) }]),
          ...obstacles.map((what) => ({ term: m.mergeStates.stopped, detail: m.obstacles[what] })),
        ]}
      />
      {state === 'open' && one.asked_by === 'staff' && can('person_merge.approve') ? (
        <ConfirmAct text={m.approve} title={m.approveTitle} consequence={m.approveText} act={approve} />
      ) : null}
    </Card>
  );
}

function ProposeForm({ person }: { readonly person: string }) {
  const { m } = usePeopleWords();
  const { values, field, errors, check } = useFields({ absorbed: '', proof: '' });
  const propose = useAct(
    async () =>
      platform.personMerge.propose({ person, absorbed: values.absorbed, proof: values.proof.trim() }),
    () => told.add('ok', m.proposed),
  );
  return (
    <Form
      errors={errors}
      errorTitle={m.errors}
      isPending={propose.busy}
      onSubmit={() => {
        if (check({ absorbed: m.doorRecord, proof: m.mergeProof }, { absorbed: UUID })) propose.run();
      }}
    >
      <ProblemText trouble={propose.trouble} />
      <TextField {...field('absorbed', m.doorRecord)} kind="code" maxLength={36} />
      <TextField {...field('proof', m.mergeProof)} hint={m.mergeProofHint} maxLength={200} />
      <FormActions>
        <Button type="submit" isPending={propose.busy}>
          {m.propose}
        </Button>
      </FormActions>
    </Form>
  );
}
