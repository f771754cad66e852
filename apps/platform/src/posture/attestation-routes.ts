import { ATTESTATION_LIFE_MAX_DAYS, Attest, AttestationView } from '@consentry/contract';
import { type RegisterId, register } from '@consentry/law';
import { ProblemError, type Reading } from '@consentry/server';
import { z } from 'zod';
import { actingStaff } from '../facts/acting-staff.ts';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { addAttestation, approveAttestation, attestationView, findAttestation } from './attestation-store.ts';
import { OfRow } from './of-row.ts';
import type { PostureKeeper } from './posture-keeper.ts';

const OfAttestation = z.strictObject({ attestation: z.uuid() });
const DAY_MS = 86_400_000;

/** What people judged of rows that software cannot judge alone. Nothing is ever changed: a later one counts instead. */
export function attestationRoutes(server: PlatformServer, keeper: PostureKeeper): void {
  server.command({
    method: 'POST',
    url: '/v1/posture/:row/attestation',
    action: 'posture.attest',
    summary:
      'Writes down what the officer judged of a row; one that relaxes a reading waits for another person.',
    params: OfRow,
    body: Attest,
    answer: AttestationView,
    status: 201,
    about: async (_, { params: { row } }) => (row in register ? {} : null),
    before: () => keeper.read(),
    do: async (writing, { params: { row }, body }, { now, principal }, { facts }) => {
      const until = Date.parse(body.until);
      if (until <= now || until > now + ATTESTATION_LIFE_MAX_DAYS * DAY_MS)
        throw new ProblemError('attestation_time', { fields: ['/until'] });
      const { gaps } = register[row as RegisterId];
      if (body.relaxes !== null && !(gaps as readonly string[]).includes(body.relaxes))
        throw new ProblemError('reading_unknown', { fields: ['/relaxes'] });
      if (body.of !== null && !isListed(facts, body.of.id))
        throw new ProblemError('malformed_request', { fields: ['/of/id'] });
      const by = { staff: actingStaff(principal), office: 'dpo' } as const;
      const made = await addAttestation(writing, row, body, by, now);
      return { body: attestationView(await required(writing, made), now) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/attestations/:attestation/approval',
    action: 'posture.approve',
    summary: 'Approves a judgement of somebody else that relaxes a reading: from then on it counts.',
    params: OfAttestation,
    body: z.strictObject({}),
    answer: AttestationView,
    about: async (reading, { params: { attestation } }) => {
      const found = await findAttestation(reading, attestation);
      return found === null ? null : { proposedBy: found.judged_by };
    },
    do: async (writing, { params: { attestation } }, { now, principal }) => {
      const found = await required(writing, attestation);
      const by = actingStaff(principal);
      if (found.judged_by === by) throw new ProblemError('four_eyes');
      // One that is over, or needs nobody, is not made to count by an approval.
      if (found.relaxes === null || found.ends_at <= now) throw new ProblemError('attestation_state');
      await approveAttestation(writing, attestation, by, now);
      return { body: attestationView(await required(writing, attestation), now) };
    },
  });
}

async function required(reading: Reading<PlatformTables>, attestation: string) {
  const found = await findAttestation(reading, attestation);
  if (found === null) throw new ProblemError('not_found');
  return found;
}

/** Whether anything of the facts has this id. */
function isListed(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((one) => isListed(one, id));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, one]) => (name === 'id' && one === id) || isListed(one, id));
}
