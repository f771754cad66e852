/** What is drawn: a few series over the same places. Null where nothing is known. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** A chart without its colours, which come from the page it stands on. */
export type ChartDrawing =
  | {
      readonly kind: 'bar' | 'line';
      readonly places: readonly string[];
      readonly series: readonly ChartSeries[];
      readonly isStacked: boolean;
      readonly format: (value: number) => string;
    }
  | {
      readonly kind: 'forecast';
      readonly places: readonly string[];
      /** What was, what is expected, and between which bounds. */
      readonly past: ChartSeries;
      readonly expected: ChartSeries;
      readonly low: readonly (number | null)[];
      readonly high: readonly (number | null)[];
      readonly boundsName: string;
      readonly threshold: { readonly value: number; readonly name: string } | null;
      readonly format: (value: number) => string;
    };
