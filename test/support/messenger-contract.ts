/** What every messenger must do; an adapter's own test calls it with a messenger that reaches a service made for tests. */
import { expect, it } from "vitest";
import type { Messenger, Notice } from "../../src/platform/notices/messenger.ts";

const notice: Notice = {
  id: "01939d6c-0000-7000-8000-000000000001",
  accountId: "01939d6c-0000-7000-8000-000000000002",
  text: "【童安】有一份紧急报告等您签收，请马上登录处理。",
};

export function messengerContract(make: () => Messenger): void {
  it("says whether the notice left the house", async () => {
    expect(["sent", "logged"]).toContain(await make().send(notice));
  });

  it("bears being given the same notice again", async () => {
    const messenger = make();
    await messenger.send(notice);
    expect(["sent", "logged"]).toContain(await messenger.send(notice));
  });

  it("bears many at once", async () => {
    const messenger = make();
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        messenger.send({ ...notice, id: notice.id.replace(/..$/, String(10 + index)) }),
      ),
    );
    expect(sent).toHaveLength(20);
  });
}
