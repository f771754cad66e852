import { postFile } from '../../shared/api/post-file.ts';

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
  await postFile('/v1/complaints/attachments', file, {
    'complaint-reference': reference,
    'complaint-code': code,
  });
}
