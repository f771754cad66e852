import { Card, DescriptionList, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { ConsentsOf } from '../consent/consents-of.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { EvidenceOf } from '../ledger/evidence-of.tsx';
import { RequestsOf } from '../rights/requests-of.tsx';
import { useSession } from '../session.tsx';
import { AskConsent } from './ask-consent.tsx';
import { IdentityCard } from './identity-card.tsx';
import { AgeCard, Guardians } from './minor.tsx';
import { Merges } from './merges.tsx';
import { useSiteChoice } from './site-field.tsx';
import { usePeopleWords } from './words.ts';

/** One person by their pseudonym: what they decided, how old they are, who decides for them. */
export function PersonPage({ person }: { readonly person: string }) {
  const { m, time } = usePeopleWords();
  const { can } = useSession();
  const { options } = useSiteChoice(m.noSite);
  const read = useQuery(`person ${person}`, async (signal) => platform.person.read({ person }, { signal }));
  const state = read.data?.state;
  return (
    <SectionPage
      title={m.one}
      trail={[{ text: m.title, to: ['people'] }]}
      status={
        state === undefined ? null : (
          <StatusChip tone={state === 'active' ? 'ok' : 'plain'}>{m.states[state]}</StatusChip>
        )
      }
    >
      <Loaded query={read}>
        {({ site, registered_at }) => (
          <>
            <Card>
              <DescriptionList
                items={[
                  { term: m.person, detail: <span className="k-code">{person}</span> },
                  {
                    term: m.site,
                    detail: options.find(({ value }) => value === site)?.text ?? site ?? m.noSite,
                  },
                  { term: m.registered, detail: time(registered_at) },
                ]}
              />
            </Card>
            <IdentityCard person={person} />
            {can('consent.list') ? <ConsentsOf person={person} /> : null}
            {can('consent.start') ? <AskConsent person={person} /> : null}
            {can('consent.withdraw') ? <WithdrawAll person={person} /> : null}
            {can('rights.list') ? <RequestsOf person={person} /> : null}
            {can('age.read') ? <AgeCard person={person} /> : null}
            {can('guardian.list') ? <Guardians person={person} /> : null}
            {can('evidence.read') ? <EvidenceOf person={person} /> : null}
            {can('person_merge.list') ? <Merges person={person} /> : null}
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}

function WithdrawAll({ person }: { readonly person: string }) {
  const { m } = usePeopleWords();
  const withdraw = useAct(
    async () => {
      const all = await Array.fromAsync(platform.consent.list({ person }));
      const given = all.filter(({ state }) => state === 'given');
      for (const { consent } of given) await platform.consent.withdraw({ consent });
      return given.length;
    },
    (count) => told.add('ok', m.withdrawnAll(count)),
  );
  return (
    <ConfirmAct
      text={m.withdrawAll}
      title={m.withdrawAllTitle}
      consequence={m.withdrawAllText}
      act={withdraw}
      look="quiet"
      tone="danger"
    />
  );
}
