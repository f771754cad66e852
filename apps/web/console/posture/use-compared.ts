import { useContext } from 'react';
import type { Compared } from '../act/conflict.tsx';
import type { Shape } from './form-shape.ts';
import { OwnFieldsContext, useFieldName } from './use-field-name.ts';
import { usePostureWords } from './words.ts';

/** Gives what stands in a form made from a shape in words, field by field, so that two versions can be compared. */
export function useCompared(shape: Shape): (value: unknown) => readonly Compared[] {
  const { m } = usePostureWords();
  const { options } = useContext(OwnFieldsContext);
  const nameOf = useFieldName();
  const textOf = (of: Shape, name: string, value: unknown): string => {
    const chosen = (one: unknown) =>
      options[name]?.find((option) => option.value === one)?.text ?? String(one);
    switch (of.kind) {
      case 'yes-no':
        return value === true ? m.facts.yes : m.facts.no;
      case 'choice':
        return nameOf(String(value));
      case 'choices':
        return listOf(value)
          .map((one) => nameOf(String(one)))
          .join(' · ');
      case 'texts':
        return listOf(value).map(chosen).join(' · ');
      case 'both-languages':
        return ['zh-CN', 'en'].map((side) => String(at(value, side))).join(' / ');
      case 'json':
        return JSON.stringify(value);
      default:
        return chosen(value);
    }
  };
  const linesOf = (of: Shape, path: readonly string[], value: unknown): readonly Compared[] => {
    const isThere = value !== null && value !== undefined;
    if (of.kind === 'maybe' && isThere) return linesOf(of.of, path, value);
    if (of.kind === 'group')
      return of.fields.flatMap(([name, one]) => linesOf(one, [...path, name], at(value, name)));
    if (of.kind === 'list')
      return listOf(value).flatMap((one, index) => linesOf(of.of, [...path, `${index + 1}`], one));
    const text = isThere ? textOf(of, path.at(-1) ?? '', value) : '';
    return [{ term: path.map(nameOf).join(' › '), text }];
  };
  return (value) => linesOf(shape, [], value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
