import { ConsentryUnreachable, readProblem } from '@consentry/sdk';

/**
 * Asks for a file, as whoever is signed in; what no log may have goes in headers.
 *
 * @throws {ConsentryProblem} what the platform refuses
 */
export async function fetchFile(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Blob> {
  const answer = await fetch(address, { headers, redirect: 'error' }).catch((cause: unknown) => {
    throw new ConsentryUnreachable('network', 'No answer came.', null, cause);
  });
  if (answer.ok) return answer.blob();
  const refused = readProblem(answer.status, await answer.json().catch(() => null));
  throw refused ?? new ConsentryUnreachable('not_a_platform', `${answer.status} without a problem.`, null);
}
