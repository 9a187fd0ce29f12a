/** The derived documents: OpenAPI, permissions, problems, data dictionary. */
import { z } from "zod";
import { roleCodes } from "../src/kernel/actor.ts";
import { declaredOperations } from "../src/kernel/operation.ts";
import { declaredProblems } from "../src/kernel/problem.ts";
import { factKinds } from "../src/modules/registry/facts.contract.ts";
import { LEDGER_FIELDS } from "../src/modules/registry/intake/ledger-fields.contract.ts";
import { declaredVerbs } from "../src/platform/access/policy.ts";
import { openApiDocument } from "../src/platform/http/openapi.ts";
import { declaredRecords, newestVersion } from "../src/platform/records/record.ts";
import { fieldsOf } from "../src/platform/records/record-fields.ts";
import { allRoutes, VERSION } from "../src/serve.ts";

/** File name → text. */
export async function generatedFiles(): Promise<Map<string, string>> {
  z.config(z.locales.zhCN());
  // Routes are imported so that every room has declared what it has.
  if (allRoutes.length === 0) throw new Error("no routes");
  return new Map([
    ["openapi.json", `${JSON.stringify(openApiDocument(VERSION), null, 1)}\n`],
    ["permissions.md", permissions()],
    ["errors.md", errors()],
    ["data-dictionary.md", dictionary()],
  ]);
}

function permissions(): string {
  const rows = declaredOperations().map((operation) => {
    const roles = declaredVerbs().get(operation.verb);
    const who =
      operation.verb === "public"
        ? "任何人"
        : operation.verb === "session"
          ? "已登录的任何岗位"
          : roleCodes.codes
              .filter((role) => roles?.has(role))
              .map((role) => roleCodes.label(role))
              .join("、");
    return `| \`${operation.name}\` | ${operation.title} | ${operation.method} \`${operation.path}\` | ${operation.verb} | ${who} |`;
  });
  return `# Permissions\n\nDerived from the operations and verb tables; the place scope comes on top (a post sees what lies below its place).\n\n| operation | 做什么 | route | verb | who |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

function errors(): string {
  const rows = declaredProblems().map(
    (problem) => `| \`${problem.code}\` | ${problem.status} | ${problem.title} | ${problem.detail ?? ""} |`,
  );
  return `# Problems\n\nEvery problem code that an answer can carry.\n\n| code | status | title | detail |\n|---|---|---|---|\n${rows.join("\n")}\n`;
}

function dictionary(): string {
  const facts = Object.entries(factKinds).flatMap(([kind, { label, value }]) => {
    const schema = z.toJSONSchema(value, { io: "input", unrepresentable: "any" }) as {
      properties?: Record<string, Record<string, unknown>>;
    };
    return Object.entries(schema.properties ?? {}).map(
      ([field, property]) =>
        `| ${label} | \`${kind}.${field}\` | ${word(property["label"])} | ${word(property["codeTable"] ?? property["type"])} |`,
    );
  });
  const columns = Object.entries(LEDGER_FIELDS).map(
    ([key, field]) =>
      `| \`${key}\` | ${field.label} | ${field.group} | ${field.kind} | ${field.sensitivity} |`,
  );
  return `# Data dictionary\n\n## Dated facts\n\n| 情况 | field | label | type or code table |\n|---|---|---|---|\n${facts.join("\n")}\n\n## Ledger columns\n\n| key | label | group | kind | sensitivity |\n|---|---|---|---|---|\n${columns.join("\n")}\n\n${records()}`;
}

/** Fields of every declared kind of record, by its newest version. */
function records(): string {
  const rows = declaredRecords().flatMap((kind) =>
    fieldsOf(newestVersion(kind)).map(
      ({ field, label, kind: type, required, isSealed }) =>
        `| ${kind.title} | \`${kind.code}.${field}\` | ${label} | ${type} | ${required ? "必填" : ""} | ${isSealed ? "L3" : ""} |`,
    ),
  );
  return `## Records\n\n| 台账 | field | label | type | required | sensitivity |\n|---|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}
