/**
 * Names by how common they are between 嘉陵江 and 涪江: surnames with a weight, characters of given names by generation.
 * They are combined at random; nobody is meant.
 */

/** `李71` is a surname and its share in a thousand, roughly. */
function weighted(text: string): (readonly [string, number])[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.replace(/\d+$/, ""), Number(/\d+$/.exec(entry)?.[0] ?? 1)] as const);
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

export const surnames = weighted(`
  李71 王58 张57 陈55 刘52 杨46 周33 黄30 罗25 何22 吴21 唐20 胡19 蒋17 邓17 赵17 徐14 谢14 曾14 彭14 冯12 朱11 廖11 余11 谭10
  郑9 郭9 雷9 高8 林8 龙8 秦8 田8 熊8 袁8 邹8 向7 文7 钟7 许7 梁7 冉6 夏6 程6 潘6 汪6 万6 叶6 付6 苏6 魏6 任6 宋6 孙6
  董5 吕5 姚5 石5 蔡5 易5 江5 龚5 邱5 马5 沈4 姜4 贺4 丁4 尹4 游4 代4 韩4 段4 黎4 甘3 薛3 傅3 舒3 陶3 毛3 聂3 卢3 崔3 金3 严3
  覃2 简2 包2 明2 况2 阳2 洪2 左2 白2 古2 樊2 涂2 陆2 曹2 侯2 孟2 康2 邵2 贾2 方2 杜2 范2 戴2 卓2 青2 母2 蹇2 税2 米2 岳2 柯2 温2
  粟1 瞿1 欧1 晏1 盛1 柏1 封1 欧阳1 上官1 谯1 鲜1 郝1 常1 牟1 苟1 喻1 骆1 莫1 孔1 尚1 闵1 桂1 项1 祝1 管1 艾1 颜1 倪1 章1 葛1
  伍1 屈1 滕1 敖1 费1 卿1 鄢1 隆1 阎1 兰1 詹1 庞1 殷1 穆1 邢1 翁1 关1 温1 童1 柳1 芦1 覃1 辛1 庹1 景1 敬1 车1 宁1 芶1 谌1 吉1
  湛1 佘1 宗1 戚1 曲1 成1 裴1 席1 梅1 凌1 霍1 房1 裘1 缪1 解1 应1 丘1 单1 洛1 荣1 翟1 路1 施1 顾1 华1 俞1 柴1 安1 乔1 耿1 蓝1`);

/** First and second character of given names; a name of one character takes the second. */
export interface GivenNames {
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Share of names with one character only. */
  readonly single: number;
}

export const boysNames: GivenNames = {
  first:
    words(`子 浩 宇 俊 泽 梓 天 嘉 思 文 奕 皓 博 睿 雨 明 家 鑫 一 志 晨 承 佳 锦 铭 逸 昊 恩 智 启 云 书 梦 星 景 凯 建 世 永 新
    晓 国 正 瑞 展 君 立 致 允 沐`),
  second:
    words(`轩 宇 杰 豪 然 涵 辰 泽 洋 航 涛 鑫 博 睿 晨 阳 霖 铭 翔 鹏 文 龙 希 瑞 昊 宸 浩 远 恒 峰 林 源 熙 皓 俊 凡 毅 桐 彬 锋
    骏 松 诚 哲 朗 成 延 帆 康 安`),
  single: 0.13,
};

export const girlsNames: GivenNames = {
  first:
    words(`梓 雨 欣 诗 思 佳 嘉 子 梦 语 可 一 芷 若 依 怡 晨 婉 静 艺 心 慧 紫 雅 奕 晓 书 星 沐 锦 美 萌 乐 瑾 悦 慕 妙 乐 宇 润
    春 海 小 丽 珂 君 知 清 明 月`),
  second:
    words(`涵 彤 怡 妍 萱 瑶 琪 桐 雯 熙 悦 婷 欣 然 玲 颖 琳 月 雪 洁 蕊 宁 妮 晴 诺 菲 慧 蕾 芸 露 霏 馨 缘 柔 晗 燕 媛 莹 倩 希
    琴 滢 苗 兰 莉 汐 茹 钰 岚 音`),
  single: 0.12,
};

