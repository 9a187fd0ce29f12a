/** The versions of the template, oldest first: three sections, fourteen items, nine red lines. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Template } from "./template.ts";

const first: Template = {
  version: "2026",
  title: "家庭监护能力评估表",
  from: "2016-01-01",
  cite: {
    document: "系统默认模板（参照湖北、上海、北京、湖南等地评估规范归纳）",
    says: "分儿童状况、监护能力、监护保障三部分评分，命中红线情形的直接评为监护缺失。",
    certainty: "design",
  },
  sections: [
    {
      code: "A",
      title: "儿童状况",
      items: [
        {
          code: "A1",
          title: "健康与营养",
          look: "看身高体重、面色、病历和预防接种，问平时吃什么、病了怎么办",
          anchors: [
            "发育正常，一日三餐有保证，生病及时就医，按时接种",
            "偶有挑食或小病拖延，照料人知道并在改善",
            "偏瘦、贫血或慢性病没有规律治疗，三餐不固定",
            "明显营养不良，或者重病不送医",
          ],
        },
        {
          code: "A2",
          title: "心理与行为",
          look: "单独和孩子谈，看情绪、睡眠、与人交往，问老师",
          anchors: [
            "情绪稳定，愿意交流，有朋友",
            "有时低落或易怒，能说出来，有人安慰",
            "长期孤僻、恐惧、逃学或有不良行为，无人过问",
            "有自伤、伤人或者极度恐惧照料人的表现",
          ],
        },
        {
          code: "A3",
          title: "安全与伤痕",
          look: "看身体裸露部位有无伤，问伤怎么来的，看用火用电用水和防溺水",
          anchors: [
            "没有伤痕，家里安全，孩子知道防溺水、防侵害",
            "有一般磕碰伤，原因说得清，个别隐患已提醒",
            "反复受伤或隐患较多，照料人不当回事",
            "有来历不明的伤，或者孩子处在现实危险里",
          ],
        },
        {
          code: "A4",
          title: "就学与出勤",
          look: "对照学籍和考勤，问老师作业、家长会",
          anchors: [
            "按时上学，作业有人管，家长参加家长会",
            "偶尔缺勤，有请假理由",
            "经常缺勤迟到，家长联系不上",
            "失学辍学，照料人不劝返",
          ],
        },
        {
          code: "A5",
          title: "生活与卫生",
          look: "看衣着、床铺、个人卫生",
          anchors: [
            "衣着合身干净，有自己的床铺",
            "基本整洁，个别方面要提醒",
            "衣着不合时令，卫生差",
            "长期脏乱、无床铺，皮肤病等无人处理",
          ],
        },
      ],
    },
    {
      code: "B",
      title: "监护能力",
      items: [
        {
          code: "B1",
          title: "监护意愿",
          look: "问监护人对孩子的打算，谁做主、谁照料",
          anchors: [
            "愿意并主动承担，对孩子有打算",
            "愿意承担，但常依赖他人",
            "推托、轮流推诿，需要反复督促",
            "明显不愿意，几乎不过问",
          ],
        },
        {
          code: "B2",
          title: "身心健康",
          look: "看残疾证、病历、精神状况，照料人年纪和体力",
          anchors: [
            "身心健康，能完全照料",
            "有慢性病或年纪较大，不影响日常照料",
            "重病、重残或高龄，照料吃力，要人搭手",
            "丧失照料能力，或者精神障碍发作无人看护",
          ],
        },
        {
          code: "B3",
          title: "照料与教养方式",
          look: "问孩子做错事怎么管，作息、上网、零花钱谁管",
          anchors: [
            "照料细致，以讲道理为主，没有体罚",
            "偶尔责骂，知道不妥",
            "常打骂或放任不管",
            "经常体罚、羞辱，或者长期忽视",
          ],
        },
        {
          code: "B4",
          title: "亲子沟通与家庭氛围",
          look: "问多久通一次电话、上次见面，家里人相处怎样",
          anchors: [
            "家庭和睦，每天交流；外出的每周至少联系一次",
            "每月联系几次，氛围一般",
            "几个月才联系一次，或者家里常争吵",
            "长期不联系，或者孩子目睹家庭暴力",
          ],
        },
        {
          code: "B5",
          title: "监护人行为",
          look: "了解有无酗酒、赌博、吸毒、违法犯罪，向村居和派出所核对",
          anchors: [
            "没有不良行为",
            "有过轻微不良行为，已经改正",
            "酗酒、赌博等影响照料",
            "严重不良行为持续，孩子直接受害",
          ],
        },
      ],
    },
    {
      code: "C",
      title: "监护保障",
      items: [
        {
          code: "C1",
          title: "经济收入",
          look: "问收入来源、低保特困、债务，孩子的费用谁出",
          anchors: [
            "收入稳定，孩子的费用有保证",
            "收入一般，有救助后够用",
            "收入不稳，学习医疗费用常断",
            "没有收入来源，基本生活没有着落",
          ],
        },
        {
          code: "C2",
          title: "住房与环境",
          look: "看房屋结构、用电用气、临水临崖，孩子住哪里",
          anchors: [
            "住房安全整洁，孩子有合适的住处",
            "住房较旧，没有明显隐患",
            "有隐患或过于拥挤，需要整改",
            "危房，或者居无定所",
          ],
        },
        {
          code: "C3",
          title: "亲属支持与替代照护",
          look: "问急事找谁，谁能替一段时间",
          anchors: [
            "有可靠亲属，随时能替",
            "有亲属能帮忙，但要商量",
            "亲属少，难得帮一次",
            "没有任何亲属可以依靠",
          ],
        },
        {
          code: "C4",
          title: "邻里与社区支持",
          look: "问邻居和村（居）的来往，儿童之家去不去",
          anchors: [
            "邻里互助，常参加社区活动",
            "有来往，需要时有人帮",
            "来往少，比较孤立",
            "与邻里冲突，或者拒绝一切走访",
          ],
        },
        {
          code: "C5",
          title: "学校配合",
          look: "问班主任联系得上谁，学校有什么帮助",
          anchors: [
            "家校联系顺畅，学校有专人关心",
            "联系得上，配合一般",
            "很少联系，学校找不到人",
            "拒绝与学校联系",
          ],
        },
      ],
    },
  ],
  redLines: [
    { code: "sexualHarm", title: "遭受或者疑似遭受性侵害", secret: true },
    { code: "seriousInjury", title: "被监护人伤害致重伤，或者有生命危险" },
    { code: "abandoned", title: "被遗弃" },
    { code: "livesAlone", title: "脱离监护单独居住生活", below: "alone" },
    { code: "unattended", title: "处于无人看护状态", below: "unattended" },
    { code: "drugs", title: "监护人正在吸毒" },
    { code: "violence", title: "家庭暴力正在发生或者随时可能发生" },
    { code: "refuses", title: "监护人拒绝承担监护" },
    { code: "noHome", title: "没有住所" },
  ],
};

export const templates: readonly Template[] = [first];

/** For an assessment begun on this day. */
export function templateOn(day: IsoDate): Template {
  const holding = templates.filter(({ from }) => from <= day).at(-1);
  if (holding === undefined) throw new Error(`no assessment template on ${day}`);
  return holding;
}
