/** The demonstration's one village without a director, in a township that nobody shows first. */
export const VACANT_VILLAGE = "500117102227";
/** Longer than a village may be without: its township has been told. */
export const VACANT_DAYS = 24;