export const menOfWorkingAge: GivenNames = {
  first: words(
    "建 小 志 永 洪 国 海 文 光 明 晓 俊 世 正 春 大 成 家 长 云 德 中 立 学 兴 昌 万 先 江 华 贵 祖 顺 治 仕",
  ),
  second: words(
    "勇 伟 强 军 波 涛 杰 平 刚 华 林 明 兵 斌 鹏 彬 辉 洪 全 东 川 云 祥 成 飞 超 江 权 海 春 健 松 红 友 亮 龙 均 胜",
  ),
  single: 0.34,
};

export const womenOfWorkingAge: GivenNames = {
  first: words(
    "小 晓 春 丽 海 红 秀 玉 艳 雪 冬 素 文 世 利 永 光 淑 美 燕 明 佳 金 建 先 凤 云 朝 桂 青 天 代 正 诗 琼",
  ),
  second: words(
    "芳 丽 敏 静 燕 红 霞 娟 艳 玲 梅 英 琴 萍 兰 容 群 华 蓉 利 莉 琼 平 会 碧 秀 菊 雪 凤 花 容 芬 清 倩 婷 娇 翠 香",
  ),
  single: 0.26,
};

export const oldMen: GivenNames = {
  first: words(
    "国 明 德 光 正 世 大 永 昌 兴 仁 安 天 长 文 朝 祖 万 中 运 庆 绍 开 泽 吉 贵 应 代 登 清 华 成 义 学 福 宗",
  ),
  second: words(
    "华 富 贵 祥 云 清 全 明 荣 福 才 书 元 成 林 文 玉 忠 平 金 发 高 银 礼 均 和 伦 田 海 亮 友 山 江 泉",
  ),
  single: 0.07,
};

export const oldWomen: GivenNames = {
  first: words(
    "素 秀 淑 桂 玉 兰 光 永 正 世 国 天 大 昌 德 朝 明 代 仁 先 成 泽 元 吉 兴 祖 万 安 开 文 学 长 清 贵 登",
  ),
  second: words(
    "英 珍 芳 碧 琼 华 群 容 兰 清 秀 会 芬 玉 书 香 菊 琴 淑 平 珍 云 素 蓉 梅 莲 翠 全 凤 先 春 辉 仙 惠 姝",
  ),
  single: 0.06,
};

/** Given names with characters that fonts, databases and input methods stumble over. */
export const rareGivenNames = words(
  "䶮 𠮷祥 小沔 喆 堃 子喆 俊堃 𠮷安 云䶮 喆涵 堃宇 沔成 文喆 沐堃 一喆 语堃 沛喆 天䶮 𠮷辰 若沔",
);

/** Families whose children's names have a middle dot; the longest has twenty characters. */
export const dottedFamilies = [
  {
    ethnicity: "05",
    child: "阿卜杜热合曼·阿卜杜喀迪尔·麦麦提图尔荪",
    sex: "1",
    father: "阿卜杜喀迪尔·麦麦提图尔荪",
    mother: "阿依古丽·吾斯曼",
    grandmother: "帕提古丽·依明",
  },
  {
    ethnicity: "05",
    child: "努尔比亚古丽·阿卜杜热西提·图尔荪托合提",
    sex: "2",
    father: "阿卜杜热西提·图尔荪托合提",
    mother: "热依汗古丽·肉孜",
    grandmother: "阿提开姆·卡德尔",
  },
  {
    ethnicity: "04",
    child: "贡觉·扎西次仁",
    sex: "1",
    father: "贡觉·多吉",
    mother: "央金卓玛",
    grandmother: "次仁央宗",
  },
  {
    ethnicity: "07",
    child: "阿苦·日呷木",
    sex: "1",
    father: "阿苦·拉铁",
    mother: "马海·尔作莫",
    grandmother: "俄木·阿芝莫",
  },
  {
    ethnicity: "07",
    child: "沙玛·阿依木果",
    sex: "2",
    father: "沙玛·哈布",
    mother: "曲木·史则",
    grandmother: "勒格·阿牛莫",
  },
  {
    ethnicity: "04",
    child: "嘎玛·仁青拉姆",
    sex: "2",
    father: "嘎玛·旺堆",
    mother: "德吉白珍",
    grandmother: "白玛曲珍",
  },
] as const;

