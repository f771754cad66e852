import { type ReactNode, useRef, useState } from 'react';
import { Button, Dialog, Link, Modal, ModalOverlay } from 'react-aria-components';
import { Icon, type IconName } from '../icon.tsx';
import { Mark } from '../mark.tsx';
import './app-shell.css';

export interface NavItem {
  readonly id: string;
  readonly href: string;
  readonly text: string;
  readonly icon: IconName;
  /** A short count after the word, for example of what is due; `about` says what it counts. */
  readonly badge?: {
    readonly text: string;
    readonly about: string;
    readonly tone: 'plain' | 'note' | 'problem';
  };
}

export interface NavGroup {
  readonly id: string;
  /** Empty for the first group, which needs no name. */
  readonly title: string;
  readonly items: readonly NavItem[];
}

export interface AppShellProps {
  readonly product: string;
  /** Whose this is, under the name of the product: the organisation, or the person. */
  readonly owner: string;
  readonly nav: readonly NavGroup[];
  /** The `id` of the item whose page is shown. */
  readonly current: string;
  /** Right end of the top bar: command palette, settings, account. */
  readonly bar?: ReactNode;
  /** Under the navigation: settings, a word on the version. */
  readonly foot?: ReactNode;
  /** Over the page: what must not be missed anywhere, for example that nothing reaches the server. */
  readonly notice?: ReactNode;
  readonly texts: {
    readonly skip: string;
    readonly nav: string;
    readonly openNav: string;
    readonly closeNav: string;
  };
  readonly children: ReactNode;
}

/** The frame of an application: navigation beside the page, in a drawer where there is no room beside it. */
export function AppShell({
  product,
  owner,
  nav,
  current,
  bar,
  foot,
  notice,
  texts,
  children,
}: AppShellProps) {
  const main = useRef<HTMLElement>(null);
  // The drawer is open on the page it was opened on: whatever leads on closes it.
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  const isOpen = openedOn === current;
  const setOpen = (open: boolean) => setOpenedOn(open ? current : null);
  const brand = (
    <div className="c-shell-brand">
      <Mark />
      <div>
        <p className="c-shell-product">{product}</p>
        <p className="c-shell-owner">{owner}</p>
      </div>
    </div>
  );
  const list = (onFollow: () => void) => (
    <nav className="c-nav" aria-label={texts.nav}>
      {nav.map((group) => (
        <NavGroupList key={group.id} group={group} current={current} onFollow={onFollow} />
      ))}
    </nav>
  );
  return (
    <div className="c-shell">
      {/* Addresses may live in the fragment: the link moves the focus and leaves the address alone. */}
      <a
        className="c-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {texts.skip}
      </a>
      <aside className="c-shell-side" aria-label={texts.nav}>
        <div className="c-shell-rail">
          {brand}
          {list(() => {})}
          {foot === undefined ? null : <div className="c-shell-foot">{foot}</div>}
        </div>
      </aside>
      <header className="c-shell-bar">
        <Button className="c-shell-toggle" aria-label={texts.openNav} onPress={() => setOpen(true)}>
          <Icon name="menu" />
        </Button>
        <p className="c-shell-bar-brand">
          <Mark />
          <span>{product}</span>
        </p>
        <div className="c-shell-bar-end">{bar}</div>
      </header>
      <main ref={main} id="main" className="c-shell-main" tabIndex={-1}>
        {notice}
        {children}
      </main>
      <ModalOverlay className="c-drawer-shade" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
        <Modal className="c-drawer">
          <Dialog className="c-drawer-dialog" aria-label={texts.nav}>
            <div className="c-drawer-head">
              {brand}
              <Button className="c-shell-toggle" aria-label={texts.closeNav} onPress={() => setOpen(false)}>
                <Icon name="cross" />
              </Button>
            </div>
            {list(() => setOpen(false))}
            {foot === undefined ? null : <div className="c-shell-foot">{foot}</div>}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}

interface NavGroupListProps {
  readonly group: NavGroup;
  readonly current: string;
  readonly onFollow: () => void;
}

function NavGroupList({ group, current, onFollow }: NavGroupListProps) {
  return (
    <div className="c-nav-group">
      {group.title === '' ? null : <p className="c-nav-title">{group.title}</p>}
      <ul className="c-nav-list">
        {group.items.map(({ id, href, text, icon, badge }) => (
          <li key={id}>
            <Link
              className="c-nav-link"
              href={href}
              onPress={onFollow}
              {...(id === current ? { 'aria-current': 'page' as const } : {})}
            >
              <Icon name={icon} />
              <span className="c-nav-text">{text}</span>
              {badge === undefined ? null : (
                <span className="c-nav-badge" data-tone={badge.tone}>
                  <span aria-hidden="true">{badge.text}</span>
                  <span className="c-hidden">{badge.about}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
