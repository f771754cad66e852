import type { ReactNode } from 'react';
import {
  Breadcrumb,
  Breadcrumbs as AriaBreadcrumbs,
  Link as AriaLink,
  Tab,
  TabList,
  TabPanel,
  Tabs as AriaTabs,
} from 'react-aria-components';
import { Icon } from '../icon.tsx';
import './navigation.css';

export interface LinkProps {
  readonly href: string;
  readonly children: ReactNode;
  /** Opens beside this page and says so by `outsideText`. */
  readonly outsideText?: string;
}

/** A link in a text. */
export function Link({ href, outsideText, children }: LinkProps) {
  const outside = outsideText === undefined ? {} : { target: '_blank', rel: 'noreferrer' };
  return (
    <AriaLink className="c-link" href={href} {...outside}>
      {children}
      {outsideText === undefined ? null : (
        <>
          <Icon name="external" />
          <span className="c-hidden">{outsideText}</span>
        </>
      )}
    </AriaLink>
  );
}

export interface BreadcrumbsProps {
  readonly label: string;
  /** From the top down; the last one is this page and has no `href`. */
  readonly items: readonly { readonly text: string; readonly href?: string }[];
}

/** Where this page lies. */
export function Breadcrumbs({ label, items }: BreadcrumbsProps) {
  return (
    <nav aria-label={label}>
      <AriaBreadcrumbs className="c-trail">
        {items.map(({ text, href }) => (
          <Breadcrumb key={text} id={text} className="c-trail-item">
            <AriaLink className="c-link" {...(href === undefined ? {} : { href })}>
              {text}
            </AriaLink>
          </Breadcrumb>
        ))}
      </AriaBreadcrumbs>
    </nav>
  );
}

export interface TabItem<V extends string> {
  readonly id: V;
  readonly title: string;
  /** After the title, for example how many there are. */
  readonly count?: string;
  readonly content: ReactNode;
}

export interface TabsProps<V extends string> {
  readonly label: string;
  readonly items: readonly TabItem<V>[];
  readonly selected: V;
  readonly onChange: (id: V) => void;
}

/** Several views of one thing, one at a time. */
export function Tabs<V extends string>({ label, items, selected, onChange }: TabsProps<V>) {
  const change = (key: unknown) => {
    const item = items.find((candidate) => candidate.id === key);
    if (item !== undefined) onChange(item.id);
  };
  return (
    <AriaTabs className="c-tabs" selectedKey={selected} onSelectionChange={change}>
      <TabList className="c-tab-list" aria-label={label}>
        {items.map(({ id, title, count }) => (
          <Tab key={id} id={id} className="c-tab">
            <span>{title}</span>
            {count === undefined ? null : <span className="c-tab-count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="c-tab-panel">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Fields and buttons that act on what is below. */
export function Toolbar({ label, children }: ToolbarProps) {
  return (
    <fieldset className="c-toolbar" aria-label={label}>
      {children}
    </fieldset>
  );
}

export interface PaginationProps {
  readonly label: string;
  /** Where one is: “26–50 of 1,204”. */
  readonly summary: string;
  readonly previousText: string;
  readonly nextText: string;
  /** Null on the first page, or the last. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** Pages of a list that the server hands out one after the other. */
export function Pagination({ label, summary, previousText, nextText, onPrevious, onNext }: PaginationProps) {
  return (
    <nav className="c-pages" aria-label={label}>
      <output className="c-pages-summary">{summary}</output>
      <PageButton icon="back" text={previousText} onPress={onPrevious} />
      <PageButton icon="next" text={nextText} onPress={onNext} />
    </nav>
  );
}

interface PageButtonProps {
  readonly icon: 'back' | 'next';
  readonly text: string;
  readonly onPress: (() => void) | null;
}

/** Stays where the focus is when there is no further page, so that the focus is not lost. */
function PageButton({ icon, text, onPress }: PageButtonProps) {
  return (
    <button
      type="button"
      className="c-pages-button"
      aria-disabled={onPress === null}
      onClick={() => onPress?.()}
    >
      {icon === 'back' ? <Icon name="back" /> : null}
      <span>{text}</span>
      {icon === 'next' ? <Icon name="next" /> : null}
    </button>
  );
}
