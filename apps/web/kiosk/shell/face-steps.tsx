import { Stepper } from '@consentry/ui';
import { useWords } from '../settings/words.tsx';

const ORDER = ['notice', 'consent', 'capture', 'result'] as const;

/** Where a person is between being told and the result. */
export function FaceSteps({ now }: { readonly now: (typeof ORDER)[number] }) {
  const { m } = useWords();
  const at = ORDER.indexOf(now);
  return (
    <Stepper
      label={m.shell.steps}
      steps={ORDER.map((id, index) => ({
        id,
        title: m[id].step,
        text: '',
        state: index < at ? 'done' : index === at ? 'now' : 'ahead',
      }))}
    />
  );
}
