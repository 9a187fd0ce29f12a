import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { Problem } from "../kernel/problem.ts";
import { isLoopback, readSettings } from "./settings.ts";

function refusal(env: Record<string, string>): Problem {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("the settings were accepted");
}

describe("the settings", () => {
  it("need nothing: a demonstration on this machine", () => {
    expect(readSettings({})).toEqual({
      port: 8417,
      host: "127.0.0.1",
      dataDir: resolve(".data"),
      databaseUrl: undefined,
      demo: true,
      masterKey: undefined,
      publicUrl: undefined,
      files: { kind: "folder", folder: resolve(".data/files") },
      clock: "",
    });
  });

  it("take every value from the environment and ignore what is not theirs", () => {
    const settings = readSettings({
      PATH: "/bin",
      PORT: "0",
      HOST: "0.0.0.0",
      TONGAN_DATA: "/srv/tongan",
      DATABASE_URL: "postgresql://app@db/tongan",
      TONGAN_PUBLIC_URL: "https://tongan.example.cn/",
      TONGAN_FILES: "s3:https://s3.example.cn:9000/tongan-files?region=cn-north-1",
      TONGAN_S3_ACCESS_KEY: "AKID",
      TONGAN_S3_SECRET_KEY: "secret/with+signs",
      TONGAN_MASTER_KEY: "a".repeat(64),
      TONGAN_CLOCK: "2026-11-24T08:40:00+08:00/run",
    });
    expect(settings).toMatchObject({ port: 0, host: "0.0.0.0", dataDir: "/srv/tongan", demo: false });
    expect(settings.publicUrl).toBe("https://tongan.example.cn");
    expect(settings.files).toEqual({
      kind: "s3",
      endpoint: "https://s3.example.cn:9000",
      bucket: "tongan-files",
      region: "cn-north-1",
      style: "path",
      accessKey: "AKID",
      secretKey: "secret/with+signs",
    });
  });

  it("load the demonstration into another database only when asked", () => {
    const DATABASE_URL = "postgres://app@db/tongan";
    expect(readSettings({ DATABASE_URL }).demo).toBe(false);
    expect(readSettings({ DATABASE_URL, TONGAN_DEMO: "1" }).demo).toBe(true);
    expect(readSettings({ TONGAN_DEMO: "0" }).demo).toBe(false);
  });

  it.each([
    ["PORT", "80a"],
    ["PORT", "65536"],
    ["PORT", ""],
    ["HOST", "every where"],
    ["DATABASE_URL", "mysql://root@db/tongan"],
    ["TONGAN_DEMO", "yes"],
    ["TONGAN_MASTER_KEY", "short"],
    ["TONGAN_PUBLIC_URL", "https://tongan.example.cn/desk"],
    ["TONGAN_PUBLIC_URL", "tongan.example.cn"],
    ["TONGAN_FILES", "/srv/files"],
    ["TONGAN_FILES", "s3:tongan-files"],
    ["TONGAN_FILES", "s3:https://s3.example.cn/"],
    ["TONGAN_FILES", "s3:https://user:secret@s3.example.cn/tongan"],
    ["TONGAN_FILES", "s3:https://s3.example.cn/tongan?key=secret"],
    ["TONGAN_FILES", "s3:ftp://s3.example.cn/tongan"],
    ["TONGAN_S3_ACCESS_KEY", ""],
    ["TONGAN_S3_SECRET_KEY", "two words"],
    ["TONGAN_CLOCK", "tomorrow"],
  ])("refuse %s=%s with a Chinese and an English sentence that name it", (name, value) => {
    const { detail } = refusal({ [name]: value });
    expect(detail).toMatch(new RegExp(`设置 ${name} 应是|设置 ${name} 应形如`));
    expect(detail).toContain(`Setting ${name}: must`);
  });

  it("refuse an unknown TONGAN_ name and list the known ones", () => {
    const { detail, code } = refusal({ TONGAN_DATEN: "/srv" });
    expect(code).toBe("settings.bad");
    expect(detail).toContain("设置 TONGAN_DATEN 没有这个设置");
    expect(detail).toContain("TONGAN_DATA");
  });

  it("name every fault at once", () => {
    expect(refusal({ PORT: "x", TONGAN_DEMO: "2", TONGAN_X: "1" }).errors.map((fault) => fault.path)).toEqual(
      ["TONGAN_X", "PORT", "TONGAN_DEMO"],
    );
  });

  it("never repeat a secret", () => {
    const problem = refusal({ TONGAN_MASTER_KEY: "hunter2hunter2", DATABASE_URL: "http://u:hunter2@db" });
    expect(JSON.stringify(problem) + problem.message + problem.detail).not.toContain("hunter2");
  });

  it("want the keys of a bucket, and take them from their own settings only", () => {
    const TONGAN_FILES = "s3:https://s3.example.cn/tongan";
    expect(refusal({ TONGAN_FILES }).detail).toContain("TONGAN_S3_ACCESS_KEY");
    expect(refusal({ TONGAN_FILES, TONGAN_S3_ACCESS_KEY: "AKID" }).errors[0]?.code).toBe(
      "settings.keylessBucket",
    );
  });

  it("refuse to offer the demonstration accounts to other machines", () => {
    expect(refusal({ HOST: "0.0.0.0" }).detail).toContain("演示账号");
    expect(readSettings({ HOST: "0.0.0.0", TONGAN_DEMO: "0" }).host).toBe("0.0.0.0");
  });
});

describe("a loopback address", () => {
  it.each(["127.0.0.1", "127.8.8.8", "::1", "localhost"])("is %s", (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(["0.0.0.0", "::", "192.168.1.4", "localhost.example.cn", "128.0.0.1"])("is not %s", (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
