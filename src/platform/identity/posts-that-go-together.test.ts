import { describe, expect, it } from "vitest";
import { type Role, roleCodes } from "../../kernel/actor.ts";
import { mayAlsoHold } from "./posts-that-go-together.ts";

describe("a post beside another", () => {
  it("is one that does not review what the other enters", () => {
    const with_ = (added: Role) => roleCodes.codes.filter((held) => mayAlsoHold(held, added));
    expect(with_("villageDirector")).toEqual(["villageDirector", "socialWorker"]);
    expect(with_("townshipSupervisor")).toEqual(["townshipSupervisor"]);
    expect(with_("finance")).toEqual(["finance"]);
  });
});
