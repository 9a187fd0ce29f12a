import fc from "fast-check";
import { expect, test } from "vitest";
import { CLOSE, MORE, nameKey, OPEN, TEXT, XmlScanner } from "./xml-scanner.ts";

/** The tokens of a document pushed in pieces of the given size. */
function tokens(xml: string, pieceBytes = 1 << 20): string[] {
  const bytes = Buffer.from(xml);
  const scanner = new XmlScanner();
  const found: string[] = [];
  const names = new Map(["a", "b", "row", "c", "t"].map((name) => [nameKey(name), name]));
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    scanner.push(bytes.subarray(at, at + pieceBytes));
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
      const name = names.get(scanner.name) ?? "?";
      if (token === OPEN) {
        const values = Array.from({ length: scanner.attributeCount }, (_, index) =>
          scanner.attributeText(index),
        );
        found.push(`<${[name, ...values].join(" ")}>`);
      } else if (token === CLOSE) found.push(`</${name}>`);
      else if (token === TEXT) found.push(scanner.text());
    }
  }
  scanner.finish();
  return found;
}

test("gives tags without their prefixes, attributes and text", () => {
  expect(tokens(`<?xml version="1.0"?><x:a one='1' x:two = "2 > 1"><x:b/>text</x:a>`)).toEqual([
    "<a 1 2 > 1>",
    "<b>",
    "</b>",
    "text",
    "</a>",
  ]);
});

test("resolves references, joins CDATA and text, drops comments", () => {
  expect(tokens("<a>1 &lt; 2<!-- <b> -->&#x5408;&#24029;<![CDATA[ & <t>]]> end</a>")).toEqual([
    "<a>",
    "1 < 2合川 & <t> end",
    "</a>",
  ]);
});

test("turns line ends into line feeds", () => {
  expect(tokens("<a>1\r\n2\r3</a>")[1]).toBe("1\n2\n3");
});

test("gives the same tokens however the bytes are cut", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<b/>",
      "<b k='v>'>x</b>",
      "<!-- c -->",
      "<![CDATA[<]]>",
      "<?p i?>",
      "&amp;",
      "合川 🌱",
      "\r\n",
    ),
    fc.string({ unit: fc.constantFrom("a", "é", "村", " ") }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (pieces, size) => {
      const xml = `<a>${pieces.join("")}</a>`;
      expect(tokens(xml, size)).toEqual(tokens(xml));
    }),
  );
});

test("reads numbers as the language does", () => {
  const decimal = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100),
  );
  fc.assert(
    fc.property(decimal, (value) => {
      const scanner = new XmlScanner();
      scanner.push(Buffer.from(`<a>${value}</a>`));
      scanner.next();
      scanner.next();
      expect(scanner.textNumber()).toBe(Number(String(value)));
    }),
  );
});

test.each(["", "abc", "1 2", "0x10", "1e999", "1.2.3", "--1", "Infinity"])(
  "does not take %j for a number",
  (text) => {
    const scanner = new XmlScanner();
    scanner.push(Buffer.from(`<a>${text} </a>`));
    scanner.next();
    scanner.next();
    expect(scanner.textNumber()).toBeNaN();
  },
);

test.each([
  "<a>",
  "<a></b>",
  "<a><b></a></b>",
  "</a>",
  "<a/><",
  "<a k></a>",
  "<a k=v></a>",
  "<a / >",
  "<a>&unknown;</a>",
  "<a>&#x110000;</a>",
  "<a><!-- </a>",
  "<a".repeat(3),
])("refuses the broken document %s", (xml) => {
  expect(() => tokens(xml)).toThrow("excel.damaged");
});

test("refuses a document type, and with it every entity", () => {
  expect(() => tokens('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow("excel.unsafeXml");
  expect(() => tokens("<a><!ELEMENT b></a>")).toThrow("excel.unsafeXml");
});

test("refuses nesting without end", () => {
  expect(() => tokens("<a>".repeat(1000))).toThrow("excel.damaged");
});

test("refuses a tag without end before it fills the memory", () => {
  expect(() => tokens(`<a k="${"x".repeat(9 << 20)}`, 1 << 20)).toThrow("excel.damaged");
});
