/** How much goes with a report: told on the page before it is sent, since whoever is cut off while sending reads no answer. Pure. */
export const MOST_FILES = 20;
/** What the server takes in at all; held to it by a test. */
export const MOST_FILE_BYTES = 100 * 1024 * 1024;
