import { EnterOrder } from '@consentry/contract';
import { useState } from 'react';
import { RadioGroup } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useAct } from '../../shared/act/use-act.tsx';
import { goTo } from '../../shared/router.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { lastDays } from '../record/days.ts';
import { useSupervisionWords } from './words.ts';

const [ofServer, ofPaper] = EnterOrder.options;
const Online = ofServer.omit({ way: true });
const Paper = ofPaper.omit({ way: true });

/** Enters an order: by the authority's server, or as it came on paper. */
export function EnterPage() {
  const { m } = useSupervisionWords();
  const [way, setWay] = useState<EnterOrder['way']>('online');
  const [today] = useState(() => lastDays(1).to);
  const enter = useAct(
    async (given: EnterOrder) => platform.supervision.enter(given),
    ({ order }) => {
      told.add('ok', m.saved);
      goTo(['orders', order]);
    },
  );
  const form = {
    before: { received_on: today },
    names: m.names,
    saveText: m.save,
    cancelText: m.cancel,
    act: enter,
    onCancel: () => goTo(['orders']),
  };
  return (
    <SectionPage title={m.enter} lead={m.enterLead} trail={[{ text: m.title, to: ['orders'] }]}>
      <RadioGroup
        label={m.way}
        value={way}
        options={(['online', 'paper'] as const).map((value) => ({ value, text: m.ways[value] }))}
        onChange={setWay}
      />
      {way === 'online' ? (
        <SchemaForm key="online" {...form} schema={Online} onSave={(given) => enter.run({ way, ...given })} />
      ) : (
        <SchemaForm key="paper" {...form} schema={Paper} onSave={(given) => enter.run({ way, ...given })} />
      )}
    </SectionPage>
  );
}
