import type { NoticeDocument } from '@consentry/contract';
import { useState } from 'react';
import { Section, Tabs } from '@consentry/ui';
import { NOTICE_TEXTS } from '../set-up/first-content.ts';
import type { Written } from './notice-lint.ts';
import { useNoticeWords } from './words.ts';
import './notice.css';

const SIZES = ['kiosk', 'phone'] as const;
type Size = (typeof SIZES)[number];

/** The words of a notice as wide and as large as a terminal and a phone show them. */
export function Preview({ document }: { readonly document: NoticeDocument | Written['document'] }) {
  const { m } = useNoticeWords();
  const [size, setSize] = useState<Size>('kiosk');
  return (
    <Section title={m.preview}>
      <Tabs
        label={m.preview}
        selected={size}
        onChange={setSize}
        items={SIZES.map((id) => ({
          id,
          title: m.sizes[id],
          content: <Shown document={document} size={id} />,
        }))}
      />
    </Section>
  );
}

interface ShownProps {
  readonly document: NoticeDocument | Written['document'];
  readonly size: Size;
}

function Shown({ document: { processor, texts }, size }: ShownProps) {
  const { m, language } = useNoticeWords();
  return (
    <div className="k-preview" data-size={size}>
      {NOTICE_TEXTS.map((matter) => {
        const text = texts[matter]?.[language] ?? '';
        return text === '' ? null : (
          <section key={matter}>
            <h3>{m.texts[matter]}</h3>
            <p>{text}</p>
          </section>
        );
      })}
      {processor === null ? null : (
        <section>
          <h3>{m.processor}</h3>
          <p>
            {processor.name[language]} · {processor.contact}
          </p>
        </section>
      )}
    </div>
  );
}
