import { Worker } from "node:worker_threads";
import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import {
  compoundFiles,
  packageParts,
  readBytes,
  refusal,
  relationshipsXml,
  sheetXml,
  temporaryFile,
  workbookXml,
  zipOf,
} from "./test-files.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

describe("what is no spreadsheet", () => {
  test.each([
    ["an empty file", Buffer.alloc(0), "excel.empty"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "excel.notASpreadsheet"],
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj\n"), "excel.notASpreadsheet"],
    ["rich text", Buffer.from("{\\rtf1 text}"), "excel.notASpreadsheet"],
    ["NUL bytes", Buffer.from("姓名,性别\n张\u0000三,男\n"), "excel.notASpreadsheet"],
    ["NUL bytes alone", Buffer.alloc(5000), "excel.notASpreadsheet"],
    ["a zip of nothing", Buffer.from(`504b0506${"00".repeat(18)}`, "hex"), "excel.notASpreadsheet"],
    [
      "a web page",
      Buffer.from("<html><body><table><tr><td>张三</td></tr></table></body></html>"),
      "excel.webPage",
    ],
    ["a table of HTML", Buffer.from('\ufeff <meta charset="utf-8">\n<table border=1>'), "excel.webPage"],
    [
      "Excel's XML of 2003",
      Buffer.from('<?xml version="1.0"?>\n<?mso-application?>\n<Workbook xmlns="x">'),
      "excel.webPage",
    ],
  ])("refuses %s", async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  test("refuses Word documents, plain zips and binary workbooks, each with its own word", async () => {
    const document = { "_rels/.rels": relationshipsXml(["rId1", "officeDocument", "word/document.xml"]) };
    expect(await refusal(await zipOf({ ...document, "word/document.xml": "<document/>" }))).toBe(
      "excel.notASpreadsheet",
    );
    expect(await refusal(await zipOf({ "名单.txt": "张三" }))).toBe("excel.notASpreadsheet");
    const binary = { "_rels/.rels": relationshipsXml(["rId1", "officeDocument", "xl/workbook.bin"]) };
    expect(await refusal(await zipOf({ ...binary, "xl/workbook.bin": "x" }))).toBe("excel.binaryWorkbook");
  });

  test("refuses files over the limit before it looks inside", async () => {
    expect(await refusal(Buffer.alloc(2000, "a"), { limits: { fileBytes: 1000 } })).toBe("excel.tooLarge");
  });
});

describe("OLE2 containers", () => {
  function container(...streams: string[]): Buffer {
    const file = compoundFiles.utils.cfb_new();
    for (const name of streams) compoundFiles.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, 1));
    return compoundFiles.write(file, { type: "buffer" });
  }

  test("refuses a workbook with a password", async () => {
    expect(await refusal(container("EncryptionInfo", "EncryptedPackage"))).toBe("excel.encrypted");
  });

  test("refuses a Word document", async () => {
    expect(await refusal(container("WordDocument", "1Table"))).toBe("excel.notASpreadsheet");
  });

  test("refuses one whose directory leads nowhere", async () => {
    const bytes = container("Workbook");
    bytes.writeUInt32LE(0x00ff_ffff, 48);
    expect(await refusal(bytes)).toBe("excel.damaged");
    expect(await refusal(bytes.subarray(0, 300))).toBe("excel.damaged");
  });

  test("refuses a workbook stream of rubbish", async () => {
    expect(await refusal(container("Workbook"))).toBe("excel.damaged");
  });

  test("refuses an old workbook over its limit", async () => {
    expect(await refusal(container("Workbook"), { limits: { xlsBytes: 1000 } })).toBe("excel.tooLarge");
  });
});

