import { AccessReason } from '@consentry/contract';
import { useState } from 'react';
import { z } from 'zod';
import { Link, saveText } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { lastDays } from '../record/days.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { useLedgerWords } from './words.ts';

const ALL = 'all';

const Asked = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    purpose: z.string().max(128),
    site: z.string().max(64),
    person: z.string().trim().max(64),
    reason: AccessReason,
    reference: z
      .string()
      .regex(/^[\w.-]{0,64}$/)
      .max(64),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] });
type Asked = z.infer<typeof Asked>;

/** Evidence of a period in one archive, of a purpose, a site or a person where they are named. */
export function BundlePage() {
  const { m, pick, language } = useLedgerWords();
  const [before] = useState(() => ({ ...lastDays(30), purpose: ALL, site: ALL }));
  const options = useQuery(`bundle options ${language}`, async (signal) => {
    const [purposes, sites] = await Promise.all([
      Array.fromAsync(platform.purpose.list({}, { signal })),
      Array.fromAsync(platform.site.list({}, { signal })),
    ]);
    const every = { value: ALL, text: m.every };
    return {
      purpose: [
        every,
        ...purposes.map(({ purpose, statement }) => ({ value: purpose, text: pick(statement) })),
      ],
      site: [every, ...sites.map(({ site_id, name }) => ({ value: site_id, text: pick(name) }))],
    };
  });
  const ask = useAct(
    async ({ from, to, purpose, site, person, reason, reference }: Asked) => {
      const bundle = await fetchBundle(
        {
          from,
          to,
          ...(purpose === ALL ? {} : { purpose }),
          ...(site === ALL ? {} : { site }),
          ...(person === '' ? {} : { person }),
        },
        reference === '' ? reason : `${reason}:${reference}`,
      );
      saveText(`consentry-${from}-${to}.evidence.zip`, 'application/zip', bundle);
    },
    () => told.add('ok', m.bundleDone),
  );
  return (
    <SectionPage title={m.bundle} lead={m.bundleLead} trail={[{ text: m.title, to: ['ledger'] }]}>
      <Loaded query={options}>
        {(choices) => (
          <SchemaForm
            schema={Asked}
            before={before}
            names={m.names}
            options={choices}
            saveText={m.bundleMake}
            cancelText={m.cancel}
            act={ask}
            onSave={ask.run}
            onCancel={() => goTo(['ledger'])}
          />
        )}
      </Loaded>
      <p>
        <Link href="/verify/">{m.verify}</Link> <span className="k-soft">{m.verifyText}</span>
      </p>
    </SectionPage>
  );
}
