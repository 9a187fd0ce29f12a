/** Opening a child's file from the phone: the register's own act, whose question for doubles a person answers when the line is there. */
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { bindCommand } from "../../../platform/sync/commands.ts";
import { openFile } from "../../registry/open-file.service.ts";
import { openChild } from "../../registry/registry.contract.ts";
import { openChildProblems } from "./open-child.contract.ts";

bindCommand({
  operation: openChild,
  formVersion: 1,
  async run(tx, { app, body }) {
    const { id, fileNo, possibleDoubles } = await openFile(tx, app, body as BodyOf<typeof openChild>);
    if (id !== null) return { told: `已建档，档案号 ${fileNo ?? ""}` };
    const known = possibleDoubles.map(({ name, birthDate, villageName }) =>
      [name, birthDate ?? "", villageName].filter((part) => part !== "").join(" "),
    );
    throw new Problem(openChildProblems.maybeKnown, {
      detail: `档案里有：${known.join("；")}。没有再建，您写的还在。是另一个孩子，点“不是同一个孩子，再报一次”。`,
    });
  },
});
