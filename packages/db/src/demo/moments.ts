export const minute = 60_000;
export const day = 24 * 60 * minute;

/** Everything in the demo is between these two. */
export const opening = Date.UTC(2025, 5, 1);
export const today = Date.UTC(2026, 10, 20);
