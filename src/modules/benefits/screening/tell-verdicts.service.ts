/** Every subject's answer about each child on a day, child by child; nothing is stored. */
import { nameOfCitation } from "../../../kernel/citation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { evaluate } from "../../../platform/rules/evaluate.ts";
import { askFirst } from "../../recognition/profile.contract.ts";
import { judgeChild } from "./explain-child.service.ts";
import * as store from "./findings.store.ts";
import { sayStanding } from "./say-finding.ts";
import { screeningDays } from "./screen-children.service.ts";
import { subjects } from "./subjects.ts";

export interface ToldChild {
  readonly childId: string;
  readonly on: string;
  readonly verdicts: readonly {
    readonly about: string;
    readonly title: string;
    readonly verdict: "yes" | "no" | "cannotTell";
    readonly reason: string;
    readonly missing: readonly string[];
    readonly documents: readonly string[];
    /** What the file's relief and insurance entries say of it; payments are told by the payroll. */
    readonly recorded: boolean | null;
  }[];
}

const PAGE = 500;

export async function* tellVerdicts(tx: Tx, on: string, only: string | undefined): AsyncGenerator<ToldChild> {
  const { today } = await screeningDays(tx, on);
  let after: string | undefined;
  for (;;) {
    const ids = only === undefined ? await store.listProfiledChildren(tx, on, after, PAGE) : [only];
    for (const [childId, facts] of await store.readProfiles(tx, ids, on)) {
      const verdicts = subjects.flatMap((subject) => {
        const judgement = judgeChild(subject, facts, today);
        if (judgement === undefined) return [];
        const { about, title, receives } = subject;
        const recorded =
          receives === undefined ? null : evaluate(receives, { facts, parameters: today.parameters, on });
        return [
          {
            about,
            title,
            verdict: judgement.verdict,
            reason: sayStanding(judgement),
            missing: askFirst(judgement.explanation.missing).map(({ name }) => name),
            documents: judgement.cite.map(nameOfCitation),
            recorded: recorded as boolean | null,
          },
        ];
      });
      yield { childId, on, verdicts };
    }
    after = ids.at(-1);
    if (only !== undefined || ids.length < PAGE) return;
  }
}
