import type { PurposeView } from '@consentry/contract';
import { useState } from 'react';
import { Button, ConfirmDialog, Form, FormActions, Section, TextField, Toolbar } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { useFields } from '../act/use-fields.ts';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';
import { usePurposeWords } from './words.ts';

type Stop = 'suspend' | 'end';

/** Suspends a purpose at once, or ends it for good; each with its reason. */
export function StopPurpose({ read }: { readonly read: PurposeView }) {
  const { m } = usePurposeWords();
  const { can } = useSession();
  const [stop, setStop] = useState<Stop | null>(null);
  const { state } = read;
  const ways: readonly Stop[] = [
    ...(state === 'active' && can('purpose.suspend') ? (['suspend'] as const) : []),
    ...(state !== 'ended' && can('purpose.end') ? (['end'] as const) : []),
  ];
  if (stop !== null) return <Reason key={stop} read={read} stop={stop} onEnd={() => setStop(null)} />;
  return ways.length === 0 ? null : (
    <Toolbar label={m.state}>
      {ways.map((way) => (
        <Button
          key={way}
          look={way === 'end' ? 'danger' : 'line'}
          icon={way === 'end' ? 'cross' : 'pause'}
          onPress={() => setStop(way)}
        >
          {m[way]}
        </Button>
      ))}
    </Toolbar>
  );
}

interface ReasonProps {
  readonly read: PurposeView;
  readonly stop: Stop;
  readonly onEnd: () => void;
}

function Reason({ read, stop, onEnd }: ReasonProps) {
  const { m } = usePurposeWords();
  const { m: frame } = useWords();
  const fields = useFields({ reason: '' });
  const [asked, setAsked] = useState(false);
  const reason = fields.values.reason.trim();
  const { purpose } = read;
  const act = useAct(
    async () =>
      stop === 'end'
        ? platform.purpose.end({ purpose, reason }, { ifMatch: read })
        : platform.purpose.suspend({ purpose, reason }),
    () => {
      told.add('ok', stop === 'end' ? m.ended : m.suspended);
      onEnd();
    },
  );
  const ends = stop === 'end';
  return (
    <Section title={m[stop]}>
      <ProblemText trouble={act.trouble} />
      <Form
        errors={fields.errors}
        errorTitle={frame.form.wrong(fields.errors.length)}
        isPending={act.busy}
        onSubmit={() => setAsked(fields.check({ reason: m.why }))}
      >
        <TextField {...fields.field('reason', m.why)} hint={m.whyHint} kind="multiline" maxLength={500} />
        <FormActions>
          <Button type="submit" look="solid" isPending={act.busy}>
            {m[stop]}
          </Button>
          <Button look="quiet" onPress={onEnd}>
            {frame.cancel}
          </Button>
        </FormActions>
      </Form>
      <ConfirmDialog
        isOpen={asked}
        title={ends ? m.endTitle : m.suspendTitle}
        consequence={ends ? m.endText : m.suspendText}
        confirmText={m[stop]}
        cancelText={frame.cancel}
        tone={ends ? 'danger' : 'plain'}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          act.run();
        }}
      />
    </Section>
  );
}
