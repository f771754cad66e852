import { ConsentryUnreachable, readProblem } from '@consentry/sdk';

/** A complaint has this many files at most, each of so many bytes. */
export const FILES_MAX = 5;
export const FILE_MAX_BYTES = 10 * 1024 * 1024;

/**
 * Hands files in with a complaint, one after another, each as it is.
 *
 * @returns those that were not taken
 */
export async function sendFiles(
  receipt: { readonly reference: string; readonly code: string },
  files: readonly File[],
): Promise<readonly File[]> {
  const left: File[] = [];
  for (const file of files) await sendFile(receipt, file).catch(() => left.push(file));
  return left;
}

async function sendFile(
  { reference, code }: { readonly reference: string; readonly code: string },
  file: File,
): Promise<void> {
  const answer = await fetch('/v1/complaints/attachments', {
    method: 'POST',
    redirect: 'error',
    // Neither its name nor what it says it is: the server reads what it is.
    headers: {
      'content-type': 'application/octet-stream',
      'complaint-reference': reference,
      'complaint-code': code,
    },
    body: await file.arrayBuffer(),
  });
  if (answer.ok) return;
  const refused = readProblem(answer.status, await answer.json().catch(() => null));
  throw refused ?? new ConsentryUnreachable('not_a_platform', `${answer.status} without a problem.`, null);
}