/** Given names that a well-known person bears with a common surname, or that make a joke when read aloud. */
export const avoidedNames = new Set(
  words(`李强 王毅 李希 蔡奇 韩正 李鹏 李娜 李宁 李健 李平 李明博 王菲 王楠 王洋 王勇 王晨 王刚 王军 王立军 刘洋 刘翔 刘涛 刘欢 刘烨 刘波 杨洋 杨幂
    杨伟 杨颖 杨紫 杨澜 张杰 张军 张平 张轩 张涵予 张国清 张天爱 陈龙 陈希 陈晨 陈坤 陈晓 陈吉宁 陈敏尔 周迅 周杰 周强 周永康 黄磊 黄海波 黄轩
    唐良智 胡歌 胡军 胡静 胡海峰 邓超 邓亚萍 赵薇 赵丽颖 赵乐际 赵忠祥 谢霆锋 谢娜 何洁 何炅 何立峰 罗永浩 罗晋 罗翔 朱军 朱婷 朱德 朱云 徐峥 徐静蕾
    马龙 马云 马凯 郭晶晶 郭涛 郭敬明 孙俪 孙杨 孙红雷 孙春兰 宋江 宋佳 苏轼 江泽民 江一燕 高峰 高圆圆 高明 林丹 林更新 林书豪 林彪 田亮 秦岚
    秦海璐 熊黛林 袁泉 袁隆平 袁家军 雷军 雷锋 龙永图 许晴 许家印 梁静 梁博 魏晨 魏大勋 姚明 姚晨 丁薛祥 韩红 韩雪 蒋欣 蒋勤勤 蒋大为 曾志伟 曾国藩
    曾黎 彭丽媛 彭于晏 彭德怀 冯小刚 冯巩 郑爽 郑凯 吴京 吴磊 吴刚 范伟 范剑 范明 夏雨 夏建仁 朱逸群 杜子腾 史珍香 秦寿 赖月经 苟日新 刘产 何平 胡春华
    马英九 吴邦国 胡锦涛 温家宝 朱镕基 李克强 汪洋 李瑞环 万里 乔石 刘少奇 周恩来 毛泽东 邓小平 陈云 刘国中 何卫东 石泰峰 李书磊 黄坤明 黄明 尹力 郑钧 许巍`),
);

/** Where people from here work: city and share. */
export const workPlaces = weighted(`
  重庆市渝北区16 重庆市江北区9 重庆市九龙坡区8 重庆市沙坪坝区8 重庆市北碚区7 重庆市两江新区5 重庆市巴南区3 广东省东莞市12 广东省深圳市12 广东省广州市8
  广东省佛山市6 广东省中山市3 广东省惠州市3 浙江省宁波市7 浙江省温州市5 浙江省杭州市6 浙江省义乌市5 浙江省台州市3 江苏省苏州市5 江苏省昆山市4 江苏省无锡市2
  上海市松江区4 上海市浦东新区3 福建省泉州市5 福建省晋江市3 福建省厦门市2 四川省成都市8 四川省广安市2 云南省昆明市3 贵州省贵阳市3 贵州省遵义市2 陕西省西安市2
  湖北省武汉市2 北京市大兴区2 天津市滨海新区1 新疆维吾尔自治区乌鲁木齐市2 新疆维吾尔自治区阿克苏市1 西藏自治区拉萨市1 山西省太原市1 内蒙古自治区鄂尔多斯市1
  河北省保定市1 山东省青岛市1 海南省海口市1 湖南省长沙市1 江西省南昌市1 安徽省合肥市1`);
