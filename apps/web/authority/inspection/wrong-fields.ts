import type { z } from 'zod';
import { type FormError, fieldOfPointer } from '@consentry/ui';
import type { Trouble } from '../../shared/api/trouble.ts';

/** Names of the fields of a form, as a person reads them. */
type Labels = Readonly<Record<string, string>>;

/** What a schema finds wrong, each once at its field. */
export function wrongFields(
  error: z.ZodError | undefined,
  labels: Labels,
  text: (label: string) => string,
): FormError[] {
  const paths = (error?.issues ?? []).map(({ path }) => path.map(String).join('.'));
  return [...new Set(paths.map((path) => fieldAt(path, labels)))].map((field) => ({
    field,
    text: text(labels[field] ?? field),
  }));
}

/** What the server finds wrong, each at its field. */
export function refusedFields(
  trouble: Trouble | null,
  labels: Labels,
  text: (label: string) => string,
): FormError[] {
  return (trouble?.fields ?? []).map((pointer) => {
    const field = fieldAt(fieldOfPointer(pointer), labels);
    return { field, text: text(labels[field] ?? field) };
  });
}

/** The field of a form that has a path: `scope.sites.3` is in `scope.sites`. */
function fieldAt(path: string, labels: Labels): string {
  if (path === '' || path in labels) return path;
  return fieldAt(path.split('.').slice(0, -1).join('.'), labels);
}
