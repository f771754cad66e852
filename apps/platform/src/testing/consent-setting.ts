import { type Finding, both } from '@consentry/law';
import { consentRequestRoutes } from '../consent/consent-request-routes.ts';
import { consentRoutes } from '../consent/consent-routes.ts';
import type { ConsentPorts } from '../consent/end-consent.ts';
import { type Holders, noHolders } from '../consent/holders.ts';
import type { PurposeForConsent } from '../consent/purposes.ts';
import { withdrawalRoutes } from '../consent/withdrawal-routes.ts';
import { minorsRoutes } from '../minors/minors-routes.ts';
import { wardsOf } from '../minors/minors-store.ts';
import { peopleRoutes } from '../people/people-routes.ts';
import { signInRoutes } from '../people/sign-in-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { purposeInForce } from './purpose-in-force.ts';
import { type Got, type TestServer, staff, startTestServer } from './test-server.ts';

/** To whom a transfer of the tests goes. */
export const RECIPIENT = {
  organisation_id: 'insurer-1',
  name: both('某保险公司', 'An insurer'),
  contact: '010-5555 0200',
  purpose: both('核对理赔申请人。', 'To check who claims.'),
};
/** Digest of the notice of a transfer. */
export const TRANSFER_DIGEST = 'e'.repeat(64);

/** Ports whose purpose the test can change. */
export interface Ports extends ConsentPorts {
  purpose: PurposeForConsent | null;
  /** What the rules for children lack. */
  childRules: readonly Finding[];
}

/** Ports of an organisation without devices, with one purpose. */
export function testPorts(holders: Holders = noHolders): Ports {
  const ports: Ports = {
    purpose: purposeInForce(),
    holders,
    rulesForChildren: async () => ports.childRules,
    childRules: [],
    purposes: async (_reading, id, kind, recipient) => {
      if (ports.purpose === null || ports.purpose.purpose.id !== id) return null;
      if (kind === 'recognition') return ports.purpose;
      if (recipient !== RECIPIENT.organisation_id) return null;
      return {
        ...ports.purpose,
        recipient: RECIPIENT,
        notice: { ...ports.purpose.notice, digest: TRANSFER_DIGEST },
      };
    },
  };
  return ports;
}

/** A server of people, consent and minors. */
export interface ConsentSetting extends AsyncDisposable {
  readonly server: TestServer;
  readonly ports: Ports;
  /** Registers an adult with this address at the site `north`. */
  person(email: string | null, age?: object): Promise<string>;
  show(person: string, token: string, kind?: string): Promise<Got>;
  /** Shows the notice and decides. */
  decide(person: string, token: string, decision?: string, kind?: string): Promise<Got>;
  withdraw(consent: string, token: string): Promise<Got>;
}

export const OPERATOR = staff('operator', ['north']);
export const ADULT = { kind: 'born', on: '1990-05-01' };

/** Starts it. @param more adds routes of another slice */
export async function startConsentSetting(
  more: (server: PlatformServer, context: PlatformContext, ports: Ports) => void = () => {},
  holders: Holders = noHolders,
): Promise<ConsentSetting> {
  const ports = testPorts(holders);
  const server = await startTestServer((routes, context) => {
    peopleRoutes(routes, context);
    signInRoutes(routes, context);
    consentRoutes(routes, context, ports);
    consentRequestRoutes(routes, context, ports);
    withdrawalRoutes(routes, ports);
    minorsRoutes(routes, ports);
    more(routes, context, ports);
  }, wardsOf);
  const show: ConsentSetting['show'] = async (person, token, kind = 'recognition') =>
    server.send(
      'POST',
      `/v1/people/${person}/presentations`,
      {
        purpose_id: 'door',
        kind,
        recipient_id: kind === 'transfer' ? RECIPIENT.organisation_id : null,
        digest: kind === 'transfer' ? TRANSFER_DIGEST : ports.purpose?.notice.digest,
        language: 'zh-CN',
        place: { kind: 'portal', id: null },
      },
      { token },
    );
  return {
    server,
    ports,
    show,
    async person(email, age = ADULT) {
      const identity = { name: null, email, phone: null, employee_number: null, language: 'en' };
      const made = await server.send(
        'POST',
        '/v1/people',
        { site: 'north', identity },
        { as: staff('admin') },
      );
      const person = String(made.body['person']);
      await server.send('PUT', `/v1/people/${person}/age`, { age, proof: 'id-1' }, { as: OPERATOR });
      return person;
    },
    async decide(person, token, decision = 'given', kind = 'recognition') {
      const shown = await show(person, token, kind);
      const body = { presentation: shown.body['presentation'], decision };
      return server.send('POST', `/v1/people/${person}/consents`, body, { token });
    },
    withdraw: (consent, token) => server.send('POST', `/v1/consents/${consent}/withdrawal`, {}, { token }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
