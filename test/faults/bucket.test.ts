/** Papers in a bucket that is away: the person is told, nothing is half-recorded, and what is there stays readable afterwards. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Agent } from "../support/app.ts";
import { type BucketServer, startBucket } from "../support/bucket-server.ts";
import { type Family, type FaultWorld, openFaultWorld } from "./fault-world.ts";
import { multipart } from "./fuzz-shots.ts";

let bucket: BucketServer;
let world: FaultWorld;
let director: Agent;
let family: Family;

beforeAll(async () => {
  bucket = await startBucket();
  const { endpoint, bucket: name, region, accessKey, secretKey } = bucket.place;
  world = await openFaultWorld({
    TONGAN_FILES: `s3:${endpoint}/${name}?region=${region}`,
    TONGAN_S3_ACCESS_KEY: accessKey,
    TONGAN_S3_SECRET_KEY: secretKey,
  });
  director = await world.test.as("director");
  family = await world.openFamily();
});
afterAll(async () => {
  await world.close();
  await bucket.close();
});

const PDF = Buffer.from("%PDF-1.7\n%%EOF\n");
const url = () => `/api/children/${family.childId}/attachments`;
const send = () => director.request({ method: "POST", url: url(), ...multipart({}, PDF) });

describe("a paper in a bucket", () => {
  it("goes in and comes back", async () => {
    const answer = await send();
    expect(answer.statusCode, answer.body).toBe(200);
    const { id } = answer.json<{ id: string }>();
    expect([...bucket.objects.keys()]).toEqual([id]);
    expect((await director.get(`${url()}/${id}`)).rawPayload.equals(PDF)).toBe(true);
  });

  it.each(["failing", "cutting"] as const)("is not recorded while the bucket is %s", async (mood) => {
    const before = await world.marks();
    bucket.mood = mood;
    const answer = await send();
    bucket.mood = "well";
    expect(answer.json()).toMatchObject({ code: "files.unavailable", status: 503 });
    expect(answer.body).not.toContain(bucket.place.secretKey);
    expect(await world.marks()).toEqual(before);
    expect(bucket.objects.size).toBe(1);
  });

  it("is not called lost while the bucket is away", async () => {
    const [id] = bucket.objects.keys();
    bucket.mood = "failing";
    const answer = await director.get(`${url()}/${id}`);
    bucket.mood = "well";
    expect(answer.json<{ code: string }>().code).toBe("files.unavailable");
    expect((await director.get(`${url()}/${id}`)).statusCode).toBe(200);
  });
});
