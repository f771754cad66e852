import type { StaffView } from '@consentry/contract';
import { useState } from 'react';
import {
  Button,
  Card,
  ConfirmDialog,
  DescriptionList,
  Form,
  FormActions,
  type FormError,
  Section,
  StatusChip,
} from '@consentry/ui';
import { platform } from '../../../shared/api/platform.ts';
import { useQuery } from '../../../shared/api/use-query.ts';
import { Loaded } from '../../../shared/shell/loaded.tsx';
import { ProblemText } from '../../../shared/shell/problem-text.tsx';
import { Conflict } from '../../act/conflict.tsx';
import { useAct } from '../../../shared/act/use-act.tsx';
import { SectionPage } from '../../frame/section-page.tsx';
import { told } from '../../frame/told.ts';
import { useSession } from '../../session.tsx';
import { useStaffWords } from '../words.ts';
import { type Duties, DutiesFields, isBound, useMissing } from './duties-fields.tsx';
import { useDirectoryWords } from './words.ts';

/** One account: its duties, and what an admin may change. */
export function AccountPage({ staff }: { readonly staff: string }) {
  const { m, time } = useDirectoryWords();
  const { m: words } = useStaffWords();
  const { can, staff: me } = useSession();
  const account = useQuery(`staff ${staff}`, async (signal) => platform.staff.read({ staff }, { signal }));
  const { data } = account;
  return (
    <SectionPage
      title={data?.name ?? m.title}
      trail={[{ text: m.title, to: ['staff'] }]}
      status={
        data === undefined ? null : (
          <StatusChip tone={data.state === 'active' ? 'ok' : 'note'}>{m.states[data.state]}</StatusChip>
        )
      }
    >
      <Loaded query={account}>
        {(read) => (
          <>
            <Card>
              <DescriptionList
                items={[
                  { term: m.login, detail: <span className="k-code">{read.login}</span> },
                  { term: m.roles, detail: read.roles.map((role) => words.roles[role]).join(' · ') },
                  {
                    term: m.sites,
                    detail: read.sites.length === 0 ? m.allSites : m.sitesOf(read.sites.length),
                  },
                  { term: m.joined, detail: time(read.joined_at) },
                ]}
              />
            </Card>
            {!can('staff.change') ? null : staff === me ? (
              <p className="k-soft">{m.own}</p>
            ) : (
              <Change key={`${staff} ${read.version}`} read={read} />
            )}
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}

function Change({ read }: { readonly read: StaffView }) {
  const { m } = useDirectoryWords();
  const { m: words } = useStaffWords();
  const missing = useMissing();
  const { staff, name, state } = read;
  const [duties, setDuties] = useState<Duties>(read);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [asks, setAsks] = useState(false);
  const save = useAct(
    async ({ roles, sites }: Duties, of: StaffView) =>
      platform.staff.change(
        { staff, roles: [...roles], sites: isBound(roles) ? [...sites] : [] },
        { ifMatch: of },
      ),
    () => told.add('ok', m.saved),
  );
  const set = useAct(
    async (to: 'active' | 'suspended') => platform.staff.change({ staff, state: to }, { ifMatch: read }),
    ({ state: now }) => told.add('ok', now === 'suspended' ? m.suspended : m.restored),
  );
  const submit = () => {
    const wrong = missing(duties);
    setErrors(wrong);
    if (wrong.length === 0) save.run(duties, read);
  };
  const compared = ({ roles, sites }: Duties) => [
    { term: m.roles, text: roles.map((role) => words.roles[role]).join(' · ') },
    { term: m.sites, text: `${sites.length}` },
  ];
  return (
    <Section title={m.change} lead={m.saveHint}>
      <Conflict
        act={save}
        mine={compared(duties)}
        latest={async () => platform.staff.read({ staff })}
        shown={compared}
        onTake={setDuties}
        onKeep={(latest) => save.run(duties, latest)}
      />
      <ProblemText
        trouble={save.trouble?.code === 'version_other' ? set.trouble : (save.trouble ?? set.trouble)}
      />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={save.busy}>
        <DutiesFields duties={duties} onChange={setDuties} />
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {m.save}
          </Button>
          {state === 'active' ? (
            <Button look="quiet" onPress={() => setAsks(true)} isPending={set.busy}>
              {m.suspend}
            </Button>
          ) : (
            <Button onPress={() => set.run('active')} isPending={set.busy}>
              {m.restore}
            </Button>
          )}
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asks}
        title={m.suspendTitle(name)}
        consequence={m.suspendText}
        confirmText={m.suspend}
        cancelText={m.cancel}
        tone="danger"
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          set.run('suspended');
        }}
      />
    </Section>
  );
}
