import { useState } from 'react';
import {
  Breadcrumbs,
  Button,
  Card,
  Cards,
  DescriptionList,
  EmptyState,
  ErrorState,
  Figure,
  LawChip,
  Link,
  PageHeader,
  Section,
  Skeleton,
  StatusChip,
  Tabs,
} from '@consentry/ui';
import { useWords } from './words.ts';

export function LayoutPage() {
  const { m, language } = useWords();
  const [tab, setTab] = useState<'devices' | 'notice' | 'log'>('devices');
  const words = m.layout;
  return (
    <>
      <PageHeader
        title={words.heading}
        lead={words.lead}
        trail={
          <Breadcrumbs
            label={words.trail}
            items={[
              { text: words.home, href: '#' },
              { text: words.sites, href: '#' },
              { text: words.heading },
            ]}
          />
        }
        status={<StatusChip tone="ok">{words.active}</StatusChip>}
        actions={<Button icon="edit">{words.edit}</Button>}
      />
      <Section title={words.cards}>
        <Cards size="small">
          <Figure term={words.people} value={words.peopleValue} note={words.peopleNote} />
          <Figure term={words.uses} value={words.usesValue} />
        </Cards>
        <Cards>
          <Card
            title={words.facts}
            status={<LawChip of="device" state="approved" language={language} />}
            actions={<Button>{words.edit}</Button>}
          >
            <DescriptionList
              items={[
                { term: words.place, detail: words.placeValue },
                { term: words.device, detail: words.deviceValue },
                { term: words.contact, detail: words.contactValue },
              ]}
            />
          </Card>
          <Card title={words.facts}>
            <DescriptionList
              look="columns"
              items={[
                { term: words.place, detail: words.placeValue },
                { term: words.device, detail: words.deviceValue },
              ]}
            />
            <p>
              {words.linkBefore}{' '}
              <Link href="https://example.org/" outsideText={words.outside}>
                {words.link}
              </Link>
            </p>
          </Card>
        </Cards>
      </Section>
      <Tabs
        label={words.tabs}
        selected={tab}
        onChange={setTab}
        items={[
          { id: 'devices', title: words.tabDevices, count: '3', content: <p>{words.devicesText}</p> },
          { id: 'notice', title: words.tabNotice, content: <p>{words.noticeText}</p> },
          { id: 'log', title: words.tabLog, content: <p>{words.logText}</p> },
        ]}
      />
      <EmptyState
        icon="device"
        title={words.empty}
        text={words.emptyText}
        action={<Button look="solid">{words.add}</Button>}
      />
      <ErrorState
        title={words.errorTitle}
        detail={words.errorDetail}
        remedy={words.errorRemedy}
        reference={words.reference}
        action={<Button>{words.again}</Button>}
      />
      <Cards>
        <Skeleton label={words.loading} />
        <Skeleton label={words.loading} look="card" lines={4} />
      </Cards>
    </>
  );
}
