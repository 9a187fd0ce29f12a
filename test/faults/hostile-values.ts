/** What a field may be sent instead of what it asks for. Each is JSON text, since some of it no program would write. */
import { secrets } from "./fault-world.ts";

export interface Hostile {
  readonly name: string;
  /** As it stands in the body. */
  readonly json: string;
}

const text = (name: string, value: string): Hostile => ({ name, json: JSON.stringify(value) });

const MEGABYTE = 1_000_000;

export const hostileValues: readonly Hostile[] = [
  { name: "null", json: "null" },
  { name: "true", json: "true" },
  { name: "zero", json: "0" },
  { name: "negative", json: "-1" },
  { name: "a fraction", json: "0.5" },
  { name: "beyond int4", json: "3000000000" },
  { name: "beyond exact integers", json: "9007199254740993" },
  { name: "infinity by overflow", json: "1e400" },
  { name: "an array", json: "[]" },
  { name: "an array in an array", json: "[[[]]]" },
  { name: "an object", json: "{}" },
  { name: "prototype keys", json: '{"__proto__":{"role":"districtOfficer"}}' },
  { name: "constructor keys", json: '{"constructor":{"prototype":{"role":"auditor"}}}' },
  { name: "deep nesting", json: `${"[".repeat(20_000)}${"]".repeat(20_000)}` },
  { name: "deep objects", json: `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}` },
  { name: "a NUL byte", json: '"\\u0000"' },
  { name: "a NUL byte inside", json: '"童\\u0000安"' },
  { name: "a NUL byte as a key", json: '{"a\\u0000b":1}' },
  { name: "a high surrogate alone", json: '"童\\ud800"' },
  { name: "a low surrogate alone", json: '"\\udc00童"' },
  { name: "a surrogate as a key", json: '{"\\ud800":1}' },
  text("nothing", ""),
  text("a blank", "   "),
  text("NaN", "NaN"),
  text("Infinity", "Infinity"),
  text("control characters", "童\u0001\u001b[31m\u007f"),
  text("right-to-left override", "童\u202Egpj.exe"),
  text("characters beyond the first plane", "童𠮷😀"),
  text("a day that is none", "2015-02-30"),
  text("the year 0", "0000-01-01"),
  text("the first day", "0001-01-01"),
  text("the last day", "9999-12-31"),
  text("a day with a time", "2015-02-03T00:00:00Z"),
  text("another's id", "00000000-0000-7000-8000-00000000dead"),
  text("no id", "not-a-uuid"),
  text("a quote and SQL", "'; drop table registry.person; --"),
  text("a backslash at the end", 'C:\\"\\'),
  text("array syntax", '{"a",NULL,b}'),
  text("a path", "../../../../etc/passwd"),
  text("markup", "<script>alert(1)</script>"),
  text("a formula", "=cmd|' /C calc'!A0"),
  text("a name", secrets.name),
  text("a citizen number", secrets.citizenNo),
  text("a phone", secrets.phone),
  text("a megabyte", "安".repeat(MEGABYTE / 3)),
];

/** Unknown fields, their names personal themselves. */
export const unknownFields: readonly string[] = [
  `"${secrets.name}":"${secrets.citizenNo}"`,
  '"__proto__":{"scope":{"lo":"0","hi":":"}}',
  '"constructor":1',
  '"toString":"x"',
  '"scope_code":"500117"',
];

/** Bodies that are wrong as a whole. */
export const hostileBodies: readonly (readonly [name: string, body: string, type?: string])[] = [
  ["empty", ""],
  ["not JSON", "{name:"],
  ["a bare word with a name", `${secrets.name}${secrets.citizenNo}`],
  ["half of a body", '{"name":"童'],
  ["null", "null"],
  ["a number", "42"],
  ["a string", '"x"'],
  ["an array", "[]"],
  ["an array of arrays", `[${"[],".repeat(1000)}[]]`],
  ["deep nesting", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
  ["a prototype", '{"__proto__":{"admin":true}}'],
  ["three megabytes", JSON.stringify({ x: "x".repeat(3_000_000) })],
  ["a NUL byte", "\0"],
  ["plain text", "name=x", "text/plain"],
  ["a form", "name=x&reason=y", "application/x-www-form-urlencoded"],
  ["XML", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "application/xml"],
  ["a broken multipart", "--x\r\nContent-Disposition: form-data; na", "multipart/form-data; boundary=x"],
  ["a multipart without boundary", "x", "multipart/form-data"],
  ["no type at all", "{}", ""],
  ["a strange charset", "{}", "application/json; charset=utf-7"],
];

/** What stands in a query or a path instead of a value. */
export const hostileWords: readonly string[] = [
  "",
  " ",
  "%00",
  "a%00b",
  "%ED%A0%80",
  "%FF%FE",
  "%zz",
  "-1",
  "0",
  "1.5",
  "1e9",
  "NaN",
  "201",
  "99999999999999999999",
  "2015-02-30",
  "0000-01-01",
  "9999-12-31",
  "not-a-uuid",
  "00000000-0000-7000-8000-00000000dead",
  "..%2F..%2Fetc%2Fpasswd",
  "a%2Fb",
  "%2e%2e",
  "__proto__",
  "constructor",
  "'%3B%20drop%20table%20registry.person%3B--",
  "%25",
  "_%25_",
  "%5C",
  encodeURIComponent(secrets.name),
  secrets.citizenNo,
  encodeURIComponent("童𠮷😀\u202E"),
  "x".repeat(3000),
];
