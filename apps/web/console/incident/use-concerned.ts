import type { Option } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { type Query, useQuery } from '../../shared/api/use-query.ts';
import { useSharedWords } from '../../shared/settings/words.tsx';

/** Purposes, devices and sites by name: what an incident can concern or stop. */
export interface Concerned {
  readonly purposes: readonly Option[];
  readonly devices: readonly Option[];
  readonly sites: readonly Option[];
}

/** Reads what an incident can concern. */
export function useConcerned(): Query<Concerned> {
  const { pick, language } = useSharedWords();
  return useQuery(`concerned ${language}`, async (signal) => {
    const [purposes, devices, sites] = await Promise.all([
      Array.fromAsync(platform.purpose.list({}, { signal })),
      Array.fromAsync(platform.device.list({}, { signal })),
      Array.fromAsync(platform.site.list({}, { signal })),
    ]);
    const places = new Map(sites.map(({ site_id, name }) => [site_id, pick(name)]));
    return {
      purposes: purposes.map(({ purpose, statement }) => ({ value: purpose, text: pick(statement) })),
      devices: devices
        .filter(({ state }) => state !== 'retired')
        .map(({ device_id, site_id }) => ({
          value: device_id,
          text: `${places.get(site_id) ?? ''} ${device_id.slice(0, 8)}`.trim(),
        })),
      sites: sites.map(({ site_id, name }) => ({ value: site_id, text: pick(name) })),
    };
  });
}

/** The name of one of them; its id where it is gone. */
export function nameIn(options: readonly Option[], id: string): string {
  return options.find(({ value }) => value === id)?.text ?? id;
}
