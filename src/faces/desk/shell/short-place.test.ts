import { expect, it } from "vitest";
import { shortPlace } from "./short-place.ts";

it.each([
  ["骑龙村村民委员会", "骑龙村"],
  ["古楼社区居民委员会", "古楼社区"],
  ["古楼镇", "古楼镇"],
])("says %s as people do", (name, short) => {
  expect(shortPlace(name)).toBe(short);
});
