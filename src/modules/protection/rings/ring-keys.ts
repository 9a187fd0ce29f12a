/** What rings is called: the part of whoever is rung, the key of the task, the words that leave the desk. Pure. */

/** Also the code of the event: the post was told. */
export const RUNG = "rung";

export const ringKeyOf = (reportId: string, accountId: string) => `protection.ring/${reportId}/${accountId}`;

/** Read on a lock screen by anybody: no name, no number, no place. */
export const WAITS_TEXT = "【童安】有一份紧急报告等您签收，请马上登录处理。";
