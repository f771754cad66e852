import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../icon.tsx';
import { type FieldErrors, FieldErrorsContext } from './field.tsx';
import '../callout.css';
import './form.css';

export interface FormError {
  /** The `name` of the field it is about; empty when it is about the whole. */
  readonly field: string;
  /** What is wrong and what to do, with the field named: “Write the name of the purpose.” */
  readonly text: string;
}

export interface FormProps {
  /** Comes anew with each attempt: a new array takes the focus to the summary. */
  readonly errors: readonly FormError[];
  /** Stands above the errors: “Two things to mend before this can be saved”. */
  readonly errorTitle: string;
  readonly onSubmit: () => void;
  /** The request is under way: a second one is not sent. */
  readonly isPending?: boolean;
  /** Tells a screen reader which form this is, where a page has more than one. */
  readonly label?: string;
  readonly children: ReactNode;
}

/**
 * A form whose errors stand at its top, each a link to its field, and again at the field. The browser's own
 * bubbles are off: they go away, are not translated and are not read out.
 */
export function Form({ errors, errorTitle, onSubmit, isPending = false, label, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isPending) onSubmit();
  };
  return (
    <form ref={form} className="c-form" noValidate aria-label={label} aria-busy={isPending} onSubmit={submit}>
      {errors.length === 0 ? null : (
        <div ref={summary} className="c-callout c-form-errors" data-tone="problem" role="alert" tabIndex={-1}>
          <Icon name="alert" />
          <div className="c-callout-words">
            <p className="c-form-errors-title">{errorTitle}</p>
            <ul>
              {errors.map(({ field, text }) => (
                <li key={`${field} ${text}`}>
                  {field === '' ? (
                    text
                  ) : (
                    <button
                      type="button"
                      className="c-form-error-link"
                      onClick={() => focusField(form.current, field)}
                    >
                      {text}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <FieldErrorsContext value={byField(errors)}>{children}</FieldErrorsContext>
    </form>
  );
}

/** The first error of each field: one at a time is mended. */
function byField(errors: readonly FormError[]): FieldErrors {
  return Object.fromEntries(errors.toReversed().map(({ field, text }) => [field, text]));
}

/**
 * Gives the name of a field from the pointer of a problem, which is where in the request the fault lies:
 * `/body/contact/email` is `contact.email` (RFC 6901).
 */
export function fieldOfPointer(pointer: string): string {
  return pointer
    .replace(/^\/body(?=\/|$)/, '')
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function focusField(form: HTMLFormElement | null, name: string): void {
  const places = form?.querySelectorAll<HTMLElement>(`[data-field="${CSS.escape(name)}"]`) ?? [];
  for (const place of places) {
    const controls = place.querySelectorAll<HTMLElement>('input, textarea, select, button, [tabindex="0"]');
    const control = [...controls].find(
      (found) => found.closest('[aria-hidden="true"], [hidden]') === null && found.tabIndex >= 0,
    );
    if (control === undefined) continue;
    control.focus();
    place.scrollIntoView({ block: 'center' });
    return;
  }
}

export interface FieldsetProps {
  readonly legend: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** Fields that belong together under one name. */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  return (
    <fieldset className="c-fieldset">
      <legend className="c-legend">{legend}</legend>
      {hint === undefined ? null : <p className="c-field-hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** The buttons at the end of a form: the one that sends it first, then the way out. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className="c-form-actions">{children}</div>;
}
