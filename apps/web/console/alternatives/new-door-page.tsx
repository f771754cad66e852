import { NewCheckpoint } from '@consentry/contract';
import { useState } from 'react';
import { Callout, Select } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSites } from '../siting/use-sites.ts';
import { useAlternativesWords } from './words.ts';

/** Registers a place where a purpose asks for a face, with its other ways; each is tried afterwards (§ 第十条). */
export function NewDoorPage() {
  const { m, pick } = useAlternativesWords();
  const [purpose, setPurpose] = useState<string | null>(null);
  const purposes = useQuery('purposes of doors', async (signal) =>
    (await Array.fromAsync(platform.purpose.list({}, { signal }))).filter(({ state }) => state !== 'ended'),
  );
  const { data: sites = [] } = useSites();
  const add = useAct(
    async (of: string, given: NewCheckpoint) => platform.checkpoint.add({ purpose: of, ...given }),
    ({ checkpoint }) => {
      told.add('ok', m.added);
      goTo(['alternatives', checkpoint]);
    },
  );
  return (
    <SectionPage title={m.add} lead={m.addLead} trail={[{ text: m.title, to: ['alternatives'] }]}>
      <Loaded query={purposes}>
        {(all) =>
          all.length === 0 || sites.length === 0 ? (
            <Callout tone="note">
              <p>{m.addNeeds}</p>
            </Callout>
          ) : (
            <>
              <Select
                label={m.purpose}
                value={purpose}
                options={all.map((one) => ({ value: one.purpose, text: pick(one.statement) }))}
                onChange={setPurpose}
                placeholder={m.choosePurpose}
                isRequired
              />
              {purpose === null ? null : (
                <SchemaForm
                  schema={NewCheckpoint}
                  leavesOut
                  names={{ ...m.names, ...m.kinds }}
                  options={{ site: sites.map(({ site_id, name }) => ({ value: site_id, text: pick(name) })) }}
                  saveText={m.add}
                  cancelText={m.cancel}
                  act={add}
                  onSave={(given) => add.run(purpose, given)}
                  onCancel={() => goTo(['alternatives'])}
                />
              )}
            </>
          )
        }
      </Loaded>
    </SectionPage>
  );
}
