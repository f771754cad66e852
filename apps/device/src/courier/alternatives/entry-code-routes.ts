import { AdmittedByQr, EnterByQr, Problem } from '@consentry/contract';
import type { Courier } from '../courier.ts';
import type { App } from '../http/app.ts';
import { requireDoor } from '../purpose/door.ts';
import { requireTicket } from '../verification/require-ticket.ts';
import { showEntryCode } from './show-entry-code.ts';

/** `POST /v1/entries/qr`: a code on the person's own screen, where the device joined the platform that signs it. */
export function entryCodeRoutes(app: App, courier: Courier): void {
  const schema = { body: EnterByQr, response: { 200: AdmittedByQr, '4xx': Problem, '5xx': Problem } };
  app.post('/v1/entries/qr', { schema }, async (request) => {
    const door = requireDoor(courier);
    requireTicket(courier, request.body.verification);
    showEntryCode(courier, door, request.body);
    return { outcome: 'admitted' as const, way: 'qr' as const };
  });
}
