import type { ServerTables } from '../database/tables.ts';

/** Calendars published after delivery; of a year the one approved last counts. Instants are epoch milliseconds. */
export interface CalendarTables extends ServerTables {
  readonly state_council_calendars: {
    readonly calendar: string;
    readonly year: number;
    /** `StateCouncilCalendar`, JSON. */
    readonly content: string;
    readonly proposed_by: string;
    readonly proposed_at: number;
    readonly approved_by: string | null;
    readonly approved_at: number | null;
  };
}
