import { Card, Disclosure, EmptyState, StatusChip } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { Page } from '../../shared/shell/page.tsx';
import { useWords } from '../words.ts';
import { NoticePaper } from './notice-paper.tsx';
import { NoticeText } from './notice-text.tsx';

/** The rules of processing, for anybody (《个人信息保护法》第十七条第三款). */
export function RulesPage() {
  const { m, pick, date } = useWords();
  const rules = useQuery('rules', async (signal) => platform.rules.read({}, { signal }));
  return (
    <Page heading={m.rulesPage.heading} lead={m.rulesPage.lead} site={m.title}>
      <Loaded query={rules}>
        {({ rules: all }) =>
          all.length === 0 ? (
            <EmptyState title={m.rulesPage.none} text={m.rulesPage.noneText} />
          ) : (
            all.map((rule) => (
              <Card
                key={rule.purpose}
                level={2}
                title={pick(rule.statement)}
                status={
                  <StatusChip tone={rule.state === 'active' ? 'ok' : 'note'}>
                    {m.rulesPage.states[rule.state]}
                  </StatusChip>
                }
              >
                <p>{m.rulesPage.modes[rule.mode]}</p>
                <p className="m-soft">
                  {pick(rule.processor.name)} · {rule.processor.contact} ·{' '}
                  {m.rulesPage.published(date(rule.published_at))}
                </p>
                <Disclosure title={m.rulesPage.read}>
                  <NoticeText rule={rule} before={null} />
                </Disclosure>
                <NoticePaper purpose={rule.purpose} />
              </Card>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
