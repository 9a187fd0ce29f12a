/** The OpenAPI 3.1 document, derived from the declared operations and problems. */
import { z } from "zod";
import { declaredOperations, type Operation } from "../../kernel/operation.ts";
import { declaredProblems } from "../../kernel/problem.ts";
import { accessProblems, mayDo } from "../access/policy.ts";
import { SESSION_COOKIE } from "../identity/sessions.ts";
import { declaredRecords } from "../records/record.ts";
import { httpProblems } from "./http-problems.ts";

type Json = Record<string, unknown>;

export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of declaredOperations()) {
    const path = paths[operation.path] ?? {};
    paths[operation.path] = { ...path, [operation.method.toLowerCase()]: describe(operation) };
  }
  const named = gatherNamed(paths);
  return {
    openapi: "3.1.0",
    info: {
      title: "童安 Tongan",
      version,
      description:
        "区县儿童福利与未成年人保护信息系统接口。错误一律为 application/problem+json，按 code 判断。",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: SESSION_COOKIE },
        partner: { type: "http", scheme: "bearer" },
      },
      schemas: {
        ...named,
        ...recordSchemas(),
        Problem: {
          type: "object",
          required: ["type", "title", "status", "detail", "code", "traceId"],
          properties: {
            type: { type: "string" },
            title: { type: "string", description: "给人看的标题" },
            status: { type: "integer" },
            detail: { type: "string", description: "发生了什么、什么是安全的、接下来怎么做" },
            code: { type: "string", enum: declaredProblems().map((problem) => problem.code) },
            errors: {
              type: "array",
              items: {
                type: "object",
                properties: {
                  path: { type: "string" },
                  code: { type: "string" },
                  message: { type: "string" },
                },
              },
            },
            traceId: { type: "string" },
          },
        },
      },
    },
  };
}

function describe(operation: Operation): Json {
  const parameters = [...fieldsOf(operation.params, "path"), ...fieldsOf(operation.query, "query")];
  const isForPartners = mayDo({ role: "partner" }, operation.verb);
  if (operation.effect === "write" && operation.verb !== "public") {
    parameters.push({
      name: "x-csrf-token",
      in: "header",
      required: !isForPartners,
      schema: { type: "string" },
      description: isForPartners ? "本次登录的校验码；凭密钥调用时不用带" : "本次登录的校验码",
    });
    parameters.push({
      name: "idempotency-key",
      in: "header",
      required: false,
      schema: { type: "string" },
      description: "提交编号",
    });
  }
  if (operation.versioned) {
    parameters.push({
      name: "if-match",
      in: "header",
      required: true,
      schema: { type: "string" },
      description: "所见版本",
    });
  }
  return {
    operationId: operation.name,
    summary: operation.title,
    tags: [operation.name.split(".")[0]],
    "x-access": operation.verb,
    ...(operation.clauses === undefined ? {} : { "x-clauses": operation.clauses }),
    security:
      operation.verb === "public" ? [] : [{ session: [] }, ...(isForPartners ? [{ partner: [] }] : [])],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(operation),
    responses: responsesOf(operation),
  };
}

function requestBody(operation: Operation): Json {
  if (operation.upload) {
    const fields =
      operation.body === undefined
        ? {}
        : ((schemaOf(operation.body)["properties"] as Json | undefined) ?? {});
    const schema = { type: "object", properties: { file: { type: "string", format: "binary" }, ...fields } };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
  }
  if (operation.body === undefined) return {};
  return {
    requestBody: {
      required: true,
      content: { "application/json": { schema: schemaOf(operation.body, "input") } },
    },
  };
}

function responsesOf(operation: Operation): Json {
  const content: Json = {};
  if (operation.output !== undefined)
    content["application/json"] = { schema: schemaOf(operation.output, "output") };
  if (operation.file !== undefined)
    content[operation.file] = { schema: { type: "string", format: "binary" } };
  const responses: Record<string, Json> = {
    "200": { description: "成功", ...(Object.keys(content).length > 0 ? { content } : {}) },
  };
  const common = [httpProblems.badJson, httpProblems.invalid, httpProblems.internal];
  const guarded =
    operation.verb === "public"
      ? []
      : [httpProblems.unauthenticated, accessProblems.forbidden, accessProblems.notFound];
  for (const problem of [...common, ...guarded, ...(operation.problems ?? [])]) {
    const status = String(problem.status);
    const said = [responses[status]?.["description"], `${problem.code}：${problem.title}`]
      .filter(Boolean)
      .join("；");
    responses[status] = {
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      description: said,
    };
  }
  return responses;
}

function fieldsOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
    description: typeof property["label"] === "string" ? property["label"] : name,
  }));
}

/** What the content of an entry looks like, by kind of record: the routes of records are the same for all. */
function recordSchemas(): Json {
  return Object.fromEntries(
    declaredRecords().flatMap((kind) =>
      kind.versions.map(({ version, fields }) => [
        `record.${kind.code}.v${version}`,
        { ...schemaOf(fields), title: kind.title },
      ]),
    ),
  );
}

function schemaOf(schema: z.ZodType, io: "input" | "output" = "input"): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
}

/**
 * Schemas that hold themselves stand once among the components, by the name that they were given or one made from the path that first
 * needs them; the paths refer to them there.
 */
function gatherNamed(paths: Json): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  const nameOf = (name: string, path: string) => {
    if (!name.startsWith("__")) return name;
    let made = `${path.replaceAll(/\W+/g, ".").replaceAll(/^\.|\.$/g, "")}.${name.slice(2)}`;
    while (made in named) made += "_";
    return made;
  };
  const visit = (value: unknown, path: string, names: ReadonlyMap<string, string>): void => {
    if (typeof value !== "object" || value === null) return;
    const held = value as Json;
    const defined = Object.entries((held["$defs"] ?? {}) as Json);
    delete held["$defs"];
    const known =
      defined.length === 0
        ? names
        : new Map(defined.map(([name]) => [`#/$defs/${name}`, nameOf(name, path)]));
    for (const [name, schema] of defined) {
      named[known.get(`#/$defs/${name}`) ?? name] = schema;
      visit(schema, path, known);
    }
    const reference = held["$ref"];
    const name = typeof reference === "string" ? known.get(reference) : undefined;
    if (name !== undefined) held["$ref"] = `#/components/schemas/${name}`;
    for (const below of Object.values(held)) visit(below, path, known);
  };
  for (const [path, operations] of Object.entries(paths)) visit(operations, path, new Map());
  return named;
}
