export { type Counted, type DayStock, countEach, crossing, dailyPeaks, stockAt } from './counting.ts';
export { CountingError, type CountingErrorCode } from './counting-error.ts';
export {
  type Crossing,
  FILING_THRESHOLD,
  OFFICER_THRESHOLD,
  type Reached,
  StockCounter,
} from './stock-counter.ts';
export { PersonKey, type Stock, StockRecord } from './stock-record.ts';
export {
  type DayCount,
  FORECAST_MAX_DAYS,
  FORECAST_MIN_DAYS,
  FORECAST_MIN_FIT,
  FORECAST_WINDOW_DAYS,
  type Forecast,
  WARNING_LEVELS,
  type Warning,
  type WarningLevel,
  earlyWarning,
  forecast,
} from './warning.ts';
