import { ConsentryUnreachable, readProblem } from '@consentry/sdk';

/**
 * Sends a file as it is: neither its name nor what it says it is, the server reads what it is. What no log may have
 * goes in headers.
 *
 * @returns the answer, to be read by its schema
 * @throws {ConsentryProblem} what the server refuses
 */
export async function postFile(
  address: string,
  file: Blob,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: await file.arrayBuffer(),
  }).catch((cause: unknown) => {
    throw new ConsentryUnreachable('network', 'No answer came.', null, cause);
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body;
  const refused = readProblem(answer.status, body);
  throw refused ?? new ConsentryUnreachable('not_a_platform', `${answer.status} without a problem.`, null);
}
