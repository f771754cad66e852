import { FilingOffice, type FilingOfficeView, PortalDocument } from '@consentry/contract';
import { CivilDate } from '@consentry/law';
import { useState } from 'react';
import { z } from 'zod';
import { Button, Callout, Card, DescriptionList, Link, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { StaffName } from '../staff/staff-name.tsx';
import { useFilingWords } from './words.ts';

const OF_OFFICE = FilingOffice.shape.verified.element.options;

/** One choice a place: no field of a form has an order. Each document has one place. */
const Order = z
  .strictObject({
    place_1: PortalDocument,
    place_2: PortalDocument,
    place_3: PortalDocument,
    place_4: PortalDocument,
    place_5: PortalDocument,
    place_6: PortalDocument,
    place_7: PortalDocument,
    place_8: PortalDocument,
    place_9: PortalDocument,
  })
  .superRefine((order, context) => {
    const seen = new Set<PortalDocument>();
    for (const [place, document] of Object.entries(order)) {
      if (seen.has(document)) context.addIssue({ code: 'custom', path: [place], message: 'twice' });
      seen.add(document);
    }
  });

const Asked = FilingOffice.extend({
  authority: z.string().trim().max(200),
  hotline: z.string().trim().max(60),
  checked_on: CivilDate,
  order: Order,
});

/** Where the province takes filings: what of it is verified, and what is only assumed. */
export function OfficeCard({ office }: { readonly office: FilingOfficeView }) {
  const { m, date, pick } = useFilingWords();
  const { can } = useSession();
  const [writes, setWrites] = useState(false);
  const words = m.course.office;
  const { authority, hotline, url, order, extra_materials, verified, source, checked_on, set_by } = office;
  const marked = (of: FilingOfficeView['verified'][number], text: string) =>
    verified.includes(of) ? text : `${text} · ${words.unverified}`;
  if (writes) return <OfficeForm office={office} onDone={() => setWrites(false)} />;
  const all = OF_OFFICE.every((of) => verified.includes(of));
  return (
    <Card
      title={words.title(pick(office.name))}
      level={3}
      status={<StatusChip tone={all ? 'ok' : 'note'}>{all ? words.verified : words.partly}</StatusChip>}
    >
      <DescriptionList
        items={[
          {
            term: words.authority,
            detail: authority === null ? words.unknown : marked('authority', authority),
          },
          { term: words.hotline, detail: hotline === null ? words.unknown : marked('hotline', hotline) },
          { term: words.url, detail: <Link href={url}>{marked('url', url)}</Link> },
          {
            term: words.order,
            detail: (
              <>
                {verified.includes('order') ? null : words.unverified}
                <ol>
                  {order.map((slot) => (
                    <li key={slot}>{m.course.documents[slot]}</li>
                  ))}
                </ol>
              </>
            ),
          },
          {
            term: words.extra,
            detail: marked(
              'extra_materials',
              extra_materials.length === 0 ? words.extraNone : extra_materials.join(' · '),
            ),
          },
          { term: words.source, detail: source },
          { term: words.checked, detail: checked_on === null ? words.never : date(checked_on) },
          ...(set_by === null ? [] : [{ term: words.setBy, detail: <StaffName id={set_by} /> }]),
        ]}
      />
      {all ? null : (
        <Callout tone="note">
          <p>{words.hint}</p>
        </Callout>
      )}
      {can('filing.prepare') ? (
        <div>
          <Button look="quiet" onPress={() => setWrites(true)}>
            {words.correct}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function OfficeForm({ office, onDone }: { readonly office: FilingOfficeView; readonly onDone: () => void }) {
  const { m, pick } = useFilingWords();
  const words = m.course.office;
  const { province, version, authority, hotline, url, order, extra_materials, verified, source } = office;
  const save = useAct(
    async ({ authority: name, hotline: phone, order: places, ...given }: z.output<typeof Asked>) => {
      const body = {
        ...given,
        authority: name === '' ? null : name,
        hotline: phone === '' ? null : phone,
        order: Object.values(places),
      };
      return platform.filing.setOffice({ province, ...body }, { ifMatch: `"${version}"` });
    },
    () => {
      told.add('ok', m.course.saved);
      onDone();
    },
  );
  const before = {
    authority: authority ?? '',
    hotline: hotline ?? '',
    url,
    extra_materials,
    verified,
    source,
    order: Object.fromEntries(order.map((slot, at) => [`place_${at + 1}`, slot])) as z.input<typeof Order>,
  };
  const names = {
    ...words.names,
    ...m.course.documents,
    ...Object.fromEntries(order.map((_, at) => [`place_${at + 1}`, words.place(at + 1)])),
  };
  return (
    <Card title={words.title(pick(office.name))} level={3}>
      <p>{words.formHint}</p>
      <SchemaForm
        schema={Asked}
        before={before}
        names={names}
        saveText={m.course.save}
        cancelText={m.course.cancel}
        act={save}
        onSave={save.run}
        onCancel={onDone}
      />
    </Card>
  );
}
