/** A hand-over may be written and taken on a phone. */
import type { BodyOf, ParamsOf } from "../../../kernel/operation.ts";
import { bindCommand } from "../../../platform/sync/commands.ts";
import { confirmHandOver, writeHandOver } from "./handover.contract.ts";
import * as service from "./handover.service.ts";

bindCommand({
  operation: writeHandOver,
  formVersion: 1,
  async run(tx, { app, body }) {
    await service.writeHandOver(tx, app, body as BodyOf<typeof writeHandOver>);
    return { told: "交接已经写好，接手的人登录后会看到。" };
  },
});

bindCommand({
  operation: confirmHandOver,
  formVersion: 1,
  async run(tx, { params }) {
    await service.confirmHandOver(tx, (params as ParamsOf<typeof confirmHandOver>).id);
    return {};
  },
});
