import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { readBytes } from "./test-files.ts";
import { writeCsv } from "./write-csv.ts";

test("writes UTF-8 with byte order mark, commas and CRLF", async () => {
  const bytes = await buffer(
    writeCsv({
      headings: ["姓名", "生日"],
      rows: [
        [
          ["张三", { date: "2015-03-02" }],
          [undefined, -1.5],
        ],
        [],
      ],
    }),
  );
  expect(bytes.toString()).toBe("\ufeff姓名,生日\r\n张三,2015-03-02\r\n,-1.5\r\n");
});

test("quotes what needs it, and is read back the same", async () => {
  const cells = ["a,b", 'say "yes"', "一\n二", " x ", "500117200001011234"];
  const bytes = await buffer(writeCsv({ headings: ["1", "2", "3", "4", "5"], rows: [[cells]] }));
  expect((await readBytes(bytes)).sheets[0]?.rows[1]?.cells).toEqual(cells);
});

test.each(["=1+1", "+86 138", "-cmd", "@x", "\t=1", "\r=1", "＝1", "＠x"])(
  "makes %j harmless",
  async (text) => {
    const bytes = await buffer(writeCsv({ headings: [text], rows: [[[text]]] }));
    expect((await readBytes(bytes)).sheets[0]?.rows.map((row) => row.cells)).toEqual([
      [`'${text}`],
      [`'${text}`],
    ]);
  },
);
