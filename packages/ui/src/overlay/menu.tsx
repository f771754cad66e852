import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover as AriaPopover,
  Tooltip as AriaTooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { Icon, type IconName } from '../icon.tsx';
import '../button.css';
import './menu.css';
import './popover.css';

export interface IconButtonProps {
  readonly icon: IconName;
  /** Its name, shown when the pointer or the focus rests on it. */
  readonly label: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
}

/** A button that is a picture, with its name in a tooltip. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton className="c-icon-button" aria-label={label} {...rest}>
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}

export interface TooltipProps {
  readonly text: string;
  /** A button or a link of react-aria. */
  readonly children: ReactNode;
}

/** A few words on what a control does. Nothing that must be read: a finger does not see it. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip className="c-tooltip" offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

export interface MenuItem<V extends string> {
  readonly id: V;
  readonly text: string;
  readonly hint?: string;
  readonly icon?: IconName;
  /** `problem` for what destroys. */
  readonly tone?: 'plain' | 'problem';
  readonly isDisabled?: boolean;
}

export interface MenuProps<V extends string> {
  /** What it opens: “Actions for door 3”. */
  readonly label: string;
  /** Shown on the button; without it the button is three dots. */
  readonly text?: string;
  readonly icon?: IconName;
  readonly items: readonly MenuItem<V>[];
  readonly onAction: (id: V) => void;
}

/** Several things that can be done, under one button. */
export function Menu<V extends string>({ label, text, icon = 'more', items, onAction }: MenuProps<V>) {
  const act = (key: unknown) => {
    const item = items.find((candidate) => candidate.id === key);
    if (item !== undefined) onAction(item.id);
  };
  return (
    <MenuTrigger>
      {text === undefined ? (
        <AriaButton className="c-icon-button" aria-label={label}>
          <Icon name={icon} />
        </AriaButton>
      ) : (
        <AriaButton className="c-button" data-look="line">
          {icon === 'more' ? null : <Icon name={icon} />}
          <span>{text}</span>
          <Icon name="down" />
        </AriaButton>
      )}
      <AriaPopover className="c-popover">
        <AriaMenu className="c-menu" aria-label={label} onAction={act}>
          {items.map((item) => (
            <AriaMenuItem
              key={item.id}
              id={item.id}
              textValue={item.text}
              className="c-menu-item"
              data-tone={item.tone ?? 'plain'}
              isDisabled={item.isDisabled ?? false}
            >
              {item.icon === undefined ? null : <Icon name={item.icon} />}
              <span>{item.text}</span>
              {item.hint === undefined ? null : <span className="c-menu-hint">{item.hint}</span>}
            </AriaMenuItem>
          ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

export interface PopoverProps {
  /** The name of the button and of what it opens. */
  readonly label: string;
  /** Shown on the button; without it the button is the picture alone. */
  readonly text?: string;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A few words or fields that open at a button: an explanation, filters, an account. */
export function Popover({ label, text, icon = 'question', children }: PopoverProps) {
  return (
    <DialogTrigger>
      {text === undefined ? (
        <AriaButton className="c-icon-button" aria-label={label}>
          <Icon name={icon} />
        </AriaButton>
      ) : (
        <AriaButton className="c-button" data-look="line">
          <Icon name={icon} />
          <span>{text}</span>
        </AriaButton>
      )}
      <AriaPopover className="c-popover">
        <Dialog className="c-popover-dialog" aria-label={label}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
