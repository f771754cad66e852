import { useState } from 'react';
import { Button, EmptyState, Section, Select } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { SecretOnce } from '../../shared/act/secret-once.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { useSession } from '../session.tsx';
import { useSites } from '../siting/use-sites.ts';
import { useDeviceWords } from './words.ts';

/** A token by which one device joins at a site of the installer, shown once. */
export function JoinPage({ at }: { readonly at: string | null }) {
  const { m, pick } = useDeviceWords();
  const { sites: own } = useSession();
  const all = useSites();
  return (
    <SectionPage title={m.join} lead={m.joinLead} trail={[{ text: m.title, to: ['devices'] }]}>
      <Loaded query={all}>
        {(sites) => {
          const options = sites
            .filter(({ site_id, approved_at }) => approved_at !== null && own.includes(site_id))
            .map(({ site_id, name }) => ({ value: site_id, text: pick(name) }));
          return options.length === 0 ? (
            <EmptyState icon="building" title={m.joinNone} text={m.joinNoneText} />
          ) : (
            <Token options={options} at={at} />
          );
        }}
      </Loaded>
    </SectionPage>
  );
}

interface TokenProps {
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly at: string | null;
}

function Token({ options, at }: TokenProps) {
  const { m, time } = useDeviceWords();
  const known = options.find(({ value }) => value === at) ?? options[0];
  const [site, setSite] = useState(known?.value ?? null);
  const [made, setMade] = useState<{ readonly token: string; readonly until: string } | null>(null);
  const invite = useAct(
    async (where: string) => platform.device.invite({ site: where }),
    ({ token, expires_at }) => setMade({ token, until: expires_at }),
  );
  if (made !== null) {
    return (
      <SecretOnce
        secret={m.command(location.origin, made.token)}
        label={m.token}
        hint={m.tokenHint(time(made.until))}
        copyText={m.copy}
        copiedText={m.copied}
        failedText={m.copyFailed}
        doneText={m.done}
        onDone={() => goTo(['devices'])}
      />
    );
  }
  return (
    <Section title={m.joinSite}>
      <ProblemText trouble={invite.trouble} />
      <Select label={m.joinSite} value={site} options={options} onChange={setSite} placeholder={m.choose} />
      <div>
        <Button
          look="solid"
          icon="key"
          isDisabled={site === null}
          isPending={invite.busy}
          onPress={() => (site === null ? undefined : invite.run(site))}
        >
          {m.makeToken}
        </Button>
      </div>
    </Section>
  );
}
