import { EndView, WithdrawByPaper, WithdrawConsent } from '@consentry/contract';
import { paperHash, type Principal, ProblemError, type Reading } from '@consentry/server';
import type { PlatformServer } from '../platform.ts';
import type { PlatformTables } from '../store/tables.ts';
import { aboutConsent } from './about-consent.ts';
import type { StoredConsent } from './consent.ts';
import { OfConsent, requireConsent } from './consent-routes.ts';
import { consentOfPaper, findWithdrawal } from './consent-store.ts';
import { type End, type ConsentPorts, endConsent, endView } from './end-consent.ts';

/** One click, no reason, no face: by the person, the guardian, staff at the counter, or the code on the receipt. */
export function withdrawalRoutes(server: PlatformServer, { holders }: ConsentPorts): void {
  server.command({
    method: 'POST',
    url: '/v1/consents/:consent/withdrawal',
    action: 'consent.withdraw',
    summary: 'Withdraws a consent. No reason is asked for.',
    problems: ['nothing_given'],
    params: OfConsent,
    body: WithdrawConsent,
    answer: EndView,
    about: (reading, { params: { consent } }) => aboutConsent(reading, consent),
    do: async (writing, { params: { consent } }, { now, principal }) => {
      const held = requireGiven(await requireConsent(writing, consent));
      const end = await endConsent(writing, holders, held, byPrincipal(principal, held), now);
      return { body: await endView(writing, holders, end) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/withdrawals/by-paper',
    action: 'consent.withdraw_by_paper',
    summary: 'Withdraws the consent of a receipt by the code on it. Nothing else is needed.',
    problems: ['paper_code_wrong'],
    body: WithdrawByPaper,
    answer: EndView,
    about: async () => ({}),
    do: async (writing, { body: { paper_code } }, { now }) => {
      const held = await consentOfPaper(writing, paperHash(paper_code));
      if (held === null) throw new ProblemError('paper_code_wrong');
      const end = { reason: 'withdrawn', byKind: 'paper', byId: 'paper' } as const;
      return { body: await endView(writing, holders, await endConsent(writing, holders, held, end, now)) };
    },
  });
  server.query({
    url: '/v1/consents/:consent/withdrawal',
    action: 'consent.read',
    operation: 'consent.withdrawal',
    summary: 'Shows how far the end of a consent is: accepted, effective, erased.',
    params: OfConsent,
    answer: EndView,
    about: (reading, { params: { consent } }) => aboutEnd(reading, consent),
    read: async (reading, { params: { consent } }) => {
      const end = await findWithdrawal(reading, consent);
      if (end === null) throw new ProblemError('not_found');
      return { body: await endView(reading, holders, end) };
    },
  });
}

/** A no was never a consent: there is nothing to withdraw. */
function requireGiven(consent: StoredConsent): StoredConsent {
  if (consent.decision === 'refused') throw new ProblemError('nothing_given');
  return consent;
}

function byPrincipal(principal: Principal, { person }: StoredConsent): End {
  if (principal.kind === 'nobody') throw new ProblemError('not_signed_in');
  const byKind = principal.kind !== 'person' ? 'staff' : principal.id === person ? 'person' : 'guardian';
  return { reason: 'withdrawn', byKind, byId: principal.id };
}

async function aboutEnd(reading: Reading<PlatformTables>, consent: string) {
  return (await findWithdrawal(reading, consent)) === null ? null : aboutConsent(reading, consent);
}
