/** An S3 bucket in memory: it checks the signature (version 4, worked out anew here), size and digest of what it is sent. */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { BucketPlace } from "../../src/platform/files/bucket-request.ts";

export interface BucketServer {
  readonly place: BucketPlace;
  readonly objects: Map<string, Buffer>;
  /** What it does instead of answering properly. */
  mood: "well" | "failing" | "cutting";
  close(): Promise<void>;
}

const SECRET = "wJalrXUtnFEMI/K7MDENG+secret";

export async function startBucket(): Promise<BucketServer> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const place = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: "tongan-test",
    region: "cn-north-1",
    style: "path",
    accessKey: "AKIDTEST",
    secretKey: SECRET,
  } as const;
  const bucket: BucketServer = {
    place,
    objects,
    mood: "well",
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number, code: string) =>
      response.writeHead(status).end(`<Error><Code>${code}</Code><Message>${SECRET}</Message></Error>`);
    if (bucket.mood === "cutting") {
      request.socket.destroy();
      return;
    }
    if (bucket.mood === "failing") return void refuse(500, "InternalError");
    if (!isSigned(request, place)) return void refuse(403, "SignatureDoesNotMatch");
    const key = request.url?.replace(`/${place.bucket}/`, "") ?? "";
    if (request.method === "DELETE") {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (request.method === "GET") {
      const object = objects.get(key);
      if (object === undefined) refuse(404, "NoSuchKey");
      else response.writeHead(200).end(object);
      return;
    }
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    if (request.headers["content-length"] !== String(body.length))
      return void refuse(411, "MissingContentLength");
    if (sha256(body) !== request.headers["x-amz-content-sha256"]) return void refuse(400, "BadDigest");
    objects.set(key, body);
    response.writeHead(200).end();
  }
  return bucket;
}

function isSigned({ method = "", url = "", headers }: IncomingMessage, place: BucketPlace): boolean {
  const fields =
    /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
      headers.authorization ?? "",
    );
  const [, accessKey, day = "", region, names = "", signature] = fields ?? [];
  if (accessKey !== place.accessKey || region !== place.region) return false;
  const lines = names.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}\n`);
  const digest = String(headers["x-amz-content-sha256"]);
  const canonical = `${method}\n${url}\n\n${lines.join("")}\n${names}\n${digest}`;
  const scope = `${day}/${place.region}/s3/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${String(headers["x-amz-date"])}\n${scope}\n${sha256(canonical)}`;
  let key: Buffer = Buffer.from(`AWS4${place.secretKey}`);
  for (const step of [day, place.region, "s3", "aws4_request"]) key = hmac(key, step);
  return names.includes("host") && hmac(key, text).toString("hex") === signature;
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
