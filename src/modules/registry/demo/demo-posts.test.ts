import { describe, expect, it } from "vitest";
import { roleCodes } from "../../../kernel/actor.ts";
import places from "../../../platform/places/hechuan.json" with { type: "json" };
import { generatePosts } from "./demo-posts.ts";
import { memberUnits } from "./member-units.ts";

const posts = generatePosts(places);

describe("generatePosts", () => {
  it("has one account for each office, township and village", () => {
    expect(posts.filter((post) => post.role === "townshipSupervisor")).toHaveLength(30);
    expect(posts.filter((post) => post.role === "villageDirector")).toHaveLength(419);
    expect(posts).toHaveLength(17 + 30 + 419);
    expect(new Set(posts.map((post) => post.username)).size).toBe(posts.length);
    expect(new Set(posts.map((post) => post.role))).toEqual(
      new Set(roleCodes.codes.filter((role) => role !== "partner")),
    );
  });

  it("puts each post in its place", () => {
    expect(posts.find((post) => post.username === "supervisor-500117104")).toMatchObject({
      placeCode: "500117104",
      title: "古楼镇儿童督导员",
    });
    expect(posts.find((post) => post.username === "director-500117104204")).toMatchObject({
      placeCode: "500117104204",
      title: "沙嘴村儿童主任",
    });
    expect(posts.find((post) => post.username === "district")).toMatchObject({ placeCode: "500117" });
  });

  it("lets liaisons speak for a member unit", () => {
    const liaisons = posts.filter((post) => post.role === "partnerLiaison");
    const units = new Set<string>(memberUnits.map((unit) => unit.code));
    expect(liaisons).toHaveLength(6);
    expect(liaisons.filter((post) => !units.has(post.department ?? ""))).toEqual([]);
  });

  it("gives everybody a name of their own, the same each time", () => {
    expect(new Set(posts.map((post) => post.displayName)).size).toBe(posts.length);
    expect(posts.filter((post) => !/^\p{Script=Han}{2,4}$/u.test(post.displayName))).toEqual([]);
    expect(generatePosts(places)).toEqual(posts);
  });
});

describe("memberUnits", () => {
  it("are all marked as not confirmed, each with a code of its own", () => {
    expect(memberUnits.every((unit) => unit.note.startsWith("待核"))).toBe(true);
    expect(new Set<string>(memberUnits.map((unit) => unit.code)).size).toBe(memberUnits.length);
    expect(memberUnits[0]?.name).toBe("区民政局");
  });
});
