import { ReportIncident } from '@consentry/contract';
import { useState } from 'react';
import { platform } from '../../shared/api/platform.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useConcerned } from './use-concerned.ts';
import { useIncidentWords } from './words.ts';

/** Somebody saw that something happened or may have happened. */
export function ReportPage() {
  const { m } = useIncidentWords();
  const { can } = useSession();
  const concerned = useConcerned();
  const [known_at] = useState(() => new Date().toISOString());
  const [turn, setTurn] = useState(0);
  const reads = can('incident.read');
  const report = useAct(
    async (given: ReportIncident) => platform.incident.report(given),
    ({ incident }) => {
      told.add('ok', m.reported);
      setTurn((before) => before + 1);
      goTo(reads ? ['incidents', incident] : ['home']);
    },
  );
  return (
    <SectionPage
      title={m.report}
      lead={m.reportLead}
      {...(reads ? { trail: [{ text: m.title, to: ['incidents'] }] } : {})}
    >
      <Loaded query={concerned}>
        {(options) => (
          <SchemaForm
            key={turn}
            schema={ReportIncident}
            before={{ known_at }}
            names={m.names}
            options={{ ...options }}
            saveText={m.send}
            cancelText={m.cancel}
            act={report}
            onSave={report.run}
            onCancel={() => goTo(reads ? ['incidents'] : ['home'])}
          />
        )}
      </Loaded>
    </SectionPage>
  );
}
