import { useMemo } from 'react';
import { AppShell, type NavGroup, Toasts } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { hrefOf, usePlace } from '../../shared/router.tsx';
import { useSharedWords } from '../../shared/settings/words.tsx';
import { StepUpProvider } from '../../shared/act/use-act.tsx';
import { TodayProvider, useToday } from '../home/today.tsx';
import { GROUPS, SECTIONS } from '../sections.ts';
import { useSession } from '../session.tsx';
import { ColleaguesProvider } from '../staff/colleagues.tsx';
import { IdleGuard } from '../staff/idle-guard.tsx';
import { useStaffWords } from '../staff/words.ts';
import { useWords } from '../words.ts';
import { Bar } from './bar.tsx';
import { CurrentSection } from './current-section.tsx';
import { told } from './told.ts';

/** The frame of the console: navigation by what one’s roles may see, the bar, and the section one is in. */
export function Frame() {
  return (
    <ColleaguesProvider>
      <TodayProvider>
        <StepUpProvider session={platform.session}>
          <Inside />
          <IdleGuard />
          <Messages />
        </StepUpProvider>
      </TodayProvider>
    </ColleaguesProvider>
  );
}

function Messages() {
  const { m } = useWords();
  return <Toasts store={told} label={m.messages} dismissText={m.close} />;
}

function Inside() {
  const { m } = useWords();
  const { m: staff } = useStaffWords();
  const { shared } = useSharedWords();
  const { can, name, roles } = useSession();
  const place = usePlace();
  const { tasks } = useToday();
  const [first = 'home'] = place.path;
  const count = tasks.data?.length ?? 0;
  const nav = useMemo<NavGroup[]>(
    () =>
      GROUPS.map((id) => ({
        id,
        title: m.groups[id],
        items: SECTIONS.filter(
          (section) => section.group === id && section.hidden !== true && can(section.action),
        ).map(({ path, title, icon }) => ({
          id: path,
          href: hrefOf([path]),
          text: m.sections[title],
          icon,
          ...(path === 'home' && count > 0
            ? { badge: { text: `${count}`, about: m.needsYou(count), tone: 'note' as const } }
            : {}),
        })),
      })).filter(({ items }) => items.length > 0),
    [m, can, count],
  );
  return (
    <AppShell
      product={shared.product}
      owner={m.title}
      nav={nav}
      current={first}
      bar={<Bar />}
      foot={
        <p>
          {name}
          <br />
          {roles.map((role) => staff.roles[role]).join(' · ')}
        </p>
      }
      texts={{ skip: m.skip, nav: m.nav, openNav: m.openNav, closeNav: m.closeNav }}
    >
      <CurrentSection first={first} place={place} />
    </AppShell>
  );
}
