import { useEffect, useState } from 'react';
import './qr-code.css';

export interface QrCodeProps {
  readonly text: string;
  /** What it leads to, and that the same can be typed: a picture alone is closed to some. */
  readonly label: string;
  /** Said while the code is drawn. */
  readonly loadingText: string;
}

/** A QR code (ISO/IEC 18004, level M), always dark on white with its quiet zone. Its library comes when it is needed. */
export function QrCode({ text, label, loadingText }: QrCodeProps) {
  const [drawn, setDrawn] = useState<{
    readonly text: string;
    readonly size: number;
    readonly path: string;
  } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import('qrcode').then(({ create }) => {
      const { modules } = create(text, { errorCorrectionLevel: 'M' });
      if (isCurrent) setDrawn({ text, size: modules.size, path: pathOf(modules) });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  if (drawn === null || drawn.text !== text)
    return <output className="c-qr c-qr-loading">{loadingText}</output>;
  const side = drawn.size + 2 * QUIET;
  return (
    <svg
      className="c-qr"
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="c-qr-paper" x={-QUIET} y={-QUIET} width={side} height={side} />
      <path className="c-qr-ink" d={drawn.path} />
    </svg>
  );
}

/** Modules of white around the code; a reader needs them (ISO/IEC 18004, 5.3.8). */
const QUIET = 4;

function pathOf({ size, data }: { readonly size: number; readonly data: ArrayLike<number> }): string {
  let path = '';
  for (let index = 0; index < size * size; index += 1) {
    if (data[index] === 1) path += `M${index % size} ${Math.floor(index / size)}h1v1h-1z`;
  }
  return path;
}
