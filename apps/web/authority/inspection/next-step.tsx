import type { InspectionView } from '@consentry/contract';
import { Suspense, lazy } from 'react';
import { Button } from '@consentry/ui';
import { authority } from '../api.ts';
import { useSession } from '../session.ts';
import { RecheckForm } from './recheck-form.tsx';
import { RectificationForm } from './rectification-form.tsx';
import { SampleForm } from './sample-form.tsx';
import { findingsText, useConfirmed, useStep } from './use-step.tsx';
import { useInspectionWords } from './words.ts';

export interface StepProps {
  readonly read: InspectionView;
}

/** The register comes with it. */
const FindingsForm = lazy(async () => ({ default: (await import('./findings-form.tsx')).FindingsForm }));

/** What can be done next: what was found is not closed before it was mended and looked at again. */
export function NextStep({ read }: StepProps) {
  const { shared } = useInspectionWords();
  const { can } = useSession();
  const { state, findings, rectifications } = read;
  const isOpen = state === 'ordered' || state === 'answered';
  return (
    <>
      {isOpen && can('inspection.handle') ? (
        <>
          <SampleForm read={read} />
          <Suspense fallback={<output>{shared.loading}</output>}>
            <FindingsForm read={read} />
          </Suspense>
        </>
      ) : null}
      {state === 'examined' && can('inspection.decide') ? (
        findings.length === 0 ? (
          <Close read={read} />
        ) : (
          <RectificationForm read={read} />
        )
      ) : null}
      {(state === 'rectifying' || state === 'reported') && can('inspection.decide') ? (
        <RecheckForm key={rectifications.length} read={read} />
      ) : null}
    </>
  );
}

function Close({ read }: StepProps) {
  const { m } = useInspectionWords();
  const { inspection } = read;
  const close = useStep(read, async (seen) => authority.inspection.close({ inspection }, { ifMatch: seen }), {
    mine: [{ term: m.findings, text: findingsText(read.findings) }],
    shown: (latest) => [{ term: m.findings, text: findingsText(latest.findings) }],
  });
  const confirm = useConfirmed(
    { title: m.closeTitle, consequence: m.closeText, confirm: m.close },
    close.run,
  );
  return (
    <>
      {close.asks}
      <div className="a-actions">
        <Button look="solid" onPress={confirm.ask} isPending={close.busy}>
          {m.close}
        </Button>
      </div>
      {confirm.dialog}
    </>
  );
}
