import type { RightsRequestView } from '@consentry/contract';
import { Button, Card, Disclosure, saveText } from '@consentry/ui';
import { useState } from 'react';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ConfirmAct } from '../../shared/act/confirm-act.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useRightsWords } from './words.ts';

/** What the platform itself gives out for a request: the copy of everything, or the explanation. */
export function HandOut({ read }: { readonly read: RightsRequestView }) {
  const { can } = useSession();
  const { kind, state } = read;
  const hasCopy = kind === 'access' || kind === 'copy' || kind === 'transfer';
  return (
    <>
      {hasCopy && state === 'granted' && can('rights.copy') ? <Copy read={read} /> : null}
      {kind === 'explain' && can('rights.read') ? <Explanation read={read} /> : null}
    </>
  );
}

function Copy({ read: { request } }: { readonly read: RightsRequestView }) {
  const { m } = useRightsWords();
  const copy = useAct(
    async () => platform.rights.copy({ request }),
    (all) => {
      saveText(`consentry-copy-${request}.json`, 'application/json', `${JSON.stringify(all, null, 2)}\n`);
      told.add('ok', m.copied);
    },
  );
  return (
    <Card title={m.copy} level={2}>
      <p>{m.copyText}</p>
      <ConfirmAct text={m.copy} title={m.copyTitle} consequence={m.copyConsequence} act={copy} />
    </Card>
  );
}

function Explanation({ read: { request } }: { readonly read: RightsRequestView }) {
  const { m } = useRightsWords();
  const [shown, setShown] = useState(false);
  return (
    <Card title={m.explanation} level={2}>
      {shown ? (
        <Explained request={request} />
      ) : (
        <div>
          <Button icon="text" onPress={() => setShown(true)}>
            {m.explain}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Explained({ request }: { readonly request: string }) {
  const { m, pick } = useRightsWords();
  const read = useQuery(`explanation ${request}`, async (signal) =>
    platform.rights.explanation({ request }, { signal }),
  );
  return (
    <Loaded query={read}>
      {({ purposes, decides, rules }) => (
        <>
          <p>{pick(decides)}</p>
          {purposes.map((one) => (
            <Disclosure key={one.purpose_id} title={pick(one.statement)}>
              {Object.entries(one.texts).map(([name, text]) =>
                text === null ? null : <p key={name}>{pick(text)}</p>,
              )}
            </Disclosure>
          ))}
          <Disclosure title={m.rules}>
            <ul>
              {rules.map(({ row, text }) => (
                <li key={row}>{pick(text)}</li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
    </Loaded>
  );
}
