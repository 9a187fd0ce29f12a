import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKeys, pinyinSortKey, searchKey } from "./name-keys.ts";

const finds = (query: string, name: string, formerNames: string[] = []) => {
  const { kind, key } = searchKey(query);
  return kind !== "tooShort" && nameKeys(name, formerNames).some((candidate) => candidate.startsWith(key));
};

describe("the keys of a name", () => {
  it("are its suffixes, those of its initials, and its pinyin", () => {
    expect(nameKeys("李小明").sort()).toEqual(["xm", "lixiaoming", "lxm", "小明", "李小明"].sort());
    expect(nameKeys("王伟").sort()).toEqual(["ww", "wangwei", "王伟"].sort());
  });

  it("find it by any part of two characters, whichever Chinese name it is", () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point));
    fc.assert(
      fc.property(fc.array(han, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat(), (name, from, length) => {
        const start = from % (name.length - 1);
        const part = name.slice(start, start + 2 + (length % name.length));
        expect(finds(part.join(""), name.join(""))).toBe(true);
      }),
    );
  });

  it.each([
    ["李小明", ["lxm", "xm", "lixiaoming", "lixiao", "lix", "小明", "李小"]],
    ["单雄信", ["sxx", "dxx", "shanxiong", "danxiong", "xx"]],
    ["曾国藩", ["zgf", "cgf", "zengguo"]],
    ["解缙", ["xj", "jj", "xiejin"]],
    ["仇英", ["qy", "cy"]],
    ["查良镛", ["zly", "cly"]],
    ["区寄", ["oj", "qj"]],
    ["尉迟恭", ["ycg", "yuchigong", "wcg"]],
    ["万俟卨", ["mqx", "moqi"]],
    ["覃小明", ["qxm", "txm"]],
    ["张乐", ["zl", "zy", "zhangle", "zhangyue"]],
    ["吕布", ["lb", "lvbu", "lübu", "lǚbù"]],
    ["沔小䶮", ["mxy", "小䶮"]],
    ["𠮷田明", ["jtm", "𠮷田", "jitianming"]],
    ["张𠮷", ["zj", "张𠮷"]],
    ["Maria Santos", ["maria", "santos", "ms", "mariasantos"]],
    ["A仔", ["a仔", "az"]],
  ])("find %s by %j", (name, queries) => {
    expect(queries.filter((query) => !finds(query, name))).toEqual([]);
  });

  it("find a person by a former name too", () => {
    expect(finds("王小二", "李小明", ["王小二"])).toBe(true);
    expect(finds("wxe", "李小明", ["王小二"])).toBe(true);
    expect(finds("王小二", "李小明")).toBe(false);
  });

  it.each([
    "阿依古丽·买买提",
    "阿依古丽•买买提",
    "阿依古丽・买买提",
    "阿依古丽 买买提",
    "阿依古丽．买买提",
    "阿依古丽买买提",
  ])("find %s by either word, dotted or not", (name) => {
    for (const query of ["阿依古丽", "古丽", "阿依古丽买买提", "阿依古丽·买", "aygl", "ayglmmt"])
      expect(finds(query, name)).toBe(true);
  });

  it("find a name of 20 characters by the beginnings of its words, with few keys", () => {
    const name = "阿卜杜热合曼·阿不都热依木·吐尔逊江买买提艾";
    expect(name.replaceAll("·", "")).toHaveLength(20);
    for (const query of ["阿卜杜", "杜热合曼", "阿不都热", "吐尔逊江", "逊江", "texj"]) {
      expect([query, finds(query, name)]).toEqual([query, true]);
    }
    expect(nameKeys(name).length).toBeLessThanOrEqual(32);
  });

  it("are few and short, whatever stands in the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 25 }), (name) => {
        const keys = nameKeys(name);
        expect(keys.length).toBeLessThanOrEqual(64);
        for (const key of keys) {
          const { length } = Array.from(key);
          expect(length).toBeGreaterThan(0);
          expect(length).toBeLessThanOrEqual(24);
          expect(key.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it("are none for an empty name", () => {
    expect(nameKeys("")).toEqual([]);
    expect(nameKeys(" · ")).toEqual([]);
  });

  it("take compatibility forms of a character for the character", () => {
    expect(nameKeys("\u2f72小明")).toEqual(nameKeys("禾小明"));
    expect(nameKeys("\uf9e4小明")).toEqual(nameKeys("理小明"));
    expect(nameKeys("葛\u{e0100}小明")).toEqual(nameKeys("葛小明"));
  });
});

describe("what somebody types", () => {
  it.each([
    ["李小", "han", "李小"],
    [" 李　小 ", "han", "李小"],
    ["阿依·古丽", "han", "阿依古丽"],
    ["LXM", "initials", "lxm"],
    ["ＬＸＭ", "initials", "lxm"],
    ["li xiaoming", "pinyin", "lixiaoming"],
    ["Xi'an", "pinyin", "xian"],
    ["zhangsf", "initials", "zhangsf"],
    ["500199201506010019", "citizenNo", "500199201506010019"],
    ["５００１９９ 20150601 101x", "citizenNo", "50019920150601101X"],
    ["500199150601001", "citizenNo", "500199191506010012"],
    ["500199999999999", "citizenNo", "500199999999999"],
    ["5001992015", "tooShort", "5001992015"],
    ["李", "tooShort", "李"],
    ["𠮷", "tooShort", "𠮷"],
    ["l", "tooShort", "l"],
    ["", "tooShort", ""],
    ["·", "tooShort", ""],
  ])("as %s is %s %s", (query, kind, key) => {
    expect(searchKey(query)).toEqual({ kind, key });
  });
});

describe("the sort key", () => {
  it("orders names by pinyin, surnames read as surnames", () => {
    const names = ["单雄信", "曾国藩", "李小明", "里奇", "安琪", "尉迟恭", "重八"];
    const byKey = (a: string, b: string) => (pinyinSortKey(a) < pinyinSortKey(b) ? -1 : 1);
    expect([...names].sort(byKey)).toEqual(["安琪", "里奇", "李小明", "单雄信", "尉迟恭", "曾国藩", "重八"]);
  });
});
