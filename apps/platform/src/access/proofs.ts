import type { Proofs } from '@consentry/server';

const OF_ROLE: Readonly<Record<string, readonly string[]>> = {
  anyone: [],
  person: ['personCookie', 'personSession'],
  integrator: ['apiKey', 'oauthClient'],
  device: ['deviceSignature'],
};

/** How each role of the access table shows who it is, for the description of the interface. Never a face. */
export const PROOFS: Proofs = {
  of: (role) => OF_ROLE[role] ?? ['staffCookie', 'staffSession'],
  schemes: {
    staffCookie: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-session',
      description: 'Session of staff in a browser, from `POST /v1/sessions`.',
    },
    staffSession: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'css_…',
      description: 'Session of staff in a program, from `POST /v1/sessions`.',
    },
    personCookie: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-session',
      description: 'Session of a person or guardian in a browser, from `POST /v1/sign-in/sessions`.',
    },
    personSession: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'cps_…',
      description: 'Session of a person or guardian, from `POST /v1/sign-in/sessions`.',
    },
    apiKey: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'csk_…',
      description: 'Key of a program, from `POST /v1/api-keys`. It may what its scopes say.',
    },
    oauthClient: {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: '/v1/oauth/token', scopes: {} } },
      description: 'Token of a program for ten minutes (RFC 6749 § 4.4).',
    },
    deviceSignature: {
      type: 'apiKey',
      in: 'header',
      name: 'Signature',
      description:
        'HTTP message signature (RFC 9421) by the key of the device, with `Signature-Input` and `Content-Digest`.',
    },
  },
};
