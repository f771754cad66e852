import { fetchFile } from '../../shared/api/fetch-file.ts';

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
  return fetchFile(`/v1/evidence-bundles?${query}`, { 'access-reason': accessReason });
}
