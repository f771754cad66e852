import { useEffect, useState } from 'react';
import {
  Autocomplete,
  Button,
  Dialog,
  Header,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { Icon, type IconName } from '../icon.tsx';
import { Shade } from './dialog.tsx';
import './command-palette.css';
import './menu.css';

export interface Command {
  readonly id: string;
  readonly text: string;
  readonly hint?: string;
  readonly icon?: IconName;
  /** Other words that find it: the English name, an article's number, pinyin. */
  readonly keywords?: string;
}

export interface CommandGroup {
  readonly id: string;
  readonly title: string;
  readonly commands: readonly Command[];
}

export interface CommandPaletteProps {
  readonly groups: readonly CommandGroup[];
  readonly onCommand: (id: string) => void;
  /** Its name, on the button that opens it. */
  readonly label: string;
  readonly placeholder: string;
  readonly emptyText: string;
}

/** Goes anywhere and does anything by a few letters. Ctrl-K or ⌘-K opens it, as does its button. */
export function CommandPalette({ groups, onCommand, label, placeholder, emptyText }: CommandPaletteProps) {
  const [isOpen, setOpen] = useState(false);
  const { contains } = useFilter({ sensitivity: 'base' });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  const run = (key: unknown) => {
    setOpen(false);
    onCommand(String(key));
  };
  return (
    <>
      <Button className="c-command-button" aria-keyshortcuts="Control+K Meta+K" onPress={() => setOpen(true)}>
        <Icon name="search" />
        <span className="c-command-label">{label}</span>
        <Keyboard className="c-command-keys" aria-hidden="true">
          {SHORTCUT}
        </Keyboard>
      </Button>
      <Shade isOpen={isOpen} onClose={() => setOpen(false)} size="medium" isDismissable>
        <Dialog className="c-command" aria-label={label}>
          <Autocomplete filter={contains}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog must take the focus (WAI-ARIA APG, dialog) */}
            <SearchField className="c-command-search" aria-label={label} autoFocus>
              <Icon name="search" />
              <Input className="c-command-input" placeholder={placeholder} />
            </SearchField>
            <Menu
              className="c-menu c-command-list"
              aria-label={label}
              onAction={run}
              renderEmptyState={() => <p className="c-command-empty">{emptyText}</p>}
            >
              {groups.map((group) => (
                <MenuSection key={group.id} id={group.id} className="c-command-group">
                  <Header className="c-command-title">{group.title}</Header>
                  {group.commands.map((command) => (
                    <CommandItem key={command.id} command={command} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Shade>
    </>
  );
}

const SHORTCUT = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '') ? '⌘ K' : 'Ctrl K';

function CommandItem({ command: { id, text, hint, icon, keywords = '' } }: { readonly command: Command }) {
  return (
    <MenuItem id={id} textValue={`${text} ${hint ?? ''} ${keywords}`} className="c-menu-item">
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{text}</span>
      {hint === undefined ? null : <span className="c-menu-hint">{hint}</span>}
    </MenuItem>
  );
}
