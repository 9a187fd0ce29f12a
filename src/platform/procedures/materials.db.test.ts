/** Papers that are handed in, told to be missing, and drawn, through HTTP. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestApp } from "../../../test/support/app.ts";
import { openSampleApp, sampleDesk } from "../../../test/support/sample-desk.ts";
import { setClock } from "../../kernel/clock.ts";
import type { MatterView } from "./matter-view.contract.ts";

let test: TestApp;
const { start, send, done, complete, tasksOf } = sampleDesk(() => test);

beforeAll(async () => {
  test = await openSampleApp();
});
afterAll(async () => {
  await test.close();
  setClock("");
});

describe("an uploaded paper", () => {
  it("is kept by what it is and not by its name, and read back by who sees the matter", async () => {
    const matter = await start();
    const png = Buffer.from("89504e470d0a1a0a0000", "hex");
    const sent = await upload(matter, "申请表.docx", png);
    expect(sent.statusCode, sent.body).toBe(200);
    const paper = sent.json<MatterView>().materials[0]?.papers[0];
    expect(paper).toMatchObject({ fileName: "申请表.docx", mediaType: "image/png" });
    const url = `/api/applications/${matter.id}/materials/${paper?.id ?? ""}`;
    expect((await (await test.as("district")).get(url)).rawPayload).toEqual(png);
    expect((await (await test.as("otherSupervisor")).get(url)).statusCode).toBe(404);
    expect((await upload(matter, "x.png", Buffer.from("not a picture"))).json()).toMatchObject({
      code: "procedures.materialKind",
    });
    const large = Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]);
    expect((await upload(matter, "x.png", large)).json()).toMatchObject({
      code: "procedures.materialTooLarge",
    });
    const removed = await (await test.as("director")).post(`${url}/removal`, { reason: "交错了" });
    expect(removed.json<MatterView>().materials[0]?.papers).toEqual([]);
  });

  async function upload(matter: MatterView, name: string, bytes: Buffer) {
    const boundary = "----paper";
    const part = (disposition: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
    const agent = await test.as("director");
    return agent.request({
      method: "POST",
      url: `/api/applications/${matter.id}/materials`,
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(`${part('name="item"')}\r\napplication\r\n${part('name="kind"')}\r\napplication\r\n`),
        Buffer.from(
          `${part(`name="file"; filename="${name}"`)}Content-Type: application/octet-stream\r\n\r\n`,
        ),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    });
  }
});

describe("what is missing", () => {
  it("is told once; the clock stands until the papers come, and may be told again then", async () => {
    let matter = await start();
    const missing = { missing: [{ title: "申请表", says: "缺签名" }], on: "2026-11-26" };
    matter = await done("supervisor", matter, "supplement-requests", missing);
    expect(matter).toMatchObject({
      state: "supplementing",
      clock: { tone: "stands", says: "时限暂停 · 等待补正" },
    });
    expect((await tasksOf("supervisor", matter))[0]?.dueOn).toBeNull();
    expect(await tasksOf("director", matter)).toMatchObject([{ kind: "procedure.supplement" }]);
    expect((await send("supervisor", matter, "supplement-requests", missing)).json()).toMatchObject({
      code: "procedures.alreadyNoticed",
    });
    expect((await send("director", matter, "supplements", {})).json()).toMatchObject({
      code: "procedures.nothingNew",
    });
    matter = await complete(matter);
    matter = await done("director", matter, "supplements", {});
    expect(matter).toMatchObject({ state: "running", clock: { dueOn: "2026-12-17" } });
    expect((await tasksOf("supervisor", matter))[0]?.dueOn).toBe("2026-12-17");
    expect(await tasksOf("director", matter)).toEqual([]);
  });
});

describe("papers", () => {
  it("are drawn by the room: the receipt from the beginning, a step's when it is decided so", async () => {
    let matter = await complete(await start());
    expect(matter.prints.map(({ code }) => code)).toEqual(["receipt"]);
    const agent = await test.as("district");
    expect((await agent.get(`/api/applications/${matter.id}/prints/decision`)).statusCode).toBe(404);
    matter = await done("supervisor", matter, "decisions", { step: 1, outcome: "fit" });
    matter = await done("district", matter, "decisions", { step: 2, outcome: "confirm" });
    expect(matter.prints.map(({ code }) => code)).toEqual(["receipt", "decision"]);
    const paper = await agent.get(`/api/applications/${matter.id}/prints/decision?as=docx`);
    expect(paper.body).toBe(`decision ${matter.no ?? ""} ${matter.subjectName}`);
  });
});
