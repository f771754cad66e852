import { DrawSample, type SampleView } from '@consentry/contract';
import { useState } from 'react';
import { Button, Card, Form, FormActions, type FormError, NumberField, RadioGroup } from '@consentry/ui';
import type { z } from 'zod';
import { authority } from '../api.ts';
import { useWords } from '../words.ts';
import type { StepProps } from './next-step.tsx';
import { useStep } from './use-step.tsx';
import { useInspectionWords } from './words.ts';
import { wrongFields } from './wrong-fields.ts';

/** Draws entries or devices by chance. */
export function SampleForm({ read: seen }: StepProps) {
  const { m: shell } = useWords();
  const { m, pair } = useInspectionWords();
  const [what, setWhat] = useState<z.output<typeof SampleView>['what'] | null>(null);
  const [of, setOf] = useState<number | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const { inspection } = seen;
  const read = DrawSample.safeParse({ what, of, count });
  const drawn = (samples: typeof seen.samples) =>
    samples.map((one) => pair(m.whats[one.what], `${one.drawn.length} / ${one.of}`)).join('\n');
  const draw = useStep(
    seen,
    async (latest) =>
      authority.inspection.draw({ inspection, ...DrawSample.parse(read.data) }, { ifMatch: latest }),
    {
      mine: [{ term: m.draw, text: drawn(seen.samples) }],
      shown: ({ samples }) => [{ term: m.draw, text: drawn(samples) }],
    },
  );
  const submit = () => {
    const labels = { what: m.sampleWhat, of: m.sampleTotal, count: m.sampleCount };
    const wrong = wrongFields(read.error, labels, m.toMend);
    setErrors(wrong);
    if (wrong.length === 0) draw.run();
  };
  return (
    <Card title={m.draw} level={2}>
      <p className="a-soft">{m.samplesLead}</p>
      {draw.asks}
      <Form
        label={m.draw}
        errors={errors}
        errorTitle={shell.shell.toMend}
        onSubmit={submit}
        isPending={draw.busy}
      >
        <RadioGroup
          name="what"
          label={m.sampleWhat}
          value={what}
          onChange={setWhat}
          options={DrawSample.shape.what.options.map((value) => ({ value, text: m.whats[value] }))}
        />
        <div className="a-pair">
          <NumberField
            name="of"
            label={m.sampleTotal}
            hint={m.sampleTotalHint}
            value={of}
            onChange={setOf}
            min={1}
            max={1_000_000_000}
          />
          <NumberField
            name="count"
            label={m.sampleCount}
            hint={m.sampleCountHint}
            value={count}
            onChange={setCount}
            min={1}
            max={1000}
          />
        </div>
        <FormActions>
          <Button type="submit" isPending={draw.busy}>
            {m.draw}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
