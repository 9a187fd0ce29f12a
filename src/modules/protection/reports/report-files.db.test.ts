/** Photos and films with a report: cleaned, counted once, refused in words; seen by the office and nobody else. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { phoneJpeg, phoneMp4, SECRET_PLACE } from "../../../../test/support/media.ts";
import { reportPublicly } from "../../../../test/support/reports.ts";
import type { ReportView } from "./report-view.contract.ts";

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

async function send(code: string, file: Buffer, name: string, id = randomUUID()) {
  const form = new FormData();
  form.set("id", id);
  form.set("code", code);
  form.set("file", new Blob([Uint8Array.from(file)]), name);
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return test.server.inject({
    method: "POST",
    url: "/api/open/report-files",
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

const codeOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { code?: string }).code;

describe("a file for a report", () => {
  it("arrives without its place, and opens for the office alone", async () => {
    const { id, code } = await reportPublicly(test);
    expect((await send(code, phoneJpeg(), "王小明家.jpg")).json()).toEqual({ files: 1 });
    const supervisor = await test.as("supervisor");
    const { papers } = (await supervisor.get(`/api/reports/${id}`)).json<ReportView>();
    expect(papers).toMatchObject([{ name: "材料.jpg", mediaType: "image/jpeg", byName: null }]);
    const opened = await supervisor.get(`/api/reports/${id}/papers/${papers[0]?.id ?? ""}`);
    expect(opened.statusCode).toBe(200);
    expect(opened.rawPayload.includes(SECRET_PLACE)).toBe(false);
    const other = await test.as("otherSupervisor");
    expect((await other.get(`/api/reports/${id}/papers/${papers[0]?.id ?? ""}`)).statusCode).toBe(404);
  });

  it("sent twice is kept once", async () => {
    const { code } = await reportPublicly(test);
    const id = randomUUID();
    for (let time = 0; time < 2; time++)
      expect((await send(code, phoneMp4(), "film.mp4", id)).json()).toEqual({ files: 1 });
  });

  it("under an id that is another report's does not touch that one", async () => {
    const mine = await reportPublicly(test);
    const other = await reportPublicly(test);
    const id = randomUUID();
    await send(other.code, phoneJpeg(1), "a.jpg", id);
    await send(mine.code, phoneMp4(), "b.mp4", id);
    const supervisor = await test.as("supervisor");
    const view = async (report: string) =>
      (await supervisor.get(`/api/reports/${report}`)).json<ReportView>().papers;
    expect((await view(other.id)).map(({ mediaType }) => mediaType)).toEqual(["image/jpeg"]);
    expect(await view(mine.id)).toEqual([]);
  });

  it.each([
    ["that is an executable named .jpg", Buffer.from("MZ\x90\0 this program", "latin1"), "photo.jpg"],
    ["that is a web page", Buffer.from("<html></html>"), "photo.png"],
  ])("%s is refused; the report stays", async (_, file, name) => {
    const { id, code } = await reportPublicly(test);
    expect(codeOf(await send(code, file, name))).toBe("protection.report.fileKind");
    expect((await (await test.as("supervisor")).get(`/api/reports/${id}`)).statusCode).toBe(200);
  });

  it("past the twentieth is refused in words", async () => {
    const { code } = await reportPublicly(test);
    for (let index = 0; index < 20; index++) await send(code, phoneJpeg(), "a.jpg");
    expect(codeOf(await send(code, phoneJpeg(), "a.jpg"))).toBe("protection.report.tooManyFiles");
  });

  it("with a wrong code is nobody's", async () => {
    expect(codeOf(await send("222222222222", phoneJpeg(), "a.jpg"))).toBe("protection.report.code");
  });
});
