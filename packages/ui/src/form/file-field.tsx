import { useId, useRef } from 'react';
import { Button as AriaButton, FileTrigger } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { FieldMark, type FieldProps, useFieldControl } from './field.tsx';
import '../button.css';
import './file-field.css';

export interface FileFieldProps extends Omit<FieldProps, 'isRequired'> {
  readonly files: readonly File[];
  readonly onChange: (files: File[]) => void;
  /** What may be chosen, as types or endings: `application/pdf`, `.csv`. The server judges what is inside. */
  readonly accept: readonly string[];
  readonly isMultiple?: boolean;
  /** Words of the button that opens the file list of the machine. */
  readonly chooseText: string;
  readonly removeText: (name: string) => string;
  /** Writes a size, for example by `formatsOf(language).bytes`. */
  readonly size: (bytes: number) => string;
}

/** Files of the person's machine; nothing is sent before the form is. */
export function FileField({
  files,
  onChange,
  accept,
  isMultiple = false,
  chooseText,
  removeText,
  size,
  ...field
}: FileFieldProps) {
  const { error } = useFieldControl(field);
  const id = useId();
  const choose = useRef<HTMLButtonElement>(null);
  const describedBy = [
    field.hint === undefined ? '' : `${id}-hint`,
    error === '' ? '' : `${id}-error`,
  ].filter(Boolean);
  const add = (list: FileList | null) => {
    const chosen = [...(list ?? [])];
    if (chosen.length > 0) onChange(isMultiple ? [...files, ...chosen] : chosen.slice(0, 1));
  };
  const remove = (file: File) => {
    onChange(files.filter((kept) => kept !== file));
    choose.current?.focus();
  };
  return (
    <fieldset
      className="c-field"
      aria-labelledby={`${id}-label`}
      data-field={field.name}
      data-invalid={error === '' ? undefined : true}
    >
      <span className="c-field-label" id={`${id}-label`}>
        {field.label}
        <FieldMark mark={field.mark} />
      </span>
      <FileTrigger acceptedFileTypes={accept} allowsMultiple={isMultiple} onSelect={add}>
        <AriaButton
          ref={choose}
          id={`${id}-choose`}
          className="c-button c-file-choose"
          data-look="line"
          isDisabled={field.isDisabled ?? false}
          aria-labelledby={`${id}-label ${id}-choose`}
          {...(describedBy.length === 0 ? {} : { 'aria-describedby': describedBy.join(' ') })}
        >
          <Icon name="file" />
          <span>{chooseText}</span>
        </AriaButton>
      </FileTrigger>
      {files.length === 0 ? null : (
        <ul className="c-files">
          {files.map((file) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`} className="c-file">
              <Icon name="file" />
              <span className="c-file-name">{file.name}</span>
              <span className="c-file-size">{size(file.size)}</span>
              <AriaButton
                className="c-input-button"
                aria-label={removeText(file.name)}
                onPress={() => remove(file)}
              >
                <Icon name="cross" />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      {field.hint === undefined ? null : (
        <span className="c-field-hint" id={`${id}-hint`}>
          {field.hint}
        </span>
      )}
      {error === '' ? null : (
        <span className="c-field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </fieldset>
  );
}
