import { type OrderView, PrepareBundle } from '@consentry/contract';
import { z } from 'zod';
import { Section } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { useAct } from '../../shared/act/use-act.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { told } from '../frame/told.ts';
import { useSupervisionWords } from './words.ts';

const ALL = 'all';
const { from, until } = PrepareBundle.shape;
/** As a form has it: one of ours, or all of them where the order names none. */
const Wish = z.strictObject({ from, until, site: z.string().min(1), purpose: z.string().min(1) });
type Wish = z.infer<typeof Wish>;

interface Props {
  readonly read: OrderView;
  readonly onEnd: () => void;
}

/** Makes evidence within an order: which of our sites and purposes it means, a person says. */
export function PrepareForm({ read, onEnd }: Props) {
  const { m, pick, language } = useSupervisionWords();
  const { order, scope } = read;
  const options = useQuery(`order options ${language}`, async (signal) => {
    const [purposes, sites] = await Promise.all([
      Array.fromAsync(platform.purpose.list({}, { signal })),
      Array.fromAsync(platform.site.list({}, { signal })),
    ]);
    return {
      purpose: purposes.map(({ purpose, statement }) => ({ value: purpose, text: pick(statement) })),
      site: sites.map(({ site_id, name }) => ({ value: site_id, text: pick(name) })),
    };
  });
  const every = { value: ALL, text: m.every };
  const prepare = useAct(
    async ({ site, purpose, ...days }: Wish) =>
      platform.supervision.prepare({
        order,
        ...days,
        site: site === ALL ? null : site,
        purpose: purpose === ALL ? null : purpose,
      }),
    () => {
      told.add('ok', m.madeBundle);
      onEnd();
    },
  );
  const named = { site: scope?.sites ?? [], purpose: scope?.purposes ?? [] };
  return (
    <Section title={m.prepare} lead={m.prepareLead}>
      <Loaded query={options}>
        {({ site, purpose }) => (
          <SchemaForm
            schema={Wish}
            before={{
              ...(scope === null ? {} : { from: scope.from, until: scope.until }),
              ...(named.site.length === 0 ? { site: ALL } : {}),
              ...(named.purpose.length === 0 ? { purpose: ALL } : {}),
            }}
            names={m.names}
            options={{
              site: named.site.length === 0 ? [every, ...site] : site,
              purpose: named.purpose.length === 0 ? [every, ...purpose] : purpose,
            }}
            saveText={m.make}
            cancelText={m.cancel}
            act={prepare}
            onSave={prepare.run}
            onCancel={onEnd}
          />
        )}
      </Loaded>
    </Section>
  );
}
