/** The dialogs in which a report is acted on. */
export type ReportDialog = "answerHandOver" | "decide" | "answer" | "triage" | "handOver";
