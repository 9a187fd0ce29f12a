/** What the boxes of a case hold, by their contexts. */
export const RECORD = "protection.case.record";
export const TASK = "protection.assignment";
export const REMINDER = "protection.case.reminder";
export const CONCLUSION = "protection.closing.conclusion";
