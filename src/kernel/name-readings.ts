/** How the characters of a name are read, without tones; ü is v, as keyboards have it. */
import { pinyin } from "pinyin-pro";

/** Two-character surnames whose reading neither character tells. */
const COMPOUND_SURNAMES: Readonly<Record<string, readonly [string, string]>> = {
  尉迟: ["yu", "chi"],
  万俟: ["mo", "qi"],
  长孙: ["zhang", "sun"],
  单于: ["chan", "yu"],
  澹台: ["tan", "tai"],
  乐正: ["yue", "zheng"],
  子车: ["zi", "ju"],
};

/**
 * Characters of names that people read in several ways. Only its bearer knows which one holds, so all of them are found;
 * readings that no name has are left out, or every 石 would be a dan too.
 */
const SEVERAL_READINGS = `
  单 shan dan chan;曾 zeng ceng;解 xie jie;仇 qiu chou;查 zha cha;区 ou qu;乐 yue le;召 shao zhao;员 yun yuan;折 she zhe;
  朴 piao pu;牟 mou mu;盖 ge gai;繁 po fan;缪 miao miu;薄 bo bao;覃 qin tan;翟 zhai di;重 chong zhong;行 xing hang;
  长 chang zhang;朝 chao zhao;盛 sheng cheng;晟 sheng cheng;种 chong zhong;柏 bai bo;车 che ju;都 du dou;传 chuan zhuan;
  奇 qi ji;宿 su xiu;藏 cang zang;莘 shen xin;茜 qian xi;拓 tuo ta;洗 xian xi;隗 wei kui;会 hui kuai;郇 xun huan;
  瞿 qu ju;阚 kan han;娜 na nuo;角 jue jiao;卜 bu bo;尉 wei yu;那 na nuo;谌 chen shen;祭 zhai ji;郗 xi chi;郄 qie xi;
  句 gou ju;秘 bi mi;能 nai neng;菀 wan yu;珏 jue yu;炅 jiong gui;禅 chan shan;嬛 huan xuan;呙 guo wai;颉 jie xie;
  伽 jia qie;荨 xun qian;镐 hao gao;鹄 hu gu;六 lu liu;於 yu wu;费 fei bi;纪 ji;扎 zha za`;

/** Characters that the dictionary does not know. */
const UNKNOWN_TO_DICTIONARY: Readonly<Record<string, string>> = { 𠮷: "ji" };

const several = new Map(
  SEVERAL_READINGS.split(";").map((entry) => {
    const [character = "", ...readings] = entry.trim().split(" ");
    return [character, readings] as const;
  }),
);

const within = new Map<string, readonly string[]>();
const leading = new Map<string, readonly string[]>();

/** The readings of a character, the likeliest first; none for what is no Chinese character. `isFirst`: read as a surname. */
export function readingsOf(character: string, isFirst: boolean): readonly string[] {
  const cache = isFirst ? leading : within;
  let readings = cache.get(character);
  if (readings === undefined) {
    readings = lookUp(character, isFirst);
    cache.set(character, readings);
  }
  return readings;
}

/** Reading of the two characters together where they are a surname of their own. */
export function compoundSurname(first: string, second: string): readonly [string, string] | undefined {
  return COMPOUND_SURNAMES[first + second];
}

function lookUp(character: string, isFirst: boolean): readonly string[] {
  const likeliest =
    UNKNOWN_TO_DICTIONARY[character] ??
    pinyin(character, { toneType: "none", v: true, surname: isFirst ? "head" : "off" });
  if (!/^[a-z]+$/.test(likeliest)) return [];
  const others = several.get(character) ?? [];
  return [likeliest, ...others.filter((reading) => reading !== likeliest)];
}
