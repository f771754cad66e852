import type { PostureFacts } from '../posture/posture-facts.ts';

interface Named {
  readonly purpose_id?: string;
  readonly purpose_ids?: readonly string[];
  readonly device_ids?: readonly string[];
  readonly organisation_id?: string;
}

/** Finds the first thing a target names that is not listed; `null` when all are. */
export function nothingMissing(
  { purpose, siting, scope }: PostureFacts,
  { purpose_id, purpose_ids = [], device_ids = [], organisation_id }: Named,
): { readonly missing: string } | null {
  const isPurpose = (id: string): boolean => purpose.purposes.some((one) => one.id === id);
  if (purpose_id !== undefined && !isPurpose(purpose_id)) return { missing: '/purpose_id' };
  const purposeAt = purpose_ids.findIndex((id) => !isPurpose(id));
  if (purposeAt >= 0) return { missing: `/purpose_ids/${purposeAt}` };
  const devices = new Set(siting.devices.map(({ id }) => id));
  const deviceAt = device_ids.findIndex((id) => !devices.has(id));
  if (deviceAt >= 0) return { missing: `/device_ids/${deviceAt}` };
  if (organisation_id === undefined || scope.organisations.some(({ id }) => id === organisation_id))
    return null;
  return { missing: '/organisation_id' };
}
