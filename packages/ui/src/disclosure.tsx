import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './disclosure.css';

export interface DisclosureProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** More to read for whoever wants it: the whole text of a notice, an article. */
export function Disclosure({ title, children }: DisclosureProps) {
  return (
    <AriaDisclosure className="c-disclosure">
      <Button slot="trigger" className="c-disclosure-trigger">
        <Icon name="back" />
        <span>{title}</span>
      </Button>
      <DisclosurePanel className="c-disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
