import { type CommandGroup, CommandPalette } from '@consentry/ui';
import { goTo } from '../../shared/router.tsx';
import { useSharedWords } from '../../shared/settings/words.tsx';
import { useToday } from '../home/today.tsx';
import { ACTIONS, SECTIONS } from '../sections.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.ts';

/** Finds pages, actions and requirements by a name, an id or a word. */
export function Palette() {
  const { m } = useWords();
  const { pick, language } = useSharedWords();
  const { can } = useSession();
  const { posture } = useToday();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const groups: readonly CommandGroup[] = [
    {
      id: 'sections',
      title: m.palette.sections,
      commands: SECTIONS.filter(({ action }) => can(action)).map(({ path, title, icon }) => ({
        id: path,
        text: m.sections[title],
        icon,
        keywords: path,
      })),
    },
    {
      id: 'actions',
      title: m.palette.actions,
      commands: ACTIONS.filter(({ action }) => can(action)).map(({ title, to }) => ({
        id: to.join('/'),
        text: m.actions[title],
        icon: 'play' as const,
      })),
    },
    {
      id: 'rows',
      title: m.palette.rows,
      commands: (posture.data?.rows ?? []).map(({ row, article, duty }) => ({
        id: `posture/${row}`,
        text: `${row} ${pick(article)}`,
        hint: pick(duty),
        keywords: `${article[other]} ${duty[other]}`,
      })),
    },
  ].filter(({ commands }) => commands.length > 0);
  return (
    <CommandPalette
      groups={groups}
      onCommand={(id) => goTo(id.split('/'))}
      label={m.palette.open}
      placeholder={m.palette.placeholder}
      emptyText={m.palette.empty}
    />
  );
}
