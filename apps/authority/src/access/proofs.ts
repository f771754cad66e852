import type { Proofs } from '@consentry/server';

/** How officials show who they are, for the description of the interface. Never a face. */
export const PROOFS: Proofs = {
  of: (role) => (role === 'anyone' ? [] : ['staffCookie', 'staffSession']),
  schemes: {
    staffCookie: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-session',
      description: 'Session of an official in a browser, from `POST /v1/sessions`.',
    },
    staffSession: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'css_…',
      description: 'Session of an official in a program, from `POST /v1/sessions`.',
    },
  },
};
