/** The keys of a case that waits for another township's signature. Pure. */

/** May look, so that it is known what is signed for; writes nothing. */
export const PART_OFFERED = "offered";

export const moveTaskKey = (caseId: string): string => `protection.caseMove/${caseId}`;

/** On the lead's desk, until it is offered once more, kept, or the child has moved on. */
export const refusedTaskKey = (caseId: string): string => `${moveTaskKey(caseId)}/refused`;
