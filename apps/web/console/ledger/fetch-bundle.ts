import { ConsentryUnreachable, readProblem } from '@consentry/sdk';

/** What a bundle is asked for by; days in Shanghai, both included. */
export interface AskedBundle {
  readonly from: string;
  readonly to: string;
  readonly purpose?: string;
  readonly site?: string;
  readonly person?: string;
}

/**
 * Asks for an evidence bundle, as whoever is signed in.
 *
 * @param accessReason why, as in `Access-Reason`
 * @throws {ConsentryProblem} what the platform refuses
 */
export async function fetchBundle(asked: AskedBundle, accessReason: string): Promise<Blob> {
  const query = new URLSearchParams({ ...asked }).toString();
  const answer = await fetch(`/v1/evidence-bundles?${query}`, {
    headers: { 'access-reason': accessReason },
    redirect: 'error',
  }).catch((cause: unknown) => {
    throw new ConsentryUnreachable('network', 'No answer came.', null, cause);
  });
  if (answer.ok) return answer.blob();
  const refused = readProblem(answer.status, await answer.json().catch(() => null));
  throw refused ?? new ConsentryUnreachable('not_a_platform', `${answer.status} without a problem.`, null);
}
