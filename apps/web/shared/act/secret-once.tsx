import { Button, Callout, CopyField } from '@consentry/ui';

export interface SecretOnceProps {
  readonly secret: string;
  readonly label: string;
  readonly hint: string;
  readonly copyText: string;
  readonly copiedText: string;
  readonly failedText: string;
  readonly doneText: string;
  readonly onDone: () => void;
}

/** A secret that the platform shows once: it stays until somebody says that they have it. */
export function SecretOnce({ secret, doneText, onDone, ...texts }: SecretOnceProps) {
  return (
    <Callout tone="note" alert>
      <CopyField {...texts} value={secret} />
      <Button onPress={onDone}>{doneText}</Button>
    </Callout>
  );
}
