import type { LogStanding } from '@consentry/contract';
import { type IconName, StatusChip, type StatusChipProps } from '@consentry/ui';
import { useWitnessWords } from './words.ts';

const LOOKS: Readonly<Record<LogStanding, readonly [StatusChipProps['tone'], IconName]>> = {
  split_view: ['problem', 'alert'],
  not_following: ['problem', 'alert'],
  set_back: ['problem', 'back'],
  wrong_key: ['problem', 'key'],
  unreachable: ['note', 'cross'],
  stalled: ['note', 'pause'],
  waiting: ['plain', 'clock'],
  following: ['ok', 'check'],
  ended: ['plain', 'lock'],
};

/** Tells how a log stands, or what an alarm is about. */
export function StandingChip({ standing }: { readonly standing: LogStanding }) {
  const { m } = useWitnessWords();
  const [tone, icon] = LOOKS[standing];
  return (
    <StatusChip tone={tone} icon={icon}>
      {m.standings[standing]}
    </StatusChip>
  );
}

/** Says for how long a log has not grown. */
export function useLag(): (seconds: number) => string {
  const { m, number } = useWitnessWords();
  return (seconds) => {
    const hours = Math.floor(seconds / 3600);
    return m.lagOf(number(Math.floor(hours / 24)), number(hours % 24));
  };
}
