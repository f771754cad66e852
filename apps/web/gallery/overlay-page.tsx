import { useState } from 'react';
import {
  Button,
  ConfirmDialog,
  Dialog,
  IconButton,
  Menu,
  Popover,
  Section,
  TextField,
  Toasts,
  createToasts,
} from '@consentry/ui';
import { useWords } from './words.ts';

const toasts = createToasts();

export function OverlayPage() {
  const { m } = useWords();
  const words = m.overlay;
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  const [name, setName] = useState(m.form.li);
  const close = () => setOpen(null);
  return (
    <>
      <Section title={m.pages.overlay}>
        <div className="g-row">
          <Button onPress={() => setOpen('dialog')}>{words.dialog}</Button>
          <Button onPress={() => setOpen('confirm')}>{words.confirm}</Button>
          <Menu
            label={words.menu}
            text={words.menu}
            onAction={() => {}}
            items={[
              { id: 'edit', text: m.buttons.edit, icon: 'edit' },
              { id: 'out', text: m.buttons.disabled, icon: 'lock', isDisabled: true },
              {
                id: 'erase',
                text: m.buttons.danger,
                hint: m.table.withdrawHint,
                icon: 'trash',
                tone: 'problem',
              },
            ]}
          />
          <Popover label={words.popover} text={words.popover}>
            <p>{words.popoverText}</p>
          </Popover>
          <IconButton icon="question" label={words.help} />
          <Button
            onPress={() => {
              toasts.add('ok', words.toastOk);
              toasts.add('problem', words.toastProblem);
            }}
          >
            {words.toast}
          </Button>
        </div>
      </Section>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title={words.dialogTitle}
        closeText={m.close}
        actions={
          <>
            <Button onPress={close}>{m.cancel}</Button>
            <Button look="solid" onPress={close}>
              {m.save}
            </Button>
          </>
        }
      >
        <TextField label={words.name} value={name} onChange={setName} />
      </Dialog>
      <ConfirmDialog
        isOpen={open === 'confirm'}
        title={words.confirmTitle}
        consequence={<p>{words.consequence}</p>}
        confirmText={words.confirmYes}
        cancelText={m.cancel}
        tone="danger"
        onConfirm={close}
        onCancel={close}
      />
      <Toasts store={toasts} label={words.toasts} dismissText={words.dismiss} />
    </>
  );
}