describe("broken packages", () => {
  test("refuses a package cut off anywhere", async () => {
    const bytes = await zipOf(packageParts());
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await refusal(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe("excel.damaged");
    }
  });

  test("refuses a package in which any byte of a part was changed, or reads what it says", async () => {
    const bytes = await zipOf(packageParts({ [SHEET]: sheetXml("<row><c><v>1</v></c></row>".repeat(100)) }));
    for (let at = 10; at < bytes.length; at += 37) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(["excel.damaged", "excel.notASpreadsheet", "excel.encrypted", "it was read"]).toContain(
        await refusal(changed),
      );
    }
  });

  test.each([
    ["a missing sheet", { [SHEET]: undefined }],
    ["a workbook part cut off", { "xl/workbook.xml": "<workbook><sheets>" }],
    ["a sheet cut off", { [SHEET]: "<worksheet><sheetData><row><c><v>1</v>" }],
    ["an empty sheet part", { [SHEET]: "" }],
    ["a text that the table does not have", { [SHEET]: sheetXml('<row><c t="s"><v>0</v></c></row>') }],
    ["a row number out of range", { [SHEET]: sheetXml('<row r="99999999"><c><v>0</v></c></row>') }],
    ["a row number below 1", { [SHEET]: sheetXml('<row r="-1"><c><v>0</v></c></row>') }],
  ])("refuses %s", async (_, parts) => {
    expect(await refusal(await zipOf(packageParts(parts)))).toBe("excel.damaged");
  });

  test("refuses parts with a password of the zip's own", async () => {
    const bytes = await zipOf(packageParts());
    for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 1)) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    }
    expect(await refusal(bytes)).toBe("excel.encrypted");
  });
});

