import { DoorConfig } from './courier/purpose/door-config.ts';
import { DeviceError } from './device-error.ts';

/** Fields that are named of a declaration that is wrong. */
const FIELDS_MAX = 8;

/** Checks the declaration of a door. @throws {DeviceError} `door_invalid`, with the fields */
export function readDoor(door: unknown): DoorConfig {
  const parsed = DoorConfig.safeParse(door);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues
    .slice(0, FIELDS_MAX)
    .map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`);
  throw new DeviceError('door_invalid', fields.join('; '));
}
