import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartDrawing } from './chart-drawing.ts';
import { type ChartColours, optionOf } from './chart-option.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

export interface DrawnChart {
  readonly draw: (drawing: ChartDrawing) => void;
  readonly [Symbol.dispose]: () => void;
}

/** Draws into an element, anew when its size, the theme or the text size changes. */
export function drawChart(place: HTMLElement): DrawnChart {
  let current: ChartDrawing | null = null;
  const paint = () => {
    if (current !== null && place.clientWidth > 0) place.replaceChildren(pictureOf(current, place));
  };
  const size = new ResizeObserver(paint);
  size.observe(place);
  const theme = new MutationObserver(paint);
  theme.observe(document.documentElement, { attributes: true });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', paint);
  return {
    draw: (drawing) => {
      current = drawing;
      paint();
    },
    [Symbol.dispose]: () => {
      system.removeEventListener('change', paint);
      theme.disconnect();
      size.disconnect();
    },
  };
}

/** A node of the picture as zrender plans it (zrender 6, `svg/core`). */
interface PlannedNode {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children?: readonly PlannedNode[];
  readonly text?: string;
}

/** The painter of `renderer: 'svg'`; its own type does not name what it can do beside painting. */
interface Planner {
  readonly renderToVNode: (options: { readonly useViewBox: boolean }) => PlannedNode;
}

/**
 * Lets echarts plan the picture and makes its elements here. Left to itself it writes `style` attributes and
 * `innerHTML`, which a strict policy and Trusted Types refuse.
 */
function pictureOf(drawing: ChartDrawing, place: HTMLElement): SVGElement {
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: place.clientWidth,
    height: place.clientHeight,
  });
  try {
    chart.setOption(optionOf(drawing, coloursOf(place), place.clientWidth));
    const painter = chart.getZr().painter as unknown as Planner;
    return elementOf(painter.renderToVNode({ useViewBox: true }));
  } finally {
    chart.dispose();
  }
}

function elementOf({ tag, attrs, children = [], text }: PlannedNode): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined || value === false || name.startsWith('xmlns') || name.startsWith('ecmeta_'))
      continue;
    if (name === 'style') element.style.cssText = String(value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  if (text !== undefined) element.append(text);
  element.append(...children.map(elementOf));
  return element;
}

/** Reads the tokens as the page shows them now: a drawing does not know `var()`. */
function coloursOf(place: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  place.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: read('--ink'),
    soft: read('--ink-soft'),
    line: read('--line'),
    problem: read('--problem'),
    series: ['--chart-1', '--chart-2', '--chart-3', '--chart-4'].map(read),
    font: getComputedStyle(place).fontFamily,
    size: Number.parseFloat(getComputedStyle(place).fontSize) * 0.85,
  };
  probe.remove();
  return colours;
}
