import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import './dialog.css';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeText: string;
  readonly size?: 'small' | 'medium' | 'large';
  /** Buttons at the foot, beside what scrolls. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Something to do or read before going on. Escape and the cross leave it; what lies behind is out of reach. */
export function Dialog({
  isOpen,
  onClose,
  title,
  closeText,
  size = 'medium',
  actions,
  children,
}: DialogProps) {
  return (
    <Shade isOpen={isOpen} onClose={onClose} size={size} isDismissable={false}>
      <AriaDialog className="c-dialog">
        <div className="c-dialog-head">
          <Heading slot="title" className="c-dialog-title">
            {title}
          </Heading>
          <AriaButton className="c-dialog-close" aria-label={closeText} onPress={onClose}>
            <Icon name="cross" />
          </AriaButton>
        </div>
        <div className="c-dialog-body">{children}</div>
        {actions === undefined ? null : <div className="c-dialog-actions">{actions}</div>}
      </AriaDialog>
    </Shade>
  );
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  /** A question: “Erase the faces of 3 people?” */
  readonly title: string;
  /** What will be so afterwards, and what cannot be undone. */
  readonly consequence: ReactNode;
  /** A verb, never “OK”. */
  readonly confirmText: string;
  readonly cancelText: string;
  /** `danger` for what cannot be undone. */
  readonly tone?: 'plain' | 'danger';
  /** The words of the button while the request runs; it is then not sent again. */
  readonly pendingText?: string;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something with consequences. The focus is on the way back; both answers are of one size. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, consequence, confirmText, cancelText, tone = 'plain', isPending = false } = props;
  return (
    <Shade isOpen={isOpen} onClose={props.onCancel} size="small" isDismissable={false}>
      <AriaDialog className="c-dialog" role="alertdialog" data-tone={tone}>
        <div className="c-confirm">
          <span className="c-confirm-icon">
            <Icon name={tone === 'danger' ? 'alert' : 'question'} />
          </span>
          <div className="c-confirm-words">
            <Heading slot="title" className="c-dialog-title">
              {title}
            </Heading>
            <div className="c-confirm-consequence">{consequence}</div>
          </div>
        </div>
        <div className="c-dialog-actions c-confirm-actions">
          {/* The safe answer comes first, also for whoever presses Enter too soon. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog must take the focus (WAI-ARIA APG, alertdialog) */}
          <Button autoFocus onPress={props.onCancel}>
            {cancelText}
          </Button>
          <Button
            look={tone === 'danger' ? 'danger' : 'solid'}
            isPending={isPending}
            onPress={() => (isPending ? undefined : props.onConfirm())}
          >
            {isPending ? (props.pendingText ?? confirmText) : confirmText}
          </Button>
        </div>
      </AriaDialog>
    </Shade>
  );
}

export interface ShadeProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size: 'small' | 'medium' | 'large';
  /** A press beside it closes it: only where nothing typed can be lost. */
  readonly isDismissable: boolean;
  readonly children: ReactNode;
}

/** What covers the page behind a dialog. */
export function Shade({ isOpen, onClose, size, isDismissable, children }: ShadeProps) {
  return (
    <ModalOverlay
      className="c-shade"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={isDismissable}
    >
      <Modal className="c-modal" data-size={size}>
        {children}
      </Modal>
    </ModalOverlay>
  );
}
