import { useState } from 'react';
import {
  Button,
  ButtonRow,
  Callout,
  Choice,
  Disclosure,
  IconButton,
  Menu,
  Section,
  Toggle,
} from '@consentry/ui';
import { useWords } from './words.ts';

export function ButtonsPage() {
  const { m } = useWords();
  const [choice, setChoice] = useState<'card' | 'pin' | null>(null);
  const [isLarge, setLarge] = useState(true);
  const words = m.buttons;
  return (
    <>
      <Section title={words.looks}>
        <ButtonRow>
          <Button look="solid" icon="check">
            {words.solid}
          </Button>
          <Button>{words.line}</Button>
          <Button look="quiet" icon="back">
            {words.quiet}
          </Button>
          <Button look="danger">{words.danger}</Button>
          <Button isPending>{words.pending}</Button>
          <Button isDisabled>{words.disabled}</Button>
        </ButtonRow>
      </Section>
      <Section title={words.callouts}>
        <Callout tone="plain">{words.plain}</Callout>
        <Callout tone="note">{words.note}</Callout>
        <Callout tone="ok">{words.ok}</Callout>
        <Callout tone="problem">{words.problem}</Callout>
      </Section>
      <Section title={words.icons}>
        <div className="g-row">
          <IconButton icon="edit" label={words.edit} />
          <IconButton icon="download" label={words.download} isDisabled />
          <Menu label={m.overlay.menu} items={[{ id: 'edit', text: words.edit }]} onAction={() => {}} />
          <Toggle icon="text" label={words.large} isSelected={isLarge} onChange={setLarge} />
          <Toggle icon="sound" label={words.toggles} isSelected={!isLarge} onChange={(on) => setLarge(!on)} />
        </div>
      </Section>
      <Choice
        label={words.choice}
        value={choice}
        options={[
          { value: 'card', text: words.card },
          { value: 'pin', text: words.pin },
        ]}
        error=""
        onChange={setChoice}
      />
      <Disclosure title={words.more}>
        <p>{words.moreText}</p>
      </Disclosure>
    </>
  );
}
