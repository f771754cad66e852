import { OpenRightsRequest } from '@consentry/contract';
import { z } from 'zod';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useRightsWords } from './words.ts';

const { counter, ...asked } = OpenRightsRequest.shape;
/** Staff write down how somebody came and showed who they are. */
const AtCounter = z.strictObject({ ...asked, counter: counter.unwrap() });

/** Writes down what somebody asks for who stands there or wrote. */
export function OpenPage({ person }: { readonly person: string }) {
  const { m, pick } = useRightsWords();
  const purposes = useQuery('purposes of requests', async (signal) =>
    Array.fromAsync(platform.purpose.list({}, { signal })),
  );
  const open = useAct(
    async (given: z.output<typeof AtCounter>) => platform.rights.open({ person, ...given }),
    ({ request }) => {
      told.add('ok', m.opened);
      goTo(['rights', request]);
    },
  );
  return (
    <SectionPage title={m.open} lead={m.openLead} trail={[{ text: m.title, to: ['rights'] }]}>
      <Loaded query={purposes}>
        {(all) => (
          <SchemaForm
            schema={AtCounter}
            leavesOut
            names={{ ...m.names, ...m.kinds, ...m.fields }}
            options={{
              purpose_id: all.map(({ purpose, statement }) => ({ value: purpose, text: pick(statement) })),
            }}
            saveText={m.open}
            cancelText={m.cancel}
            act={open}
            onSave={open.run}
            onCancel={() => goTo(['people', person])}
          />
        )}
      </Loaded>
    </SectionPage>
  );
}
