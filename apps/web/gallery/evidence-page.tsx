import { useState } from 'react';
import {
  Card,
  Cards,
  CopyField,
  Digest,
  DiffView,
  type Polygon,
  PolygonEditor,
  QrCode,
  Section,
} from '@consentry/ui';
import { useWords } from './words.ts';

const DIGEST = '3fa94c1e88d07b52c6e1f0a9b4d27e653fa94c1e88d07b52c6e1f0a9b4d27e65';
const AREA: Polygon = [
  [0.28, 0.18],
  [0.74, 0.22],
  [0.8, 0.86],
  [0.22, 0.8],
];

export function EvidencePage() {
  const { m, language } = useWords();
  const words = m.evidence;
  const [area, setArea] = useState(AREA);
  return (
    <>
      <Cards>
        <Card title={words.digest}>
          <Digest value={DIGEST} {...m.copy} />
          <CopyField label={words.key} hint={words.keyHint} value={words.keyValue} {...m.copy} />
        </Card>
        <Card>
          <QrCode text="https://example.org/my" label={words.qr} loadingText={words.qrLoading} />
        </Card>
      </Cards>
      <Section title={words.diff}>
        <DiffView
          before={words.before}
          after={words.after}
          language={language}
          label={words.diff}
          addedText={words.added}
          removedText={words.removed}
          sameText={words.same}
        />
        <DiffView
          before={words.before}
          after={words.before}
          language={language}
          label={words.diff}
          addedText={words.added}
          removedText={words.removed}
          sameText={words.same}
        />
      </Section>
      <Section title={words.polygon}>
        <PolygonEditor
          label={words.polygon}
          image={null}
          imageText={words.plan}
          shape="4/3"
          value={area}
          onChange={setArea}
          texts={words}
        />
      </Section>
    </>
  );
}
