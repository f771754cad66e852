import { Button, Callout, Link } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf } from '../../shared/router.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useSession } from '../session.tsx';
import type { StepProps } from './set-up-section.tsx';
import { useSetUpWords } from './words.ts';

/** The purpose is in force: what is left is that devices serve it. */
export function Finished({ state: { purpose, devices } }: StepProps) {
  const { m } = useSetUpWords();
  const { can } = useSession();
  const words = m.finished;
  const id = purpose?.purpose ?? '';
  const serving = devices.filter(({ purpose_ids }) => purpose_ids.includes(id));
  const idle = devices.filter(({ state, purpose_ids }) => state === 'approved' && !purpose_ids.includes(id));
  const serve = useAct(async () => {
    for (const { device_id } of idle) await platform.device.serve({ device: device_id, purpose: id });
  });
  return (
    <Callout tone="ok">
      <h2>{words.title}</h2>
      <p>
        {words.text} {serving.length > 0 ? words.served(serving.length) : ''}
      </p>
      <ProblemText trouble={serve.trouble} />
      {idle.length === 0 || !can('device.serve') ? null : (
        <div className="k-stack">
          <p>{words.serve}</p>
          <div>
            <Button onPress={serve.run} isPending={serve.busy}>
              {words.serveAll}
            </Button>
          </div>
        </div>
      )}
      <p>
        <Link href={hrefOf(['posture'])}>{words.posture}</Link>
      </p>
    </Callout>
  );
}
