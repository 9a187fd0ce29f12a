import { describe, expect, test } from "vitest";
import { childWords, countWords, placeWords } from "./search-words.ts";

describe("words of a result", () => {
  test("age, sex and birth date stand in one line", () => {
    expect(childWords({ age: 12, sex: "2", birthDate: "2014-05-24" })).toBe("12 岁 · 女 · 2014-05-24 生");
  });

  test("what is not known is left out or said", () => {
    expect(childWords({ age: null, sex: "0", birthDate: null })).toBe("出生日期未登记");
  });

  test("the township is not said twice", () => {
    expect(placeWords({ townshipName: "古楼镇", villageName: "沙嘴村" })).toBe("古楼镇 沙嘴村");
    expect(placeWords({ townshipName: "古楼镇", villageName: "古楼镇 沙嘴村" })).toBe("古楼镇 沙嘴村");
  });

  test("a full page asks for one more character", () => {
    expect(countWords(3, 50)).toBe("找到 3 个");
    expect(countWords(50, 50)).toContain("前 50 个");
  });
});
