/** What of messages may come from a phone. */
import type { ParamsOf } from "../../../kernel/operation.ts";
import { bindCommand } from "../../../platform/sync/commands.ts";
import { markMessageSeen } from "./messages.contract.ts";
import * as service from "./messages.service.ts";

bindCommand({
  operation: markMessageSeen,
  formVersion: 1,
  async run(tx, { params }) {
    await service.markMessageSeen(tx, (params as ParamsOf<typeof markMessageSeen>).id);
    return {};
  },
});
