/** The keys of this room's tasks; one open task a key. Pure. */
export const placingTaskKey = (custodyId: string) => `guardianship.placing/${custodyId}`;
export const termTaskKey = (custodyId: string, alarm: string) => `guardianship.${alarm}/${custodyId}`;
export const orderTaskKey = (orderId: string, dueOn: string) => `guardianship.order/${orderId}/${dueOn}`;
export const missedTaskKey = (entryId: string) => `guardianship.missed/${entryId}`;
export const payeeTaskKey = (matterId: string) => `guardianship.payee/${matterId}`;
export const escalationTaskKey = (childId: string) => `guardianship.escalate/${childId}`;

const stages = ["firstReminder", "secondReminder", "pastTerm"] as const;

/** What was asked at the stages of the term before this one. */
export const earlierTermKeys = (custodyId: string, alarms: readonly string[]) =>
  stages
    .slice(
      0,
      Math.max(
        0,
        stages.findLastIndex((stage) => alarms.includes(stage)),
      ),
    )
    .map((stage) => termTaskKey(custodyId, stage));

/** Everything that a decision in force may have put on desks. */
export const custodyTaskKeys = (custodyId: string) => [
  placingTaskKey(custodyId),
  ...stages.map((alarm) => termTaskKey(custodyId, alarm)),
];
