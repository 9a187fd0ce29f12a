/** Requests that an operation must refuse: one thing of a sound request replaced by something hostile. */

import type { Operation } from "../../src/kernel/operation.ts";
import type { App } from "../../src/platform/http/app.ts";
import { sealCursor } from "../../src/platform/http/cursor.ts";
import { type Hostile, hostileBodies, hostileValues, hostileWords, unknownFields } from "./hostile-values.ts";
import { jsonWith, jsonWithout, type Known, placesIn, samplesOf } from "./sample-of.ts";

export interface Shot {
  readonly name: string;
  readonly method: Operation["method"];
  readonly url: string;
  readonly payload?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Each costs a password check of some tenth of a second: only the worst values go there. */
const slow = new Set(["identity.session.begin", "identity.password.change"]);
const worst: readonly Hostile[] = hostileValues.filter(({ name }) =>
  /NUL|surrogate|deep|prototype|megabyte|an array$/.test(name),
);

const asJson = { "content-type": "application/json" };

/** A request as it should be. */
export function soundShot(operation: Operation, known: Known): Shot {
  const [body] = samplesOf(operation.body, known);
  return {
    name: "a sound request",
    method: operation.method,
    url: urlOf(operation, known),
    ...(body === undefined ? {} : { payload: JSON.stringify(body), headers: asJson }),
  };
}

/** Every place of the body, replaced, left out, and given unknown neighbours. */
export function fieldShots(operation: Operation, known: Known): Shot[] {
  if (operation.upload) return formShots(operation, known);
  const usual = slow.has(operation.name) ? worst : hostileValues;
  return samplesOf(operation.body, known).flatMap((sample) =>
    placesIn(sample).flatMap((place, nth, places) => {
      // A large body meets the worst everywhere and each of the others at every fifth of its places.
      const values =
        places.length < 8
          ? usual
          : usual.filter((value, index) => worst.includes(value) || index % 5 === nth % 5);
      const where = place.join(".") || "the body";
      const bodies: [string, string | undefined][] = [
        ...values.map((value): [string, string] => [value.name, jsonWith(sample, place, value.json)]),
        ["left out", jsonWithout(sample, place)],
        ...unknownFields.map((field): [string, string | undefined] => [
          "an unknown field",
          withField(sample, place, field),
        ]),
      ];
      return bodies.flatMap(([name, payload]) =>
        payload === undefined
          ? []
          : [
              {
                name: `${name} at ${where}`,
                method: operation.method,
                url: urlOf(operation, known),
                payload,
                headers: asJson,
              },
            ],
      );
    }),
  );
}

/** The body as a whole, headers, and a sound body twice over. */
export function wholeShots(operation: Operation, known: Known): Shot[] {
  const { method } = operation;
  const url = urlOf(operation, known);
  const bodies =
    method === "GET"
      ? []
      : hostileBodies.map(([name, payload, type = "application/json"]) => ({
          name: `a body that is ${name}`,
          method,
          url,
          payload,
          ...(type === "" ? {} : { headers: { "content-type": type } }),
        }));
  const sound = soundShot(operation, known);
  const headers: [string, string][] = [
    ["idempotency-key", "k".repeat(5000)],
    ["idempotency-key", "'; drop table x --"],
    ["if-match", "*"],
    ["if-match", '"99999999999999999999"'],
    ["if-match", "W/x"],
    ["accept", "text/csv;q=x, */*"],
    ["accept", "x".repeat(3000)],
    ["cookie", `tongan_session=${"x".repeat(2000)}`],
    ["cookie", "tongan_session=%00%ff; ;;=;"],
    ["x-csrf-token", "forged"],
    ["content-length", "-1"],
  ];
  if (slow.has(operation.name)) return bodies;
  return [
    ...bodies,
    ...headers.map(([name, value]) => ({
      ...sound,
      name: `${name} ${value.slice(0, 20)}`,
      headers: { ...sound.headers, [name]: value },
    })),
  ];
}

/** Every part of the query and the path. */
export function wordShots(operation: Operation, known: Known, app: App): Shot[] {
  const sound = soundShot(operation, known);
  const path = operation.path.split("/");
  const inPath = path.flatMap((part, at) =>
    part.startsWith("{")
      ? hostileWords.map((word) => ({
          ...sound,
          name: `${part} as ${word.slice(0, 40)}`,
          url: urlOf(
            { ...operation, path: path.map((other, index) => (index === at ? word : other)).join("/") },
            known,
          ),
        }))
      : [],
  );
  const [query] = samplesOf(operation.query, known);
  const names = query === undefined ? [] : Object.keys(query as object);
  const inQuery = names.flatMap((name) =>
    [...hostileWords, ...(name === "cursor" ? cursors(app) : [])].flatMap((word) => [
      { ...sound, name: `${name}=${word.slice(0, 40)}`, url: `${sound.url}?${name}=${word}` },
    ]),
  );
  if (slow.has(operation.name)) return [];
  const strange = [
    "x=1",
    "__proto__=1",
    "a[b][c]=1",
    "constructor=1",
    "&&&=&",
    names[0] ? `${names[0]}=1&${names[0]}=2` : "y",
    "%ff=%fe",
  ];
  return [
    ...inPath,
    ...inQuery,
    ...strange.map((text) => ({ ...sound, name: `?${text}`, url: `${sound.url}?${text}` })),
  ];
}

/** Forged, cut, edited, and honestly signed for some other list. */
function cursors(app: App): string[] {
  const honest = sealCursor(app, ["童安", 7, null]);
  return [
    "x",
    honest.slice(0, -3),
    honest.slice(3),
    `${honest.slice(0, -2)}AA`,
    Buffer.from('["x"]').toString("base64url"),
    honest,
    sealCursor(app, []),
    sealCursor(app, ["not a date", "not-an-id"]),
    sealCursor(app, [{ a: 1 }, ["x"]]),
    sealCursor(app, [-1]),
    sealCursor(app, [1e300]),
    sealCursor(app, ["\0"]),
    sealCursor(app, [null, null, null, null]),
  ];
}

/** A form with a file, its fields hostile. */
function formShots(operation: Operation, known: Known): Shot[] {
  const url = urlOf(operation, known);
  const { method } = operation;
  const [sample] = samplesOf(operation.body, known);
  const fields = Object.entries((sample ?? {}) as Record<string, string>);
  const forms: [string, Record<string, string>][] = fields.flatMap(([key]) =>
    ["", "\0", "2015-02-30", "0000-01-01", "__proto__", "x".repeat(150_000), "安".repeat(200_000)].map(
      (value): [string, Record<string, string>] => [
        `${key} as ${value.slice(0, 12)}`,
        { ...Object.fromEntries(fields), [key]: value },
      ],
    ),
  );
  forms.push(
    ["sixty fields", Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, "x"]))],
    ["prototype fields", { ["__proto__"]: "1", constructor: "2", toString: "3" }],
  );
  return forms.map(([name, form]) => ({ name, method, url, ...multipart(form, "not a sheet\0\0\0") }));
}

/** A multipart body with one file. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  file: string | Buffer,
  fileName = "表.csv",
) {
  const boundary = "tongan-boundary";
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([
      Buffer.from(parts.join("") + head),
      Buffer.from(file),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  };
}

export function urlOf(operation: Pick<Operation, "path">, known: Known): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = known[name];
    return typeof value === "string" ? value : "x";
  });
}

/** Raw JSON of the sample with one more field at an object place. */
function withField(
  sample: Parameters<typeof jsonWith>[0],
  place: Parameters<typeof jsonWith>[1],
  field: string,
): string | undefined {
  let part: unknown = sample;
  for (const key of place) part = (part as Record<string | number, unknown>)[key];
  if (part === null || typeof part !== "object" || Array.isArray(part)) return undefined;
  const inside = JSON.stringify(part).slice(1);
  return jsonWith(sample, place, `{${field}${inside === "}" ? "" : ","}${inside}`);
}
