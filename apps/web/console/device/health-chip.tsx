import { type IconName, StatusChip, type Tone } from '@consentry/ui';
import { type DeviceHealth, deviceHealth, type HealthFacts } from './device-health.ts';
import { useDeviceWords } from './words.ts';

const LOOKS: Readonly<Record<DeviceHealth, readonly [Tone, IconName]>> = {
  damaged: ['problem', 'alert'],
  not_emptied: ['problem', 'erase'],
  behind: ['note', 'clock'],
  unheard: ['note', 'question'],
  resting: ['plain', 'pause'],
  emptied: ['plain', 'erase'],
  well: ['ok', 'check'],
};

/** How a device is: picture, word and colour. */
export function HealthChip({ device }: { readonly device: HealthFacts }) {
  const { m } = useDeviceWords();
  const health = deviceHealth(device);
  const [tone, icon] = LOOKS[health];
  return (
    <StatusChip tone={tone} icon={icon}>
      {m.healths[health]}
    </StatusChip>
  );
}
