import { type BiText, type Citation, article, both, cite, instruments, renderCitation } from '@consentry/law';
import type { zhCN } from './messages.zh-CN.ts';

/** A provision that an order may rest on; what it says is in the words of the pages, by its name. */
export interface Provision {
  readonly name: keyof typeof zhCN.provisions;
  readonly text: BiText;
}

/** To inspect at all (§ 第十六条第二款; what a department may do is in other law). */
export const TO_INSPECT: readonly Provision[] = [
  provision('cooperate', article(16, 2)),
  provision('powers', cite('pipl', 63)),
  provision('video', cite('video', 24)),
];

/** To have something mended: the Measures refer to other law (§ 第十八条). */
export const TO_MEND: readonly Provision[] = [
  provision('refers', article(18)),
  provision('correct', cite('pipl', 66)),
  provision('videoPlaces', cite('video', 26)),
  provision('videoPrivate', cite('video', 27)),
];

/** Names a provision in both languages; what somebody typed stays as it is. */
export function provisionText(line: string): BiText {
  return [...TO_INSPECT, ...TO_MEND].find(({ text }) => text['zh-CN'] === line)?.text ?? both(line, line);
}

/** An order names its law, the Measures too. */
function provision(name: Provision['name'], citation: Citation): Provision {
  const at = renderCitation(citation);
  const { title } = instruments.measures;
  const isNamed = citation.instrument !== 'measures';
  return {
    name,
    text: isNamed ? at : both(`${title['zh-CN']}${at['zh-CN']}`, `${title.en}, ${at.en}`),
  };
}
