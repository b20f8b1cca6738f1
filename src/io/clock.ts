// The one place that asks for the time.

/** The day in UTC, `YYYY-MM-DD`. */
export const today = (now: Date = new Date()): string => now.toISOString().slice(0, 'YYYY-MM-DD'.length);
