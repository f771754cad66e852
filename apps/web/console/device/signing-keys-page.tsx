import { Callout, DescriptionList } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useDeviceWords } from './words.ts';

/** The key that signs what devices obey: the next is announced under the one in use, then takes its place. */
export function SigningKeysPage() {
  const { m, number } = useDeviceWords();
  const { can } = useSession();
  const words = m.signing;
  const keys = useQuery('signing keys', async (signal) => platform.signingKey.read({}, { signal }), {
    every: 30_000,
  });
  const announce = useAct(
    async () => platform.signingKey.announce(),
    () => told.add('ok', words.announced),
  );
  const use = useAct(
    async () => platform.signingKey.use(),
    () => told.add('ok', words.used),
  );
  return (
    <SectionPage title={words.title} lead={words.lead} trail={[{ text: m.title, to: ['devices'] }]}>
      <Loaded query={keys}>
        {({ generation, in_use: current, next, devices_behind: behind }) => (
          <>
            <DescriptionList
              items={[
                { term: words.inUse, detail: <span className="k-code">{current}</span> },
                {
                  term: words.next,
                  detail: next === null ? words.none : <span className="k-code">{next}</span>,
                },
                { term: words.generation, detail: number(generation) },
                { term: words.behind, detail: number(behind) },
              ]}
            />
            {next !== null && behind > 0 ? (
              <Callout tone="note">
                <p>{words.wait(number(behind))}</p>
              </Callout>
            ) : null}
            {next === null && can('signing_key.announce') ? (
              <ConfirmAct
                text={words.announce}
                title={words.announceTitle}
                consequence={words.announceText}
                act={announce}
              />
            ) : null}
            {next !== null && behind === 0 && can('signing_key.use') ? (
              <ConfirmAct text={words.use} title={words.useTitle} consequence={words.useText} act={use} />
            ) : null}
          </>
        )}
      </Loaded>
    </SectionPage>
  );
}
