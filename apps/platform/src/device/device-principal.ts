import { type Caller, type Principal, ProblemError } from '@consentry/server';
import type { PlatformContext } from '../platform.ts';
import { findDevice } from './device-store.ts';
import { takeNonce } from './nonce-store.ts';
import { isSignedBy, readSignedRequest } from './signed-request.ts';

/** What a retired device may ask for. */
const LAST_CALLS = /^\/v1\/devices\/[^/]+(?:\/lease|\/events)?$/;

/**
 * Finds the device that signed a request (RFC 9421). For `principalOf`.
 *
 * @returns `null` where nothing is signed
 * @throws {ProblemError} `signature_refused`: other body, other key, other time, or seen before; the
 *   answer does not say which. A signature that fails is nobody's, whatever else the request shows.
 */
export function findDeviceBySignature(
  context: PlatformContext,
): (caller: Caller) => Promise<Principal | null> {
  return async (caller) => {
    if (caller.headers['signature-input'] === undefined) return null;
    const claimed = readSignedRequest(caller, context.now());
    if ('refused' in claimed) throw new ProblemError('signature_refused');
    const device = await findDevice(context.database.reading, claimed.keyid);
    if (device === null || !isSignedBy(claimed, device.public_key))
      throw new ProblemError('signature_refused');
    // What is out of use for good still says who withdrew at it, and hears what it has to erase.
    if (device.state === 'retired' && !LAST_CALLS.test(new URL(caller.uri).pathname))
      throw new ProblemError('signature_refused');
    const { device: id, site } = device;
    // Last, so that only a device can fill the table.
    if (!(await takeNonce(context.database, id, claimed.nonce, claimed.expires * 1000)))
      throw new ProblemError('signature_refused');
    return { kind: 'device', id, site };
  };
}
