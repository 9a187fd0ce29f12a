/** The keys of this room's tasks; one open task a key. Pure. */
export const placingTaskKey = (custodyId: string) => `guardianship.placing/${custodyId}`;
export const termTaskKey = (custodyId: string, alarm: string) => `guardianship.${alarm}/${custodyId}`;
export const orderTaskKey = (orderId: string, dueOn: string) => `guardianship.order/${orderId}/${dueOn}`;
export const missedTaskKey = (entryId: string) => `guardianship.missed/${entryId}`;
export const payeeTaskKey = (matterId: string) => `guardianship.payee/${matterId}`;
export const escalationTaskKey = (childId: string) => `guardianship.escalate/${childId}`;

/** Everything that a decision in force may have put on desks. */
export const custodyTaskKeys = (custodyId: string) => [
  placingTaskKey(custodyId),
  ...["firstReminder", "secondReminder", "pastTerm"].map((alarm) => termTaskKey(custodyId, alarm)),
];
