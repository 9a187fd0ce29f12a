/** One signed request to an S3 bucket (signature version 4). */
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import aws4 from "aws4";

/** A bucket that says nothing for so long is taken to be away. */
const SILENCE_MS = 30_000;

export interface BucketPlace {
  /** Scheme, host and port. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** Whether the bucket stands in the path or before the host. */
  readonly style: "path" | "virtual";
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface BucketRequest {
  readonly method: "GET" | "PUT" | "DELETE";
  readonly key: string;
  /** Of the body, in hexadecimal. */
  readonly sha256: string;
  readonly body?: () => Readable;
  readonly size?: number;
}

/** Rejects when nobody answers; what the answer says is the caller's to judge. */
export async function sendToBucket(
  place: BucketPlace,
  { method, key, sha256, body, size = 0 }: BucketRequest,
) {
  const url = addressOf(place, key);
  const { headers } = aws4.sign(
    {
      service: "s3",
      region: place.region,
      method,
      host: url.host,
      path: url.pathname,
      headers: {
        Host: url.host,
        "X-Amz-Content-Sha256": sha256,
        ...(body === undefined ? {} : { "Content-Length": size }),
      },
    },
    { accessKeyId: place.accessKey, secretAccessKey: place.secretKey },
  );
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  const request = send(url, { method, headers: { ...headers }, timeout: SILENCE_MS });
  request.on("timeout", () => request.destroy(new Error("the bucket is silent")));
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
  });
  if (body === undefined) request.end();
  // A refusal may come, and cut the line, before all is sent: then the answer counts and not the broken pipe.
  else pipeline(body(), request).catch((error: unknown) => request.destroy(error as Error));
  return answer;
}

function addressOf({ endpoint, bucket, style }: BucketPlace, key: string): URL {
  const url = new URL(endpoint);
  if (style === "virtual") url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = style === "virtual" ? `/${key}` : `/${bucket}/${key}`;
  return url;
}
