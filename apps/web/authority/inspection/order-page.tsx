import type { InspectionReceipt, OrderInspection } from '@consentry/contract';
import { useState } from 'react';
import { Link } from '@consentry/ui';
import type { z } from 'zod';
import { useQuery } from '../../shared/api/use-query.ts';
import { hrefOf } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import { type Before, OrderForm } from './order-form.tsx';
import { ReceiptCard } from './receipt-card.tsx';
import { useInspectionWords } from './words.ts';

/** An order as it was sent, and by what the processor answers it. */
export interface Ordered {
  readonly order: OrderInspection;
  readonly receipt: z.output<typeof InspectionReceipt>;
}

/** Orders an inspection: `?complaint=…`, `?incident=…` and `?filing=…` say what it follows from, `?log_key=…` whose log it is. */
export function OrderPage({ search }: { readonly search: URLSearchParams }) {
  const { m: shell } = useWords();
  const { m } = useInspectionWords();
  const [ordered, setOrdered] = useState<Ordered | null>(null);
  const before = useQuery(`order ${search.toString()}`, async (signal) => beginsWith(search, signal));
  return (
    <Page heading={ordered === null ? m.order : m.ordered} site={shell.title}>
      {ordered === null ? (
        <>
          <p>
            <Link href={hrefOf(['inspections'])}>{m.back}</Link>
          </p>
          <Loaded query={before}>{(read) => <OrderForm before={read} onOrdered={setOrdered} />}</Loaded>
        </>
      ) : (
        <>
          <p>
            <Link href={hrefOf(['inspections', ordered.receipt.inspection])}>{m.toInspection}</Link>
          </p>
          <ReceiptCard ordered={ordered} />
        </>
      )}
    </Page>
  );
}

/** Reads what is known already; of a complaint the place and the processor alone, never who complained (R17.4). */
async function beginsWith(search: URLSearchParams, signal: AbortSignal): Promise<Before> {
  const [complaint, incident, filing, logKey] = ['complaint', 'incident', 'filing', 'log_key'].map((name) =>
    search.get(name),
  );
  const nothing = {
    complaint: null,
    incident: null,
    region: null,
    processor: '',
    site: '',
    logKey: logKey ?? '',
  };
  if (complaint) {
    const { region, place, processor } = await authority.complaint.read({ complaint }, { signal });
    return { ...nothing, complaint, region, processor: processor ?? '', site: place ?? '' };
  }
  if (incident) {
    const { region, processor, log_key } = await authority.incident.read({ incident }, { signal });
    return { ...nothing, incident, region, processor: processor ?? '', logKey: log_key ?? '' };
  }
  if (filing) {
    const { region, name, key } = await authority.filing.read({ filing }, { signal });
    return { ...nothing, region, processor: name['zh-CN'], logKey: key };
  }
  return nothing;
}
