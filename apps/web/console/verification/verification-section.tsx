import type { OpenAtSite } from '@consentry/contract';
import { useEffect, useState } from 'react';
import {
  Button,
  Card,
  Form,
  FormActions,
  type FormError,
  Link,
  RadioGroup,
  StatusChip,
  TextField,
  Toolbar,
} from '@consentry/ui';
import { noteChange } from '../../shared/api/changes.ts';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { usePurposeName } from '../consent/use-purposes.ts';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { type ListColumn, ListPage } from '../../shared/list/list-page.tsx';
import { NO_SITE, SiteField, useSiteChoice } from '../people/site-field.tsx';
import { useSession } from '../session.tsx';
import { useVerificationWords } from './words.ts';

/** What is open changes within seconds; read again after so long, milliseconds. */
const AGAIN_MS = 15_000;

/** What is going on at the doors, and the check by staff: a way without the face (§ 第十条). */
export function VerificationSection() {
  const { m } = useVerificationWords();
  const { can } = useSession();
  return (
    <SectionPage title={m.title} lead={m.lead}>
      {can('verification.check') ? <StaffCheck /> : null}
      <OpenNow />
    </SectionPage>
  );
}

type Outcome = 'verified' | 'not_verified';

function StaffCheck() {
  const { m } = useVerificationWords();
  const [ticket, setTicket] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const check = useAct(
    async (found: Outcome) => {
      await platform.verification.check({ ticket, outcome: found });
      return found;
    },
    (found) => {
      setTicket('');
      setOutcome(null);
      told.add('ok', m.recorded[found]);
    },
  );
  const submit = () => {
    const wrong: FormError[] = [
      ...(/^\d{8}$/.test(ticket) ? [] : [{ field: 'ticket', text: m.ticketWrong }]),
      ...(outcome === null ? [{ field: 'outcome', text: m.outcomeNeeded }] : []),
    ];
    setErrors(wrong);
    if (wrong.length === 0 && outcome !== null) check.run(outcome);
  };
  return (
    <Card title={m.check} level={2}>
      <p>{m.checkText}</p>
      <ProblemText trouble={check.trouble} />
      <Form errors={errors} errorTitle={m.errors} onSubmit={submit} isPending={check.busy}>
        <TextField
          name="ticket"
          label={m.ticket}
          hint={m.ticketHint}
          kind="digits"
          value={ticket}
          onChange={(text) => setTicket(text.replaceAll(/\D/g, '').slice(0, 8))}
          autoComplete="off"
          isRequired
        />
        <RadioGroup
          name="outcome"
          label={m.outcome}
          value={outcome}
          options={(Object.keys(m.outcomes) as Outcome[]).map((value) => ({
            value,
            text: m.outcomes[value],
          }))}
          onChange={setOutcome}
          isRequired
        />
        <FormActions>
          <Button type="submit" look="solid" isPending={check.busy}>
            {m.record}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function OpenNow() {
  const { m, time } = useVerificationWords();
  const { can } = useSession();
  const purposeName = usePurposeName();
  const choice = useSiteChoice(m.allSites);
  const [site, setSite] = useState(choice.first);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') noteChange();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const siteOf = ({ site_id: at }: OpenAtSite) =>
    choice.options.find(({ value }) => value === at)?.text ?? at.slice(0, 8);
  const columns: readonly ListColumn<OpenAtSite>[] = [
    {
      id: 'number',
      title: m.number,
      isNarrow: true,
      cell: ({ verification_id: id }) => <span className="k-code">{id.slice(0, 8)}</span>,
      csv: ({ verification_id: id }) => id,
    },
    {
      id: 'state',
      title: m.state,
      cell: ({ state }) => (
        <StatusChip tone={state === 'open' ? 'note' : 'plain'}>{m.states[state]}</StatusChip>
      ),
      csv: ({ state }) => m.states[state],
    },
    { id: 'site', title: m.site, cell: siteOf, csv: siteOf },
    {
      id: 'purpose',
      title: m.purpose,
      cell: ({ purpose_id: of }) => purposeName(of),
      csv: ({ purpose_id: of }) => of,
    },
    {
      id: 'device',
      title: m.device,
      isNarrow: true,
      cell: ({ device_id: device }) =>
        device === null ? (
          '—'
        ) : can('device.read') ? (
          <Link href={hrefOf(['devices', device])}>{device.slice(0, 8)}</Link>
        ) : (
          device.slice(0, 8)
        ),
      csv: ({ device_id: device }) => device,
    },
    {
      id: 'ends',
      title: m.ends,
      isNarrow: true,
      cell: ({ expires_at: at }) => time(at),
      csv: ({ expires_at: at }) => at,
    },
  ];
  return (
    <ListPage
      caption={m.list}
      name={`verifications-${site}`}
      source={async (signal) => {
        const at = site === null || site === NO_SITE ? {} : { site };
        const options = signal === undefined ? {} : { signal };
        return (await platform.verification.watch(at, options)).verifications;
      }}
      columns={columns}
      rowId={({ verification_id: id }) => id}
      filters={
        <Toolbar label={m.show}>
          <SiteField choice={choice} value={site} onChange={setSite} />
        </Toolbar>
      }
      empty={{ title: m.none, text: m.noneText }}
    />
  );
}