describe("attacks", () => {
  test.each([
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    SHEET,
    "xl/styles.xml",
    "xl/sharedStrings.xml",
  ])("refuses a document type in %s", async (part) => {
    const shared = {
      [SHEET]: sheetXml('<row><c t="s"><v>0</v></c></row>'),
      "xl/sharedStrings.xml": "<sst><si><t>1</t></si></sst>",
    };
    const parts = packageParts({ ...shared, "xl/styles.xml": "<styleSheet/>" });
    const attacked = { ...parts, [part]: DOCTYPE + String(parts[part]) };
    expect(await refusal(await zipOf(attacked))).toBe("excel.unsafeXml");
    const wide = { ...parts, [part]: Buffer.from(`\ufeff${DOCTYPE}${String(parts[part])}`, "utf16le") };
    expect(await refusal(await zipOf(wide))).toBe("excel.unsafeXml");
  });

  test("refuses a bomb by what it inflates to, whatever its headers say", async () => {
    const limits = { ratioFromBytes: 1 << 20 };
    const bomb = sheetXml(" ".repeat(8 << 20));
    const bytes = await zipOf(packageParts({ [SHEET]: bomb }));
    expect(bytes.length).toBeLessThan(20_000);
    expect(await refusal(bytes, { limits })).toBe("excel.zipBomb");
    // The same with a small size declared in both headers.
    const packed = deflateRawSync(bomb);
    const at = bytes.indexOf(packed.subarray(0, 64));
    expect(at).toBeGreaterThan(0);
    const directory = bytes.lastIndexOf("PK\u0001\u0002");
    bytes.writeUInt32LE(100, directory + 24);
    expect(await refusal(bytes, { limits })).toBe("excel.zipBomb");
  });

  test("refuses a part over the limit though it packs badly", async () => {
    const bytes = await zipOf(packageParts({ [SHEET]: sheetXml("<row/>".repeat(10_000)) }));
    expect(await refusal(bytes, { limits: { inflatedBytes: 20_000 } })).toBe("excel.zipBomb");
    const shared = packageParts({
      [SHEET]: sheetXml('<row><c t="s"><v>0</v></c></row>'),
      "xl/sharedStrings.xml": `<sst>${"<si><t>1</t></si>".repeat(5000)}</sst>`,
    });
    expect(await refusal(await zipOf(shared), { limits: { sharedStringBytes: 20_000 } })).toBe(
      "excel.zipBomb",
    );
  });

  test("refuses sheets that are small each and too large together", async () => {
    const sheets = Array.from(
      { length: 50 },
      (_, index) => `<sheet name="${index}" sheetId="${index + 1}" r:id="rId1"/>`,
    );
    const parts = {
      "xl/workbook.xml": workbookXml(sheets.join("")),
      [SHEET]: sheetXml("<row/>".repeat(1000)),
    };
    const bytes = await zipOf(packageParts(parts));
    expect(await refusal(bytes, { limits: { inflatedBytes: 1_000_000 } })).toBe("it was read");
    expect(await refusal(bytes, { limits: { inflatedBytes: 100_000 } })).toBe("excel.zipBomb");
  });

  test("refuses a package of very many entries", async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x/${index}`, ""]));
    expect(await refusal(await zipOf({ ...packageParts(), ...many }), { limits: { zipEntries: 200 } })).toBe(
      "excel.zipBomb",
    );
  });

  test("reads a package with a path in a name: nothing is ever written", async () => {
    const bytes = await zipOf({ ...packageParts(), "aa/aa/evil": "x" });
    for (let at = bytes.indexOf("aa/aa/evil"); at >= 0; at = bytes.indexOf("aa/aa/evil", at + 1))
      bytes.write("../../evil", at);
    expect((await readBytes(bytes)).sheets[0]?.rows).toHaveLength(1);
  });

  test("lets a relationship lead nowhere outside the package", async () => {
    const parts = packageParts({
      "xl/_rels/workbook.xml.rels": relationshipsXml(["rId1", "worksheet", "../../../../../../etc/passwd"]),
    });
    expect(await refusal(await zipOf(parts))).toBe("excel.damaged");
  });

  test("never takes an attribute for a property of all objects", async () => {
    const xml =
      '<row r="1"><c r="A1" t="constructor"><v>1</v></c><c r="B1" t="str"><v>&__proto__;</v></c></row>';
    expect(await refusal(await zipOf(packageParts({ [SHEET]: sheetXml(xml) })))).toBe("excel.damaged");
  });
});

describe("size", () => {
  test("passes over a million empty rows quickly", async () => {
    const rows = Array.from(
      { length: 1_048_575 },
      (_, row) => `<row r="${row + 1}" ht="20" customHeight="1"/>`,
    ).join("");
    const last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    const bytes = await zipOf(packageParts({ [SHEET]: sheetXml(rows + last) }));
    const started = performance.now();
    expect((await readBytes(bytes)).sheets[0]?.rows).toEqual([{ row: 1_048_576, hidden: false, cells: [1] }]);
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 30_000);

  test("passes over rows that have only formats", async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" s="1"/><c s="1"/></row>`,
    );
    const bytes = await zipOf(packageParts({ [SHEET]: sheetXml(rows.join("")) }));
    expect((await readBytes(bytes)).sheets[0]?.rows).toEqual([]);
  });

  test("counts only rows with content against the limit", async () => {
    const row = "<row><c><v>1</v></c></row><row/>";
    const bytes = await zipOf(packageParts({ [SHEET]: sheetXml(row.repeat(100)) }));
    expect(await refusal(bytes, { limits: { rows: 100 } })).toBe("it was read");
    expect(await refusal(bytes, { limits: { rows: 99 } })).toBe("excel.tooManyRows");
  });

  test("leaves out cells beyond the widest ledger", async () => {
    const bytes = await zipOf(
      packageParts({ [SHEET]: sheetXml('<row r="1"><c r="XFD1"><v>1</v></c><c r="SF1"><v>2</v></c></row>') }),
    );
    expect((await readBytes(bytes)).sheets[0]?.rows[0]?.cells).toHaveLength(500);
  });
});

test("reads a workbook inside a worker thread", async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("名单").getCell("A1").value = "张三";
  const path = temporaryFile(Buffer.from(await workbook.xlsx.writeBuffer()));
  const script = `
    import { parentPort } from "node:worker_threads";
    const { openWorkbook } = await import(${JSON.stringify(new URL("./open-workbook.ts", import.meta.url).href)});
    const workbook = await openWorkbook(${JSON.stringify(path)});
    const batches = await Array.fromAsync(workbook.sheets[0].rows());
    await workbook.close();
    parentPort.postMessage(batches.flat()[0].cells);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
  const cells = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  expect(cells).toEqual(["张三"]);
});
