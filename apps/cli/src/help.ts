import type { HelpConfiguration } from 'commander';
import type { Messages } from './messages.ts';

/** What takes two columns of a terminal. */
const WIDE = /[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f“”…]/gu;
/**
 * A word with the space before it, or one Chinese character; each with the brackets that may not end a
 * line before it, and the punctuation that may not begin a line after it.
 */
const PIECE =
  /\s*[（《「“]*(?:[\u2e80-\u2fff\u3040-\u9fff]|[^\s\u2e80-\u9fff，；：！？（）“”]+)[，。；：、！？）》」”]*|\s*[^\s\u2e80-\u2fff\u3040-\u9fff]+/gu;

/** Gives commander's own words in the language of `m`, and lines that fit where characters are wide. */
export function helpIn(m: Messages): HelpConfiguration {
  const named = (text: string) => translated(text, m);
  return {
    styleTitle: (title) => m.helpTitle[title] ?? title,
    commandUsage(command) {
      const names = [command.name()];
      for (let up = command.parent; up !== null; up = up.parent) names.unshift(up.name());
      return named(`${names.join(' ')} ${command.usage()}`);
    },
    subcommandTerm: (command) => {
      const args = command.registeredArguments.map((argument) => {
        const word = `${argument.name()}${argument.variadic ? '...' : ''}`;
        return argument.required ? `<${word}>` : `[${word}]`;
      });
      return named([command.name(), ...args].join(' '));
    },
    optionTerm: (option) => named(option.flags),
    optionDescription: ({ description, argChoices, defaultValue }) => {
      const more = [
        ...(argChoices === undefined ? [] : [m.helpChoices(argChoices.join(', '))]),
        ...(defaultValue === undefined ? [] : [m.helpDefault(String(defaultValue))]),
      ];
      return more.length === 0 ? description : m.helpMore(description, more.join(m.helpComma));
    },
    displayWidth,
    boxWrap: wrap,
  };
}

/** Puts the names of arguments in the language of `m`: `<photo>` becomes `<照片>`. */
export function translated(text: string, m: Messages): string {
  return text.replace(
    /([<[])([a-z]+)/g,
    (_, open: string, name: string) => `${open}${m.argument[name] ?? name}`,
  );
}

/** Columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  return text.replace(WIDE, '--').length;
}

/** Breaks lines that are wider than `width` columns, between words and between Chinese characters. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const lines = [''];
      for (const piece of line.match(PIECE) ?? []) {
        const last = lines.at(-1) ?? '';
        if (last === '' || displayWidth(last + piece) <= width) lines[lines.length - 1] = last + piece;
        else lines.push(piece.trimStart());
      }
      return lines.join('\n');
    })
    .join('\n');
}
